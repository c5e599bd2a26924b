"""A review as a Word file: what stands in the places of a layout (docs/howto/layout-of-plans.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext as _

from chancellery.commitments.models import ProgressReport
from chancellery.core import layouts, renditions
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.reviews.models import Conclusion, Review
from chancellery.reviews.queries import Findings
from chancellery.reviews.showing import FigureLine, MoveGroup, StandLine, Told
from chancellery.ui.marks import as_day, colon

SHIPPED = Path(__file__).parent / "layouts"
#: A paper holds no characters that XML does not know.
_UNPRINTABLE = dict.fromkeys(code for code in range(32) if chr(code) not in "\n\t")


def filled(review: Review, shown: Mapping[str, object]) -> bytes:
    """Return the Word file of a review; ``shown`` is what its page shows, to the same reader.

    Raises:
        LayoutUnfit: the office's layout cannot be used.
    """
    from chancellery.core import word_file  # its libraries are loaded only by whoever prints

    return word_file.filled(values_of(review, shown), layout=_layout(review.unit, get_language() or "en"))


def values_of(review: Review, shown: Mapping[str, object]) -> dict[str, object]:
    """Return what the places of a layout are filled with."""
    found = cast(Findings, shown["found"])
    office, above = _offices(review.unit)
    return {
        "office": office, "office_upper": office.upper(), "above": above, "above_upper": above.upper(),
        "kind_upper": _("Review").upper(),
        "title": _("The work of %(unit)s and the units below it, %(first)s – %(last)s") % {
            "unit": office, "first": as_day(review.period_from_on), "last": as_day(review.period_until_on)
        },
        "about": _("Only what answers to %(document)s.") % {"document": review.document} if review.document else "",
        "compared": _("Figures at the end of %(day)s; the change is since the end of %(before)s.") % {
            "day": as_day(found.span.last_on), "before": as_day(found.compared_on)
        } if found.compared_on else _("Figures at the end of %(day)s.") % {"day": as_day(found.span.last_on)},
        "recorded": _("Recorded by %(person)s on %(day)s.") % {
            "person": review.made_by.full_name if review.made_by else "—",
            "day": as_day(timezone.localdate(review.made_at)),
        },
        "conclusions": [_conclusion(one) for one in cast(Sequence[Conclusion], shown["conclusions"])],
        "figures": [_figure(one) for one in cast(Sequence[FigureLine], shown["lines"])],
        "units": [_stand(one) for one in cast(Sequence[StandLine], shown["units"])],
        "parts": [_stand(one) for one in cast(Sequence[StandLine], shown["parts"])],
        "groups": [_group(one) for one in cast(Sequence[MoveGroup], shown["groups"])],
        "told": [_told(one.report) for one in cast(Sequence[Told], shown["told"])],
        "words": _words(found),
    }  # fmt: skip


def _offices(unit: Unit) -> tuple[str, str]:
    """Return what the head of the paper calls a unit and the one above it."""
    parent = unit.parent if unit.depth > 1 else None
    known = renditions.of_each([one for one in (unit, parent) if one])
    name = renditions.on_paper(unit, unit.names, known)
    return name, renditions.on_paper(parent, parent.names, known) if parent else ""


def _words(found: Findings) -> dict[str, str]:
    """Return the headings of the paper and of its tables."""
    return {
        "conclusions": _("Conclusions"), "figures": _("Figures"), "figure": gettext("Figure"),
        "before": as_day(found.compared_on) if found.compared_on else "—", "then": as_day(found.span.last_on),
        "differs": gettext("Difference"), "units": _("Units below, by name"), "unit": gettext("Unit"),
        "parts": _("By provision") if found.span.document else _("By document"),
        "part": gettext("Provision") if found.span.document else gettext("Document"),
        "total": pgettext("figure", "Commitments"), "progress": gettext("Progress"),
        "overdue": pgettext("figure", "Overdue"), "done": pgettext("what a period brought", "Done"),
        "not_reported": pgettext("column of the board", "Not reported"),
        "moves": pgettext("what a period brought", "What moved"),
        "told": _("Difficulties and requests"), "commitment": gettext("Commitment"), "lead": gettext("Lead unit"),
        "due": pgettext("column", "Due"), "standing": gettext("Standing"), "rests_on": _("Rests on:"),
        "difficulties": gettext("Difficulties") + colon(), "requests": gettext("What they ask for") + colon(),
    }  # fmt: skip


def _conclusion(one: Conclusion) -> dict[str, object]:
    return {
        "theme": _clean(one.theme), "paragraphs": _paragraphs(one.text),
        "rests_on": "; ".join(_clean(_named(backing.report)) for backing in one.backings.all()),
    }  # fmt: skip


def _named(report: ProgressReport) -> str:
    return f"{report.unit.short_name}, {as_day(report.period_until_on)} – {report.commitment.title}"


def _figure(one: FigureLine) -> dict[str, str]:
    return {"label": one.label, "before": one.before, "then": one.then, "differs": one.differs}


def _stand(one: StandLine) -> dict[str, str]:
    totals = one.totals
    return {
        "name": _clean(one.name), "total": str(totals.total), "progress": one.percent, "differs": one.differs,
        "overdue": str(totals.overdue), "done": str(totals.done + totals.done_late),
        "not_reported": str(totals.not_reported),
    }  # fmt: skip


def _group(one: MoveGroup) -> dict[str, object]:
    rows = [
        {"title": _clean(line.title), "lead": _clean(line.lead), "due": as_day(line.due_on) if line.due_on else "—",
         "standing": line.standing}
        for line in one.lines
    ]  # fmt: skip
    more = one.count - len(one.lines)
    return {
        "title": _("%(what)s: %(n)s") % {"what": one.what.label, "n": one.count}, "rows": rows,
        "more": _("and %(n)s more, listed on the page of the review") % {"n": more} if more else "",
    }  # fmt: skip


def _told(one: ProgressReport) -> dict[str, object]:
    return {
        "of": _clean(_named(one)), "difficulties": _clean(" ".join(one.difficulties.split())),
        "requests": _clean(" ".join(one.requests.split())),
    }  # fmt: skip


def _paragraphs(text: str) -> list[str]:
    return [_clean(line) for line in text.splitlines() if line.strip()]


def _clean(text: str) -> str:
    return text.translate(_UNPRINTABLE)


def _layout(unit: Unit, language: str) -> Path:
    codes = [unit.code, *(one.code for one in reversed(organisations.ancestors(unit)))]
    names = [f"{code}.review.{language}.docx" for code in codes] + [f"review.{language}.docx", "review.docx"]
    return layouts.layout_for(names, own=settings.PLAN_LAYOUTS, shipped=SHIPPED)

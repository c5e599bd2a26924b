"""How drafts and measures look in words and marks: the views make rows with it, so that templates hold no rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chancellery.commitments import showing as commitments
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import Commitment
from chancellery.commitments.rules import Due
from chancellery.documents.models import Document
from chancellery.plans import queries
from chancellery.plans.enums import DraftState, Found, Lack
from chancellery.plans.models import Draft, Measure
from chancellery.plans.queries import PARTED, Verdict
from chancellery.ui import marks

BRIEF = 48  #: letters of a title that stands for a number
FOUND_SHAPES = {
    Found.NEW: "way", Found.CHANGED: "way", Found.REWORDED: "late", Found.SAME: "done", Found.HEADING: "none",
    Found.NOT_UNDERSTOOD: "late",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list."""

    draft: Draft
    lang: str
    state: SafeString
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class AboveLine:
    """A duty of a superior document, and what the draft makes of it."""

    key: int
    words: str
    label: str
    lang: str
    url: str
    due: SafeString | str
    handed: Commitment | None
    mark: SafeString
    taken: Sequence[tuple[int, str, str]]  #: place, address of the measure, how
    reason: str
    is_forgotten: bool

    @property
    def anchor(self) -> str:
        """The id of its row."""
        return f"p{self.key}"


@dataclass(frozen=True, slots=True)
class SuperiorPart:
    """A superior document beside the draft."""

    document: Document
    lang: str
    lines: Sequence[AboveLine]
    open_count: int
    may_go: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of the draft."""

    measure: Measure
    place: int
    lead: str
    helpers: str
    due: SafeString | str
    mark: SafeString
    address: str  #: of its page; what can be done with it stands below
    above: Sequence[tuple[str, str]]  #: what it takes up, and how
    first: bool
    last: bool

    @property
    def anchor(self) -> str:
        """The id of its row."""
        return f"m{self.measure.pk}"


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A row of a table that is to be taken over, and its verdict."""

    line: int  #: counted over all rows given
    number: int  #: that the file shows beside it, or else its line
    sheet: str  #: on which it stands, in a spreadsheet of several
    words: str
    lead: str
    helpers: str
    due: SafeString | str
    output: str
    mark: SafeString
    why: Sequence[str]
    likely: str = ""  #: the words of the measure that it may be in other words
    likely_place: int = 0
    answer: bool | None = None  #: what was said to that


def draft_line(draft: Draft) -> DraftLine:
    """Return a draft of ``queries.listed`` for the list."""
    issued = draft.state == DraftState.ISSUED and draft.document is not None
    url = draft.document.get_absolute_url() if issued and draft.document else draft.get_absolute_url()
    state = marks.standing("done" if issued else "way", draft.get_state_display())
    return DraftLine(draft, commitments.foreign(draft.language), state, draft.__dict__["measure_count"], url)


def superior_parts(
    above: Sequence[tuple[Document, Sequence[queries.Above]]], places: dict[int, int]
) -> list[SuperiorPart]:
    """Return the superior documents with their duties; ``places`` says which number each measure has."""
    return [
        SuperiorPart(
            document, commitments.foreign(document.title_language), [_above_line(one, places) for one in lines],
            sum(one.is_forgotten for one in lines), len(above) > 1 and not any(one.taken for one in lines),
        )
        for document, lines in above
    ]  # fmt: skip


def _above_line(above: queries.Above, places: dict[int, int]) -> AboveLine:
    one = above.provision
    if above.taken:
        mark = marks.standing("done", pgettext("a superior provision", "Taken up"))
    elif above.omission is not None:
        mark = marks.standing("waived", pgettext("a superior provision", "Left out"))
    else:
        mark = marks.standing("none", pgettext("a superior provision", "Not taken up yet"))
    return AboveLine(
        key=one.pk, words=above.words, label=one.label, lang=commitments.foreign(one.language),
        url=one.get_absolute_url(), due=marks.day(above.last_on) if above.last_on else "", handed=above.handed,
        mark=mark,
        taken=[
            (places[taken.measure.pk], commitments.address("plans:measure", taken.measure.pk),
             taken.adoption.get_extent_display())
            for taken in above.taken
        ],
        reason=above.omission.reason if above.omission else "", is_forgotten=above.is_forgotten,
    )  # fmt: skip


def measure_lines(ready: queries.Readiness) -> list[MeasureLine]:
    """Return the measures of a draft, each with what it lacks."""
    last = len(ready.measures)
    return [
        MeasureLine(
            measure=one, place=place, lead=str(one.lead) if one.lead else one.unknown_lead,
            helpers=helpers_of(one), due=due_of(one), mark=verdict(ready.lacks.get(one.pk, ())),
            address=reverse("plans:measure", args=[one.pk]),
            above=[
                (f"{_brief(found.provision.document)} {found.provision.label}".strip(), found.get_extent_display())
                for found in one.adoptions.all()
            ],
            first=place == 1, last=place == last,
        )
        for place, one in enumerate(ready.measures, 1)
    ]  # fmt: skip


def _brief(document: Document) -> str:
    """Name a document where it stands beside many others: by its number, or by how its title begins."""
    return document.number or Truncator(document).chars(BRIEF)


def helpers_of(measure: Measure) -> str:
    """Return who co-ordinates, with what is not known as it was written."""
    known = [f"{one.unit} ({one.part})" if one.part else str(one.unit) for one in measure.helpers.all()]
    return PARTED.join([*known, *queries.parted(measure.unknown_helpers)])


def due_of(measure: Measure) -> SafeString | str:
    """Return when a measure is due, as far as it is said."""
    if measure.due_kind == DueKind.CONTINUOUS:
        return commitments.due_mark(Due(DueKind.CONTINUOUS))
    period = Period(measure.period) if measure.period and measure.due_kind == DueKind.PERIODIC else None
    if measure.due_on is None or (measure.due_kind == DueKind.PERIODIC and period is None):
        return str(Period(measure.period).label) if measure.period else ""
    return commitments.due_mark(Due(DueKind(measure.due_kind), measure.due_on, period))


def verdict(lacks: Sequence[str]) -> SafeString:
    """Say in marks whether a measure is ready, or what it lacks."""
    if not lacks:
        return marks.standing("done", pgettext("a measure of a plan", "Ready"))
    return format_html_join(" ", "{}", ((marks.standing("late", str(Lack(one).label)),) for one in lacks))


def verdict_line(
    one: Verdict, places: dict[int, int], answer: bool | None, *, number: int | None = None, sheet: str = ""
) -> VerdictLine:
    """Return a row of a table with its verdict; ``places`` says which number each measure has.

    ``number`` is what the file shows beside the row, on its ``sheet``.
    """
    row, given = one.row, one.given
    due = row.due_words
    return VerdictLine(
        line=row.line, number=number or row.line, sheet=sheet,
        words=row.words or " · ".join(cell for cell in row.cells if cell), lead=row.lead,
        helpers=PARTED.join(row.helpers), due=due, output=row.output,
        mark=marks.standing(FOUND_SHAPES[one.found], str(one.found.label)),
        why=[*_why(one)] if given is not None or one.found in {Found.NOT_UNDERSTOOD, Found.REWORDED} else (),
        likely=one.likely.words if one.likely else "", likely_place=places[one.likely.pk] if one.likely else 0,
        answer=answer,
    )  # fmt: skip


def notes_on_cells(unknown: Sequence[str], unclear_due: str) -> list[str]:
    """Say which names and days in the cells of a row were not understood."""
    told = [_("“%(name)s”: no unit is known by this name, or several are.") % {"name": name} for name in unknown]
    if unclear_due:
        told.append(_("“%(words)s” is no day that was understood.") % {"words": unclear_due})
    return told


def wrote_meanwhile(measure: Measure) -> str:
    """Say what somebody else left in a row."""
    said = [measure.words, str(measure.lead or measure.unknown_lead), helpers_of(measure),
            str(measure.due_on or ""), measure.expected_output]  # fmt: skip
    return _("%(name)s wrote meanwhile: %(words)s") % {
        "name": measure.changed_by or "—", "words": " · ".join(one for one in said if one),
    }  # fmt: skip


def _why(one: Verdict) -> list[str]:
    told = []
    if one.found == Found.NOT_UNDERSTOOD:
        told.append(_("No cell of this row says what is to be done."))
    if one.several_lead:
        told.append(_("Several units lead; choose one."))
    told += notes_on_cells(one.unknown, one.unclear_due)
    if one.changed:
        names = {
            "words": _("words"), "section": _("heading"), "lead": _("lead unit"), "unknown_lead": _("lead unit"),
            "helpers": _("co-ordinating units"), "unknown_helpers": _("co-ordinating units"), "due_kind": _("due day"),
            "due_on": _("due day"), "period": _("due day"), "expected_output": _("expected output"),
        }  # fmt: skip
        fields = ", ".join(dict.fromkeys(names[name] for name in one.changed if name in names))
        told.append(_("Changes: %(fields)s") % {"fields": fields})
    return told

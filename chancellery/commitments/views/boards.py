"""How do the units below one stand? Each figure leads to what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chancellery.commitments import board_table, earlier, queries, rules, tile_map
from chancellery.commitments.earlier import Earlier
from chancellery.commitments.enums import Concern, Figure
from chancellery.commitments.views.asked import asked_for
from chancellery.core.exports import as_csv
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.ui import marks


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure of the strip above the table."""

    value: str
    label: str
    url: str
    tone: str = ""
    change: str = ""  #: since the day compared
    better: str = ""  #: yes or no, of the change


@dataclass(frozen=True, slots=True)
class About:
    """What a board is about beside its unit: it stays the same on the way to other boards and to lists."""

    document: Document | None
    on: date | None  #: an earlier day; none for now

    def address(self, unit: Unit, **more: str) -> str:
        """Return where the board of ``unit`` is."""
        return f"{reverse('commitments:board')}?{urlencode({'unit': str(unit.pk)} | self.asked() | more)}"

    def list_address(self, unit: Unit, **only: str) -> str:
        """Return where the commitments are that a unit and those below it lead, of one figure or concern."""
        asked = {"under": str(unit.pk)} | self.asked() | only
        return f"{reverse('commitments:list')}?{urlencode(asked)}"

    def links(self, units: Sequence[Unit]) -> list[tuple[str, str]]:
        return [(str(one), self.address(one)) for one in units]

    def asked(self) -> dict[str, str]:
        found = {"document": str(self.document.pk)} if self.document else {}
        return found | ({"on": self.on.isoformat()} if self.on else {})


def board(request: SignedIn) -> HttpResponseBase:
    """Show the units right below the chosen one, now or at the end of an earlier day, or send them as a file."""
    asked, held = asked_for(request), authority(request)
    form, tops, unit = asked.form, asked.tops, asked.unit
    if unit is None:
        return render(request, "commitments/board.html", {"unit": None})
    about = About(asked.document, form.cleaned_data.get("on"))
    page = {
        "unit": unit, "document": about.document, "on": about.on, "form": form,
        "tops": about.links(tops) if len(tops) > 1 else [],
        "above": about.links(queries.above_on_board(held, unit)), "now": About(about.document, None).address(unit),
        "documents": queries.documents_on_board(unit),
    }  # fmt: skip
    if refused := form.errors.get("on") or _not_kept(about.on):
        return render(request, "commitments/board.html", page | {"refused": refused})
    found, before = _found(unit, about, since=form.cleaned_data.get("since"))
    if request.GET.get("format") == "csv":
        return _as_file(found, before, about.on)
    return render(request, "commitments/board.html", page | _figures(found, unit, about, before))


def _not_kept(on: date | None) -> Sequence[str]:
    """Say that a day lies before those that are kept, if it does."""
    first = queries.kept_from() if on else None
    if on is None or (first and first <= on):
        return ()
    if first is None:
        return (_("No day of the board is kept yet."),)
    return (_("Boards are kept from %(day)s on.") % {"day": date_format(first, pgettext("format of a day", "j M Y"))},)


def _found(unit: Unit, about: About, *, since: date | None) -> tuple[queries.Board, Earlier]:
    key, day = about.document.pk if about.document else None, about.on or organisations.today()
    now = about.on is None
    found = queries.board(unit, document=key, today=day) if now else queries.board_on(day, unit, document=key)
    units = [unit.pk, *(row.unit.pk for row in found.rows)]
    before = earlier.earlier(queries.months_of(units, document=key, until=day, months=earlier.MONTHS), since=since)
    if since is None or since >= day or since != earlier.last_review(unit.pk, key):
        return found, before
    return found, replace(before, since=since, at_review=queries.totals_of_units_on(since, units, document=key))


def _figures(found: queries.Board, unit: Unit, about: About, before: Earlier) -> dict[str, object]:
    to, tiles = board_table.addresses(urlencode(about.asked())), tile_map.tiles_of(found.rows, about.address)
    return {
        "headlines": _headlines(found.totals, unit, about, before), "rows": bool(found.rows),
        "table": board_table.table(found, unit.pk, before, to) if found.rows else "",
        "reviewed_on": earlier.last_review(unit.pk, about.document.pk if about.document else None),
        "since": before.since, "months": [(day, earlier.month(day)) for day in reversed(before.days)],
        "concerns": [] if about.on else [
            (one.label, about.list_address(unit, concern=one.value)) for one in Concern
        ],
        "indicators": f"{reverse('commitments:indicators')}?{urlencode({'unit': str(unit.pk)} | about.asked())}",
        "tiles": tiles, "behind": board_table.behind(found, to) if tiles else "",
        "earlier": board_table.months(found, before), "export": about.address(unit, format="csv"),
    }  # fmt: skip


def _headlines(totals: rules.Totals, unit: Unit, about: About, before: Earlier) -> Sequence[Headline]:
    def link(figure: Figure) -> str:
        return about.list_address(unit, figure=figure.value)

    done, then = totals.done + totals.done_late, before.at_since(unit.pk) or totals
    points = before.points(unit.pk, totals) or 0
    # months do not keep it
    unreported = earlier.differs(totals.not_reported, then.not_reported) if before.at_review is not None else ""
    more_late = totals.overdue - then.overdue
    percent = "—" if totals.progress is None else marks.percentage(marks.whole_percent(totals.progress))
    return [
        Headline(number_format(totals.total), ngettext("commitment", "commitments", totals.total), link(Figure.TOTAL),
                 change=earlier.differs(totals.total, then.total)),
        Headline(percent, _("progress, by weight"), link(Figure.TOTAL), change=earlier.differs(points, 0),
                 better="yes" if points > 0 else "no" if points else ""),
        Headline(number_format(totals.overdue), _("overdue"), link(Figure.OVERDUE), "late" if totals.overdue else "",
                 change=earlier.differs(totals.overdue, then.overdue),
                 better="no" if more_late > 0 else "yes" if more_late else ""),
        Headline(number_format(totals.due_soon), _("due within 30 days"), link(Figure.DUE_SOON)),
        Headline(number_format(totals.not_reported), _("not reported this period"), link(Figure.NOT_REPORTED),
                 change=unreported),
        Headline(
            number_format(totals.done), _("done on time, of %(done)s done") % {"done": number_format(done)},
            link(Figure.DONE), "done" if done else "", change=earlier.differs(totals.done, then.done),
        ),
    ]  # fmt: skip


def _as_file(found: queries.Board, before: Earlier, on: date | None) -> HttpResponseBase:
    """Send the rows; each says the day they are of."""
    header = [
        _("Unit"),
        _("Code"),
        _("Day"),
        *board_table.COLUMNS.values(),
        _("Progress, percent"),
        *map(earlier.month, before.days),
    ]
    kind = _("board")
    return as_csv(
        name=f"{kind} {on.isoformat()}" if on else kind,
        header=header,
        rows=_file_rows(found, before, on or organisations.today()),
    )


def _file_rows(found: queries.Board, before: Earlier, day: date) -> Iterator[list[object]]:
    for row in found.rows:
        progress = row.totals.progress
        counts = [board_table.count(row.totals, figure) for figure in board_table.COLUMNS]
        months = [] if row.is_own else before.percents(row.unit.pk)
        yield [row.unit, row.unit.code, day, *counts, "" if progress is None else rules.plain(progress), *months]

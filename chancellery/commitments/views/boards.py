"""How do the units below one stand? Each figure leads to what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.commitments import board_table, earlier, forms, queries, rules, tile_map
from chancellery.commitments.earlier import Earlier
from chancellery.commitments.enums import Figure
from chancellery.core.exports import as_csv
from chancellery.documents import queries as documents
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


def board(request: SignedIn) -> HttpResponseBase:
    """Show the units right below the chosen one, or send them as a file."""
    form = forms.BoardFilters(request.GET)
    form.is_valid()
    asked, held = form.cleaned_data, authority(request)
    tops = queries.tops(held)
    if not tops and not asked.get("unit"):
        return render(request, "commitments/board.html", {"unit": None})
    unit = queries.get_unit_for_board(held, asked["unit"]) if asked.get("unit") else tops[0]
    document = documents.get_for(held, asked["document"]) if asked.get("document") else None
    key, today = document.pk if document else None, organisations.today()
    found = queries.board(unit, document=key, today=today)
    ends = queries.months_of(
        [unit.pk, *(row.unit.pk for row in found.rows)], document=key, until=today, months=earlier.MONTHS
    )
    before = earlier.earlier(ends, since=asked.get("since"))
    if request.GET.get("format") == "csv":
        return _as_file(found, before)
    return render(request, "commitments/board.html", {
        "unit": unit, "document": document, "tops": _links(tops, document) if len(tops) > 1 else [],
        "above": _links(queries.above_on_board(held, unit), document),
        "headlines": _headlines(found.totals, unit, document, before), "rows": bool(found.rows),
        "table": board_table.table(found, unit.pk, before, board_table.addresses(key)) if found.rows else "",
        "since": before.since, "months": [(day, earlier.month(day)) for day in reversed(before.days)],
        "tiles": tile_map.tiles_of(found.rows, lambda one: _address(one, document)),
        "earlier": board_table.months(found, before),
        "documents": queries.documents_on_board(unit), "export": _address(unit, document, format="csv"),
    })  # fmt: skip


def _links(units: Sequence[Unit], document: Document | None) -> list[tuple[str, str]]:
    return [(str(one), _address(one, document)) for one in units]


def _address(unit: Unit, document: Document | None, **more: str) -> str:
    asked = {"unit": str(unit.pk)} | ({"document": str(document.pk)} if document else {}) | more
    return f"{reverse('commitments:board')}?{urlencode(asked)}"


def _list_address(unit: Unit, document: Document | None, figure: Figure, *, own: bool = False) -> str:
    asked = {"led" if own else "under": str(unit.pk)} | ({"document": str(document.pk)} if document else {})
    return f"{reverse('commitments:list')}?{urlencode(asked | {'figure': figure.value})}"


def _headlines(totals: rules.Totals, unit: Unit, document: Document | None, before: Earlier) -> Sequence[Headline]:
    def link(figure: Figure) -> str:
        return _list_address(unit, document, figure)

    done, then = totals.done + totals.done_late, before.at_since(unit.pk) or totals
    points = before.points(unit.pk, totals) or 0
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
        Headline(number_format(totals.not_reported), _("not reported this period"), link(Figure.NOT_REPORTED)),
        Headline(
            number_format(totals.done), _("done on time, of %(done)s done") % {"done": number_format(done)},
            link(Figure.DONE), "done" if done else "",
        ),
    ]  # fmt: skip


def _as_file(found: queries.Board, before: Earlier) -> HttpResponseBase:
    header = [
        _("Unit"),
        _("Code"),
        *board_table.COLUMNS.values(),
        _("Progress, percent"),
        *map(earlier.month, before.days),
    ]
    return as_csv(name=_("board"), header=header, rows=_file_rows(found, before))


def _file_rows(found: queries.Board, before: Earlier) -> Iterator[list[object]]:
    for row in found.rows:
        progress = row.totals.progress
        counts = [board_table.count(row.totals, figure) for figure in board_table.COLUMNS]
        months = [] if row.is_own else before.percents(row.unit.pk)
        yield [row.unit, row.unit.code, *counts, "" if progress is None else rules.plain(progress), *months]

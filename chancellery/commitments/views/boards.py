"""How do the units below one stand? Each figure leads to what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from chancellery.commitments import earlier, forms, queries, rules, tile_map
from chancellery.commitments.earlier import Earlier
from chancellery.commitments.enums import Figure
from chancellery.core.exports import as_csv
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.ui import marks

#: The columns and what stands above them, in order; the first is the whole.
COLUMNS = {
    Figure.TOTAL: Figure.TOTAL.label,
    Figure.DUE_SOON: pgettext_lazy("column of the board", "Due in 30 days"),
    Figure.OVERDUE: Figure.OVERDUE.label,
    Figure.DONE: Figure.DONE.label,
    Figure.DONE_LATE: Figure.DONE_LATE.label,
    Figure.NOT_REPORTED: pgettext_lazy("column of the board", "Not reported"),
    Figure.LEFT_OUT: pgettext_lazy("column of the board", "Left out"),
}
NOUGHT = SafeString('<span class="soft">0</span>')
NOTHING = SafeString('<span class="soft">—</span>')


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: a link to what it counts, or a nought that leads nowhere."""

    label: str
    figure: SafeString
    is_nought: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the board, ready to be printed."""

    name: str
    url: str
    is_own: bool
    progress: SafeString
    moved: SafeString  #: over the earlier months
    cells: tuple[Cell, ...]


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
        "headlines": _headlines(found.totals, unit, document, before), "columns": list(COLUMNS.values()),
        "rows": [_row(row, document, before) for row in found.rows], "sum": _sum(found.totals, unit, document, before),
        "since": before.since, "months": [(day, earlier.month(day)) for day in reversed(before.days)],
        "tiles": tile_map.tiles_of(found.rows, lambda one: _address(one, document)),
        "earlier": _earlier_rows(found, before), "earlier_columns": [earlier.month(day) for day in before.days],
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


def _count(totals: rules.Totals, figure: Figure) -> int:
    return int(getattr(totals, figure.name.lower()))


def _row(row: queries.BoardRow, document: Document | None, before: Earlier) -> Row:
    return Row(
        name=row.unit.short_name,
        url="" if row.is_own else _address(row.unit, document),
        is_own=row.is_own,
        progress=_progress(row.totals),
        moved=NOTHING if row.is_own else before.moved(row.unit.pk, row.totals),
        cells=_cells(row.totals, row.unit, document, own=row.is_own),
    )


def _sum(totals: rules.Totals, unit: Unit, document: Document | None, before: Earlier) -> Row:
    return Row(
        name=_("All of them"), url="", is_own=False,
        progress=_progress(totals), moved=before.moved(unit.pk, totals), cells=_cells(totals, unit, document),
    )  # fmt: skip


def _cells(totals: rules.Totals, unit: Unit, document: Document | None, *, own: bool = False) -> tuple[Cell, ...]:
    cells = []
    for figure, label in COLUMNS.items():
        count = _count(totals, figure)
        late = SafeString(' class="late"') if figure == Figure.OVERDUE else ""
        shown = format_html(
            '<a href="{}"{}>{}</a>', _list_address(unit, document, figure, own=own), late, number_format(count)
        )
        cells.append(Cell(str(label), shown if count else NOUGHT, is_nought=not count))
    return tuple(cells)


def _progress(totals: rules.Totals) -> SafeString:
    return marks.culm(totals.progress, late=bool(totals.overdue)) if totals.total else NOTHING


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


def _earlier_rows(found: queries.Board, before: Earlier) -> list[tuple[str, list[str]]]:
    """Return what the lines of the board draw, as rows of a table."""
    units = [row.unit for row in found.rows if not row.is_own]
    return [(one.short_name, before.percents(one.pk)) for one in units] if before.days else []


def _as_file(found: queries.Board, before: Earlier) -> HttpResponseBase:
    header = [_("Unit"), _("Code"), *COLUMNS.values(), _("Progress, percent"), *map(earlier.month, before.days)]
    return as_csv(name=_("board"), header=header, rows=_file_rows(found, before))


def _file_rows(found: queries.Board, before: Earlier) -> Iterator[list[object]]:
    for row in found.rows:
        progress = row.totals.progress
        counts = [_count(row.totals, figure) for figure in COLUMNS]
        months = [] if row.is_own else before.percents(row.unit.pk)
        yield [row.unit, row.unit.code, *counts, "" if progress is None else rules.plain(progress), *months]

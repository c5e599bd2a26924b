"""The table of the coverage matrix, joined from strings: sixty rows by seventy columns are 4,200 cells.

Headings of rows and columns speak for each cell; a cell itself says how far it is. Every cell is a link, so that the
page needs no script; with one, the arrow keys move between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from chancellery.commitments import queries, rules, showing
from chancellery.commitments.enums import Figure
from chancellery.organisations.models import Unit
from chancellery.ui import cells, marks

_EMPTY = rules.Cell()
WIDE = 24  #: columns; more are set small on paper
DEEPEST = 4  #: levels that the style sheet sets in


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the parts of the matrix lead: each is to be followed by a key, and needs no escaping."""

    unit: str  #: the same matrix for the units below one
    below: str  #: the same columns for what is below a row
    document: str  #: the document's page
    document_key: int
    top: int  #: the unit over all columns
    depth: int  #: of the columns; what stands higher is there for itself


def table(matrix: queries.Matrix, addresses: Addresses, *, caption: str, note: str) -> SafeString:
    """Return the whole matrix as a table that scrolls by itself."""
    head, foot = _head(matrix, addresses), _foot(matrix)
    writer = _Cells(matrix, addresses)
    shares = matrix.grid.row_shares()
    body = "".join([_row(writer, row, shares[row]) for row in matrix.grid.rows])
    kind = "scroll matrix board wide" if len(matrix.grid.columns) > WIDE else "scroll matrix board"
    return SafeString(
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table data-grid><caption><span>{escape(caption)}</span><small>{escape(note)}</small></caption>"
        f"<thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


def _head(matrix: queries.Matrix, addresses: Addresses) -> str:
    names = []
    for key in matrix.grid.columns:
        unit = matrix.units[key]
        name = escape(_name(matrix, unit))
        if unit.depth < addresses.depth:
            name = escape(_("%(name)s itself") % {"name": unit.short_name})
        elif key in matrix.parents:
            name = f'<a href="{addresses.unit}{key}">{name}</a>'
        names.append(f'<th scope="col"><span>{name}</span></th>')
    duty = escape(pgettext("coverage", "Duty"))
    adopted, progress = escape(pgettext("column of the matrix", "Adopted")), escape(_("Progress"))
    return (
        f'<tr><th scope="col"><span>{duty}</span></th>{"".join(names)}'
        f'<th scope="col" class="sum"><span>{adopted}</span></th>'
        f'<th scope="col" class="sum"><span>{progress}</span></th></tr>'
    )


def _name(matrix: queries.Matrix, unit: Unit) -> str:
    """Return the short name of a unit; further down with the one above it, for offices of many are called alike."""
    above = matrix.above.get(unit.parent_id or 0)
    return f"{unit.short_name} · {above.short_name}" if above is not None else unit.short_name


def _row(writer: _Cells, row: int, share: rules.Share) -> str:
    matrix, addresses = writer.matrix, writer.addresses
    if matrix.grid.is_one(row):
        kind, content = "", writer.cells(row)
        progress = _progress(matrix, row, addresses)
    else:
        kind, progress = ' class="section"', "<td></td>"
        content = "".join([_sum(matrix.grid.share(row, key)) for key in matrix.grid.columns])
    return f"<tr{kind}>{_heading(matrix, row, addresses)}{content}{_sum(share)}{progress}</tr>"


def _heading(matrix: queries.Matrix, row: int, addresses: Addresses) -> str:
    provision = matrix.provisions[row]
    foreign = showing.foreign(provision.language)
    lang = f' lang="{escape(foreign)}"' if foreign else ""
    label = f"<b>{escape(provision.label)}</b> " if provision.label else ""
    level = min(matrix.levels[row], DEEPEST)
    address = f"{addresses.below}{row}" if matrix.grid.folds(row) else f"{addresses.document}#{escape(provision.eid)}"
    return (
        f'<th scope="row" class="at{level}"><a href="{address}">'
        f"{label}<span{lang}>{escape(provision.heading)}</span></a></th>"
    )


class _Cells:
    """Writes the cells of rows; what is alike in all rows is made once."""

    def __init__(self, matrix: queries.Matrix, addresses: Addresses) -> None:
        self.matrix, self.addresses = matrix, addresses
        self._language = get_language() or ""
        self._list = reverse("commitments:list")
        self._gap = reverse("coverage:matrix", args=[addresses.document_key])
        self._columns = [
            (key, f"{'led' if matrix.units[key].depth < addresses.depth else 'under'}={key}&amp;figure=")
            for key in matrix.grid.columns
        ]
        self._known: dict[rules.Cell, tuple[str, str, str]] = {}

    def cells(self, duty: int) -> str:
        """Return the cells of one duty: each leads to what it counts, an empty one to what can be done about it."""
        find, known, themselves = self.matrix.grid.cells.get, self._known, self.matrix.grid.themselves
        counted, gap = f"{self._list}?provision={duty}&amp;", f"{self._gap}{duty}/"
        pieces = []
        for key, where in self._columns:
            cell = find((duty, key), _EMPTY)
            if cell is _EMPTY and key in themselves:
                pieces.append("<td></td>")  # what a unit does not lead itself is no gap
                continue
            look = known.get(cell)
            if look is None:
                look = known[cell] = self._look(cell)
            before, figure, after = look
            pieces.append(f"{before}{counted}{where}{figure}{after}" if figure else f"{before}{gap}{key}/{after}")
        return "".join(pieces)

    def _look(self, cell: rules.Cell) -> tuple[str, str, str]:
        """Return what stands around the address of a cell, and the figure it counts; none for a gap."""
        kind = cell.kind
        figure = {"none": "", "carried": "", "waived": Figure.LEFT_OUT.value}.get(kind, Figure.TOTAL.value)
        before, after = cells.cell_of_table(kind, cell.percent if figure else None, self._language)
        return before, figure, after


def _sum(share: rules.Share) -> str:
    kind = " all" if not share.gaps else " late" if share.late else " nought" if not share.adopted else ""
    late = f'<span class="unseen">, {escape(marks.usual_word("late"))}</span>' if share.late else ""
    return f'<td class="sum{kind}">{share.adopted}<span class="of">/{share.of}</span>{late}</td>'


def _progress(matrix: queries.Matrix, duty: int, addresses: Addresses) -> str:
    """Return how far the duty is under the whole of the top unit, as a link to all that it counts."""
    cell = matrix.by_duty.get(duty)
    if cell is None or cell.percent is None:
        return '<td class="sum">—</td>'
    late = ' class="late"' if cell.overdue else ""
    asked = f"?provision={duty}&amp;under={addresses.top}&amp;figure=total"
    address = f"{reverse('commitments:list')}{asked}"
    return f'<td class="sum"><a href="{address}"{late}>{escape(marks.percentage(cell.percent))}</a></td>'


def _foot(matrix: queries.Matrix) -> str:
    shares = "".join([_sum(share) for share in matrix.grid.column_shares().values()])
    heading = escape(pgettext("row of the matrix", "Adopted, of all duties shown"))
    return f'<tr><th scope="row">{heading}</th>{shares}{_sum(matrix.grid.whole())}<td></td></tr>'

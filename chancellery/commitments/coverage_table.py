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
from chancellery.ui import cells, marks

DEEPEST = 4  #: levels that the style sheet sets in


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the parts of the matrix lead: each is to be followed by a key, and needs no escaping."""

    unit: str  #: the same matrix for the units below one
    below: str  #: the same columns for what is below a row
    document: str  #: the document's page
    top: int  #: the unit over all columns
    depth: int  #: of the columns; what stands higher is there for itself


def table(matrix: queries.Matrix, addresses: Addresses, *, caption: str, note: str) -> SafeString:
    """Return the whole matrix as a table that scrolls by itself."""
    head, foot = _head(matrix, addresses), _foot(matrix)
    body = "".join([_row(matrix, row, addresses) for row in matrix.grid.rows])
    return SafeString(
        f'<div class="scroll matrix board" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table data-grid><caption><span>{escape(caption)}</span><small>{escape(note)}</small></caption>"
        f"<thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


def _head(matrix: queries.Matrix, addresses: Addresses) -> str:
    names = []
    for key in matrix.grid.columns:
        unit = matrix.units[key]
        name = escape(unit.short_name)
        if unit.depth < addresses.depth:
            name = escape(_("%(name)s itself") % {"name": unit.short_name})
        elif key in matrix.parents:
            name = f'<a href="{addresses.unit}{key}">{name}</a>'
        names.append(f'<th scope="col"><span>{name}</span></th>')
    adopted, progress = escape(pgettext("column of the matrix", "Adopted")), escape(_("Progress"))
    return (
        f'<tr><th scope="col"><span>{escape(pgettext("coverage", "Duty"))}</span></th>{"".join(names)}'
        f'<th scope="col" class="sum"><span>{adopted}</span></th>'
        f'<th scope="col" class="sum"><span>{progress}</span></th></tr>'
    )


def _row(matrix: queries.Matrix, row: int, addresses: Addresses) -> str:
    grid = matrix.grid
    if grid.is_one(row):
        content, progress = _cells(matrix, row, addresses), _progress(matrix, row, addresses)
    else:
        content, progress = _shares(matrix, row), "<td></td>"
    share = grid.row_share(row)
    kind = ' class="section"' if not grid.is_one(row) else ""
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


def _cells(matrix: queries.Matrix, duty: int, addresses: Addresses) -> str:
    language, list_address = get_language() or "", reverse("commitments:list")
    found, units = matrix.grid.cells, matrix.units
    gap = reverse("coverage:gap", args=[matrix.provisions[duty].document_id, duty, 0]).removesuffix("0/")
    pieces = []
    for key in matrix.grid.columns:
        cell = found.get((duty, key), rules.Cell())
        kind = cell.kind
        before, after = cells.cell_of_table(kind, None if kind in {"none", "carried"} else cell.percent, language)
        if kind in {"none", "carried"}:
            address = f"{gap}{key}/"
        else:
            where = "led" if units[key].depth < addresses.depth else "under"
            figure = "left-out" if kind == "waived" else "total"
            address = f"{list_address}?provision={duty}&amp;{where}={key}&amp;figure={figure}"
        pieces.append(f"{before}{address}{after}")
    return "".join(pieces)


def _shares(matrix: queries.Matrix, row: int) -> str:
    """Return for each column how many of the duties of a section it has adopted."""
    duties = matrix.grid.duties[row]
    return "".join([_sum(matrix.grid.share(duties, (key,))) for key in matrix.grid.columns])


def _sum(share: rules.Share) -> str:
    kind = " all" if not share.gaps else " late" if share.late else " nought" if not share.adopted else ""
    late = f'<span class="unseen">, {escape(marks.usual_word("late"))}</span>' if share.late else ""
    return f'<td class="sum{kind}">{share.adopted}/{share.of}{late}</td>'


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
    shares = "".join([_sum(matrix.grid.column_share(key)) for key in matrix.grid.columns])
    heading = escape(pgettext("row of the matrix", "Adopted, of all duties shown"))
    return f'<tr><th scope="row">{heading}</th>{shares}{_sum(matrix.grid.whole())}<td></td></tr>'

"""Tables of a Word document or a web page that hold no data and only set two halves of a page side by side.

An official paper opens with the office and its number on the left, the state's name and the day on the right; it closes
with who receives it on the left and who signs on the right. Both are small tables without lines, the first or the last
thing of their page, with several lines in one of the halves. They read as paragraphs, the left half first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_ROWS: Final = 4
_MOST_COLUMNS: Final = 2
_NO_LINE: Final = frozenset({"nil", "none"})
_LINES: Final = tuple(
    f"{_W}{side}" for side in ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV")
)


def arranges(table: etree._Element, rows: Sequence[Sequence[etree._Element]], ruled_styles: frozenset[str]) -> bool:
    """Whether a table is such a letterhead or foot: first or last on its page, without lines, small, and with several
    paragraphs in one of its halves. ``ruled_styles`` are the table styles that draw lines."""
    small = len(rows) <= _MOST_ROWS and max((len(row) for row in rows), default=0) == _MOST_COLUMNS
    return small and _at_an_end(table) and not _is_ruled(table, ruled_styles) and any(map(_is_several, _cells(rows)))


def ruled(styles: etree._Element | None) -> frozenset[str]:
    """Return the names of the table styles that draw lines."""
    found = () if styles is None else styles.iter(f"{_W}style")
    return frozenset(
        style.get(f"{_W}styleId", "") for style in found if _draws(style.find(f"{_W}tblPr/{_W}tblBorders"))
    )


def unfold(page: etree._Element) -> None:
    """Make paragraphs of such tables of a web page. Whether lines are drawn stands elsewhere: a table with a border of
    its own or with header cells holds data."""
    for table in list(page.iter("table")):
        rows = list(table.iter("tr"))
        cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
        if _sets_halves(table, cells):
            halves = [row[column] for column in range(_MOST_COLUMNS) for row in cells]
            for child in list(table):
                table.remove(child)
            table.extend(halves)
            table.tag = "div"
            for half in halves:  # of short lines, an extractor of articles keeps paragraphs alone
                half.tag = "div" if next(half.iter("p", "div"), None) is not None else "p"


def _sets_halves(table: etree._Element, rows: Sequence[Sequence[etree._Element]]) -> bool:
    if not 0 < len(rows) <= _MOST_ROWS or any(len(row) != _MOST_COLUMNS for row in rows):
        return False
    if table.get("border", "0") != "0" or any(cell.tag == "th" for cell in _cells(rows)):
        return False
    return _first_or_last(table) and any(map(_has_lines, _cells(rows)))


def _first_or_last(element: etree._Element) -> bool:
    """Whether words stand before an element or behind it, and not both; what only wraps it is looked past."""
    above = below = False
    while (around := element.getparent()) is not None and not (above or below):
        above = bool((around.text or "").strip()) or any(map(_shows, element.itersiblings(preceding=True)))
        below = bool((element.tail or "").strip()) or any(map(_shows, element.itersiblings()))
        element = around
    return above != below


def _shows(element: etree._Element) -> bool:
    return any(map(str.strip, map(str, element.itertext(with_tail=True))))


def _has_lines(cell: etree._Element) -> bool:
    return next(cell.iter("br"), None) is not None or len([line for line in cell.iter("p") if _shows(line)]) > 1


def _cells(rows: Sequence[Sequence[etree._Element]]) -> list[etree._Element]:
    return [cell for row in rows for cell in row]


def _at_an_end(table: etree._Element) -> bool:
    above, below = any(map(_says, table.itersiblings(preceding=True))), any(map(_says, table.itersiblings()))
    return above != below


def _says(element: etree._Element) -> bool:
    return any((words.text or "").strip() for words in element.iter(f"{_W}t"))


def _is_several(cell: etree._Element) -> bool:
    lines = [paragraph for paragraph in cell.iter(f"{_W}p") if _says(paragraph)]
    return len(lines) > 1 or any(next(line.iter(f"{_W}br"), None) is not None for line in lines)


def _is_ruled(table: etree._Element, ruled_styles: frozenset[str]) -> bool:
    if any(_draws(cell) for cell in table.iter(f"{_W}tcBorders")):
        return True
    own = table.find(f"{_W}tblPr/{_W}tblBorders")
    if own is not None:
        return _draws(own)
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    return style is not None and style.get(f"{_W}val", "") in ruled_styles


def _draws(borders: etree._Element | None) -> bool:
    lines = () if borders is None else [line for line in borders if line.tag in _LINES]
    return any(line.get(f"{_W}val", "nil") not in _NO_LINE for line in lines)

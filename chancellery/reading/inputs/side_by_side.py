"""Tables of a Word document that hold no data and only set two halves of a page side by side.

An official paper opens with the office and its number on the left, the state's name and the day on the right; it closes
with who receives it on the left and who signs on the right. Both are tables without lines, and read as paragraphs.
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

"""Where the article stands in the text of a page.

An extractor that looks for an article drops what looks unlike the rest of it: the lead in bold, the line with the day,
a paragraph of links. So it is only asked where the article begins and ends; all that stands between is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from chancellery.reading.inputs.decoded import Cell, Table

#: Shorter lines ("News", "Source") stand in menus as well.
_TELLING = 25
#: At most so many lines part a heading from its article: a day, a byline, a lead, buttons.
_BETWEEN = 15
#: How much of what was extracted must be found again for the extent to be believed.
_FOUND = 0.6


def extent(page: str, extracted: str, heading: str) -> tuple[int, int] | None:
    """Return the range of ``page`` from ``heading`` to the last line of ``extracted``, or ``None`` when unsure."""
    lines = page.split("\n")
    known = {line.strip() for line in extracted.split("\n") if line.strip()}
    telling = [index for index, line in enumerate(lines) if len(line) >= _TELLING and line.strip() in known]
    said = sum(len(line) for line in known if len(line) >= _TELLING)
    if not telling or sum(len(text) for text in {lines[index].strip() for index in telling}) < _FOUND * said:
        return None
    first, last = _widened(lines, telling[0], telling[-1], known)
    first = _heading_before(lines, first, heading)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return starts[first], starts[last] + len(lines[last])


def within(tables: Sequence[Table], start: int, end: int) -> tuple[Table, ...]:
    """Return the tables that lie in ``start`` to ``end``, with their places counted from ``start``."""
    places = [table.start for table in tables]
    inside = tables[bisect_left(places, start) :]
    return tuple(_moved(table, -start) for table in inside if table.end <= end)


def _widened(lines: Sequence[str], first: int, last: int, known: set[str]) -> tuple[int, int]:
    """Take in the short lines of the article, and blank ones, before and after."""
    for index in range(first - 1, -1, -1):
        if lines[index].strip() in known:
            first = index
        elif lines[index].strip():
            break
    for index in range(last + 1, len(lines)):
        if lines[index].strip() in known:
            last = index
        elif lines[index].strip():
            break
    return first, last


def _heading_before(lines: Sequence[str], first: int, heading: str) -> int:
    filled = [index for index in range(first - 1, -1, -1) if lines[index].strip()]
    top = heading.split("\n", maxsplit=1)[0]
    return next((index for index in filled[:_BETWEEN] if top and lines[index].strip() == top), first)


def _moved(table: Table, by: int) -> Table:
    rows = tuple(tuple(Cell(start=c.start + by, end=c.end + by, text=c.text) for c in row) for row in table.rows)
    return replace(table, start=table.start + by, end=table.end + by, rows=rows)

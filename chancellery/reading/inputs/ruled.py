"""Tables of a PDF page whose cells are ruled: lines that part cells say more than the places of the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from chancellery.reading.inputs import reflow
from chancellery.reading.inputs.grid import Rows
from chancellery.reading.inputs.layout import REPEATED

if TYPE_CHECKING:
    from pdfplumber._typing import T_obj
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_DRAWN = re.compile(rb"(?<=[\d.] )(?:re|l)(?=\s)")
#: A table of two rows and two columns is drawn with six lines at least; with more than the most it is a map or a plan.
_FEWEST_LINES: Final = 6
_MOST_LINES: Final = 6_000
_FEWEST: Final = 2


def may_have(drawing: bytes) -> bool:
    """Whether the drawing operators of a page may rule a table: cheap to ask, and often said of a page without one."""
    return _FEWEST_LINES <= sum(1 for _ in _DRAWN.finditer(drawing)) <= _MOST_LINES


def read(page: Page) -> list[str | Rows] | None:
    """Return the lines of a page with its ruled tables as rows; ``None`` when it has none, or tables side by side."""
    tables = [(table, rows) for table in page.find_tables() if (rows := _rows(table)) is not None]
    if not tables:
        return None
    found: list[str | Rows] = []
    above = page.bbox[1]
    for table, rows in sorted(tables, key=lambda each: each[0].bbox[1]):
        _, top, _, bottom = table.bbox
        if top < above - 1:
            return None
        found += [*_lines(page, above, top), rows]
        above = bottom
    return [*found, *_lines(page, above, page.bbox[3])]


def _lines(page: Page, top: float, bottom: float) -> Iterator[str]:
    """Yield the lines of text between two heights, in the order in which the file has them."""

    def between(thing: T_obj) -> bool:
        return bool(thing["object_type"] == "char" and top <= (thing["top"] + thing["bottom"]) / 2 < bottom)

    yield from page.filter(between).extract_text(use_text_flow=True).splitlines()


def _rows(table: Table) -> Rows | None:
    """Return the words of a table; ``None`` when it holds too few to be more than a frame."""
    said = [[_words(cell) for cell in row] for row in table.extract()]
    if sum(sum(map(bool, row)) >= _FEWEST for row in said) < _FEWEST:
        return None
    _repeat(table, said)
    return Rows(tuple(map(tuple, said)))


def _words(cell: str | None) -> str:
    return reflow.in_a_cell((cell or "").split("\n"))


def _repeat(table: Table, said: list[list[str]]) -> None:
    """Say what a cell over several rows holds in each of them, so that a row can be read by itself."""
    for column in range(len(said[0])):
        reaches, words = 0.0, ""
        for row, cells in zip(table.rows, said, strict=True):
            box = row.cells[column]
            if box is not None:
                reaches, words = box[3], cells[column]
            elif row.bbox[3] <= reaches + 1 and len(words) <= REPEATED:
                cells[column] = words

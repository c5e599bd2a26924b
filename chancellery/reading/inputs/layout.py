"""Lays paragraphs, table rows and pages out as one text, and remembers where each came to stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chancellery.reading.inputs import reflow
from chancellery.reading.inputs.decoded import Cell, Table

_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[\s]*")
# C0 controls but tab and line feed, and halves of surrogate pairs: no reader shows them, and no database stores them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]+")
_CELL_LINE = re.compile(r"(\S)\n(?=(\S))")
_PARAGRAPH = "\n\n"
#: A cell that spans several rows is said again in each of them, so that a row can be read by itself; not a long one.
REPEATED: Final = 200


def tidy(text: str) -> str:
    """Return ``text`` with runs of blanks as one blank and line breaks kept."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", _UNSEEN.sub(" ", text))).strip()


def _on_one_line(line_break: re.Match[str]) -> str:
    """A line that begins with a capital, after one that closes nothing, is the next thing of a list: units, mostly."""
    before, after = line_break.groups()
    return f"{before}; " if before not in ".;:,-–—(/" and after.isupper() else f"{before} "


class Layout:
    """Grows a text piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._numbers: list[int] = []
        self._sheet = ""
        self._pages: list[int] = []
        self._page_due = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables so far; a table still growing is closed first."""
        self._close_table()
        return tuple(self._tables)

    @property
    def page_starts(self) -> tuple[int, ...]:
        """Where each page begins."""
        return tuple(self._pages)

    def paragraph(self, text: str) -> None:
        """Add a paragraph; blank ones leave no trace."""
        words = tidy(text)
        if not words:
            return
        self._close_table()
        self._begin(_PARAGRAPH)
        self._add(words)

    def going_on(self, text: str) -> None:
        """Add words to the paragraph that was added last, across the border of a page."""
        words = tidy(text)
        if not self._parts or not words:
            return
        before = self._parts.pop()
        self._length -= len(before)
        whole = reflow.joined(before, words)
        if self._page_due:
            self._pages.append(self._length + len(whole) - len(words))
            self._page_due = False
        self._add(whole)

    def row(self, cells: Sequence[str], *, number: int | None = None) -> None:
        """Add a row to the table that is open, or open one. Lines of a cell that list things become ``a; b``.

        ``number`` is what the file itself shows beside it.
        """
        words = [_CELL_LINE.sub(_on_one_line, tidy(cell)) for cell in cells]
        if not any(words):
            return
        self._begin("\n" if self._rows else _PARAGRAPH)
        placed = []
        for index, word in enumerate(words):
            if index:
                self._add("\t")
            placed.append(Cell(start=self._length, end=self._length + len(word), text=word))
            self._add(word)
        self._rows.append(tuple(placed))
        if number is not None:
            self._numbers.append(number)

    def sheet(self, name: str) -> None:
        """Name the sheet on which whatever is added next stands."""
        self._close_table()
        self._sheet = name

    def end_table(self) -> None:
        """Close the table, so that the next row opens another."""
        self._close_table()

    def page(self, *, within_table: bool = False) -> None:
        """Begin a page with whatever is added next: a paragraph, a table, or a row of the table that is open."""
        if not within_table:
            self._close_table()
        if self._page_due:
            self._pages.append(self._length)
        self._page_due = True

    def finish_pages(self) -> None:
        """Count a last page that got no text."""
        if self._page_due:
            self._pages.append(self._length)
            self._page_due = False

    def _begin(self, separator: str) -> None:
        if self._length:
            self._add(separator)
        if self._page_due:
            self._pages.append(self._length)
            self._page_due = False

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _close_table(self) -> None:
        if self._rows:
            rows = tuple(self._rows)
            numbers = tuple(self._numbers)
            start, end = rows[0][0].start, rows[-1][-1].end
            self._tables.append(Table(start=start, end=end, rows=rows, numbers=numbers, sheet=self._sheet))
            self._rows, self._numbers = [], []

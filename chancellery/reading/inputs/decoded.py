"""What decoding a file gives: its text, and where its tables and pages lie in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table. ``text`` is ``Decoded.text[start:end]``; an empty cell has ``start == end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the file. In the text each row is one line, its cells apart by a tab.

    Rows may differ in length. A cell that spans several columns stands once and is followed by empty cells.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a person should know about how the file was decoded. ``code`` is stable, ``message`` is English."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file as a person sees it.

    ``page_starts`` holds the offset at which each page begins (PDF only). ``published`` is the day a web page itself
    declares in its header.
    """

    text: str
    media_type: str
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    published: date | None = None

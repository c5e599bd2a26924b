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
    numbers: tuple[int, ...] = ()  #: that a spreadsheet itself shows beside its rows; none of other files
    sheet: str = ""  #: the name of its sheet, in a spreadsheet of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a person should know about how the file was decoded. ``code`` is stable, ``message`` is English."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Where a web page stands in a language (BCP 47, as the page writes it)."""

    language: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file as a person sees it.

    ``page_starts`` holds the offset at which each page begins (PDF only). ``published`` is the day a web page itself
    declares, ``canonical`` the address it gives as its own, and ``versions`` are its language versions.
    """

    text: str
    media_type: str
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    published: date | None = None
    canonical: str | None = None
    versions: tuple[Version, ...] = ()

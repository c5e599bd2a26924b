"""PDF files: the text layer, page by page. Pictures of text are not read."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pypdf
from pypdf.errors import DependencyError

from chancellery.reading.inputs import grid, reflow, ruled, sniff
from chancellery.reading.inputs.decoded import Decoded
from chancellery.reading.inputs.grid import Rows
from chancellery.reading.inputs.layout import Layout
from chancellery.reading.inputs.refusals import Damaged, Encrypted, Scan, TooLarge

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_PAGES = 2_000
#: Asking for the places of words takes twice the time, and asking for lines as much again: of a file of hundreds of
#: pages these are the first of which it is asked, so that it is read within the time a file has.
_SPREAD_PAGES, _RULED_PAGES = 300, 150
_FEWEST_LINES = 6
#: A page whose words lie further apart than this is none that a person could read.
_LARGEST_SPREAD = 40
# pypdf tells its log about every small breach of the format; whoever reads the text cannot act on them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def decode(data: bytes) -> Decoded:
    """Return the text of a PDF with the offset at which each page begins.

    Raises:
        Encrypted: it opens only with a password (an empty one is tried).
        Scan: no page has text.
        Damaged, TooLarge: it cannot be opened, or has too many pages.
    """
    pages = reflow.without_running_lines(_pages(data))
    _join_tables(pages)
    layout, before = Layout(), ""
    for page in pages:
        layout.page(within_table=bool(page) and isinstance(page[0], Rows) and page[0].goes_on)
        for part in _parts(page):
            before = _lay_out(layout, part, before)
    layout.finish_pages()
    tables = layout.tables
    if not layout.text:
        raise Scan
    return Decoded(text=layout.text, media_type=sniff.PDF, tables=tables, page_starts=layout.page_starts)


def _parts(page: Sequence[str | Rows]) -> Iterator[Rows | list[str]]:
    """Yield the tables of a page and the lines between them."""
    for is_table, lines in groupby(page, key=lambda line: isinstance(line, Rows)):
        if is_table:
            yield from (line for line in lines if isinstance(line, Rows))
        else:
            yield [line for line in lines if isinstance(line, str)]


def _lay_out(layout: Layout, part: Rows | list[str], before: str) -> str:
    """Lay out a table or lines; return the last paragraph, which the next page may go on with."""
    if isinstance(part, Rows):
        for row in part.rows:
            layout.row(row)
        return ""
    for place, paragraph in enumerate(reflow.paragraphs(part)):
        if place == 0 and before and reflow.goes_over(before, paragraph):
            layout.going_on(paragraph)
        else:
            layout.paragraph(paragraph)
        before = paragraph
    return before


def _join_tables(pages: Sequence[list[str | Rows]]) -> None:
    """Make one of a table that goes over a border of pages: its header is said once, a row cut in two made whole."""
    header: tuple[str, ...] = ()
    for page, following in pairwise(pages):
        above, below = page[-1] if page else "", following[0] if following else ""
        if not (isinstance(above, Rows) and isinstance(below, Rows)) or above.width != below.width:
            continue
        header = header if above.goes_on else above.rows[0]
        rows = below.rows[1:] if below.rows[0] == header else below.rows
        if rows and above.cut_before(rows[0]):
            page[-1], rows = above.with_rest(rows[0]), rows[1:]
        following[:1] = [Rows(rows, goes_on=True)] if rows else []


def _pages(data: bytes) -> list[Sequence[str | Rows]]:
    """Return the lines of each page, in the order they are read."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Encrypted
        if len(reader.pages) > _PAGES:
            raise TooLarge(f"This PDF has more than {_PAGES} pages.")
        with _Ruled(data) as ruled:
            return [_lines(page, number, ruled) for number, page in enumerate(reader.pages)]
    except DependencyError as error:  # a cipher that needs a package we do not ship
        raise Encrypted from error
    except (Encrypted, TooLarge, MemoryError):
        raise
    except Exception as error:  # pypdf answers broken bytes with whatever the broken place happens to raise
        raise Damaged("This PDF is damaged and could not be opened.") from error


class _Ruled:
    """Reads pages with ruled tables; the library that knows lines takes long to load, and opens the file for itself."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: PDF | None = None

    def __enter__(self) -> _Ruled:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def lines(self, page: pypdf.PageObject, number: int, text: str) -> Sequence[str | Rows] | None:
        """Return the lines of a page with its tables; ``None`` when it has none, or words would be lost."""
        if number >= _RULED_PAGES:
            return None
        try:
            if not ruled.may_have(_drawing(page)):
                return None
            with closing(self._open().pages[number]) as drawn:  # what is on it is held until it is closed
                found = ruled.read(drawn)
        except Exception:  # lines are a help; the words alone are still read
            return None
        return found if found and not Counter("".join(text.split())) - Counter(_said(found)) else None

    def _open(self) -> PDF:
        if self._file is None:
            import pdfplumber

            self._file = pdfplumber.open(io.BytesIO(self._data), password="")
        return self._file


def _drawing(page: pypdf.PageObject) -> bytes:
    contents = page.get_contents()
    return b"" if contents is None else contents.get_data()


def _lines(page: pypdf.PageObject, number: int, tables: _Ruled) -> Sequence[str | Rows]:
    text = page.extract_text()
    if number >= _SPREAD_PAGES or text.count("\n") < _FEWEST_LINES:
        return text.split("\n")
    return tables.lines(page, number, text) or _side_by_side(page, text) or text.split("\n")


def _side_by_side(page: pypdf.PageObject, text: str) -> Sequence[str | Rows] | None:
    """Return the lines of a page that has columns or tables; ``None`` when it has none or its places make no sense."""
    try:
        placed = page.extract_text(extraction_mode="layout")
    except Exception:  # places are a help; the words alone are still read
        return None
    if len(placed) > _LARGEST_SPREAD * (len(text) + 200):
        return None
    found = grid.read(placed.split("\n"))
    # What was laid out anew must hold every word of the page.
    return found if found and len(_said(found)) == len("".join(text.split())) else None


def _said(lines: Sequence[str | Rows]) -> str:
    """Return all that stands in lines, without blanks."""
    words = (line if isinstance(line, str) else " ".join(map(" ".join, line.rows)) for line in lines)
    return "".join("".join(words).split())

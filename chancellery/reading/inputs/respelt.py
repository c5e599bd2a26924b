"""Files whose words are Vietnamese in letters of before Unicode, and do not say so: a PDF or a sheet in an old font."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from chancellery.reading.inputs import vietnamese
from chancellery.reading.inputs.decoded import Cell, Decoded, Note, Table

_SAMPLE: Final = 65_536
_WESTERN = re.compile(r"[\xa1-\xff]")
#: Letters that only Unicode has: whoever uses them needs no old font.
_BEYOND = re.compile(r"[\u0180-\u1fff]")


def in_unicode(decoded: Decoded) -> Decoded:
    """Return a file with its words as its old font showed them; any other as it is."""
    sample = decoded.text[:_SAMPLE]
    if not _WESTERN.search(sample) or _BEYOND.search(sample):
        return decoded
    found = vietnamese.spelling(sample)
    if found is None:
        return decoded
    cells = [cell for table in decoded.tables for row in table.rows for cell in row]
    ends = (place for cell in cells for place in (cell.start, cell.end))
    cuts = sorted({0, *ends, *decoded.page_starts, len(decoded.text)})
    pieces = [found.read(decoded.text[start:end]) for start, end in pairwise(cuts)]
    moved, length = {0: 0}, 0
    for end, piece in zip(cuts[1:], pieces, strict=True):
        length += len(piece)
        moved[end] = length
    text = "".join(pieces)
    message = f"The letters are those of an old font; read as {found.encoding}, {found.confidence:.0%} sure."
    return replace(
        decoded,
        text=text,
        tables=tuple(_moved(table, moved, text) for table in decoded.tables),
        page_starts=tuple(moved[start] for start in decoded.page_starts),
        notes=(*decoded.notes, Note(code="encoding", message=message)),
    )


def _moved(table: Table, moved: dict[int, int], text: str) -> Table:
    rows = tuple(tuple(_cell(moved[cell.start], moved[cell.end], text) for cell in row) for row in table.rows)
    return replace(table, start=moved[table.start], end=moved[table.end], rows=rows)


def _cell(start: int, end: int, text: str) -> Cell:
    return Cell(start=start, end=end, text=text[start:end])

"""Reads what stands side by side on a page: columns of text, and tables of which only the words are left.

A page comes as lines in which blanks keep the words at their places. Two columns are told by a gutter that no line
crosses; a table by pieces that begin where those of its first line begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_PIECE = re.compile(r"\S+(?: \S+)*")
#: A piece may begin so many places beside its column.
_BESIDE: Final = 3
_FEWEST_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 2
#: In lines, on one page.
_LONGEST_TABLE: Final = 300
#: Of the lines of a table at least this share holds more than one piece.
_FILLED: Final = 0.4
#: A row begins with such a number in its first cell.
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVXLC]{1,6}|[A-Za-z])[.)]?$")
#: A header takes at most so many lines.
_HEADER_LINES: Final = 4
#: Columns of text have at least so many lines side by side, of so many characters each.
_FEWEST_LINES: Final = 8
_COLUMN_WIDTH: Final = 20
#: Of these, so many may stand at other places: a title, a picture's words.
_AT_GUTTER: Final = 0.6


class Piece(NamedTuple):
    """Words without a gap, and where on the line they begin."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


class Rows(NamedTuple):
    """The rows of a table, each with as many cells; it ``goes_on`` when it began on an earlier page."""

    rows: tuple[tuple[str, ...], ...]
    goes_on: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0])

    def cut_before(self, row: tuple[str, ...]) -> bool:
        """Whether ``row``, first on the next page, has no number of its own and the last row has one."""
        return not row[0] and bool(_NUMBER.match(self.rows[-1][0]))

    def with_rest(self, row: tuple[str, ...]) -> Rows:
        """Return the table with what the next page has of its last row."""
        whole = tuple(" ".join(filter(None, halves)) for halves in zip(self.rows[-1], row, strict=True))
        return self._replace(rows=(*self.rows[:-1], whole))


Line = tuple[Piece, ...]


def pieces(line: str) -> Line:
    """Return the pieces of a line: words parted by at least two blanks."""
    return tuple(Piece(found.start(), found.group()) for found in _PIECE.finditer(line))


def read(page: Sequence[str]) -> list[str | Rows] | None:
    """Return the lines of a page in the order they are read, its tables as rows; ``None`` when nothing is side by side.

    A blank string ends a paragraph.
    """
    lines = [pieces(line.rstrip()) for line in page]
    found = list(_tables(lines))
    if found:
        return list(_with_tables(lines, found))
    gutter = _gutter(lines)
    return None if gutter is None else list(_by_columns(lines, gutter))


# --- tables ---------------------------------------------------------------------------------------------------------


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int, Rows]]:
    """Yield where each table begins and ends, with its rows."""
    index = 0
    while index < len(lines):
        end = _table_end(lines, index) if len(lines[index]) >= _FEWEST_COLUMNS else index
        table = _rows(lines[index:end]) if end > index else None
        if table is not None:
            yield index, end, table
            index = end
        else:
            index += 1


def _table_end(lines: Sequence[Line], first: int) -> int:
    """Return the line behind a table that begins at ``first``; a line that fits no column ends it, and so do blanks."""
    columns = [piece.start for piece in lines[first]]
    end = blank = first
    for index in range(first, min(len(lines), first + _LONGEST_TABLE)):
        if not lines[index]:
            blank += 1
            if blank - first > 1:
                break
            continue
        if not _fits(lines[index], columns):
            break
        end, blank = index + 1, first
    return end


def _fits(line: Line, columns: Sequence[int]) -> bool:
    """Say whether every piece of a line stands in one column."""
    if _is_section(line, columns):
        return True
    places = [_column(piece, columns) for piece in line]
    return None not in places and len(set(places)) == len(places)


def _is_section(line: Line, columns: Sequence[int]) -> bool:
    """Say whether a line is a number and a title that goes over the columns: "II  Training and information"."""
    if len(line) != 2 or not _NUMBER.match(line[0].words):
        return False
    return all(abs(piece.start - column) <= _BESIDE for piece, column in zip(line, columns, strict=False))


def _column(piece: Piece, columns: Sequence[int]) -> int | None:
    """Return which column a piece stands in: it begins with it, and ends before the next."""
    for place, start in enumerate(columns):
        following = columns[place + 1] if place + 1 < len(columns) else None
        if abs(piece.start - start) <= _BESIDE:
            return place if following is None or piece.end <= following else None
    return None


def _rows(lines: Sequence[Line]) -> Rows | None:
    columns = [piece.start for piece in lines[0]]
    filled = [line for line in lines if line]
    if len(filled) <= _FEWEST_ROWS or sum(len(line) > 1 for line in filled) < _FILLED * len(filled):
        return None
    begins = _row_starts(lines, columns)
    if len(begins) <= _FEWEST_ROWS:
        return None
    spans = zip(begins, [*begins[1:], len(lines)], strict=True)
    return Rows(tuple(_cells(lines[start:end], columns) for start, end in spans))


def _row_starts(lines: Sequence[Line], columns: Sequence[int]) -> list[int]:
    """Return where rows begin: at a number in the first cell, else behind a blank line or with a line that is full."""
    first = [next((piece.words for piece in line if _column(piece, columns) == 0), "") for line in lines]
    numbered = [index for index, words in enumerate(first) if index and _NUMBER.match(words)]
    if len(numbered) >= _FEWEST_ROWS and numbered[0] <= _HEADER_LINES:
        return [0, *numbered]
    behind_blanks = [index + 1 for index, line in enumerate(lines[:-1]) if not line]
    if len(behind_blanks) >= _FEWEST_ROWS:
        return [0, *behind_blanks]
    full = max(2, len(columns) - 1)
    return [index for index, line in enumerate(lines) if index == 0 or len(line) >= full]


def _cells(lines: Sequence[Line], columns: Sequence[int]) -> tuple[str, ...]:
    words: list[list[str]] = [[] for _ in columns]
    for line in lines:
        section = _is_section(line, columns)
        for order, piece in enumerate(line):
            place = order if section else _column(piece, columns)
            if place is not None:
                words[place].append(piece.words)
    return tuple(" ".join(each) for each in words)


def _with_tables(lines: Sequence[Line], found: Sequence[tuple[int, int, Rows]]) -> Iterator[str | Rows]:
    last = 0
    for start, end, table in found:
        yield from (_plain(line) for line in lines[last:start])
        yield table
        last = end
    yield from (_plain(line) for line in lines[last:])


def _plain(line: Line) -> str:
    return " ".join(piece.words for piece in line)


# --- columns of text ------------------------------------------------------------------------------------------------


def _gutter(lines: Sequence[Line]) -> int | None:
    """Return where the right one of two columns begins, or ``None``."""
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) < _FEWEST_LINES:
        return None
    ((start, count),) = Counter(line[1].start for line in pairs).most_common(1)
    near = [line for line in pairs if abs(line[1].start - start) <= 1]
    if count < _FEWEST_LINES or len(near) < _AT_GUTTER * len(pairs):
        return None
    widths = [sum(len(line[side].words) for line in near) / len(near) for side in (0, 1)]
    return start if min(widths) >= _COLUMN_WIDTH else None


def _by_columns(lines: Sequence[Line], gutter: int) -> Iterator[str]:
    """Yield the left column and then the right one, between the lines that cross the gutter."""
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if any(piece.start < gutter - 1 < piece.end for piece in line):
            yield from (*left, *right, _plain(line))
            left, right = [], []
            continue
        left.append(_plain(tuple(piece for piece in line if piece.start < gutter - 1)))
        right.append(_plain(tuple(piece for piece in line if piece.start >= gutter - 1)))
    yield from (*_without_gaps(left), *_without_gaps(right))


def _without_gaps(column: Sequence[str]) -> list[str]:
    """Leave out blank lines where the other column alone has words: a gap of one line, or at the edges."""
    words = [index for index, line in enumerate(column) if line]
    return list(column[words[0] : words[-1] + 1]) if words else []

"""Lines up text in columns on a terminal, by the cells it takes there rather than by its characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_GAP = 2
# Controls that a terminal would obey; blanks among them are blanks.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def cells(text: str) -> int:
    """Return how many cells ``text`` takes: none for a combining mark, two for a wide East Asian letter."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _harmless(text: str) -> str:
    return text.translate(_CONTROLS)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def padded(text: str, width: int) -> str:
    """Return ``text`` filled with blanks to ``width`` cells."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int) -> str:
    """Return ``text`` on one line of at most ``width`` cells, with an ellipsis where words are left out."""
    line = " ".join(_harmless(text).split())
    if cells(line) <= width:
        return line
    kept, room = [], width - 1
    for character in line:
        room -= _cell(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip(" ,;:.–—-") + "…"


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` as lines of at most ``width`` cells; a longer word is broken."""
    lines: list[str] = []
    line = ""
    for word in _harmless(text).split():
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while cells(line) > width:
            head = _fitting(line, width)
            lines.append(line[:head])
            line = line[head:]
    return [*lines, line] if line else lines


def _fitting(text: str, width: int) -> int:
    """How many characters of ``text`` fit, at least one."""
    room = width
    for index, character in enumerate(text):
        room -= _cell(character)
        if room < 0:
            return max(1, index)
    return len(text)


def aligned(rows: Sequence[Sequence[str]], width: int, *, indent: int = 2) -> list[list[str]]:
    """Return each row as its lines, columns aligned; the last column takes the room that is left and wraps there.

    A column but the last gets at most a third of the width. Columns that are blank in every row vanish.
    """
    filled = [index for index in range(max(map(len, rows), default=0)) if any(_at(row, index) for row in rows)]
    if not filled:
        return [[] for _ in rows]
    *fixed, last = filled
    widths = {index: min(width // 3, max(cells(_at(row, index)) for row in rows)) for index in fixed}
    offset = indent + sum(widths.values()) + _GAP * len(fixed)
    return [_row(row, widths, last, indent, max(10, width - offset)) for row in rows]


def _row(row: Sequence[str], widths: dict[int, int], last: int, indent: int, room: int) -> list[str]:
    columns = [wrapped(_at(row, index), column) for index, column in widths.items()] + [wrapped(_at(row, last), room)]
    lines = []
    for number in range(max(map(len, columns))):
        line = " " * indent
        for column, width in zip(columns, [*widths.values(), 0], strict=True):
            line += padded(column[number] if number < len(column) else "", width) + " " * _GAP
        lines.append(line.rstrip())
    return lines


def _at(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""

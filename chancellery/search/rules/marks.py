"""Marks beside the words of a vector: who may see an entry, and what it is narrowed by. No word begins with their sign.

They stand in the same index as the words, so that a look-up for common words reads no further than they reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from zlib import crc32

from chancellery.core.folding import number_key

EVERYBODY = "=r"  #: whoever holds a role
_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = len(_FIGURES) ** 3
_LONGEST_NUMBER = 100
_YEAR = 12  #: months
#: Of so many months together there is a mark. Each begins where the next smaller one does.
_SPANS = (1, 3, _YEAR, 4 * _YEAR, 16 * _YEAR)


def of_unit(unit: int | str) -> str:
    """Return the mark of what is under a unit."""
    return f"=u{unit}"


def of_open_below(unit: int | str) -> str:
    """Return the mark of what speaks of a unit and is open to all below it."""
    return f"=b{unit}"


def of_number(number: str) -> str:
    """Return the mark of a document's number, in whatever form it is written."""
    return f"=n{number_key(number)}"[:_LONGEST_NUMBER]


def of_kind(kind: str) -> str:
    """Return the mark of a kind of record."""
    return f"=k{kind}"


def in_language(language: str) -> str:
    """Return the mark of what says something in a language."""
    return f"=l{language}"


def of_year(year: int) -> str:
    """Return the mark of what is dated in a year."""
    return f"=y{year}"


def of_day(day: date) -> set[str]:
    """Return the marks of what is dated on a day: of its month, its quarter, its year, and of several years."""
    month = _month(day)
    return {_of_months(month - month % size, size) for size in _SPANS}


def of_pair(first: str, second: str) -> str:
    """Return the mark of two words one behind the other. Other words may share it: it only says where to look."""
    return _pairs()[crc32(second.encode(), crc32(f"{first} ".encode())) % _PAIRS]


def of_pairs(words: Sequence[str]) -> set[str]:
    """Return the marks of all words that stand one behind the other."""
    marks, before, known = set(), None, _pairs()
    for word in words:
        if before is not None:
            marks.add(known[crc32(word.encode(), before) % _PAIRS])
        before = crc32(f"{word} ".encode())
    return marks


@cache
def _pairs() -> list[str]:
    return [f"=p{a}{b}{c}" for a in _FIGURES for b in _FIGURES for c in _FIGURES]


def after(newest: date) -> date:
    """Return a day behind ``newest`` where the longest span of time ends, so that few marks reach up to it."""
    longest = _SPANS[-1]
    return _first(min((_month(newest) // longest + 1) * longest, _month(date.max)))


def first_of_stretch(day: date, before: date | None) -> date:
    """Return the day on which what reaches back to ``day`` had best begin, so that it has few marks.

    What begins on ``before`` is not of it; without, not much of what there is shall be.
    """
    month = _month(day)
    long = _month(before) - month if before else 0
    return _first(month - month % max(size for size in _SPANS if size == 1 or 2 * size <= long))


def stretch(first: date, before: date) -> list[str]:
    """Return the marks of what is dated from ``first`` until ``before``, of which months begin: as few as there are."""
    marks = []
    month, end = _month(first), _month(before)
    while month < end:
        size = max(size for size in _SPANS if month % size == 0 and month + size <= end)
        marks.append(_of_months(month, size))
        month += size
    return marks


def _of_months(month: int, size: int) -> str:
    year, rest = divmod(month, _YEAR)
    return of_year(year) if size == _YEAR else f"=m{year}{rest + 1:02}x{size}"


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first(month: int) -> date:
    return date(max(month // _YEAR, 1), month % _YEAR + 1, 1)

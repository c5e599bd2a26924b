"""Marks beside the words of a vector: who may see an entry, and what it is narrowed by. No word begins with their sign.

They stand in the same index as the words, so that a look-up for common words reads no further than they reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from zlib import crc32

from chancellery.core.folding import number_key

EVERYBODY = "=r"  #: whoever holds a role
_FIGURES = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = len(_FIGURES) ** 3
_LONGEST_NUMBER = 100
_QUARTERS = 4  #: of a year


def of_unit(unit: int | str) -> str:
    """Return the mark of what is under a unit."""
    return f"=u{unit}"


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


def of_quarter(day: date) -> str:
    """Return the mark of what is dated in the quarter of a day."""
    return f"=q{day.year}{(day.month + 2) // 3}"


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


def first_of_quarter(day: date) -> date:
    """Return the day on which the quarter of a day begins."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def stretch(first: date, before: date | None, years: Iterable[int]) -> list[str]:
    """Return the marks of what is dated from ``first`` until ``before``, of which quarters begin; of ``years`` only."""
    marks = []
    for year in years:
        quarters = [
            day for day in (date(year, month, 1) for month in (1, 4, 7, 10))
            if day >= first and (before is None or day < before)
        ]  # fmt: skip
        marks += [of_year(year)] if len(quarters) == _QUARTERS else [of_quarter(day) for day in quarters]
    return marks

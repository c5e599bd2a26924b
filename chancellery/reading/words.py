"""One look at every word of a text: which begin with a capital, which hold figures, which may begin a phrase.

Several steps ask for these, and a text says few words often: what there is in a word is worked out once for each
language and remembered. A word is here what stands between two blanks, with all marks that touch it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from chancellery.reading import date_forms, families
from chancellery.reading.text import FIGURES, Beginning, Source, Stretch, lowered

#: All capitals of Latin and Cyrillic scripts, so that small letters never stop the search.
_CAPITALS = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
#: A word with a capital, up to a hyphen or an apostrophe.
CAPITAL = re.compile(rf"[{_CAPITALS}](?<!\w.)\w*")
_PART = re.compile(r"\w+")
#: So many characters are parted at a time, so that a long text is never held as a list of its words.
_PORTION = 20_000
#: So many words of a language are remembered, and none that is longer: addresses come once.
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 24


def capitals(source: Source, start: int, end: int) -> Sequence[tuple[int, str]]:
    """Return the words of ``text[start:end]`` that begin with a capital, up to a hyphen or apostrophe."""
    found = source.found.capitals
    if found is None:
        found = _look(source).capitals
    return found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))]


def figures(source: Source, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the spans of the runs of figures that begin in ``text[start:end]``."""
    found = source.found.figures
    if found is None:
        found = _look(source).figures
    return found[bisect_left(found, (start, 0)) : bisect_left(found, (end, 0))]


def beginning_phrases(source: Source) -> Sequence[tuple[Stretch, Sequence[Beginning]]]:
    """Return the readable stretches of the text, each with the places of words that a phrase may begin with."""
    found = source.found.beginnings
    return _look(source).beginnings if found is None else found


def opening_dates(source: Source) -> Sequence[int]:
    """Return where the words stand that a date of their language may begin with, figures among them."""
    found = source.found.dates
    return _look(source).dates if found is None else found


class _Seen(NamedTuple):
    """All there is in the words of a text, in reading order."""

    capitals: list[tuple[int, str]]
    figures: list[tuple[int, int]]
    dates: list[int]
    beginnings: list[tuple[Stretch, list[Beginning]]]


def _look(source: Source) -> _Seen:
    """Look at every word of the text, also of the words of its page."""
    seen = _Seen([], [], [], [])
    for (code, apart), run in groupby(source.blocks, key=lambda block: (block.language, block.role == "boilerplate")):
        blocks = list(run)
        stretch = Stretch(code, blocks[0].start, blocks[-1].end)
        begun = _look_through(source, stretch, seen)
        if not apart:
            seen.beginnings.append((stretch, begun))
    found = source.found
    found.capitals, found.figures, found.dates, found.beginnings = seen
    return seen


def _look_through(source: Source, stretch: Stretch, seen: _Seen) -> list[Beginning]:
    """Add what is in one stretch to ``seen``; return where a phrase may begin."""
    contents = _contents(stretch.language)
    begun: list[Beginning] = []
    at = stretch.start
    while at < stretch.end:
        cut = source.text.find(" ", at + _PORTION, stretch.end)
        for word in source.text[at : cut if cut >= 0 else stretch.end].split(" "):
            if content := contents[word]:
                parts, capitals, figures, dates = content
                for place, named in parts:
                    begun.append((at + place, named))
                for place, name in capitals:
                    seen.capitals.append((at + place, name))
                for first, last in figures:
                    seen.figures.append((at + first, at + last))
                for place in dates:
                    seen.dates.append(at + place)
            at += len(word) + 1
    return begun


class _Content(NamedTuple):
    """What is in a word, by the place within it."""

    parts: tuple[Beginning, ...]
    capitals: tuple[tuple[int, str], ...]
    figures: tuple[tuple[int, int], ...]
    dates: tuple[int, ...]


class _Contents(dict[str, "_Content | None"]):
    """What is in each word of one language; ``None`` for most. A word that is new is looked at and remembered."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._begin = families.first_words(code)
        self._dates = date_forms.of(code)

    def __missing__(self, word: str) -> _Content | None:
        found = self._content(word)
        content = found if any(found) else None
        if len(word) <= _LONGEST_REMEMBERED and len(self) < _MOST_REMEMBERED:
            self[word] = content
        return content

    def _content(self, word: str) -> _Content:
        parts = [(part.start(), part.group()) for part in _PART.finditer(lowered(word))]
        return _Content(
            tuple((place, self._begin[part]) for place, part in parts if part in self._begin),
            tuple((capital.start(), capital.group()) for capital in CAPITAL.finditer(word)),
            tuple(run.span() for run in FIGURES.finditer(word)),
            tuple(place for place, part in parts if self._may_open_date(part)),
        )

    def _may_open_date(self, part: str) -> bool:
        """Say whether a date may begin with ``part``, or with the letters in it before figures: "q4"."""
        before = (part[: run.start()] for run in FIGURES.finditer(part))
        return self._dates.may_open(part) or any(map(self._dates.may_open, filter(None, before)))


@cache
def _contents(code: str) -> _Contents:
    return _Contents(code)

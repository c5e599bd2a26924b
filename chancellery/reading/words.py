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
from typing import NamedTuple, TypeAlias

from chancellery.reading import families, languages
from chancellery.reading.text import FIGURES, Source, Stretch, lowered

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


def beginning_phrases(source: Source) -> Sequence[tuple[Stretch, Sequence[int]]]:
    """Return the readable stretches of the text, each with the places of words that a phrase may begin with."""
    found = source.found.beginnings
    return _look(source).beginnings if found is None else found


class _Seen(NamedTuple):
    """All there is in the words of a text, in reading order."""

    capitals: list[tuple[int, str]]
    figures: list[tuple[int, int]]
    beginnings: list[tuple[Stretch, list[int]]]


def _look(source: Source) -> _Seen:
    """Look at every word of the text, also of the words of its page."""
    seen = _Seen([], [], [])
    for code, run in groupby(source.blocks, key=lambda block: block.language if block.role != "boilerplate" else None):
        blocks = list(run)
        stretch = Stretch(code or languages.UNDETERMINED.code, blocks[0].start, blocks[-1].end)
        begun = _look_through(source, stretch, seen)
        if code:
            seen.beginnings.append((stretch, begun))
    found = source.found
    found.capitals, found.figures, found.beginnings = seen
    return seen


def _look_through(source: Source, stretch: Stretch, seen: _Seen) -> list[int]:
    """Add the capitals and figures of one stretch to ``seen``; return where a phrase may begin."""
    contents = _contents(stretch.language)
    begun: list[int] = []
    at = stretch.start
    while at < stretch.end:
        cut = source.text.find(" ", at + _PORTION, stretch.end)
        for word in source.text[at : cut if cut >= 0 else stretch.end].split(" "):
            if content := contents[word]:
                parts, capitals, figures = content
                for part in parts:
                    begun.append(at + part)
                for place, name in capitals:
                    seen.capitals.append((at + place, name))
                for first, last in figures:
                    seen.figures.append((at + first, at + last))
            at += len(word) + 1
    return begun


#: What is in a word: where parts of it begin that a phrase begins with, its capitals and its figures.
_Content: TypeAlias = tuple[Sequence[int], Sequence[tuple[int, str]], Sequence[tuple[int, int]]]


class _Contents(dict[str, "_Content | None"]):
    """What is in each word of one language; ``None`` for most. A word that is new is looked at and remembered."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._begin = families.first_words(code)

    def __missing__(self, word: str) -> _Content | None:
        content = self._content(word)
        if len(word) <= _LONGEST_REMEMBERED and len(self) < _MOST_REMEMBERED:
            self[word] = content
        return content

    def _content(self, word: str) -> _Content | None:
        parts = tuple(part.start() for part in _PART.finditer(lowered(word)) if part.group() in self._begin)
        capitals = tuple((capital.start(), capital.group()) for capital in CAPITAL.finditer(word))
        figures = tuple(run.span() for run in FIGURES.finditer(word))
        return (parts, capitals, figures) if parts or capitals or figures else None


@cache
def _contents(code: str) -> _Contents:
    return _Contents(code)

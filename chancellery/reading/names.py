"""Proper names by their form: people's names, and the places that look like them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chancellery.reading.text import Source, fold

_FILE = Path(__file__).with_name("names.toml")
# One syllable of Vietnamese, without accents: "Nguyen", "Trung", "Thi"
_SYLLABLE = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
_SYLLABLES = re.compile(_SYLLABLE)
#: A word that may be a name; the capital is asked for where it is used.
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]{0,30}")
_MOST_SYLLABLES = 5


class Name(NamedTuple):
    """A person's name in the text. ``certain`` is false when only a post or a form of address beside it proves it."""

    start: int
    end: int
    certain: bool


@cache
def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: tuple(words) for key, words in tables[name].items()}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_table("people")["surnames"])


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(_table("people")["doubtful"])


@cache
def home_places() -> frozenset[str]:
    """Return the names of provinces and cities at home, folded."""
    return frozenset(_table("home")["places"])


@cache
def localities() -> Mapping[str, str]:
    """Return the localities abroad, folded, each with the code of its country."""
    return {name: country for country, names in _table("localities").items() for name in names}


@cache
def _surname_start() -> re.Pattern[str]:
    # A surname with or without its accents: matched on the folded copy of the text
    alternatives = "|".join(sorted(_surnames(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{alternatives})(?=\s\w)")


def vietnamese(source: Source, folded: str, start: int, end: int) -> Iterator[Name]:
    """Yield the Vietnamese names in ``text[start:end]``; ``folded`` is the whole text without accents."""
    position = start
    while match := _surname_start().search(folded, position, end):
        position = match.end()
        if not source.text[match.start()].isupper():
            continue
        words = list(_syllables(source, folded, match.start(), end))
        words = _without_place(folded, words)
        if len(words) < 2 or folded[slice(*words[0])] not in _surnames():
            position = words[-1][1] if words else position
            continue
        position = words[-1][1]
        doubtful = folded[slice(*words[0])] in _doubtful() or len(words) == 2
        yield Name(words[0][0], position, not doubtful)


def _syllables(source: Source, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the capitalised syllables from ``start`` on, parted by one blank each."""
    for _ in range(_MOST_SYLLABLES + 2):
        word = _CAPITALISED.match(source.text, start, end)
        if word is None or not source.text[start].isupper() or not _SYLLABLES.fullmatch(folded, *word.span()):
            return
        yield word.span()
        start = word.end()
        if not source.text.startswith(" ", start):
            return
        start += 1


def _without_place(folded: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut a place at home from before a name: "Hà Tĩnh Võ Trọng Hải"; nothing is left of a place alone."""
    for length in (4, 3, 2):
        if len(words) >= length and folded[words[0][0] : words[length - 1][1]] in home_places():
            return words[length:]
    return words[:_MOST_SYLLABLES]


def capitalised(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words from ``start`` on, parted by one blank or a particle of a name each."""
    while (word := _CAPITALISED.match(text, start, end)) and text[start].isupper():
        yield word.span()
        gap = _PARTICLES.match(text, word.end(), end)
        if gap is None:
            return
        start = gap.end()


# "Luís de Sousa", "Ursula von der Leyen"
_PARTICLES = re.compile(r" (?:(?:de|da|do|dos|von der|von|van der|van|bin|al) )?(?=[^\W\d_a-z])")


def folded(source: Source) -> str:
    """Return the whole text without accents, of the same length."""
    return fold(source.text)

"""What a passage shows of itself: concepts, places, dates, figures, documents, names and words, each with its quote."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days import dates
from chancellery.reading.facts import Block, Date
from chancellery.reading.language import vote
from chancellery.reading.likeness.lexicon import Word, lexicon, themes, words_of
from chancellery.reading.naming import numbers
from chancellery.reading.text import Source, fold, lowered
from chancellery.reading.who import closing_kinds

#: So many passages are kept with what they show; the longest is cut, for a provision is no book.
KEPT: Final = 4096
LONGEST: Final = 6000
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d+(?:[.,  ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_SEPARATORS = re.compile(r"[.,  ]")
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_EVERY_YEAR: Final = "XXXX-"
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEM: Final = 6  #: letters that tell words of one language apart, endings left aside
_COGNATE: Final = 5  #: letters by which words of two languages look alike
_SHORTEST_NAME: Final = 4
_SHORTEST_WORD: Final = 4
#: Languages whose words often look alike, for they took them from Latin or from one another.
_LATIN: Final = frozenset({"en", "fr", "pt", "es", "it", "de", "pl", "cs"})


class Kind(StrEnum):
    """What kind of sign it is: the letter before the colon of its key."""

    CONCEPT = "c"
    COMMON = "g"  #: a concept that many provisions share
    THEME = "t"  #: what several concepts are about
    PLACE = "p"
    DOCUMENT = "r"
    DAY = "d"
    MONTH = "m"
    FIGURE = "f"
    NAME = "n"
    WORD = "w"  #: of one language
    COGNATE = "l"  #: a word that looks alike in several languages


Signs = Mapping[str, str]  # key → the words of the passage that show it


@lru_cache(maxsize=KEPT)
def signs(text: str, language: str) -> Signs:
    """Return what ``text`` shows, each sign by its key with its first quote. The same text is looked at once."""
    text = text[:LONGEST]
    lower = lowered(text)
    code = language if language in languages.available() else vote(lower) or "und"
    words = words_of(lower)
    found: dict[str, str] = {}
    for key, start, end in lexicon(code).find(lower, words):
        found.setdefault(key, text[start:end])
        if theme := themes().get(key):
            found.setdefault(theme, text[start:end])
    figures, dated = _figures(text, lower, code)
    plain = [word for word in words if not any(start <= word.start < end for start, end in dated)]
    for key, quote in (*figures, *_names(text, words), *_words(text, lower, plain, code)):
        found.setdefault(sys.intern(key), quote)
    return found


def _figures(text: str, lower: str, code: str) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
    """Return documents, days and months, and what other figures are left; and where documents and dates stand."""
    found: list[tuple[str, str]] = []
    taken: list[tuple[int, int]] = []
    if not _DIGIT.search(lower):
        return found, taken
    for number in numbers.find(text, 0, len(text)):
        taken.append((number.start, number.end))
        found.append((f"r:{numbers.key(number.canonical)}", text[number.start : number.end]))
    block = Block(start=0, end=len(text), quote=text, rule="", language=code)
    for date in dates.read(Source(text, lower, (block,), code)):
        taken.append((date.start, date.end))
        found += _dated(date)
    for figure in _FIGURE.finditer(lower):
        if not _YEAR.fullmatch(figure.group()) and not any(start <= figure.start() < end for start, end in taken):
            found.append((f"f:{_SEPARATORS.sub('', figure.group()).lstrip('0') or '0'}", figure.group()))
    return found, taken


def _dated(date: Date) -> Iterator[tuple[str, str]]:
    """Yield the day; one that comes back every year is near another of its month."""
    if _DAY.fullmatch(date.edtf):
        yield f"d:{date.edtf}", date.quote
    if date.edtf.startswith(_EVERY_YEAR):
        yield f"m:{date.edtf[5:7]}", date.quote


def _names(text: str, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield capitalised words as written, without their accents; the first of a sentence may be any word."""
    for word in words:
        if word.end - word.start >= _SHORTEST_NAME and text[word.start].isupper():
            before = text[: word.start].rstrip()[-1:]
            if before and before not in ".;:!?":
                quote = text[word.start : word.end]
                yield f"n:{fold(quote)}", quote


def _words(text: str, lower: str, words: Sequence[Word], code: str) -> Iterator[tuple[str, str]]:
    if code in languages.available() and closing_kinds.used(code):
        yield from ((f"w:{code}:{lower[at : at + 2]}", text[at : at + 2]) for at in _pairs(lower))
        return
    if code == "vi":
        for one, other in pairwise(words):
            yield f"w:vi:{one.text} {other.text}", text[one.start : other.end]
        return
    stop = _stopwords(code)
    for word in words:
        if len(word.text) >= _SHORTEST_WORD and word.text not in stop and not word.text[0].isdigit():
            quote = text[word.start : word.end]
            yield f"w:{code}:{word.text[:_STEM]}", quote
            if code in _LATIN and len(word.text) > _COGNATE:
                yield f"l:{fold(word.text)[:_COGNATE]}", quote


def _pairs(lower: str) -> Iterator[int]:
    return (at for at in range(len(lower) - 1) if lower[at].isalpha() and lower[at + 1].isalpha())


@lru_cache(maxsize=32)
def _stopwords(code: str) -> frozenset[str]:
    return frozenset(languages.get(code).words("stopwords", "common")) if code != "und" else frozenset()

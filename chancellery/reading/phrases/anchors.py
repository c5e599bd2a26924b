"""Where in a text the words stand that a step looks for, found for all steps in one pass.

Most paragraphs hold nothing that an award, a succession or a row of ordinals begins with. One pattern of all the
phrases is tried at each word that begins one (``words``); each step then asks by place and looks closer only where one
of its phrases stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import cues, families, words
from chancellery.reading.phrases.families import SHOWN, phrases
from chancellery.reading.phrases.lookup import ByFirstWord
from chancellery.reading.text import Source

_WORD = re.compile(r"\w+")
_NONE: Iterator[re.Match[str]] = iter(())


def starts(source: Source, family: str) -> Sequence[int]:
    """Return where a phrase of ``family`` begins in the readable text, in reading order.

    The phrase is one of the language of its block; it may go on behind the end of the block.
    """
    return (source.found.phrases or words.phrases(source))[family]


def any_in(source: Source, family: str, start: int, end: int) -> bool:
    """Say whether a phrase of ``family`` begins in ``text[start:end]``."""
    places = (source.found.phrases or words.phrases(source))[family]
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def within(source: Source, family: str, start: int, end: int) -> Sequence[int]:
    """Return where phrases of ``family`` begin in ``text[start:end]``."""
    places = (source.found.phrases or words.phrases(source))[family]
    first = bisect_left(places, start)
    return places[first : bisect_left(places, end, first)]


def holding(source: Source, *families: str) -> Iterator[Block]:
    """Yield the readable paragraphs in which a phrase of ``families`` begins, in reading order."""
    found = source.found.phrases or words.phrases(source)
    places = found[families[0]] if len(families) == 1 else sorted(at for family in families for at in found[family])
    end = 0
    for place in places:
        if place >= end and (block := source.block_at(place)):
            yield block
            end = block.end


def search(source: Source, code: str, family: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first phrase of ``family`` in ``lower[start:end]``, which is in the language ``code``."""
    places = (source.found.phrases or words.phrases(source))[family]
    index = bisect_left(places, start)
    if index == len(places) or places[index] >= end:
        return None
    begun = _begun(code, family)
    while index < len(places) and places[index] < end:
        if match := begun.match(source.lower, places[index], end):
            return match
        index += 1
    return None


def matches(source: Source, code: str, family: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the phrases of ``family`` in ``lower[start:end]``, never overlapping."""
    places = (source.found.phrases or words.phrases(source))[family]
    first = bisect_left(places, start)
    # Most often there is none: nothing is made then.
    if first == len(places) or places[first] >= end:
        return _NONE
    return _matches(_begun(code, family), source.lower, places[first : bisect_left(places, end, first)], end)


def _matches(begun: _Begun, lower: str, places: Sequence[int], end: int) -> Iterator[re.Match[str]]:
    last = 0
    for place in places:
        if place >= last and (match := begun.match(lower, place, end)):
            yield match
            last = match.end()


def shown(source: Source, code: str, form: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    """Return the first verb in ``lower[start:end]`` that its ending shows and that has ``form``.

    As with :func:`spoken` the verb is one of ``code``, whatever the language of the place is.
    """
    if families.shown(code) is None:
        return None
    if not _is_in(source, code, start, end):
        return form.search(source.lower, start, end)
    for place in within(source, SHOWN, start, end):
        if match := form.match(source.lower, place, end):
            return match
    return None


def spoken(source: Source, code: str, family: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the phrases of ``family`` in ``lower[start:end]`` in the words of ``code``, whatever its own language is.

    A provision is read in the language it begins in, and may go on in another one.
    """
    if _is_in(source, code, start, end):
        return matches(source, code, family, start, end)
    return _phrase(code, family).finditer(source.lower, start, end)


def may_hold(source: Source, code: str, family: str, start: int, end: int) -> bool:
    """Say whether :func:`spoken` may find anything: at once and surely, where the span lies within one paragraph."""
    places = (source.found.phrases or words.phrases(source))[family]
    index = bisect_left(places, start)
    return (index < len(places) and places[index] < end) or not _is_in(source, code, start, end)


def _is_in(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a span lies within one paragraph of the text in the language ``code``."""
    block = source.found.near
    # Most often the same paragraph is asked for again.
    if block is None or not block.start <= start < block.end:
        block = source.found.near = source.block_at(start)
        if block is None:
            return False
    return end <= block.end and block.language == code and block.role != "boilerplate"


def last(source: Source, code: str, family: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last phrase of ``family`` in ``lower[start:end]``."""
    found = deque(matches(source, code, family, start, end), maxlen=1)
    return found[0] if found else None


class _Begun:
    """The phrases of a family as one small pattern for each first word, compiled when a text says it."""

    def __init__(self, code: str, family: str) -> None:
        self._phrases = ByFirstWord(phrases(languages.get(code), family))
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, lower: str, place: int, end: int) -> re.Match[str] | None:
        """Match the phrase that begins with the word at ``place``."""
        word = _WORD.match(lower, place, end)
        if word is None:
            return None
        pattern = self._patterns.get(first := word.group())
        if pattern is None:
            pattern = self._patterns[first] = re.compile(cues.whole(self._phrases.begun_by(first)))
        return pattern.match(lower, place, end)


@cache
def _begun(code: str, family: str) -> _Begun:
    return _Begun(code, family)


@cache
def _phrase(code: str, family: str) -> re.Pattern[str]:
    return re.compile(cues.whole(phrases(languages.get(code), family)))

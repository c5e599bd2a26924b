"""Phrases looked up where they may stand, by their first word: nothing is compiled for what no text says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_OTHER_BLANK = re.compile(r"\s\s|[^\S ]")
#: A blank within a phrase may be so many in the text (as ``trie.GAP`` says it).
_MOST_BLANKS = 3
#: At most so many characters behind a first word show which of its phrases may stand there.
_FOLLOWING = 8


class ByFirstWord:
    """Phrases in the order of their first words: a list for each word would take several times the memory."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted(dict.fromkeys(phrases), key=_opening)

    def begun_by(self, first: str) -> Sequence[str]:
        """Return the phrases that begin with the word, or the mark, ``first``."""
        start = bisect_left(self._phrases, first, key=_opening)
        return self._phrases[start : bisect_right(self._phrases, first, start, key=_opening)]


class _Begun(NamedTuple):
    """The phrases that begin with one word, and their lengths, the longest first."""

    phrases: Sequence[str]
    spelt: frozenset[str]
    lengths: Sequence[int]
    #: The ``reach`` characters behind the word in its longer phrases, each with the lengths of those that go on so
    #: and of the word alone, if it is a phrase: most words stand before something else.
    following: Mapping[str, Sequence[int]]
    reach: int


class Lookup:
    """A set of phrases in lower case, each as whole words: no letter or digit follows its last one."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._written = ByFirstWord(phrases)
        self._begun: dict[str, _Begun] = {}

    def longest(self, lower: str, start: int, end: int, first: str) -> str | None:
        """Return the longest phrase that stands at ``start`` in ``lower[start:end]``, whatever its blanks are there.

        ``first`` is the word at ``start``, the whole of it.
        """
        begun = self._begun.get(first) or self._ordered(first)
        if begun is None:
            return None
        behind = start + len(first)
        told = lower[behind : min(end, behind + begun.reach)]
        lengths = begun.following.get(told)
        if lengths is None:
            if told.isprintable() and "  " not in told:
                return first if first in begun.spelt else None
            lengths = begun.lengths
        said = lower[start : min(end, start + lengths[0])]
        if not said.isprintable() or "  " in said:
            return next((phrase for phrase, _ in self.at(lower, start, end)), None)
        for length in lengths:
            if (phrase := said[:length]) in begun.spelt and _ends(lower, start + length, end):
                return phrase
        return None

    def at(self, lower: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield the phrases that stand at ``start``, the longest first, each with where it ends there."""
        first = _first(lower, start, end)
        begun = self._begun.get(first) or self._ordered(first)
        if begun is None:
            return
        said = lower[start : min(end, start + begun.lengths[0])]
        plain = len(said)
        if not said.isprintable() or "  " in said:
            odd = _OTHER_BLANK.search(said)
            plain = odd.start() if odd else plain
            # Whatever goes on over the first of the other blanks is longer than what ends before it.
            yield from _over(begun, said[:plain], lower, start, end)
        for length in begun.lengths:
            if length <= plain and (phrase := said[:length]) in begun.spelt and _ends(lower, start + length, end):
                yield phrase, start + length

    def _ordered(self, first: str) -> _Begun | None:
        phrases = sorted(self._written.begun_by(first), key=len, reverse=True)
        if not phrases:
            return None
        lengths = sorted(set(map(len, phrases)), reverse=True)
        longer = [phrase for phrase in phrases if phrase != first]
        reach = min([_FOLLOWING, *(len(phrase) - len(first) for phrase in longer)])
        following: dict[str, set[int]] = {}
        for phrase in longer:
            following.setdefault(phrase[len(first) : len(first) + reach], set()).add(len(phrase))
        alone = {len(first)} if first in phrases else set()
        ordered = {told: sorted(some | alone, reverse=True) for told, some in following.items()}
        begun = self._begun[first] = _Begun(phrases, frozenset(phrases), lengths, ordered, reach)
        return begun


def _opening(phrase: str) -> str:
    return _first(phrase, 0, len(phrase))


def _first(said: str, start: int, end: int) -> str:
    """Return the word at ``start``, or the mark."""
    word = _WORD.match(said, start, end)
    return word.group() if word else said[start : min(end, start + 1)]


def _ends(lower: str, stop: int, end: int) -> bool:
    if stop == end:
        return True
    # What a word is made of, as a pattern says it, at a third of the cost of asking one.
    following = lower[stop : stop + 1]
    return not (following.isalnum() or following == "_")


def _over(begun: _Begun, before: str, lower: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the phrases that go on with a blank behind ``before``, where another blank stands in the text."""
    for phrase in begun.phrases:
        if phrase.startswith(before) and phrase[len(before) : len(before) + 1] == " ":
            stop = _over_blanks(phrase, lower, start, end)
            if stop >= 0 and _ends(lower, stop, end):
                yield phrase, stop


def _over_blanks(phrase: str, lower: str, at: int, end: int) -> int:
    """Return where a phrase ends that begins at ``at``, other blanks for its own; -1 where it does not stand there."""
    for place, piece in enumerate(phrase.split(" ")):
        blank = at
        if place:
            at = _behind_blanks(lower, at, end)
        if (place and at == blank) or not lower.startswith(piece, at, end):
            return -1
        at += len(piece)
    return at


def _behind_blanks(lower: str, start: int, end: int) -> int:
    """Return where the blanks at ``start`` end, ``_MOST_BLANKS`` of them at most."""
    end = min(end, start + _MOST_BLANKS)
    while start < end and lower[start].isspace():
        start += 1
    return start

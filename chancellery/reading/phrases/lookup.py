"""Phrases looked up where they may stand, by their first word: nothing is compiled for what no text says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")
#: A blank within a phrase may be so many in the text (as ``trie.GAP`` says it).
_MOST_BLANKS = 3


class Lookup:
    """A set of phrases in lower case, each as whole words: no letter or digit follows its last one.

    A phrase that begins with a mark is never found.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = phrases
        self._begun: Mapping[str, list[str]] | None = None

    def longest(self, lower: str, start: int, end: int) -> str | None:
        """Return the longest phrase that stands at ``start`` in ``lower[start:end]``, whatever its blanks are there."""
        return next((phrase for phrase, _ in self.at(lower, start, end)), None)

    def at(self, lower: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield the phrases that stand at ``start``, the longest first, each with where it ends there."""
        first = _WORD.match(lower, start, end)
        if first is None:
            return
        begun = self._by_word().get(first.group())
        if begun is None:
            return
        behind = first.end()
        for phrase in begun:
            stop = start + len(phrase)
            if not lower.startswith(phrase, start, end):
                stop = _over_blanks(phrase, behind - start, lower, behind, end)
            if stop >= 0 and (stop == end or _WORD.match(lower, stop) is None):
                yield phrase, stop

    def _by_word(self) -> Mapping[str, list[str]]:
        if self._begun is None:
            begun: dict[str, list[str]] = {}
            for phrase in sorted(self._phrases, key=len, reverse=True):
                if word := _WORD.match(phrase):
                    begun.setdefault(word.group(), []).append(phrase)
            self._begun = begun
        return self._begun


def _over_blanks(phrase: str, said: int, lower: str, at: int, end: int) -> int:
    """Return where ``phrase[said:]`` ends that begins at ``at``, where other blanks may stand for each of its own.

    It is -1 where it does not stand there.
    """
    first, *pieces = phrase[said:].split(" ")
    if not lower.startswith(first, at, end):
        return -1
    at += len(first)
    for piece in pieces:
        blank, at = at, _behind_blanks(lower, at, end)
        if at == blank or not lower.startswith(piece, at, end):
            return -1
        at += len(piece)
    return at


def _behind_blanks(lower: str, start: int, end: int) -> int:
    """Return where the blanks at ``start`` end, ``_MOST_BLANKS`` of them at most."""
    end = min(end, start + _MOST_BLANKS)
    while start < end and lower[start].isspace():
        start += 1
    return start

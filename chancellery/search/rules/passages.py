"""The passage of a text that holds most of what is looked for, with it marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancellery.core.folding import fold
from chancellery.search.rules.vectors import UNSPACED

_FEWEST_REPEATED = 3  #: words of a line that is a part of a title; fewer may stand anywhere


class _Plain(dict[int, str]):
    """Each letter without accent and case, one for one, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = fold(letter)[:1] or letter
        self[code] = plain
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; ``hit`` are those looked for."""

    words: str
    hit: bool = False


def besides(text: str, said: str) -> str:
    """Return ``text`` without lines that only repeat what was ``said`` above it, and without it at its beginning."""
    known = fold(said)
    if not known:
        return text
    lines = text.splitlines()
    kept = [line for line in lines if not _repeats(fold(line), known)]
    rest = "\n".join(kept) if len(kept) < len(lines) else text
    begun = rest.lstrip()
    return begun[len(said) :].lstrip(" .:;,–—-\n") if begun.startswith(said) else rest


def _repeats(line: str, known: str) -> bool:
    return line == known or (len(line.split()) >= _FEWEST_REPEATED and f" {line} " in f" {known} ")


def marked(text: str, words: Sequence[str], *, width: int) -> list[Piece]:
    """Return the passage of about ``width`` characters that holds most of the words, with these marked."""
    text = unicodedata.normalize("NFC", text)
    hits = [found.span() for found in _pattern(words).finditer(text.translate(_PLAIN))] if words else []
    start, end = _window(text, hits, width)
    hits = _joined(text, [(first, last) for first, last in hits if start <= first and last <= end])
    edges = [start, *(edge for hit in hits for edge in hit), end]
    pieces = [
        Piece(text[first:last], hit=bool(place % 2))
        for place, (first, last) in enumerate(pairwise(edges))
        if last > first
    ]
    if start > 0:
        pieces.insert(0, Piece("… "))
    return [*pieces, Piece(" …")] if end < len(text) else pieces


def _joined(text: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return hits with nothing but a sign or a blank between them as one: a number, a phrase."""
    joined: list[tuple[int, int]] = []
    for start, end in hits:
        beside = joined and start - joined[-1][1] <= 1
        joined.append((joined.pop()[0], end) if beside else (start, end))
    return joined


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    signs = [word for word in words if UNSPACED.match(word)]
    spaced = [word for word in words if not UNSPACED.match(word)]
    ways = [rf"(?<!\w)(?:{_either_of(spaced)})\w*" if len(spaced) == 1 else rf"(?<!\w)(?:{_either_of(spaced)})(?!\w)"]
    if len(spaced) > 1:
        ways.append(rf"(?<!\w){re.escape(spaced[-1])}\w*")
    return re.compile("|".join([*(ways if spaced else []), *map(re.escape, signs)]))


def _either_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _window(text: str, hits: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return from where to where the passage goes: from the hit with most others behind it, at ends of words."""
    if len(text) <= width:
        return 0, len(text)
    best = max(range(len(hits)), key=lambda at: _within(text, hits, at, width), default=None)
    start = 0 if best is None else max(0, hits[best][0] - width // 5)
    if start:
        start = text.find(" ", start) + 1 or start
        if best is not None and start > hits[best][0]:
            start = hits[best][0]
    end = text.rfind(" ", start, start + width)
    return start, end if end > start and start + width < len(text) else min(len(text), start + width)


def _within(text: str, hits: Sequence[tuple[int, int]], at: int, width: int) -> int:
    """Return how many different words stand in the width behind one hit; only the first hundred are looked at."""
    from_here = hits[at : at + 100] if at < 100 else ()
    reach = hits[at][0] + width * 4 // 5
    return len({text[start:end].lower() for start, end in from_here if end <= reach})

"""Points of one sentence that commas or "and" join: "three tasks: to draw up …, to publish … and to report …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.lists import announcements
from chancellery.reading.phrases import cues, openings
from chancellery.reading.text import Source

#: A row of names is no list of points: so many words at least each of them has, or says what to do.
_FEWEST_WORDS = 4
_FEWEST = 3
_COMMA = re.compile(r"[,、，]\s?(?=\S)")

_Span = tuple[int, int]


def parted(source: Source, code: str, clauses: Sequence[_Span], count: int) -> list[_Span]:
    """Return the ``count`` points that ``clauses`` hold, the last two joined by "and"; none where they are names.

    Without semicolons commas part them: at every one, or at those alone behind which something is to be done.
    """
    if count < _FEWEST:
        return []
    ways = [list(clauses)]
    if len(clauses) == 1:
        cuts = [(cut.start(), cut.end()) for cut in _COMMA.finditer(source.text, *clauses[0])]
        doing = [cut for cut in cuts if _begins_doing(source, code, cut[1], clauses[0][1])]
        ways = [list(_cut(source, clauses[0], each)) for each in (cuts, doing)]
    for way in ways:
        for points in (way, [*way[:-1], *_at_and(source, code, way[-1])]):
            if len(points) == count and _alike(source, code, points):
                return points
    return []


def as_many(source: Source, code: str, start: int, colon: int, clause: _Span) -> list[_Span]:
    """Return the points that commas part behind a count of just these: "五个强化：强化…，强化…"; all begin alike."""
    cuts = [(cut.start(), cut.end()) for cut in _COMMA.finditer(source.text, *clause)]
    points = list(_cut(source, clause, cuts)) if len(cuts) >= _FEWEST - 1 else []
    first = {source.lower[begin:end].split(maxsplit=1)[0] for begin, end in points if begin < end}
    if len(first) != 1 or source.lower.find(first.pop(), start, colon) < 0:
        return []
    return points if announcements.exactly(source, code, start, colon + 1, len(points)) else []


def says_what_to_do(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause begins with an order, or with a noun that ends as those of doing do: "wzmocni|enie|"."""
    if openings.measures(source, code, start, end) or openings.infinitive(source, code, start, end):
        return True
    endings = languages.get(code).words("lists", "nominal_ends")
    first = source.lower[start:end].split(maxsplit=1)[:1]
    return bool(endings) and any(word.endswith(endings) for word in first)


def _begins_doing(source: Source, code: str, start: int, end: int) -> bool:
    joined = _and(code).match(source.lower, start, end)
    return says_what_to_do(source, code, joined.end() if joined else start, end)


def _cut(source: Source, span: _Span, cuts: Sequence[_Span]) -> Iterator[_Span]:
    """Yield what lies between ``cuts``."""
    start = span[0]
    for stop, begin in cuts:
        yield cues.trimmed(source.text, start, stop)
        start = begin
    yield cues.trimmed(source.text, start, span[1])


def _at_and(source: Source, code: str, span: _Span) -> list[_Span]:
    """Part the last clause at its only "and", or at the last one behind which something is to be done."""
    found = [(each.start(), each.end()) for each in _and(code).finditer(source.lower, *span)]
    doing = [each for each in found if says_what_to_do(source, code, each[1], span[1])]
    cut = doing[-1:] or (found if len(found) == 1 else [])
    return list(_cut(source, span, cut))


def _alike(source: Source, code: str, points: Sequence[_Span]) -> bool:
    """Say whether all points but one say what to do, or all begin with the same word and are no names."""
    doing = [_begins_doing(source, code, *point) for point in points]
    if sum(doing) >= len(points) - 1 and doing[0]:
        return True
    words = [source.lower[slice(*point)].split() for point in points]
    last = _and(code).match(source.lower, *points[-1])
    words[-1] = source.lower[last.end() if last else points[-1][0] : points[-1][1]].split()
    same = len({each[0] for each in words if each}) == 1 and all(len(each) >= _FEWEST_WORDS for each in words)
    return same and not cues.cue(code, "units", "articles").match(source.lower, *points[0])


@cache
def _and(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){cues.expression(code, 'units', 'and')}\s")

"""Where in a text the words stand that a step looks for, found for all steps in one pass.

Most paragraphs hold nothing that an award, a succession or a row of ordinals begins with. One pattern of all the
phrases runs over the text once; each step then asks by place and looks closer only where one of its phrases stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import cues, languages, trie
from chancellery.reading.text import Source, Stretch

#: What steps look for: family → table and keys of its phrases; a key with ``*`` stands for all that begin so.
_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "posts": ("posts", "heads", "honorifics"),
    "units": ("organisations", "heads", "always"),
    "units in general": ("units", "generic"),
    "numbers": ("numbers", "words", "collectives"),
    "treaties": ("treaties", "*"),
    "opened titles": ("references", "title_opens"),
    "closed titles": ("references", "title_closes"),
    "ordinals": ("ordinals", "[0-9]*", "last", "weekday_*"),
    "gatherings": ("events", "kind_*", "signed"),
    "holding": ("events", "held", "held_on", "chaired", "signed"),
    "happening": ("events", "happened"),
    "chairs": ("events", "chaired", "chaired_by"),
    "awards": ("awards", "kind_*"),
    "requests": ("proposals", "ask"),
    "duties": (
        "duties",
        "lead",
        "addressed",
        "assign",
        "with",
        "with_after",
        "*_label",
        "yearly",
        "half_yearly",
        "quarterly",
        "monthly",
        "continuous",
    ),
    "doing": ("duties", "does", "lead", "addressed"),
    "obligations": ("duties", "obligation"),
    # Without one of these no sentence orders anything of anybody.
    "orders": ("duties", "does", "topic", "lead*", "addressed", "assign", "obligation", "with*"),
    "addressed": ("duties", "addressed"),
    "list nouns": ("lists", "nouns"),
    "narratives": ("lists", "narrative"),
    "topics": ("natures", "title_*"),
    "sayings": ("natures", "says_*"),
    "past": ("natures", "past"),
    "no duties": ("natures", "no_duty"),
    "no tales": ("natures", "no_past"),
    "doers": ("duties", "lead", "addressed", "lead_label", "assign", "with", "with_after", "with_label"),
    "rhythms": ("duties", "yearly", "half_yearly", "quarterly", "monthly", "continuous"),
    "successions": ("successions", "took_over", "passed_to", "merged", "formed_by"),
}


class _Anchors(NamedTuple):
    """All phrases of a language as one pattern, and the families of each phrase and of the shorter ones within it."""

    pattern: re.Pattern[str]
    families: Mapping[str, tuple[str, ...]]


def starts(source: Source, family: str) -> Sequence[int]:
    """Return where a phrase of ``family`` begins in the readable text, in reading order.

    The phrase is one of the language of its block; it may go on behind the end of the block.
    """
    return (source.found.anchors or _all_of(source))[family]


def _all_of(source: Source) -> Mapping[str, list[int]]:
    """Find the phrases of all families, and remember where they begin."""
    places: dict[str, list[int]] = {name: [] for name in _FAMILIES}
    for stretch in source.stretches():
        _note(source, stretch, places)
    source.found.anchors = places
    return places


def any_in(source: Source, family: str, start: int, end: int) -> bool:
    """Say whether a phrase of ``family`` begins in ``text[start:end]``."""
    places = (source.found.anchors or _all_of(source))[family]
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def within(source: Source, family: str, start: int, end: int) -> Sequence[int]:
    """Return where phrases of ``family`` begin in ``text[start:end]``."""
    places = starts(source, family)
    return places[bisect_left(places, start) : bisect_left(places, end)]


def search(source: Source, code: str, family: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first phrase of ``family`` in ``lower[start:end]``, which is in the language ``code``."""
    places = (source.found.anchors or _all_of(source))[family]
    index = bisect_left(places, start)
    while index < len(places) and places[index] < end:
        if match := _phrase(code, family).match(source.lower, places[index], end):
            return match
        index += 1
    return None


def matches(source: Source, code: str, family: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the phrases of ``family`` in ``lower[start:end]``, never overlapping."""
    while match := search(source, code, family, start, end):
        yield match
        start = match.end()


def last(source: Source, code: str, family: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last phrase of ``family`` in ``lower[start:end]``."""
    found = deque(matches(source, code, family, start, end), maxlen=1)
    return found[0] if found else None


@cache
def _phrase(code: str, family: str) -> re.Pattern[str]:
    return re.compile(cues.whole(_phrases(languages.get(code), family)))


def _note(source: Source, stretch: Stretch, places: Mapping[str, list[int]]) -> None:
    """Add to ``places`` where the phrases stand in one stretch."""
    anchors = _anchors(stretch.language)
    if not anchors.families:
        return
    for start, words in _said(source.lower, anchors.pattern, stretch):
        for family in anchors.families.get(words) or anchors.families[" ".join(words.split())]:
            places[family].append(start)


def _said(lower: str, pattern: re.Pattern[str], stretch: Stretch) -> Iterator[tuple[int, str]]:
    """Yield where each phrase begins, and the phrase."""
    if stretch.start == 0 and (first := pattern.match(f" {lower[: stretch.end]}")):
        yield 0, first[1]
    for match in pattern.finditer(lower, max(0, stretch.start - 1), stretch.end):
        yield match.end(), match[1]


@cache
def _anchors(code: str) -> _Anchors:
    spelt: dict[str, set[str]] = {}
    for family in _FAMILIES:
        for phrase in _phrases(languages.get(code), family):
            # An apostrophe at the end leans on the next word; what stands before it is a whole word.
            spelt.setdefault(phrase.rstrip("'"), set()).add(family)
    # The phrase stands in a look-ahead, so that shorter ones can begin within it. The character before it comes first:
    # the engine leaps from blank to blank.
    phrases = trie.pattern(spelt)
    pattern = re.compile(rf"\W(?=({phrases})(?!\w))")
    return _Anchors(pattern, {phrase: _within(phrase, spelt) for phrase in spelt})


def _within(phrase: str, spelt: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the families of ``phrase`` and of every shorter phrase it begins with."""
    edges = (edge.start() for edge in re.finditer(r"(?!\w)", phrase))
    return tuple(sorted({family for edge in edges for family in spelt.get(phrase[:edge], ())}))


def _phrases(language: languages.Language, family: str) -> Iterator[str]:
    table, *keys = _FAMILIES[family]
    for written in language.table(table):
        if any(fnmatchcase(written, key) for key in keys):
            yield from language.words(table, written) or language.values(table, written)

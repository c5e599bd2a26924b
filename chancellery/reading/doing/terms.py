"""How long after something a duty is due: "within 15 days of signing", "trong vòng 15 ngày kể từ ngày ký".

No day is told by these words alone. They are given as so many days, working days, weeks, months or years, and after
which event of the text's own life (``EVENTS``). What counts from anything else, or from nothing said, has no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import languages, numerals
from chancellery.reading.phrases import anchors, cues, trie, words
from chancellery.reading.text import Source, squeeze

EVENTS: Final = ("signing", "issue", "force", "receipt", "publication")
_UNITS: Final = ("days", "working_days", "weeks", "months", "years")
#: So much may stand before a number to say that it is a term.
_LONGEST_CUE = 34
#: So far reach the words that say after what: "of the entry into force of this Agreement".
_LONGEST_EVENT = 90
#: "15 (fifteen)": the number said again.
_AGAIN = r"(?:\s?\([^()\n]{1,20}\))?"
_STOP = re.compile(r"[.;:,()\n。；，、：（）]")
#: The part of a verb that a clause may end with: "legt binnen 15 Tagen nach Unterzeichnung |vor|".
_LONGEST_PREFIX = 4
#: Between an event and what counts from it: "署名|の日|から".
_LONGEST_TAIL = 3


class Term(NamedTuple):
    """So long after what, as code (``15 days after signing``), and in the words of the text."""

    after: str
    words: str


class _Span(NamedTuple):
    """Where the words of a term stand, whether it counts from anything, and from which event of the text."""

    start: int
    end: int
    linked: bool
    event: str


def read(source: Source, code: str, start: int, end: int, *, led: bool) -> Term | None:
    """Return the first term in ``text[start:end]``; one that counts from nothing said only where somebody leads."""
    if not languages.get(code).table("terms"):
        return None
    if led and (whole := _told_whole(source, code, start, end)):
        return whole
    if not _counts(source, code, start, end):
        return None
    around = _named_before if _unspaced(code) else _named_behind
    for length in _lengths(source, code, start, end):
        span = around(source, code, start, length, end)
        if span and (span.linked or led):
            unit = _units(code)[" ".join(length["unit"].split())]
            after = f" after {span.event}" if span.event else ""
            words = squeeze(source.text[span.start : span.end])
            return Term(f"{_count(code, length['count'])} {unit.replace('_', ' ')}{after}", words)
    return None


def _told_whole(source: Source, code: str, start: int, end: int) -> Term | None:
    """Read "sous quinzaine", "within a fortnight": a term whose number is in its word."""
    for phrase, after in _whole(code):
        if (place := source.lower.find(phrase, start, end)) >= 0:
            return Term(after, squeeze(source.text[place : place + len(phrase)]))
    return None


@cache
def _whole(code: str) -> tuple[tuple[str, str], ...]:
    return tuple(languages.get(code).values("terms", "whole").items())


def any_in(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` tells of a number of days, weeks, months or years."""
    if not languages.get(code).table("terms"):
        return False
    if _told_whole(source, code, start, end):
        return True
    if not _counts(source, code, start, end):
        return False
    return any(_lengths(source, code, start, end))


def _counts(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether any number stands in ``text[start:end]``; in most sentences there is none."""
    return (
        anchors.any_in(source, "numbers", start, end)
        or words.any_figures(source, start, end)
        or _unspaced(code)
        or any(source.lower.find(one, start, end) >= 0 for one in _ones(code))
    )


def _lengths(source: Source, code: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield each number of days, weeks, months or years: those in figures, then those in words."""
    if words.any_figures(source, start, end) or _unspaced(code):
        yield from _in_figures(code).finditer(source.lower, start, end)
    for place in anchors.within(source, "numbers", start, end):
        if length := _in_words(code).match(source.lower, place, end):
            yield length
    for one in _ones(code):
        if (place := source.lower.find(one, start, end)) >= 0 and (
            length := _in_words(code).match(source.lower, place + 1, end)
        ):
            yield length


def _named_behind(source: Source, code: str, start: int, length: re.Match[str], end: int) -> _Span | None:
    """Read "|within| 15 days |of signing|"."""
    lower = source.lower
    cue = _cue(code, "within", "loosely").search(lower, max(start, length.start() - _LONGEST_CUE), length.start())
    if cue is None:
        return None
    link = cues.cue(code, "terms", "after").match(lower, *cues.trimmed(lower, length.end(), end))
    if link is None:
        surely = _cue(code, "within").search(lower, cue.start(), length.start()) and not _years(code, length)
        return _Span(cue.start(), length.end(), linked=False, event="") if surely else None
    limit = min(end, link.end() + _LONGEST_EVENT)
    stop = _STOP.search(lower, link.end(), limit)
    last = stop.start() if stop else limit
    event = _event(code).search(lower, link.start(), last)
    if event is None:
        return _Span(cue.start(), last, linked=True, event="")
    name = _events(code)[event.group()]
    if cues.cue(code, "terms", "this").search(lower, link.end(), last):
        return _Span(cue.start(), last, linked=True, event=name)
    bare = len(lower[event.end() : last].strip()) <= _LONGEST_PREFIX
    return _Span(cue.start(), event.end() if bare else last, linked=True, event=name if bare else "")


def _named_before(source: Source, code: str, start: int, length: re.Match[str], end: int) -> _Span | None:
    """Read "自签署|之日起|15日|内|": the event stands before, and what makes it a term behind."""
    lower = source.lower
    behind = _behind(code).match(lower, *cues.trimmed(lower, length.end(), end))
    if behind is None:
        return None
    link = _link(code).search(lower, max(start, length.start() - _LONGEST_CUE), length.start())
    if link is None:
        surely = not _years(code, length)
        return _Span(length.start(), behind.end(), linked=False, event="") if surely else None
    first = _clause_start(source, code, start, link.start())
    event = _event(code).search(lower, first, link.start())
    if event is None:
        return _Span(first, behind.end(), linked=True, event="")
    opens = _opens(code).search(lower, first, event.start())
    own = _this(code).search(lower, opens.end() if opens else first, link.start()) or (
        not lower[opens.end() if opens else first : event.start()].strip()
        and len("".join(lower[event.end() : link.start()].split())) <= _LONGEST_TAIL
    )
    first = opens.start() if opens else first
    return _Span(first, behind.end(), linked=True, event=_events(code)[event.group()] if own else "")


def _clause_start(source: Source, code: str, start: int, end: int) -> int:
    """Return where the words before ``end`` begin that say from when: behind a stop, or who is to do it."""
    first = max(start, end - _LONGEST_EVENT)
    stop = cues.last(_STOP, source.lower, first, end)
    behind = stop.end() if stop else first
    this = languages.get(code).words("terms", "this")  # "이": "this" as well as a particle
    topics = cues.cue(code, "duties", "topic").finditer(source.lower, behind, end)
    topic = max((each for each in topics if each.group() not in this), key=lambda each: each.start(), default=None)
    last = topic or stop
    return cues.trimmed(source.lower, last.end(), end)[0] if last else first


def _count(code: str, written: str) -> int:
    if written.isdigit():
        return int(written)
    known = languages.get(code).values("numbers", "words")
    if written in languages.get(code).words("terms", "one"):
        return 1
    return int(known[written]) if written in known else numerals.han(written)


@cache
def _ones(code: str) -> tuple[str, ...]:
    """One of each unit, as " un mois", " one week"."""
    return tuple(f" {one} {unit}" for one in languages.get(code).words("terms", "one") for unit in _units(code))


def _years(code: str, length: re.Match[str]) -> bool:
    """Say whether a length is told in years: "in three years" is a time something takes."""
    return _units(code)[" ".join(length["unit"].split())] == "years"


def _unspaced(code: str) -> bool:
    return bool(languages.get(code).words("terms", "within_behind"))


@cache
def _units(code: str) -> dict[str, str]:
    words = languages.get(code).words
    return {word: unit for unit in _UNITS for word in words("terms", unit)}


@cache
def _events(code: str) -> dict[str, str]:
    words = languages.get(code).words
    return {word: event for event in EVENTS for word in words("terms", event)}


@cache
def _event(code: str) -> re.Pattern[str]:
    return re.compile(trie.pattern(_events(code)) if _unspaced(code) else cues.whole(_events(code)))


@cache
def _in_figures(code: str) -> re.Pattern[str]:
    unit = rf"(?P<unit>{trie.pattern(_units(code))})"
    if _unspaced(code):
        return re.compile(rf"(?P<count>\d{{1,3}}(?<!\d\d\d\d)|[{numerals.HAN}]{{1,4}})\s?{unit}")
    return re.compile(rf"(?P<count>\d{{1,3}})(?<!\d\d\d\d){_AGAIN}[\s-]{unit}(?!\w)")


@cache
def _in_words(code: str) -> re.Pattern[str]:
    known = trie.pattern((*languages.get(code).values("numbers", "words"), *languages.get(code).words("terms", "one")))
    return re.compile(rf"(?P<count>{known}){_AGAIN}\s(?P<unit>{trie.pattern(_units(code))})(?!\w)")


@cache
def _cue(code: str, *keys: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'terms', *keys)}\s?\Z")


@cache
def _behind(code: str) -> re.Pattern[str]:
    return re.compile(trie.pattern(languages.get(code).words("terms", "within_behind")))


@cache
def _link(code: str) -> re.Pattern[str]:
    return re.compile(rf"{trie.pattern(languages.get(code).words('terms', 'after'))}\s?\Z")


@cache
def _opens(code: str) -> re.Pattern[str]:
    """What an event begins with that is named before its term: "|自|签署之日起"."""
    return re.compile(rf"{trie.pattern(languages.get(code).words('terms', 'opens'))}\s?")


@cache
def _this(code: str) -> re.Pattern[str]:
    return re.compile(trie.pattern(languages.get(code).words("terms", "this")))

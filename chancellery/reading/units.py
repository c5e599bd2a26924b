"""Names of units as a text writes them: where one begins, where it ends, and lists of them.

A name begins with a word for a kind of organisation ("Sở", "ministère", "Department") and goes on over capitalised
words, linking words and the field's own words; or it is a general one ("các địa phương", "les localités").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancellery.reading import cues, languages
from chancellery.reading.text import Source, squeeze

_LONGEST = 140
_LONGEST_WORD = 30
#: How far before a verb its subject may begin.
_LONGEST_CLAUSE = 250
_GAP = re.compile(r"\W{1,3}")


class Unit(NamedTuple):
    """The span of a unit's name."""

    start: int
    end: int


def at(source: Source, code: str, position: int, limit: int) -> Unit | None:
    """Return the unit whose name begins at ``position`` (an article before it is skipped), or ``None``."""
    position = _skip_article(source, code, position, limit)
    general = cues.cue(code, "units", "generic").match(source.lower, position, limit)
    before = _before(code).match(source.lower, position, limit)
    head = _heads(code).match(source.lower, before.end() if before else position, limit)
    named = _named(source, code, position, head.end(), limit) if head else None
    if general and (named is None or general.end() > named.end):
        return Unit(position, general.end())
    return named


def _named(source: Source, code: str, start: int, head_end: int, limit: int) -> Unit | None:
    """Return the name that begins at ``start``; a bare "the commission" is none."""
    end = _name_end(source, code, head_end, min(limit, start + _LONGEST))
    bare = end == head_end and not (
        _before(code).match(source.lower, start, end)
        or cues.cue(code, "organisations", "always").fullmatch(source.lower, start, end)
    )
    return None if bare else Unit(start, end)


def find(source: Source, code: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the units named in ``text[start:end]``, never overlapping; general ones are not names."""
    position = start
    while head := _heads(code).search(source.lower, position, end):
        first = _first_word(source, code, head.start(), position)
        proper = source.text[first].isupper() or _lower(code).fullmatch(source.lower, *head.span())
        unit = _named(source, code, first, head.end(), end) if proper else None
        if unit:
            yield unit
        position = max(unit.end if unit else 0, head.end())


def _first_word(source: Source, code: str, head: int, floor: int) -> int:
    """Return where a name begins that has words before its kind: "Provincial People's Committee"."""
    while match := _word_before(code).search(source.lower, max(floor, head - _LONGEST_WORD), head):
        head = match.start("word")
    return head


def row(source: Source, code: str, position: int, limit: int) -> list[Unit]:
    """Return the units listed from ``position`` on: "A, B and C"; stops at the first thing that is none."""
    found: list[Unit] = []
    while unit := at(source, code, position, limit):
        found.append(unit)
        gap = _apart(code).match(source.lower, unit.end, limit)
        if gap is None:
            break
        position = gap.end()
    return found


def ending(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return the unit whose name ends just before ``end``, beginning after ``start``."""
    position: int | None = start if end - start <= _LONGEST_CLAUSE else _next_word(source, end - _LONGEST_CLAUSE, end)
    while position is not None:
        unit = at(source, code, position, end)
        if unit and not source.text[unit.end : end].strip(" ,:"):
            return unit
        position = _next_word(source, position, end)
    return None


def name(source: Source, unit: Unit) -> str:
    """Return the name as one line of words."""
    return squeeze(source.text[unit.start : unit.end])


def _next_word(source: Source, position: int, end: int) -> int | None:
    """Return where the next word begins, or ``None`` at the end."""
    gap = _GAP.search(source.lower, position, end)
    return gap.end() if gap and gap.end() < end else None


def _skip_article(source: Source, code: str, position: int, limit: int) -> int:
    article = cues.cue(code, "units", "articles").match(source.lower, position, limit)
    if article is None:
        return position
    general = cues.cue(code, "units", "generic").match(source.lower, position, limit)
    return position if general else cues.trimmed(source.text, article.end(), limit)[0]


def _name_end(source: Source, code: str, position: int, limit: int) -> int:
    """Walk over the words that may belong to a name; links count only when a word of the name follows them."""
    end = position
    while match := _step(code).match(source.lower, position, limit):
        word_start = match.start("word")
        first = source.text[word_start]
        known = match["known"] is not None
        if not first.isupper() and (
            not known or (not match["link"] and _verb(code).match(source.lower, word_start, limit))
        ):
            break
        if not known and _stop(code).match(source.lower, word_start, limit):
            break
        joins = cues.cue(code, "units", "and").search(source.lower, match.start(), word_start)
        if joins and _heads(code).match(source.lower, word_start, limit):
            break
        end = position = match.end()
    return end


@cache
def _heads(code: str) -> re.Pattern[str]:
    return cues.cue(code, "organisations", "heads", "always")


@cache
def _before(code: str) -> re.Pattern[str]:
    """Words that stand before the kind: "Provincial", "Prowincjonalny"; at most four of them."""
    words = cues.whole(languages.get(code).words("organisations", "before"))
    return re.compile(rf"(?:{words}\s){{1,4}}")


@cache
def _word_before(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("organisations", "before"))
    return re.compile(rf"(?P<word>{words})\s\Z")


@cache
def _lower(code: str) -> re.Pattern[str]:
    """Kinds of organisation whose names may begin with a small letter: "le ministère des Affaires étrangères"."""
    return cues.cue(code, "organisations", "lower")


@cache
def _stop(code: str) -> re.Pattern[str]:
    return cues.cue(code, "posts", "heads", "stops")


@cache
def _verb(code: str) -> re.Pattern[str]:
    return cues.cue(code, "lists", "verbs")


@cache
def _step(code: str) -> re.Pattern[str]:
    """One step of a name: blanks, links ("of the", "des"), then a word the field knows or any word."""
    language = languages.get(code)
    links = cues.whole(language.words("organisations", "links"))
    known = cues.whole(language.words("organisations", "tails"))
    heads = cues.whole(language.words("organisations", "heads"))
    link = rf"(?P<link>(?:(?:{links})\s?){{0,3}})"
    commas = rf"(?:,\s(?=(?:{known})(?:,|\s(?:{links}))))?"
    return re.compile(
        rf"\s?{commas}\s?{link}(?P<word>(?P<known>{known}|(?<=\s){heads}(?=\s(?:{links}|{known})))|[^\W\d_][\w'-]*)"
    )


@cache
def _apart(code: str) -> re.Pattern[str]:
    conjunction = cues.whole(languages.get(code).words("units", "and"))
    return re.compile(rf"\s{{0,2}}(?:[,;]\s{{0,2}}(?:{conjunction}\s)?|\s{conjunction}\s)(?=\S)")

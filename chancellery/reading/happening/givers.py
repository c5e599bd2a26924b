"""Who gives an award: before the verb, behind it as the one it was done by, or told with the award itself."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds, unit_forms, units
from chancellery.reading.who.units import Unit

#: So near behind an award stands whose it is.
_NEAR_WHOSE = 40
#: So far behind the verb may stand by whom it was done.
_NEAR_BY = 90
#: "The Chairman |of the| People's Committee": what parts a post from the unit it is held in.
_LINKS = 14
#: A post and a particle between a unit and its award: "主席 の".
_LONGEST_HELD = 6
_PARTED = re.compile(r"[,;:]")
# "has awarded", "a décerné"
_AUXILIARY = re.compile(r"\w{1,4}\s+\Z")


def before(source: Source, code: str, start: int, end: int) -> str | None:
    """Return who stands before the verb at ``end``; one short word of the verb may stand between ("a décerné")."""
    if cues.cue(code, "awards", "receives").match(source.lower, end):
        return None  # "|8 colectivos| recibieron …": who stands there received it
    auxiliary = _AUXILIARY.search(source.lower, start, end)
    for stop in (end, auxiliary.start()) if auxiliary else (end,):
        if giver := units.ending(source, code, start, stop) or _alone(source, code, start, stop):
            return _with_post(source, code, start, giver)
    if not closing_kinds.used(code):
        return None
    first = next(units.find(source, code, start, end), None) or units.at(source, code, start, end, bodies=True)
    return _with_post(source, code, start, first) if first else None


def _alone(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return a kind or an officer alone that opens the sentence: "|Le ministère| a décerné"."""
    first = units.at(source, code, start, end, bodies=True, bare=True)
    whole = first and not source.text[first.end : first.end + 1].isalnum()
    return first if first and whole and not source.text[first.end : end].strip(" ,:") else None


def _with_post(source: Source, code: str, start: int, unit: Unit) -> str | None:
    """Return a giver with the post that is held there: "|Chủ tịch| UBND tỉnh", "|the Chairman of| the Committee"."""
    floor = max(start, unit.start - 60)
    for post in cues.cue(code, "posts", "heads").finditer(source.lower, floor, unit.start):
        gap = source.lower[post.end() : unit.start]
        if len(gap) <= _LINKS and all(word in _links(code) for word in gap.replace("'", "' ").split()):
            return squeeze(source.text[post.start() : unit.end])
    said = source.text[unit.start : unit.end]
    cut = said.islower() and " " not in said and source.text[start : unit.start].rstrip()[-1:].isalpha()
    # "pět občanů Zlínského |kraje| vyznamenáno": only what ends a longer name
    shown = unit_forms.of(code).in_oblique_case(source.lower, *unit) or (cut and not closing_kinds.used(code))
    return None if shown else units.name(source, unit)


@cache
def _links(code: str) -> frozenset[str]:
    keys = (("organisations", "of"), ("organisations", "links"), ("units", "articles"), ("successions", "of"))
    return frozenset().union(*(cues.phrases(code, table, key) for table, key in keys))


def behind(source: Source, code: str, start: int, end: int) -> str | None:
    """Return by whom it was given, told behind the verb: "… were handed to experts |by the Union|"."""
    for by in cues.cue(code, "duties", "passive_by").finditer(source.lower, start, min(end, start + _NEAR_BY)):
        first = units.after_article(source, code, cues.trimmed(source.text, by.end(), end)[0], end)
        giver = units.at(source, code, first, end, bodies=True, bare=True)
        if giver:
            return units.name(source, giver)
    return None


def right_before(source: Source, code: str, floor: int, noun: int) -> str | None:
    """Return whose award it is where names close with their kind: "|省人民委員会主席|の表彰状を受けた"."""
    if not closing_kinds.used(code):
        return None
    found = [unit for unit in units.find(source, code, max(floor, noun - _NEAR_WHOSE), noun) if unit.end < noun]
    return units.name(source, found[-1]) if found and noun - found[-1].end <= _LONGEST_HELD else None


def whose(source: Source, code: str, start: int, end: int) -> str | None:
    """Return whose award it is: "lãnh đạo Sở Nội vụ trao Bằng khen |của Chủ tịch UBND tỉnh| cho 12 tập thể"."""
    of = cues.cue(code, "awards", "whose").search(source.lower, start, min(end, start + _NEAR_WHOSE))
    if of is None or _PARTED.search(source.text, start, of.start()):
        return None
    first = cues.trimmed(source.text, of.end(), end)[0]
    unit = units.at(source, code, first, end, bodies=True)
    post = cues.cue(code, "posts", "heads").match(source.lower, first, end) if unit is None else None
    return (
        squeeze(source.text[unit.start : unit.end])
        if unit
        else squeeze(source.text[slice(*post.span())])
        if post
        else None
    )

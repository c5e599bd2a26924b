"""Several who are asked in one sentence: "… that the Ministry open a road and that |the Border Guard| add a post"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chancellery.reading.doing import turned
from chancellery.reading.facts import Proposal
from chancellery.reading.phrases import cues
from chancellery.reading.records import replace
from chancellery.reading.text import Source
from chancellery.reading.who import units
from chancellery.reading.who.units import Unit


def proposals(source: Source, code: str, told: Proposal, start: int) -> Iterator[Proposal]:
    """Yield ``told``, whose wishes stand behind ``start``, as one proposal for each of those that it asks."""
    others = {
        place: other
        for place, wish in enumerate(told.items)
        if place and told.to and (other := _asked(source, code, wish, start, told.end))
    }
    for first, last in pairwise((0, *others, len(told.items))):
        unit, following = others.get(first), others.get(last)
        end = _before(source, code, start, following.start) if following else told.end
        begin = unit.start if unit else told.start
        items = told.items[first:last]
        if unit:
            position = source.text.find(items[0], start, told.end)
            items = (items[0][unit.end - position :].strip(), *items[1:])
        yield replace(
            told,
            start=begin,
            end=end,
            quote=source.text[begin:end],
            to=units.name(source, unit) if unit else told.to,
            items=items,
        )


def _asked(source: Source, code: str, wish: str, start: int, end: int) -> Unit | None:
    """Return the unit with which a wish begins, where its case shows that it is to do it."""
    position = source.text.find(wish, start, end) if turned.used(code) else -1
    unit = units.at(source, code, position, end) if position >= 0 else None
    return unit if unit and unit.end < position + len(wish) and turned.shows(source, code, unit) else None


def _before(source: Source, code: str, start: int, end: int) -> int:
    """Return where what is asked ends before "and that"."""
    joined = cues.last(cues.cue(code, "units", "and"), source.lower, start, end)
    return cues.trimmed(source.text, start, joined.start() if joined else end)[1]

"""The organisations a text names, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Block, Organisation, Person
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.records import maker
from chancellery.reading.text import Source, fold
from chancellery.reading.who import names, units
from chancellery.reading.who.units import Unit

_organisation = maker(Organisation)


def read(source: Source, people: Sequence[Person] = ()) -> tuple[Organisation, ...]:
    """Return the organisations by their first mention, in reading order; spelling with or without accents is one.

    A name of one of ``people`` right after an organisation is no part of it.
    """
    persons = names.Spellings(source, (spelling for person in people for spelling in (person.name, *person.also)))
    found: dict[str, Organisation] = {}
    for block in anchors.holding(source, "units"):
        for whole in _named(source, block):
            unit = _without_person(source, whole, persons)
            name = units.name(source, unit)
            if name.lower().startswith(_elsewhere(block.language)):
                continue
            if (key := fold(name)) not in found:
                quote = source.text[unit.start : unit.end]
                found[key] = _organisation(start=unit.start, end=unit.end, quote=quote, rule="organisations", name=name)
    return tuple(found.values())


def _named(source: Source, block: Block) -> Iterator[Unit]:
    """Yield the units of ``block``; no name goes over the border of a cell."""
    start = block.start
    while (tab := source.text.find("\t", start, block.end)) >= 0:
        yield from units.find(source, block.language, start, tab)
        start = tab + 1
    yield from units.find(source, block.language, start, block.end)


def _without_person(source: Source, unit: Unit, persons: names.Spellings) -> Unit:
    """Cut the person off who is named right after an organisation: "Assembly Nguyen Van An"."""
    starts = [name.start for name in names.vietnamese(source, unit.start, unit.end) if name.certain]
    starts += [start for start, _ in persons.find(unit.start, unit.end)]
    inside = [start for start in starts if start > unit.start]
    return Unit(*cues.trimmed(source.text, unit.start, min(inside))) if inside else unit


@cache
def _elsewhere(code: str) -> tuple[str, ...]:
    """Names that begin like an organisation and are none: "Trường Sa" are islands, not a school."""
    return languages.get(code).words("posts", "not_people")

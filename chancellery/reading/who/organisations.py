"""The organisations a text names, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Block, Organisation, Person
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.records import maker
from chancellery.reading.text import Source, fold
from chancellery.reading.who import names, syllables, units
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
            if _in_a_title(source, block, unit) or any(start == unit.start for start, _ in persons.find(*whole)):
                continue
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


def _in_a_title(source: Source, block: Block, unit: Unit) -> bool:
    """Say whether a syllable in a line of capitals only looks like a kind of organisation: "NHIỆM |VỤ|", "XÃ |HỘI|"."""
    if block.role != "heading" or not syllables.used(block.language):
        return False
    before = source.lower[block.start : unit.start].split()
    if before and before[-1].isalpha() and before[-1] not in _leads_to_name(block.language):
        return True
    return _no_name(block.language).match(source.lower, unit.start, block.end) is not None


@cache
def _leads_to_name(code: str) -> frozenset[str]:
    keys = (
        ("organisations", "links"),
        ("units", "and"),
        ("references", "issuer_links"),
        ("places", "venue"),
        ("places", "with"),
    )
    return frozenset(phrase.split()[-1] for key in keys for phrase in languages.get(code).words(*key))


@cache
def _no_name(code: str) -> re.Pattern[str]:
    """What begins a title as the kind of an organisation begins: a document, a post, something held or done."""
    language = languages.get(code)
    held = cues.meanings(code, "events", "kind_")
    others = (("posts", "heads"), ("duties", "does"))
    return re.compile(
        cues.whole([*language.pairs("kinds"), *held, *(word for key in others for word in language.words(*key))])
    )


@cache
def _elsewhere(code: str) -> tuple[str, ...]:
    """Names that begin like an organisation and are none: "Trường Sa" are islands, not a school."""
    return languages.get(code).words("posts", "not_people")

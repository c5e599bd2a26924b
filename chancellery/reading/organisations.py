"""The organisations a text names, each once."""

from __future__ import annotations

from chancellery.reading import cues, languages, names, units
from chancellery.reading.facts import Organisation
from chancellery.reading.text import Source, fold
from chancellery.reading.units import Unit


def read(source: Source) -> tuple[Organisation, ...]:
    """Return the organisations by their first mention, in reading order; spelling with or without accents is one."""
    found: dict[str, Organisation] = {}
    for block in source.readable():
        if not languages.get(block.language).table("organisations"):
            continue
        for whole in units.find(source, block.language, block.start, block.end):
            unit = _without_person(source, whole)
            name = units.name(source, unit)
            found.setdefault(
                fold(name),
                Organisation(
                    start=unit.start,
                    end=unit.end,
                    quote=source.text[unit.start : unit.end],
                    rule="organisations",
                    name=name,
                ),
            )
    return tuple(found.values())


def _without_person(source: Source, unit: Unit) -> Unit:
    """Cut the person off who is named right after an organisation: "Assembly Nguyen Van An"."""
    person = next(
        (name for name in names.vietnamese(source, unit.start, unit.end) if name.certain and name.start > unit.start),
        None,
    )
    return Unit(*cues.trimmed(source.text, unit.start, person.start)) if person else unit

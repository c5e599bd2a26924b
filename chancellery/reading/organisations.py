"""The organisations a text names, each once."""

from __future__ import annotations

from collections.abc import Sequence

from chancellery.reading import cues, languages, names, units
from chancellery.reading.facts import Organisation
from chancellery.reading.text import Source, fold
from chancellery.reading.units import Unit


def read(source: Source) -> tuple[Organisation, ...]:
    """Return the organisations by their first mention, in reading order; spelling with or without accents is one."""
    found: dict[str, Organisation] = {}
    folded = names.folded(source)
    for block in source.readable():
        if not languages.get(block.language).table("organisations"):
            continue
        people = [name.start for name in names.vietnamese(source, folded, block.start, block.end)]
        for whole in units.find(source, block.language, block.start, block.end):
            unit = _without_person(source, whole, people)
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


def _without_person(source: Source, unit: Unit, people: Sequence[int]) -> Unit:
    """Cut the person off who is named right after an organisation: "Assembly Nguyen Van An"."""
    inside = [start for start in people if unit.start < start < unit.end]
    return Unit(*cues.trimmed(source.text, unit.start, inside[0])) if inside else unit

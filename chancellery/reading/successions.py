"""Successions: which unit took over the duties of which others, by take-over or by merger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from chancellery.reading import anchors, cues, languages
from chancellery.reading.doing import units
from chancellery.reading.doing.units import Unit
from chancellery.reading.facts import Block, Organisation, Reference, Succession
from chancellery.reading.text import Source

#: Between "took over the functions" and the first predecessor: "of the", "chính của".
_NEAR = 30
_LONGEST_SUBJECT = 250


def read(
    source: Source, *, references: Sequence[Reference], organisations: Sequence[Organisation]
) -> tuple[Succession, ...]:
    """Return the successions in reading order. ``organisations`` only shows that there is anything to succeed."""
    if not organisations:
        return ()
    ordered = sorted(references, key=lambda reference: reference.start)
    found: list[Succession] = []
    for block in source.readable():
        if not anchors.any_in(source, "successions", block.start, block.end):
            continue
        for start, end in cues.sentences(source, block.start, block.end):
            told = (
                _taken_over(source, block, start, end)
                or _passed_on(source, block, start, end)
                or _formed(source, block, start, end)
                or _merged(source, block, start, end)
            )
            if told:
                into, predecessors, first, last = told
                found.append(_succession(source, into, predecessors, (first, last), _basis(ordered, start, end)))
    return tuple({(s.into, s.from_units): s for s in reversed(found)}.values())[::-1]


def _succession(
    source: Source, into: Unit | None, predecessors: Sequence[Unit], span: tuple[int, int], basis: str | None
) -> Succession:
    start, end = span
    return Succession(
        start=start,
        end=end,
        quote=source.text[start:end],
        rule="successions",
        into=units.name(source, into) if into else None,
        from_units=tuple(units.name(source, unit) for unit in predecessors),
        basis=basis,
    )


def _taken_over(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "X … took over the functions of A and of B"."""
    code = block.language
    if languages.get(code).table("successions").get("verb_last"):
        return _taken_over_last(source, code, start, end)
    for cue in cues.cue(code, "successions", "took_over").finditer(source.lower, start, end):
        predecessors = _row_near(source, code, cue.end(), end)
        if not predecessors:
            continue
        before = list(units.find(source, code, max(start, cue.start() - _LONGEST_SUBJECT), cue.start()))
        into = before[-1] if before else None
        return into, predecessors, into.start if into else cue.start(), predecessors[-1].end
    return None


def _passed_on(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "the functions of A and of B pass to C"."""
    code = block.language
    for cue in cues.cue(code, "successions", "passed_to").finditer(source.lower, start, end):
        duty = cues.last(cues.cue(code, "successions", "duties"), source.lower, start, cue.start())
        predecessors = _row_near(source, code, duty.end(), cue.start()) if duty else []
        into = next(iter(_row_near(source, code, cue.end(), end)), None)
        if duty and predecessors and into:
            return into, predecessors, duty.start(), into.end
    return None


def _taken_over_last(
    source: Source, code: str, start: int, end: int
) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "外務省はA及びBの任務を引き継いだ": the verb stands behind those whose duties are taken over."""
    for cue in cues.cue(code, "successions", "took_over").finditer(source.lower, start, end):
        predecessors = units.row_ending(source, code, start, cue.start())
        if predecessors:
            before = [unit for unit in units.find(source, code, start, cue.start()) if unit.end < predecessors[0].start]
            into = before[-1] if before else None
            return into, predecessors, into.start if into else predecessors[0].start, cue.end()
    return None


def _formed(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "C, formed by the merger of A and B"."""
    code = block.language
    for cue in cues.cue(code, "successions", "formed_by").finditer(source.lower, start, end):
        predecessors = _row_near(source, code, cue.end(), end)
        before = list(units.find(source, code, max(start, cue.start() - _LONGEST_SUBJECT), cue.start()))
        if len(predecessors) > 1 and before:
            return before[-1], predecessors, before[-1].start, predecessors[-1].end
    return None


def _merged(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "A and B merge into C", "merger of A and B to form C"; without C nothing is said of a successor."""
    code = block.language
    for cue in cues.cue(code, "successions", "merged").finditer(source.lower, start, end):
        into_cue = cues.cue(code, "successions", "into").search(source.lower, cue.end(), end)
        if into_cue is None:
            continue
        predecessors = _row_near(source, code, cue.end(), into_cue.start())
        predecessors = [*units.row_ending(source, code, start, cue.start()), *predecessors]
        into = next(iter(_row_near(source, code, into_cue.end(), end)), None)
        if into and predecessors:
            return into, predecessors, min(predecessors[0].start, cue.start()), into.end
    return None


def _row_near(source: Source, code: str, position: int, end: int) -> list[Unit]:
    """Return the units listed close behind ``position``, over linking words."""
    limit = min(end, position + _NEAR)
    while position < limit:
        found = units.row(source, code, position, end)
        if found:
            return found
        gap = source.lower.find(" ", position, limit)
        if gap < 0:
            return []
        position = gap + 1
    return []


def _basis(references: Sequence[Reference], start: int, end: int) -> str | None:
    """Return the first document the sentence names, in its words."""
    index = bisect_left(references, start, key=lambda reference: reference.start)
    return references[index].quote if index < len(references) and references[index].start < end else None

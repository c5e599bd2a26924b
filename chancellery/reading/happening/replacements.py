"""How a unit comes where another was: "An die Stelle von A tritt B", "Al posto di A è istituita B"."""

from __future__ import annotations

from chancellery.reading.facts import Block
from chancellery.reading.happening.handovers import Told
from chancellery.reading.happening.units_named import row_near
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units
from chancellery.reading.who.units import Unit

#: So far behind who was stands the verb that says who comes.
_NEAR_VERB = 70
#: So near behind the first of those that merge stands with whom.
_NEAR_OTHER = 12


def told(source: Source, block: Block, start: int, end: int) -> Told | None:
    """Return what a sentence says came where something else was, or out of several."""
    return (
        _instead(source, block.language, start, end)
        or _out_of(source, block.language, start, end)
        or _with_another(source, block.language, start, end)
        or _object_first(source, block.language, start, end)
        or _to_whom_first(source, block.language, start, end)
    )


def _instead(source: Source, code: str, start: int, end: int) -> Told | None:
    """Read "An die Stelle der Arbeitsgruppe tritt |der Lenkungskreis|"."""
    for opened in cues.cue(code, "successions", "instead_of").finditer(source.lower, start, end):
        if (former := row_near(source, code, opened.end(), end)) and (heir := _coming(source, code, former, end)):
            return Told((heir,), tuple(former), opened.start(), heir.end)
    return None


def _out_of(source: Source, code: str, start: int, end: int) -> Told | None:
    """Read "Aus dem Kulturamt und dem Sportamt entsteht |das Amt …|": of one unit nothing is said of its end."""
    for opened in cues.cue(code, "successions", "out_of").finditer(source.lower, start, end):
        former = row_near(source, code, opened.end(), end)
        heir = _coming(source, code, former, end) if len(former) > 1 else None
        if heir:
            return Told((heir,), tuple(former), opened.start(), heir.end)
    return None


def _coming(source: Source, code: str, former: list[Unit], end: int) -> Unit | None:
    floor = former[-1].end
    near = min(end, floor + _NEAR_VERB)
    comes = cues.cue(code, "successions", "comes").search(source.lower, floor, near)
    if comes is None or any(mark in source.text[floor : comes.start()] for mark in ";:("):
        return None
    return next(iter(row_near(source, code, comes.end(), end)), None)


def _with_another(source: Source, code: str, start: int, end: int) -> Told | None:
    """Read "C, nata dalla fusione di A |con| B": the second of those that merged stands behind "with"."""
    for formed in cues.cue(code, "successions", "formed_by").finditer(source.lower, start, end):
        one = row_near(source, code, formed.end(), end)
        if len(one) != 1:
            continue
        near = min(end, one[0].end + _NEAR_OTHER)
        beside = cues.cue(code, "successions", "and_with").match(source.lower, *_trimmed(source, one[0].end, near))
        other = row_near(source, code, beside.end(), end) if beside else []
        heirs = [unit for unit in units.find(source, code, start, formed.start()) if unit.end <= formed.start()]
        if other and heirs:
            return Told((heirs[-1],), (*one, *other), heirs[-1].start, other[-1].end)
    return None


def _object_first(source: Source, code: str, start: int, end: int) -> Told | None:
    """Read "Koordinační skupinu nahrazuje |Výbor …|": its case shows that what stands first is replaced."""
    for cue in cues.cue(code, "successions", "replaces").finditer(source.lower, start, end):
        former = units.row_ending(source, code, start, cue.start(), doing=True)
        forms = unit_forms.of(code)
        shown = former and any(forms.in_oblique_case(source.lower, *unit) for unit in former[:1])
        heir = next(iter(row_near(source, code, cue.end(), end)), None) if shown else None
        if heir and not forms.in_oblique_case(source.lower, *heir):
            return Told((heir,), tuple(former), former[0].start, heir.end)
    return None


def _to_whom_first(source: Source, code: str, start: int, end: int) -> Told | None:
    """Read "Na ministerstvo přechází působnost |úřadu|": to whom duties pass stands first, then whose they were."""
    to = cues.cue(code, "successions", "to_whom").match(source.lower, start, end)
    heir = next(iter(row_near(source, code, to.end(), end)), None) if to else None
    if to is None or heir is None:
        return None
    passes = cues.cue(code, "successions", "passes").search(source.lower, heir.end, min(end, heir.end + _NEAR_VERB))
    duty = (
        cues.cue(code, "successions", "duties").search(source.lower, passes.end(), min(end, passes.end() + _NEAR_VERB))
        if passes
        else None
    )
    former = row_near(source, code, duty.end(), end) if duty else []
    return Told((heir,), tuple(former), to.start(), former[-1].end) if former else None


def _trimmed(source: Source, start: int, end: int) -> tuple[int, int]:
    return cues.trimmed(source.text, start, end)

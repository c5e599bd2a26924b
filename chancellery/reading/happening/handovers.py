"""How one unit takes over from others, where capitals show names: by merger, split, renaming, replacement and so on."""

from __future__ import annotations

import re
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.happening import units_named
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, syllables, units
from chancellery.reading.who.units import Unit

#: Between "took over the functions" and the first predecessor: "of the", "chính của".
_NEAR = 30
#: From the word for duties to the end of those whose they were.
_ROW = 220
#: From the predecessors to whom their duties go: "zum 1. August 2025 vom".
_NEAR_WHOM = 60
_LONGEST_SUBJECT = 250
# "С 1 октября 2024 года |Дом науки и культуры| принял"
_NAMED_HEIR = re.compile(
    r"(?:\A|[.,;:]|\d\s\w{1,5})\s(?P<name>[^\W\d_a-z][\w'’-]{2,30}(?:\s[^\W\d_][\w'’-]{0,30}){1,6})\s?\Z"
)
_UNBROKEN = re.compile(r"[^.;:]*")
# "übernimmt nach dem Erlass |Nr.| 44/2025 die Aufgaben": within a sentence a stop only shortens a word
_ON = re.compile(r"[^;:]*")
_ASIDE = re.compile(r"\A,[^,;:]{3,60},")
#: Between whose the duties were and their word, in English.
_POSSESSIVE = ("'s ", "’s ")
#: Words from the duties to whose they were: "of the former".
_LINKS = 3


class Told(NamedTuple):
    """What became what, and where it is told. Of a split several are the heirs; who took over may be unknown."""

    into: tuple[Unit, ...]
    former: tuple[Unit, ...]
    start: int
    end: int


def told(source: Source, block: Block, earlier: int, start: int, end: int) -> Told | None:
    """Return the succession that a sentence tells; what is dissolved may stand in the one before, from ``earlier``."""
    if split := _split(source, block, start, end):
        return split
    taken = _taken_over(source, block, start, end)
    found = (
        (taken if taken and taken[0] else None)
        or _given(source, block, start, end)
        or _passing(source, block, start, end)
        or _passed_on(source, block, start, end)
        or _dissolved(source, block, earlier, end)
        or _formed(source, block, start, end)
        or _merged(source, block, start, end)
        or _taken_with(source, block, start, end)
        or _renamed(source, block, start, end)
        or taken
    )
    if found:
        into, predecessors, first, last = found
        return Told((into,) if into else (), tuple(predecessors), first, last)
    return _replaced(source, block, start, end)


def _taken_over(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "X … took over the functions of A and of B"."""
    code = block.language
    if languages.get(code).table("successions").get("verb_last"):
        return _taken_over_last(source, code, start, end)
    for cue in cues.cue(code, "successions", "took_over").finditer(source.lower, start, end):
        predecessors = units_named.row_near(source, code, cue.end(), end) or _taken_from(source, code, cue.end(), end)
        if not predecessors:
            continue
        into = _heir(source, code, max(start, cue.start() - _LONGEST_SUBJECT), cue.start())
        return into, predecessors, into.start if into else cue.start(), predecessors[-1].end
    return None


def _taken_from(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Read "tiếp nhận nguyên trạng |hồ sơ và 17 biên chế từ| Sở Ngoại vụ": what else is taken over stands first."""
    whose = cues.cue(code, "successions", "taken_from").search(source.lower, start, min(end, start + _NEAR_WHOM))
    unbroken = whose and _UNBROKEN.fullmatch(source.lower, start, whose.start())
    return units_named.right_behind(source, code, whose.end(), end) if whose and unbroken else []


def _given(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "übernimmt C die Aufgaben von A und B", "transferiu à C as atribuições da A"."""
    code = block.language
    for cue in cues.cue(code, "successions", "verb_first").finditer(source.lower, start, end):
        into = next(iter(units_named.row_near(source, code, cue.end(), end)), None)
        if into is None:
            continue
        duty = cues.cue(code, "successions", "duties").search(source.lower, into.end, min(end, into.end + _NEAR))
        predecessors = units_named.row_near(source, code, duty.end(), end) if duty else []
        if predecessors:
            return into, predecessors, cue.start(), predecessors[-1].end
    return None


def _passing(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "přešla působnost A a B na C", "die Aufgaben von A … vom C übernommen"."""
    code = block.language
    for duty in cues.cue(code, "successions", "duties").finditer(source.lower, start, end):
        whom = cues.cue(code, "successions", "to_whom").finditer(source.lower, duty.end(), min(end, duty.end() + _ROW))
        for to in whom:
            predecessors = _from_whom(source, code, duty.end(), to.start()) or units_named.row_near(
                source, code, duty.end(), to.start()
            )
            into = next(iter(units_named.row_near(source, code, to.end(), end)), None) if predecessors else None
            if into and _passes(source, code, (max(start, duty.start() - _NEAR), duty.start()), (into.end, end)):
                return into, predecessors, duty.start(), into.end
    return None


def _from_whom(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Read "chuyển nhiệm vụ quản lý lưu trữ |từ Sở Nội vụ| sang …": whose the duties were, far behind their word."""
    cue = cues.last(cues.cue(code, "successions", "from_whom"), source.lower, start, end)
    row = units.row(source, code, cues.trimmed(source.text, cue.end(), end)[0], end) if cue else []
    return row if row and not source.text[row[-1].end : end].strip(" ,") else []


def _passes(source: Source, code: str, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Say whether a verb of passing on stands in ``before``, or close behind whom something passes to."""
    verb = cues.cue(code, "successions", "passes")
    told = verb.search(source.lower, *before) or verb.search(
        source.lower, behind[0], min(behind[1], behind[0] + _NEAR_WHOM)
    )
    return told is not None


def _passed_on(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "the functions of A and of B pass to C"."""
    code = block.language
    for cue in cues.cue(code, "successions", "passed_to").finditer(source.lower, start, end):
        duty = cues.last(cues.cue(code, "successions", "duties"), source.lower, start, cue.start())
        predecessors = units_named.row_near(source, code, duty.end(), cue.start()) if duty else []
        if duty and not predecessors and closing_kinds.used(code):
            predecessors = units.row_ending(source, code, start, duty.start())  # "市翻译中心|承担的职责|划入…"
        if duty and not predecessors and source.text.startswith(_POSSESSIVE, duty.start() - len(_POSSESSIVE[0])):
            owner = units.ending(source, code, start, duty.start() - len(_POSSESSIVE[0]))
            predecessors = [owner] if owner else []  # "|the Aid Council|'s responsibilities were transferred to"
        into = next(iter(units_named.row_near(source, code, cue.end(), end)), None)
        if duty and predecessors and into:
            return into, predecessors, min(duty.start(), predecessors[0].start), into.end
    return None


def _dissolved(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "A is abolished; its duties pass to C", "with the abolition of A its duties pass to C"."""
    code = block.language
    for cue in cues.cue(code, "successions", "dissolved").finditer(source.lower, start, end):
        predecessors = _subject(source, code, start, cue.start()) or units_named.row_near(source, code, cue.end(), end)
        floor = max(cue.end(), predecessors[-1].end) if predecessors else end
        for passed in cues.cue(code, "successions", "passed_to").finditer(source.lower, floor, end):
            into = next(iter(units_named.row_near(source, code, passed.end(), end)), None)
            if into:
                return into, predecessors, min(predecessors[0].start, cue.start()), into.end
        # "Seine Aufgaben gehen … |auf das Amt| über"
        for to in cues.cue(code, "successions", "to_whom").finditer(source.lower, floor, end):
            into = next(iter(units_named.row_near(source, code, to.end(), end)), None)
            if into and _passes(source, code, (floor, to.start()), (into.end, end)):
                return into, predecessors, min(predecessors[0].start, cue.start()), into.end
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
        predecessors = units_named.row_near(source, code, cue.end(), end)
        floor = max(start, cue.start() - _LONGEST_SUBJECT)
        before = _before(source, code, floor, cue.start()) or list(units.find(source, code, floor, cue.start()))
        if len(predecessors) > 1 and before:
            return before[-1], predecessors, before[-1].start, predecessors[-1].end
    return None


def _merged(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "A and B merge into C", "merger of A and B to form C"; without C nothing is said of a successor."""
    code = block.language
    for cue in cues.cue(code, "successions", "merged").finditer(source.lower, start, end):
        if _in_another_word(source, code, cue, end):
            continue
        further = cues.cue(code, "successions", "into").finditer(source.lower, cue.end(), end)
        into_cue = next((each for each in further if not _in_another_word(source, code, each, end)), None)
        if into_cue is None:
            if told := _merged_last(source, code, start, cue):
                return told
            continue
        predecessors = units_named.row_near(source, code, cue.end(), into_cue.start())
        predecessors = [*_subject(source, code, start, cue.start()), *predecessors]
        into = next(iter(units_named.row_near(source, code, into_cue.end(), end)), None)
        parted = into is not None and "," in source.text[into_cue.end() : into.start]
        if into and predecessors and not parted:
            return into, predecessors, min(predecessors[0].start, cue.start()), into.end
    return None


def _in_another_word(source: Source, code: str, cue: re.Match[str], end: int) -> bool:
    """Say whether a word of succession is a syllable of another here: "thu |nhập|", "|thành| phố"."""
    return syllables.used(code) and syllables.part_of(
        source, cues.cue(code, "successions", "other_words"), cue.start(), end
    )


def _merged_last(
    source: Source, code: str, start: int, cue: re.Match[str]
) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "A wird in das Amt |eingegliedert|": the verb stands behind the successor."""
    for into_cue in cues.cue(code, "successions", "into").finditer(source.lower, start, cue.start()):
        into = next(iter(units_named.row_near(source, code, into_cue.end(), cue.start())), None)
        predecessors = _subject(source, code, start, into_cue.start()) if into else []
        if into and predecessors and not source.text[into.end : cue.start()].strip():
            return into, predecessors, predecessors[0].start, cue.end()
    return None


def _taken_with(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "C took over |the files and| duties of A": what else is taken over may stand before the duties."""
    code = block.language
    for cue in cues.cue(code, "successions", "takes").finditer(source.lower, start, end):
        reach = min(end, cue.end() + _NEAR_WHOM)
        duty = cues.last(cues.cue(code, "successions", "duties"), source.lower, cue.end(), reach)
        predecessors = units_named.row_near(source, code, duty.end(), end) if duty else []
        if duty is None or not predecessors or not _ON.fullmatch(source.lower, cue.end(), duty.start()):
            continue
        before = _before(source, code, max(start, cue.start() - _LONGEST_SUBJECT), cue.start())
        # "übernimmt |das Amt| Personal und Aufgaben von A", "zadania A przejmuje |B|"
        into = before[-1] if before else next(iter(units_named.row_near(source, code, cue.end(), duty.start())), None)
        if into and len(source.text[duty.end() : predecessors[0].start].split()) <= _LINKS:
            return into, predecessors, min(into.start, cue.start()), predecessors[-1].end
    return None


def _renamed(source: Source, block: Block, start: int, end: int) -> tuple[Unit | None, list[Unit], int, int] | None:
    """Read "A was renamed C", "A was transformed into C"."""
    code = block.language
    for cue in cues.cue(code, "successions", "renamed").finditer(source.lower, start, end):
        predecessors = _subject(source, code, start, cue.start())
        into = next(iter(units_named.row_near(source, code, cue.end(), end)), None)
        if into and len(predecessors) == 1:
            return into, predecessors, predecessors[0].start, into.end
    return None


def _before(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the units that stand right before ``end``: listed, or the whole clause, whatever its words."""
    found = units.row_ending(source, code, start, end)
    if found:
        return found
    clause = max(start, *(source.text.rfind(mark, start, end) + 1 for mark in ",;"))
    whole = placed_units.up_to(source, code, clause, end) or units.ending(source, code, start, end, bodies=True)
    return [whole] if whole else []


def _split(source: Source, block: Block, start: int, end: int) -> Told | None:
    """Read "A is split into B and C", "A was divided into two units: B and C"; also a new name told last."""
    code = block.language
    for cue in cues.cue(code, "successions", "split").finditer(source.lower, start, end):
        former = _subject(source, code, start, cue.start())
        heirs = units_named.row_near(source, code, cue.end(), end)
        if len(former) == 1 and len(heirs) > 1:
            return Told(tuple(heirs), tuple(former), former[0].start, heirs[-1].end)
    # "A wird in B und C |aufgeteilt|", "A wird in B |umbenannt|"
    for cue in cues.cue(code, "successions", "split_last", "renamed_last").finditer(source.lower, start, end):
        renamed = cue.group() in cues.phrases(code, "successions", "renamed_last")
        for into in cues.cue(code, "successions", "into").finditer(source.lower, start, cue.start()):
            heirs = units_named.row_near(source, code, into.end(), cue.start())
            former = _subject(source, code, start, into.start()) if (len(heirs) == 1) == renamed else []
            if heirs and len(former) == 1:
                return Told(tuple(heirs), tuple(former), former[0].start, max(cue.end(), heirs[-1].end))
    return None


def _replaced(source: Source, block: Block, start: int, end: int) -> Told | None:
    """Read "B replaces A and C", "B, formerly A", "A became part of B", "the legal successor of A is B"."""
    code = block.language
    for key, heir_first in (("replaces", True), ("formerly", True), ("joins", False)):
        for cue in cues.cue(code, "successions", key).finditer(source.lower, start, end):
            limit = cues.trimmed(source.text, start, cue.start())[1]
            limit -= source.text[limit - 1] == "," if limit > start else 0
            one = _before(source, code, max(start, cue.start() - _LONGEST_SUBJECT), limit)
            given = key == "replaces" and _is_given(source, code, cue.end(), end)
            other = [] if given else units_named.right_behind(source, code, cue.end(), end)
            heirs, former = (one[-1:], other) if heir_first else (other[:1], one)
            if heirs and former:
                return Told(tuple(heirs), tuple(former), min(one[0].start, cue.start()), other[-1].end)
    for cue in cues.cue(code, "successions", "successor_of").finditer(source.lower, start, end):
        former = units_named.right_behind(source, code, cue.end(), end)
        heir = next(iter(units_named.row_near(source, code, former[-1].end, end)), None) if former else None
        if heir:
            return Told((heir,), tuple(former), cue.start(), heir.end)
    return None


def _is_given(source: Source, code: str, position: int, end: int) -> bool:
    """Say whether a case shows that what follows gets something: "Das Kulturamt ersetzt |dem Sportamt| die Kosten"."""
    first = cues.trimmed(source.text, position, end)[0]
    return cues.cue(code, "units", "oblique").match(source.lower, first, end) is not None


def _subject(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the units right before ``end``, or those the sentence begins with, where little stands in between."""
    if found := _before(source, code, start, end):
        return found
    first = cues.trimmed(source.text, start, end)[0]
    found = next((row for bodies in (False, True) if (row := units.row(source, code, first, end, bodies=bodies))), [])
    # "Il Centro, |istituito nel 1998,| è soppresso"
    between = _ASIDE.sub("", source.text[found[-1].end : end]) if found else ""
    whole = found and not units_named.is_bare(source, code, found[0]) and len(between) <= _NEAR_WHOM
    return list(found) if whole and not any(mark in between for mark in ",;:") else []


def _heir(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who takes over, before the verb at ``end``: a unit, or whatever has a capital there."""
    found = _before(source, code, start, end) or list(units.find(source, code, start, end))
    if found or closing_kinds.used(code):
        return found[-1] if found else None
    named = _NAMED_HEIR.search(source.text, start, end)
    if named is None or not named["name"][0].isupper():
        return None
    whole = named["name"].split()[0].lower() not in cues.phrases(code, "stopwords", "common")
    return Unit(*cues.trimmed(source.text, *named.span("name"))) if whole else None

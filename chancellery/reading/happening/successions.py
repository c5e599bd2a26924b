"""Successions: which unit took over the duties of which others, by take-over, merger, split or renaming."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from chancellery.reading import languages
from chancellery.reading.facts import Block, Reference, Succession
from chancellery.reading.happening import closing_successions, handovers, replacements, until_now
from chancellery.reading.happening.handovers import Told
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds, unit_forms
from chancellery.reading.who.units import Unit

#: The families of phrases one of which every succession holds.
_FAMILIES = ("successions", "handing over")
_SEMICOLON = re.compile(r";\s")
#: Words without a capital that may end the name of a unit.
_MOST_WORDS = 4


def read(source: Source, *, references: Sequence[Reference]) -> tuple[Succession, ...]:
    """Return the successions in reading order; each rests on the first of ``references`` in its sentence."""
    ordered = sorted(references, key=lambda reference: reference.start)
    found: list[Succession] = []
    for block in _spoken_of(source):
        before = -1
        for start, end in cues.sentences(source, block.start, block.end):
            earlier = before if start > before >= 0 else start
            clauses = _told_in_clauses(source, block, start, end)
            told = clauses[0] if clauses else _told(source, block, earlier, start, end)
            for each in clauses or ([told] if told else []):
                found += _successions(source, block.language, each, _basis(ordered, start, end))
            before = -1 if told else start  # "A is abolished. Its duties pass to C."
    return tuple({(s.into, s.from_units): s for s in reversed(found)}.values())[::-1]


def _spoken_of(source: Source) -> Iterator[Block]:
    """Yield the paragraphs that hold a word of succession."""
    spoken = {block.start: block for block in anchors.holding(source, *_FAMILIES)}
    for block in source.readable():
        closing = closing_kinds.used(block.language)
        if block.start in spoken or (
            closing and closing_successions.spoken_of(source, block.language, block.start, block.end)
        ):
            yield block


def _told_in_clauses(source: Source, block: Block, start: int, end: int) -> list[Told]:
    """Return what the clauses of a sentence tell, where more than one tells: "Hợp nhất A và B thành C; đổi tên D …"."""
    cuts = [start, *(cut.end() for cut in _SEMICOLON.finditer(source.text, start, end)), end]
    if len(cuts) < 3:
        return []
    each = [_told(source, block, first, first, last) for first, last in pairwise(cuts)]
    found = [told for told in each if told]
    return found if len(found) > 1 else []


def _told(source: Source, block: Block, earlier: int, start: int, end: int) -> Told | None:
    """Return what a sentence tells; what tells of a succession may stand in the one before, from ``earlier``."""
    code = block.language
    if found := until_now.told(source, block, start, end):
        return found
    if closing_kinds.used(code) and (found := closing_successions.told(source, code, earlier, start, end)):
        return found
    spoken_of = any(anchors.any_in(source, family, earlier, end) for family in _FAMILIES)
    if not spoken_of:
        return None
    return replacements.told(source, block, start, end) or handovers.told(source, block, earlier, start, end)


def _successions(source: Source, code: str, told: Told, basis: str | None) -> Iterator[Succession]:
    """Yield one succession for each heir: what is split has several."""
    general = unit_forms.of(code).general
    if told.former and all(general.fullmatch(source.lower, unit.start, unit.end) for unit in told.former):
        return  # "die Aufgaben der bisherigen |Dienststellen|": whose, the text has said before
    # the verb behind the first unit shows where its name ends
    first = min((*told.into, *told.former))
    ends = {unit: unit.end if unit is first else _name_end(source, code, unit) for unit in (*told.into, *told.former)}
    end = max(told.end, *ends.values())
    for into in told.into or (None,):
        yield Succession(
            start=told.start,
            end=end,
            quote=source.text[told.start : end],
            rule="successions",
            into=squeeze(source.text[into.start : ends[into]]) if into else None,
            from_units=tuple(squeeze(source.text[unit.start : ends[unit]]) for unit in told.former),
            basis=basis,
        )


def _name_end(source: Source, code: str, unit: Unit) -> int:
    """Return where a name ends that goes on in words no file knows: "Vụ Hợp tác |địa phương| theo Nghị định"."""
    bare = " " not in source.text[unit.start : unit.end]
    end = _over_words(code, source.lower, unit.end)
    if end is None and bare and (with_it := _goes_on_with(code).match(source.lower, unit.end)):
        end = with_it.end()
    if end is None or source.text[unit.end : unit.end + 2].strip().isupper():
        return unit.end
    cases = languages.get(code).words("organisations", "genitive_endings")
    return end if cases or source.text[unit.end : end].islower() else unit.end


def _over_words(code: str, lower: str, at: int) -> int | None:
    """Return where small words end that lead from ``at`` up to a mark or a word of the sentence."""
    stop = _stop(code)
    ends: list[int] = []
    while stop and len(ends) < _MOST_WORDS and (word := _SMALL_WORD.match(lower, at)):
        if stop.match(lower, word.start("word")):
            break
        at = word.end()
        ends.append(at)
    for end in reversed(ends):
        if _MARK.match(lower, end) or (lower[end : end + 1].isspace() and stop and stop.match(lower, end + 1)):
            return end
    return None


_SMALL_WORD = re.compile(r"\s(?P<word>[^\W\d_]{2,20})(?!\w)")
_MARK = re.compile(r"[,;.:)»”\"]|\s?\n|\s?\Z|\s\(")


@cache
def _stop(code: str) -> re.Pattern[str] | None:
    """A word of the sentence that no name goes on over, in languages where names have small words at their end."""
    language = languages.get(code)
    if closing_kinds.used(code) or language.text("quantities", "nouns_are") == "capital" or code == "en":
        return None
    keys = (
        *(("stopwords", "common"), ("units", "ends"), ("duties", "deadline"), ("duties", "does"), ("units", "and")),
        *(
            ("lists", "verbs"),
            ("lists", "adverbs"),
            ("natures", "past"),
            ("posts", "stops"),
            ("organisations", "links"),
        ),
        *(("successions", key) for key in ("into", "passes", "passed_to", "to_whom", "renamed", "merged", "dissolved")),
        *(("successions", key) for key in ("took_over", "split", "replaces", "joins", "formerly")),
    )
    stops = [word for key in keys for word in language.words(*key)]
    stops += [*language.values("dates", "relative"), *language.words("boilerplate", "weekdays")]
    stops += [word for key in language.table("months") for word in language.words("months", key)]
    return re.compile(cues.whole(stops))


@cache
def _goes_on_with(code: str) -> re.Pattern[str]:
    """What goes on with a kind alone, up to a mark: "Comité |de lutte contre la drépanocytose|, supprimé"."""
    words = languages.get(code).words
    of = words("organisations", "of") or words("successions", "of")
    if not of:
        return re.compile(r"(?!)")
    return re.compile(rf"\s{cues.whole(of)}\s?[^\W\d_][^\d,.;:()\n]{{2,50}}(?=[,.;:)\n]|\Z)")


def _basis(references: Sequence[Reference], start: int, end: int) -> str | None:
    """Return the first document the sentence names, in its words."""
    index = bisect_left(references, start, key=lambda reference: reference.start)
    return references[index].quote if index < len(references) and references[index].start < end else None

"""What a title or an announcement says the points below it are: tasks, results, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chancellery.reading import languages
from chancellery.reading.doing import ordered_last
from chancellery.reading.facts import Provision, Reading
from chancellery.reading.lists import announcements, cases, leading
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: A shorter one only adds to what stands before it: "the following measures, |tasks and solutions|:".
_SHORTEST_CLAUSE: Final = 30


def of(source: Source, code: str, start: int, end: int, *, nearest: bool = False) -> str:
    """Return what a title or an announcement says the points below it are, or ``""``.

    The first word that says so decides; the last one in an announcement (``nearest``), and in languages that put the
    noun at the end.
    """
    last = nearest or languages.get(code).table("natures").get("title_last")
    told = (meaning(code, found.group(), "title_") for found in anchors.matches(source, code, "topics", start, end))
    named = [said for said in told if said]  # "trong |thời gian tới|" is no title
    return named[-1 if last else 0] if named else ""


def meaning(code: str, words: str, prefix: str) -> str:
    return cues.meanings(code, "natures", prefix).get(" ".join(words.split()), prefix).removeprefix(prefix)


def announced(source: Source, reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield what the words that announce a list say of each of its points."""
    for found in reading.lists:
        if not found.provisions or found.start >= reading.provisions[found.provisions[0]].start:
            continue
        code = source.language_at(found.start)
        if leading.speaks(source, code, found.start, cues.trimmed(source.text, found.start, found.end)[1]):
            continue  # "Sau khi nghe ý kiến phát biểu, Chủ tịch |kết luận như sau|:"
        start = _last_clause(source, found.start, reading.provisions[found.provisions[0]].start)
        named = of(source, code, start, found.end, nearest=True)
        if named == "information" and ordered_last.is_past(source, code, start, found.end):
            continue  # "4개 안건을 의결했다": what was resolved says itself what it is
        if named == "appraisal" and anchors.any_in(source, "assigned", found.start, found.end):
            continue  # "Thủ tướng |yêu cầu| kéo dài triển lãm thành tựu như sau:": what is ordered stands below
        if named == "duty" and _holds_units(source, code, start, reading.provisions[found.provisions[0]]):
            named = "information"
        if cases.follow(
            source, code, cues.trimmed(source.text, found.start, reading.provisions[found.provisions[0]].start)[1]
        ):
            named = "information"
        if named := named or ("information" if _only_discussed(source, code, start, found.end) else ""):
            yield from ((place, named) for place in found.provisions)


def _holds_units(source: Source, code: str, start: int, first: Provision) -> bool:
    """Say whether offices stand below, and nothing to do: "… de sus tareas, incluyendo: |a) Departamento de …|"."""
    if not announcements.includes(source, code, *cues.trimmed(source.text, start, first.start)):
        return False
    words = cues.trimmed(source.text, first.start + len(first.label), first.end)[0]
    unit = units.at(source, code, words, first.end, bodies=True)
    return unit is not None and not source.text[unit.end : first.end].strip(" ;,.")


def _only_discussed(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the announced things were only talked about: "the delegates |discussed| three questions:"."""
    said = cues.last(cues.cue(code, "lists", "discussed"), source.lower, start, end)
    return said is not None and not anchors.any_in(source, "obligations", start, end)


def _last_clause(source: Source, start: int, end: int) -> int:
    """Return where the clause begins that announces what follows: what is cited before it announces nothing."""
    comma = source.text.rfind(", ", start, end)
    return comma if 0 <= comma < end - _SHORTEST_CLAUSE else start

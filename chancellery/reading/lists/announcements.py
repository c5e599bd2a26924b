"""The words that announce a list, and how many points they promise: "the following seven tasks:"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.lists.points import Announcement, running
from chancellery.reading.phrases import anchors, cues, words
from chancellery.reading.text import Source

#: How many paragraphs may stand between the announcement and its first point (a caption, a remark).
_REACH = 3
_LARGEST = 60
#: Of a very long sentence only this much is looked at.
_LONGEST = 800


def before(source: Source, index: int, position: int, since: int = 0) -> Announcement | None:
    """Return what announces a list whose first point begins at ``position`` in block ``index``.

    The nearest sentence that counts its points wins; then the sentence just before; ``None`` when nothing leads in.
    Blocks before ``since`` belong to something else.
    """
    block = source.blocks[index]
    nearest: Announcement | None = None
    reach = range(index, max(index - _REACH, since) - 1, -1)
    for near in reach:
        other = source.blocks[near]
        end = position if near == index else other.end
        if not running(other) or not source.lower[other.start : end].strip():
            continue
        start, end = cues.sentences(source, max(other.start, end - _LONGEST), end)[-1]
        found = counted(source, other.language, start, end)
        if found:
            return found
        leads_in = source.text[start:end].endswith(":") or _goes_on(source, other.language, end, position)
        if nearest is None and (leads_in or other is block):
            told = _count_at_colon(source, other.language, start, end)
            count = _value(other.language, told["count"]) if told else None
            nearest = Announcement(start, end, count, _duty(source, other.language, start, end))
        if leads_in and nearest is not None:
            break  # what stands before the sentence that leads in counts something else
    return nearest


def _goes_on(source: Source, code: str, end: int, position: int) -> bool:
    """Say whether the points go on an asking whose verb stands last: "Das Amt wird beauftragt,\na) … vorzulegen"."""
    if not languages.get(code).words("duties", "infinitive_last"):
        return False
    return source.text[end - 1 : end] == "," and not source.text[end:position].strip()


def ending(source: Source, code: str, start: int, end: int) -> Announcement | None:
    """Return what a sentence announces that ends in a colon: a count with its things, or a count alone at its end."""
    found = counted(source, code, start, end)
    if found:
        return found
    told = _count_at_colon(source, code, start, end)
    return Announcement(start, end, _value(code, told["count"]), _duty(source, code, start, end)) if told else None


def counted(source: Source, code: str, start: int, end: int) -> Announcement | None:
    """Read the last "number + things" of a sentence: "seguintes 7 tarefas principais"."""
    if not anchors.any_in(source, "list nouns", start, end):
        return None
    if not anchors.any_in(source, "counts", start, end) and not words.any_figures(source, start, end):
        return None
    last = cues.last(_pattern(code), source.lower, start, end)
    if last is None:
        return None
    sites = cues.cue(code, "events", "sites").match(source.lower, last.start("things"), end)
    if sites and not source.lower.startswith(":", sites.end()):
        return None
    count = _value(code, last["count"])
    duty = _duty(source, code, last.start(), last.end())
    return Announcement(start, end, count, duty) if 1 < count <= _LARGEST else None


def _duty(source: Source, code: str, start: int, end: int) -> bool | None:
    """Say whether the announced things are tasks (True) or results (False); ``None`` when the word leaves it open."""
    if cues.cue(code, "lists", "results").search(source.lower, start, end):
        return False
    return True if cues.cue(code, "lists", "tasks").search(source.lower, start, end) else None


@cache
def _numbers(code: str) -> dict[str, int]:
    language = languages.get(code)
    return {word: value for value in range(2, 13) for word in language.words("lists", f"number_{value}")}


@cache
def _pattern(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    things = cues.whole(language.words("lists", "nouns"))
    # "seven", "07", "7", "7つ"; then up to three words: "seven new main tasks"
    return re.compile(rf"(?P<count>{_count(code)})(?:\s[^\W\d]{{1,20}}){{0,3}}?\s(?P<things>{things})")


def _count_at_colon(source: Source, code: str, start: int, end: int) -> re.Match[str] | None:
    """Find the count alone that a sentence ends with before its colon; most sentences end in none."""
    return _at_colon(code).search(source.lower, start, end) if source.lower[end - 1 : end] == ":" else None


@cache
def _at_colon(code: str) -> re.Pattern[str]:
    """A count without its things at the end: "la conférence en a retenu six :"."""
    marks = cues.whole(languages.get(code).words("references", "number_marks"))
    # "согласно протоколу |№| 12:" counts nothing
    return re.compile(rf"(?<!\w)(?!{marks})\S{{1,30}}\s(?P<count>{_count(code)})\s?:\Z")


def _count(code: str) -> str:
    counters = "|".join(map(re.escape, languages.get(code).words("lists", "counters")))
    return rf"(?:{cues.whole(_numbers(code))}|(?<![\w.,/])\d{{1,2}}(?:{counters})?(?![\w.,/]))"


def _value(code: str, word: str) -> int:
    figures = re.match(r"\d+", word)
    return int(figures.group()) if figures else _numbers(code).get(" ".join(word.split()), 0)

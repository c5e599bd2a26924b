"""The words that announce a list, and how many points they promise: "the following seven tasks:"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import directed
from chancellery.reading.lists.points import Announcement, running
from chancellery.reading.phrases import anchors, cues, words
from chancellery.reading.text import Source

#: How many paragraphs may stand between the announcement and its first point (a caption, a remark).
_REACH = 3
_LARGEST = 60
_FEWEST_COUNTED = 2
#: "53 projects got loans, among them:" counts no points, where far fewer follow.
_DOZEN = 12
#: Of a very long sentence only this much is looked at.
_LONGEST = 800
#: "Among them:" leads in what the sentence before it counted.
_FEW_WORDS = 3
#: "There are five of them." says no more than how many there are.
_BRIEF = 6
#: A count this far before the end of what leads in counts something else, when as many points do not follow.
_FAR = 60
#: So many points at least, where what is counted may be anything.
_FEWEST_THINGS = 3
#: So many paragraphs before it may hold the number of a list of headed paragraphs.
_EARLIER = 6


def of(source: Source, index: int, position: int, found: int, since: int = 0) -> Announcement | None:
    """Return what announces a list of ``found`` points, with the count it promises (see :func:`before`).

    Where another count stands far from the points, it is no promise of them; where as many of anything are counted as
    points follow ("five marks of the year:"), it is one.
    """
    told = before(source, index, position, since, found) or _counted_just_before(source, index, position, found, since)
    if told is None or (told.promised is None and not anchors.any_in(source, "list nouns", told.start, told.end)):
        # "Five tasks were set. They are listed by their urgency."
        counted_above = counting(source, index, position, found, since)
        if counted_above:
            return told._replace(promised=found) if told else counted_above
    if told is None or told.promised == found:
        return told
    among = told.promised is not None and told.promised > _DOZEN and 2 * found < told.promised
    if told.promised is not None and told.near and not (among and source.text[told.end - 1] == ":"):
        return told
    exact = exactly(source, source.language_at(told.start), told.start, told.end, found)
    return told._replace(promised=found if exact or _names_counted(source, index, told, found) else None)


def _names_counted(source: Source, index: int, told: Announcement, found: int) -> bool:
    """Say whether what leads in names again what was counted above: "… made four proposals. These proposals are:"."""
    for near in range(index, max(index - _REACH, -1), -1):
        block = source.blocks[near]
        if not running(block) or not anchors.any_in(source, "list nouns", block.start, block.end):
            continue
        for each in _pattern(block.language).finditer(source.lower, block.start, min(block.end, told.start)):
            again = source.lower.find(each["things"], told.start, told.end) >= 0
            if again and _value(block.language, each["count"]) == found:
                return True
    return False


def _counted_just_before(source: Source, index: int, position: int, found: int, since: int) -> Announcement | None:
    """Return the paragraph above that counts ``found`` things by a word that counts: "다섯 가지를 당부했다."."""
    if position != source.blocks[index].start or index <= since or not running(source.blocks[index - 1]):
        return None
    block = source.blocks[index - 1]
    start, end = cues.sentences(source, block.start, block.end)[-1]
    counted_so = found >= _FEWEST_THINGS and exactly(source, block.language, start, end, found)
    return Announcement(start, end, found) if counted_so else None


def before(source: Source, index: int, position: int, since: int = 0, found: int = 0) -> Announcement | None:
    """Return what announces a list whose first point begins at ``position`` in block ``index``.

    The nearest sentence that counts its points wins; then the sentence just before; ``None`` when nothing leads in.
    Blocks before ``since`` belong to something else. ``found`` points show that sites were no sites ("five points").
    """
    block = source.blocks[index]
    nearest: Announcement | None = None
    reach = range(index, max(index - _REACH, since) - 1, -1)
    for near in reach:
        other = source.blocks[near]
        end = position if near == index else other.end
        if not running(other) or not source.lower[other.start : end].strip():
            continue
        *earlier, (start, end) = cues.sentences(source, max(other.start, end - _LONGEST), end)
        if told := counted(source, other.language, start, end, found):
            return told
        if earlier and _only_leads_in(source, start, end) and (told := counted(source, other.language, *earlier[-1])):
            return told._replace(end=end)
        leads_in = source.text[start:end].endswith(":") or _goes_on(source, other.language, end, position)
        if nearest is None and (leads_in or other is block):
            at_colon = _count_at_colon(source, other.language, start, end)
            count = _value(other.language, at_colon["count"]) if at_colon else None
            nearest = Announcement(start, end, count, _duty(source, other.language, start, end))
        if leads_in and nearest is not None:
            break  # what stands before the sentence that leads in counts something else
    return nearest


def _only_leads_in(source: Source, start: int, end: int) -> bool:
    """Say whether a sentence only points on: "Among them:"."""
    return source.text[end - 1] == ":" and source.text[start : end - 1].strip().count(" ") < _FEW_WORDS


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


def earlier(source: Source, index: int, start: int, end: int, found: int) -> Announcement:
    """Return what leads in ``found`` headed paragraphs, with the count that an earlier paragraph may have given."""
    duty = _duty(source, source.blocks[index].language, start, end)
    for near in range(index, max(index - _EARLIER, -1), -1):
        block = source.blocks[near]
        for span in cues.sentences(source, block.start, block.end) if running(block) and found > _FEWEST_THINGS else ():
            counts = _pattern(block.language).finditer(source.lower, *span)
            if any(_value(block.language, each["count"]) == found for each in counts):
                return Announcement(start, end, found, duty)
    return Announcement(start, end, None, duty)


def counting(source: Source, index: int, position: int, found: int, since: int = 0) -> Announcement | None:
    """Return the nearest sentence before ``position`` in block ``index`` or a few before it that counts ``found``."""
    for near in range(index, max(index - _REACH, since - 1), -1):
        block = source.blocks[near]
        if not running(block):
            continue
        for start, end in reversed(cues.sentences(source, block.start, min(block.end, position))):
            told = counted(source, block.language, start, end)
            if told and told.promised == found:
                return told
    return None


def counted(source: Source, code: str, start: int, end: int, found: int = 0) -> Announcement | None:
    """Read the last "number + things" of a sentence: "seguintes 7 tarefas principais"."""
    if not anchors.any_in(source, "list nouns", start, end):
        return None
    if not anchors.any_in(source, "counts", start, end) and not words.any_figures(source, start, end):
        return None
    last = cues.last(_pattern(code), source.lower, start, end)
    if last is None:
        return None
    sites = cues.cue(code, "events", "sites").match(source.lower, last.start("things"), end)
    count = _value(code, last["count"])
    if sites and count != found and not source.lower[sites.end() : end].lstrip().startswith(":"):
        return None
    if _numbers_something(source, code, start, *last.span("count")):
        return None
    duty = _duty(source, code, last.start(), last.end())
    return Announcement(start, end, count, duty, end - last.end() <= _FAR) if 1 < count <= _LARGEST else None


def exactly(source: Source, code: str, start: int, end: int, found: int) -> bool:
    """Say whether a sentence that leads in counts ``found`` things, whatever they are, and nobody who has to do them.

    A colon shows it, or "There are five of them."; in a language with words that count these do ("次の三点を挙げた").
    """
    brief = source.text.count(" ", start, end) < _BRIEF and not source.text[start].isdecimal()
    colon = source.text[end - 1] == ":" or brief
    counters = languages.get(code).words("lists", "counters")
    if found < _FEWEST_THINGS or not (colon or counters):
        return False
    for count in _any_count(code).finditer(source.lower, max(start, end - _FAR), end):
        if _value(code, count["count"]) != found or _numbers_something(source, code, start, *count.span("count")):
            continue
        counted_so = any(each in count["count"] for each in counters)
        if counted_so if not colon else not _somebody(source, code, count.end(), end):
            return True
    return False


def _somebody(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what was counted does or lasts something: "the three |ministries| shall:", "in three |days|:"."""
    if anchors.any_in(source, "obligations", start, end):
        return True
    return any(
        cues.cue(code, table, *keys).match(source.lower, start, end)
        for table, *keys in (
            ("organisations", "heads"),
            ("units", "generic"),
            ("posts", "heads", "honorifics"),
            ("events", "delegates"),
            ("terms", "days", "working_days", "weeks", "months", "years"),
        )
    )


def _numbers_something(source: Source, code: str, since: int, start: int, end: int) -> bool:
    """Say whether the figure ``text[start:end]`` is a number or a day: "пункта |4| перечня", "от |4| ноября"."""
    before = source.lower[since:start].split()
    # but "der |Abteilung| drei Aufgaben": no label goes before a number in words
    labels = cues.phrases(code, "quantities", "before_labels")
    if source.text[start].isdecimal() and any(" ".join(before[-words:]) in labels for words in (1, 2)):
        return True
    if cues.cue(code, "months", *languages.get(code).table("months")).match(source.lower, end + 1):
        return True
    if before and f"{before[-1]} {source.lower[start:end]}" in _ordinals(code):
        return True  # "|thứ| Năm hằng tuần"
    marks = cues.cue(code, "references", "number_marks")
    return bool(before) and marks.fullmatch(before[-1]) is not None


@cache
def _ordinals(code: str) -> frozenset[str]:
    return frozenset(languages.get(code).pairs("ordinals"))


@cache
def _any_count(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<count>{_count(code)})\s?(?=[^\W\d_]|[:.\"“„«'‘])")


def _duty(source: Source, code: str, start: int, end: int) -> bool | None:
    """Say whether the announced things are tasks (True) or results (False); ``None`` when the word leaves it open."""
    if cues.cue(code, "lists", "results").search(source.lower, start, end):
        return False
    if includes(source, code, start, end):
        return None
    if cues.cue(code, "lists", "tasks").search(source.lower, start, end):
        return True
    # "Le Premier ministre demande aux ministères |:|": what they are told stands below
    told = source.text[end - 1 : end] == ":" and directed.clauses(source, code, start, end)
    return True if told else None


def includes(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what leads in ends with what it holds: "guide les tâches des organismes, |y compris :|"."""
    held = cues.last(cues.cue(code, "duties", "composed"), source.lower, start, end)
    return held is not None and not source.lower[held.end() : end].strip(" :")


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
    found = _at_colon(code).search(source.lower, start, end) if source.lower[end - 1 : end] == ":" else None
    counts = (
        found and _value(code, found["count"]) > 1 and not _numbers_something(source, code, start, *found.span("count"))
    )
    return found if counts else None


@cache
def _at_colon(code: str) -> re.Pattern[str]:
    """A count without its things at the end: "la conférence en a retenu six :", "następujące działania (5):"."""
    marks = cues.whole(languages.get(code).words("references", "number_marks"))
    # "согласно протоколу |№| 12:" counts nothing
    # and "phạt tù đến |03| năm:" nothing but years
    return re.compile(rf"(?<!\w)(?!{marks})[^\W\d_]\S{{0,29}}\s\(?(?P<count>{_count(code)})\)?\s?:\Z")


def _count(code: str) -> str:
    counters = "|".join(map(re.escape, languages.get(code).words("lists", "counters")))
    return rf"(?:{cues.whole(_numbers(code))}|(?<![\w.,/])\d{{1,2}}(?:{counters})?(?![\w.,/]))"


def _value(code: str, word: str) -> int:
    figures = re.match(r"\d+", word)
    return int(figures.group()) if figures else _numbers(code).get(" ".join(word.split()), 0)

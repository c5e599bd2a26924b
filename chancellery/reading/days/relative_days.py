"""Days told from the day a text came out: "yesterday", "ngày mai", "lundi dernier".

They are no dates of the text, whose words stand for no day of their own; they date what the text tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from chancellery.reading import cldr, languages
from chancellery.reading.facts import Date
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source, lowered

_WEEKDAY: Final = "{weekday}"
#: Which Monday a weekday is counted from, in weeks, where the words name the week: "thứ năm tuần trước".
_WEEKS: Final = {"week_before": -1, "week_after": 1}


def nearest(source: Source, code: str, sentence: tuple[int, int], to: int, came_out: date) -> Date | None:
    """Return the day told in ``sentence`` nearest to ``to``, counted from ``came_out``; ``None`` when none is."""
    told = _told(source, code, *sentence, came_out)
    return min(told, key=lambda each: abs(each.start - to), default=None)


def _told(source: Source, code: str, start: int, end: int, came_out: date) -> Iterator[Date]:
    offsets = _offsets(code)
    for match in _words(code).finditer(source.lower, start, end):
        before = source.lower[start : match.start()].rsplit(None, 1)[-1:]
        if before and before[0] in cues.phrases(code, "duties", "subject_articles"):
            continue  # "En la |mañana| del 11 de mayo": a part of a day
        yield _date(source, match, came_out + timedelta(days=offsets[" ".join(match.group().split())]))
    weekdays = _weekday_phrases(code)
    for match in _weekday_words(code).finditer(source.lower, start, end):
        which, weekday = weekdays[" ".join(match.group().split())]
        yield _date(source, match, _weekday(which, weekday, came_out))


def _date(source: Source, match: re.Match[str], day: date) -> Date:
    start, end = match.span()
    return Date(
        start=start, end=end, quote=source.text[start:end], edtf=day.isoformat(), inferred=True, rule="dates.relative"
    )


def _weekday(which: str, weekday: int, came_out: date) -> date:
    """Return the weekday before or after ``came_out``, that of the week before or after, or the last with its own."""
    if weeks := _WEEKS.get(which):
        return came_out + timedelta(days=weekday - came_out.weekday() + 7 * weeks)
    if which == "this":  # "este miércoles" in a text of a Wednesday is its own day
        return came_out - timedelta(days=(came_out.weekday() - weekday) % 7)
    if which == "last":
        return came_out - timedelta(days=(came_out.weekday() - weekday - 1) % 7 + 1)
    return came_out + timedelta(days=(weekday - came_out.weekday() - 1) % 7 + 1)


@cache
def _offsets(code: str) -> Mapping[str, int]:
    return {words: int(days) for words, days in languages.get(code).values("dates", "relative").items()}


@cache
def _words(code: str) -> re.Pattern[str]:
    return trie.words(_offsets(code))


@cache
def _weekday_phrases(code: str) -> Mapping[str, tuple[str, int]]:
    """Return each phrase with a weekday, which weekday it means and the weekday's number, Monday as 0."""
    language = languages.get(code)
    names = {lowered(name): number for number, name in enumerate(cldr.weekdays(code))} if language.tables else {}
    inflected = cues.meanings(code, "ordinals", "weekday_")
    names |= {words: int(key.removeprefix("weekday_")) - 2 for words, key in inflected.items()}
    return {
        form.replace(_WEEKDAY, name): (which, number)
        for which in ("last", "next", "this", *_WEEKS)
        for form in language.words("dates", f"weekday_{which}")
        for name, number in names.items()
    }


@cache
def _weekday_words(code: str) -> re.Pattern[str]:
    return trie.words(_weekday_phrases(code))

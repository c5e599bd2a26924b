"""By when a provision is due, or how often: the dates that a word of deadline stands beside, and rhythms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages, money
from chancellery.reading.doing import duty_forms
from chancellery.reading.facts import Date
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, squeeze

#: Between "before" and its date: "before the end of the", "trước ngày".
_NEAR_DATE = 14
_DEADLINE = 44
#: Documents that a sentence names by their day: it is not the day by which anything is due.
_DATED_BY_THEMSELVES = ("official letter", "circular", "notice", "decision", "resolution", "decree", "law")
#: A month, a quarter or a half-year.
_SPAN = re.compile(r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2]|3[3-6]|4[01])|\d{4}-\d{2}/\d{4}-\d{2}")
_SEVERAL_MONTHS = re.compile(r"\d{4}-(?:3[3-6]|4[01])")


_YEAR: Final = 4
#: So far before its last year stands the word for a plan.
_PLANNED: Final = 80
#: So long is a sum with its words, or what a rhythm belongs to.
_LONGEST_SUM: Final = 40
_PARTED = re.compile(r"[,;:.]")


class Days:
    """The dates of a text, to be asked by place. What was over in the year ``since`` falls due no more."""

    def __init__(self, dates: Sequence[Date], since: str = "") -> None:
        self.since = since
        self._dates = sorted(dates, key=lambda date: date.start)
        self._starts = [date.start for date in self._dates]

    def any_in(self, start: int, end: int) -> bool:
        """Say whether a date begins in ``text[start:end]``."""
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end

    def within(self, start: int, end: int) -> Sequence[Date]:
        """Return the dates that begin in ``text[start:end]``."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def schedule(source: Source, code: str, start: int, end: int) -> str | None:
    """Return the first rhythm ``text[start:end]`` names, or ``None``."""
    told = anchors.matches(source, code, "rhythms", start, end)
    found = next((each for each in told if not _of_something(source, code, start, each)), None)
    if found is None:
        return None
    key = cues.meanings(code, "duties", *duty_forms.RHYTHMS).get(" ".join(found.group().split()), "")
    return key.replace("_", "-") or None


def _of_something(source: Source, code: str, start: int, rhythm: re.Match[str]) -> bool:
    """Say whether a word of rhythm says nothing of a duty: it is one of a name, of a sum or of a budget."""
    position = rhythm.start()
    if _in_name(source, start, position) or money.ends_sum(source.lower, max(start, position - _LONGEST_SUM), position):
        return True
    if cues.cue(code, "duties", "rhythm_of").match(source.lower, rhythm.end() + 1):
        return True
    return _rhythm_of(code).search(source.lower, max(start, position - _LONGEST_SUM), position) is not None


@cache
def _rhythm_of(code: str) -> re.Pattern[str]:
    """What a rhythm right behind belongs to: "the |budget| annuel" is no yearly duty."""
    return re.compile(rf"{cues.expression(code, 'duties', 'rhythm_of')}\s\Z")


def _in_name(source: Source, start: int, position: int) -> bool:
    """Say whether a word is one of a name by its capital: "el Comité |Permanente|", but not "Annually, the …"."""
    before = source.text[start:position].rstrip(" ")
    if source.text[position].isupper() and before[-1:].isalpha():
        return True
    # "a agência |permanente|", "designar un enlace |permanente|": an adjective of the noun before it
    return before[-1:].isalpha() and source.lower.startswith("permanente", position)


def due(source: Source, code: str, start: int, end: int, days: Days) -> str | None:
    """Return the first date that is a deadline; of a month with a deadline in it, the one in it.

    "Completes the list in August, and sends it before 20 August."
    """
    found = [date.edtf for date in days.within(start, end) if _is_deadline(source, code, date, start, end, days)]
    return max((each for each in found if each.startswith(found[0])), key=len, default=None)


def _is_deadline(source: Source, code: str, date: Date, start: int, end: int, days: Days) -> bool:
    """Say whether a word of deadline stands before a date or behind it, or is part of it ("d'ici 2025")."""
    if date.edtf[:4] < days.since:
        return False  # "the series opened before 2001"
    if len(date.edtf) == _YEAR and _is_planned_until(source, code, start, date.start):
        return False
    first = max(start, date.start - _DEADLINE)
    cue = cues.last(duty_forms.deadline(code), source.lower, first, date.start)
    if cue and _says_which(source, code, first, cue.start()):
        return False
    between = source.lower[cue.end() : date.start] if cue else ""
    between = _weekday(code).sub("", between)  # "by |Friday, |12 September"
    if cue and len(between) <= _NEAR_DATE and "," not in between and not _of_document(code, between):
        return True
    behind = told_behind(source, code, date.end, end)
    return behind or duty_forms.deadline(code).match(source.lower, date.start, date.end) is not None


def _is_planned_until(source: Source, code: str, start: int, year: int) -> bool:
    """Say whether a year only says until when a plan reaches: "xây dựng |Chiến lược| đối ngoại đến năm 2035"."""
    plan = cues.last(cues.cue(code, "duties", "planned_until"), source.lower, max(start, year - _PLANNED), year)
    return plan is not None and not _PARTED.search(source.text, plan.end(), year)


def _says_which(source: Source, code: str, start: int, cue: int) -> bool:
    """Say whether a day only says which things are meant: "any passport |issued| before 1 January 2012"."""
    which = cues.cue(code, "duties", "before_a_day")
    return any(not source.text[word.end() : cue].strip() for word in which.finditer(source.lower, start, cue))


@cache
def _weekday(code: str) -> re.Pattern[str]:
    return re.compile(rf"\A\s?{cues.expression(code, 'boilerplate', 'weekdays')},")


def _of_document(code: str, words: str) -> bool:
    """Say whether a day is that of a document: "by |letter of| 12 January the Governor …" is due on no day."""
    return cues.cue(code, "kinds", *_DATED_BY_THEMSELVES).search(words) is not None


def told_behind(source: Source, code: str, day_end: int, limit: int) -> bool:
    """Say whether the word right behind a day makes it a deadline: "3月31日前", "3월 31일까지"."""
    until = duty_forms.deadline_behind(code).match(source.lower, day_end, limit)
    if until is None:
        return False
    # "10月20日から11月5日まで|開催される|見本市に当たり": how long something lasts
    held = cues.cue(code, "events", "held_then").match(source.lower, *cues.trimmed(source.text, until.end(), limit))
    return held is None or source.text[held.end() : held.end() + 1] in {".", ""}


def within(source: Source, code: str, start: int, end: int, days: Days, led: Sequence[str]) -> str | None:
    """Return the only month, quarter or half-year of a duty that the units ``led`` lead: "in October 2024"."""
    spans = [date for date in days.within(start, end) if _SPAN.fullmatch(date.edtf)]
    if len(spans) != 1:
        return None
    span = spans[0]
    near = source.lower[max(start, span.start - _NEAR_DATE) : span.end]
    if cues.cue(code, "duties", "within").search(near):
        return span.edtf
    shown = (
        duty_forms.span_behind(code).match(source.lower, span.end, end) is not None
        # "2026年上半年投入使用": a quarter or a half-year needs no word beside it
        or (languages.get(code).table("duties").get("within_bare") and _SEVERAL_MONTHS.fullmatch(span.edtf))
    )
    said = squeeze(source.text[slice(*cues.sentence_at(source, span.start, start, end))]) if shown else ""
    return span.edtf if any(name in said for name in led) else None

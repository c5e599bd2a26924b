"""On which day something was held: the day beside it, by its sentence and by the day the text came out."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chancellery.reading import languages
from chancellery.reading.days import relative_days
from chancellery.reading.doing import deadlines
from chancellery.reading.facts import Date, Event, Person, Quantity
from chancellery.reading.happening.gatherings import Gathering
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

#: From what was held to its day behind it.
NEAR = 45
#: So many days from the day a text came out it tells of no "same day" any more.
_LONG_AGO = 60
#: From what was signed to its day behind it.
_FAR_BEHIND = 100
#: Between "by" or "from" and a day.
_NEAR_CUE = 30
#: A day, or from one day to another.
_DATELINE = re.compile(r"\s?\)?\s?(?:[-–—:]|\([^()\n]{1,20}\)\s?[-–—])\s")
_DAYS = re.compile(r"[\dX]{4}-\d\d-\d\d(?:/[\dX]{4}-\d\d-\d\d)?")


@dataclass(frozen=True, slots=True)
class Around:
    """What the other steps found, ready to be asked by place."""

    source: Source
    dates: Sequence[Date]
    quantities: Sequence[Quantity]
    people: Sequence[tuple[int, int, Person]]
    #: The day the text came out.
    came_out: datetime.date | None = None

    def dates_in(self, start: int, end: int) -> list[Date]:
        low = bisect_left(self.dates, start, key=lambda date: date.start)
        high = bisect_left(self.dates, end, key=lambda date: date.start)
        return [date for date in self.dates[low:high] if _DAYS.fullmatch(date.edtf) and not _lasts_for_years(date)]

    def people_in(self, start: int, end: int) -> Sequence[tuple[int, int, Person]]:
        low = bisect_left(self.people, start, key=lambda item: item[0])
        return self.people[low : bisect_left(self.people, end, key=lambda item: item[0])]

    def quantities_in(self, start: int, end: int) -> Sequence[Quantity]:
        low = bisect_left(self.quantities, start, key=lambda quantity: quantity.start)
        return self.quantities[low : bisect_left(self.quantities, end, key=lambda quantity: quantity.start)]


def _lasts_for_years(date: Date) -> bool:
    """Say whether a span of days is one of remembrance, on which nothing was held: "(2/9/1945 - 2/9/2025)"."""
    first, _, last = date.edtf.partition("/")
    return bool(last) and first[:4].isdigit() and last[:4].isdigit() and int(last[:4]) - int(first[:4]) > 1


def elsewhere(around: Around, event: Event, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` names days, and none of them is that of ``event``."""
    days = [date.edtf for date in around.dates_in(start, end)]
    return bool(days) and event.date is not None and not any(_overlap(day, event.date) for day in days)


def _overlap(one: str, other: str) -> bool:
    spans = [day.partition("/") for day in (one, other)]
    (begun, _, ended), (begins, _, ends) = spans
    return begun <= (ends or begins) and begins <= (ended or begun)


def of(around: Around, found: Gathering) -> Date | None:
    """Return the day beside the event: the nearest before it in its sentence, or close behind it."""
    start, end = found.sentence
    told = _told_from_dateline(around, found)
    if found.stands_alone:
        return _day_of_encounter(around, found, told)
    own = around.came_out.isoformat() if told and around.came_out else None
    before = [date for date in around.dates_in(start, found.noun[0]) if not _is_deadline(around, found, date)]
    before = [date for date in before if date.edtf != own]
    if before and not _is_dateline(around, before[-1], start):
        return before[-1]
    after = around.dates_in(found.noun[1], min(end, max(found.end, found.noun[1]) + NEAR))
    near = next((date for date in after if not _is_deadline(around, found, date)), told)
    if near is None and before:
        return before[-1]
    return near or _only_one(around, found) or same_day(around, found)


def _is_dateline(around: Around, date: Date, start: int) -> bool:
    """Say whether a day at the head of a sentence is the one the text came out: "Brest, 21 octobre 2024 - Le forum"."""
    came_out = around.came_out.isoformat() if around.came_out else None
    return (
        date.edtf == came_out
        and _DATELINE.match(around.source.text, date.end) is not None
        and date.start - start < NEAR
    )


def _only_one(around: Around, found: Gathering) -> Date | None:
    """Return the one day a sentence names, however far from what was held."""
    days = [date for date in around.dates_in(*found.sentence) if not _is_deadline(around, found, date)]
    return days[0] if len(days) == 1 else None


def same_day(around: Around, found: Gathering) -> Date | None:
    """Return the day named last before a sentence that says "on the same day"."""
    if not cues.cue(found.language, "events", "same_day").search(around.source.lower, *found.sentence):
        return None
    days = around.dates_in(0, found.sentence[0])
    # no document's day: one on which something was held
    days = [day for day in days if not _is_deadline(around, found._replace(sentence=(0, day.end)), day)]
    near = (day for day in reversed(days) if "/" not in day.edtf and _near_the_day_of_the_text(around, day))
    return next((day for day in near if _tells_of_something_held(around.source, day)), None)


def _near_the_day_of_the_text(around: Around, day: Date) -> bool:
    """Say whether a day is none of long ago, where it is known when the text came out."""
    if around.came_out is None or "X" in day.edtf:
        return True
    return abs((datetime.date.fromisoformat(day.edtf) - around.came_out).days) <= _LONG_AGO


def _tells_of_something_held(source: Source, day: Date) -> bool:
    block = source.block_at(day.start)
    if block is None:
        return False
    sentence = cues.sentence_at(source, day.start, block.start, block.end)
    return any(anchors.any_in(source, family, *sentence) for family in ("gatherings", "encounters", "happening"))


def _day_of_encounter(around: Around, found: Gathering, told: Date | None) -> Date | None:
    """Return the day of a sentence that tells of a visit, reception or signing; a visit has the longest span told."""
    start, end = found.sentence
    days = [date for date in around.dates_in(start, end) if "/" in date.edtf or not _is_deadline(around, found, date)]
    own = around.came_out.isoformat() if told and around.came_out else None
    days = [date for date in days if date.edtf != own]
    if found.kind == "visit":
        return next((date for date in days if "/" in date.edtf), None) or next(iter(days), told)
    if found.kind == "signing":
        days = _day_of_signing(around, found, days)
    before = [date for date in days if date.start < found.noun[0] and "/" not in date.edtf]
    day = before[-1] if before else next((date for date in days if "/" not in date.edtf), told)
    return day or same_day(around, found)


def _day_of_signing(around: Around, found: Gathering, days: list[Date]) -> list[Date]:
    """Return the days before what was signed, or the only one behind it, if that is past and of nothing else held."""
    before = [date for date in days if date.start < found.noun[0]]
    if before or len(days) != 1 or (around.came_out and days[0].edtf > around.came_out.isoformat()):
        return before
    between = found.noun[1], days[0].start
    held = anchors.any_in(around.source, "gatherings", *between) or anchors.any_in(around.source, "happening", *between)
    return [] if held or days[0].start - found.noun[1] > _FAR_BEHIND else days


def _told_from_dateline(around: Around, found: Gathering) -> Date | None:
    """Return the day of "yesterday" beside the event: the dateline in its sentence is then another day."""
    if around.came_out is None:
        return None
    near = found.sentence[0], min(found.sentence[1], max(found.end, found.noun[1]) + NEAR)
    return relative_days.nearest(around.source, found.language, near, found.noun[0], around.came_out)


def _is_deadline(around: Around, found: Gathering, date: Date) -> bool:
    """Tell the day by which something is to be held from the day on which it was."""
    window = max(found.sentence[0], date.start - _NEAR_CUE)
    if deadlines.told_behind(around.source, found.language, date.end, found.sentence[1]):
        return True
    if _since(around, found, date):
        return True
    cue = cues.last(cues.cue(found.language, "duties", "deadline"), around.source.lower, window, date.start)
    days = cue is not None and cue.group() in cues.phrases(found.language, "duties", "within")
    if days and "/" in date.edtf:
        return False  # "|Trong| hai ngày 19 và 20-12": on these days, and by none
    return cue is not None and not around.source.lower[cue.end() : date.start].strip()


def _since(around: Around, found: Gathering, date: Date) -> bool:
    """Say whether something else holds from a day on: "áp dụng |từ ngày 1/1|", but "diễn ra |từ ngày 1/1|"."""
    known = cues.cue(found.language, "events", "since")
    if "/" in date.edtf or not languages.get(found.language).words("events", "since"):
        return False
    source = around.source
    cue = known.match(source.lower, date.start, date.end)
    window = max(found.sentence[0], date.start - _NEAR_CUE)
    cue = cue or cues.last(known, source.lower, window, date.start)
    if cue is None or source.lower[cue.end() : date.start].strip():
        return False
    before = cues.trimmed(source.text, window, cue.start())[1]
    return not any(
        before == verb.end()
        for family in ("holding", "happening")
        for verb in anchors.matches(source, found.language, family, window, before)
    )


def within_visit(known: Event, event: Event) -> bool:
    """Say whether a visit is told again by one of its days."""
    one, other = sorted((known.date or "", event.date or ""), key=len)
    first, _, last = other.partition("/")
    return event.kind == "visit" and bool(last) and "/" not in one and first <= one <= last

"""Events: what was held, when, where, in which mode, by whom, under whose chair, with how many sites and delegates."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chancellery.reading import anchors, closing_kinds, cues, gatherings, languages, names, relative_days
from chancellery.reading.doing import duties, units
from chancellery.reading.facts import Block, Date, Event, Organisation, Person, Quantity
from chancellery.reading.gatherings import Gathering
from chancellery.reading.records import replace
from chancellery.reading.text import Source, fold, squeeze

_RULE = "events"
#: Who chaired it, and how many came, is said within this many paragraphs.
_REACH = 40
_NEAR_DATE = 45
_NEAR_MODE = 130
#: From a verb of chairing to the name of the chair, or to what is chaired.
_NEAR_CHAIR = 140
_NEAR_NOUN = 30
#: "Konferencji przewodniczył dyrektor …": a post may stand between.
_NEAR_POST = 70
#: A day, or from one day to another.
_DAYS = re.compile(r"[\dX]{4}-\d\d-\d\d(?:/[\dX]{4}-\d\d-\d\d)?")
_MODES = ("hybrid", "online", "onsite")


@dataclass(frozen=True, slots=True)
class _Around:
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
        return [date for date in self.dates[low:high] if _DAYS.fullmatch(date.edtf)]

    def people_in(self, start: int, end: int) -> Sequence[tuple[int, int, Person]]:
        low = bisect_left(self.people, start, key=lambda item: item[0])
        return self.people[low : bisect_left(self.people, end, key=lambda item: item[0])]

    def quantities_in(self, start: int, end: int) -> Sequence[Quantity]:
        low = bisect_left(self.quantities, start, key=lambda quantity: quantity.start)
        return self.quantities[low : bisect_left(self.quantities, end, key=lambda quantity: quantity.start)]


def read(
    source: Source,
    *,
    dates: Sequence[Date],
    quantities: Sequence[Quantity],
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    came_out: datetime.date | None = None,
) -> tuple[Event, ...]:
    """Return the events in reading order; several mentions of one make one event.

    "Yesterday" is counted from the day the text ``came_out``.
    """
    around = _Around(
        source,
        sorted(dates, key=lambda date: date.start),
        sorted(quantities, key=lambda quantity: quantity.start),
        _mentions(source, people),
        came_out,
    )
    merged: list[tuple[Gathering, Event]] = []
    for gathering in gatherings.find(source):
        event = _event(around, gathering)
        if gathering.dated_only and event.date is None:
            continue
        _merge(merged, gathering, event)
    merged.sort(key=lambda item: item[1].start)
    limits = [*(event.start for _, event in merged), len(source.text)][1:]
    return tuple(
        _completed(around, gathering, event, limit) for (gathering, event), limit in zip(merged, limits, strict=True)
    )


def _mentions(source: Source, people: Sequence[Person]) -> list[tuple[int, int, Person]]:
    """Find every place where one of ``people`` is named."""
    named = {spelling: person for person in people for spelling in (person.name, *person.also)}
    found = names.Spellings(source, named).find(0, len(source.text))
    return [(start, start + len(name), named[name]) for start, name in found]


def _event(around: _Around, found: Gathering) -> Event:
    source = around.source
    date = _date(around, found)
    start, end = found.start, found.end
    mode, mode_end = _mode(source, found)
    end = max(end, mode_end)
    if date and end <= date.start <= end + _NEAR_DATE:
        end = date.end
    place = _place(source, found, end)
    if place and end <= place[0] <= end + _NEAR_NOUN:
        end = place[1]
    return Event(
        start=start,
        end=end,
        quote=source.text[start:end],
        rule=_RULE,
        kind=found.kind,
        mode=mode,
        date=date.edtf if date else None,
        place=squeeze(source.text[slice(*place)]) if place else None,
        organiser=units.name(source, found.organiser) if found.organiser else None,
    )


def _date(around: _Around, found: Gathering) -> Date | None:
    """Return the day beside the event: the nearest before it in its sentence, or close behind it."""
    start, end = found.sentence
    told = _told_from_dateline(around, found)
    own = around.came_out.isoformat() if told and around.came_out else None
    before = [date for date in around.dates_in(start, found.noun[0]) if not _is_deadline(around, found, date)]
    before = [date for date in before if date.edtf != own]
    if before:
        return before[-1]
    after = around.dates_in(found.noun[1], min(end, max(found.end, found.noun[1]) + _NEAR_DATE))
    return next((date for date in after if not _is_deadline(around, found, date)), told)


def _told_from_dateline(around: _Around, found: Gathering) -> Date | None:
    """Return the day of "yesterday" beside the event: the dateline in its sentence is then another day."""
    if around.came_out is None:
        return None
    near = found.sentence[0], min(found.sentence[1], max(found.end, found.noun[1]) + _NEAR_DATE)
    return relative_days.nearest(around.source, found.language, near, found.noun[0], around.came_out)


def _is_deadline(around: _Around, found: Gathering, date: Date) -> bool:
    """Tell the day by which something is to be held from the day on which it was."""
    window = max(found.sentence[0], date.start - _NEAR_NOUN)
    if duties.due_behind(around.source, found.language, date.end, found.sentence[1]):
        return True
    cue = cues.last(cues.cue(found.language, "duties", "deadline"), around.source.lower, window, date.start)
    return cue is not None and not around.source.lower[cue.end() : date.start].strip()


def _mode(source: Source, found: Gathering) -> tuple[str | None, int]:
    """Return how it was held and where the words for it end; the narrowest mode named wins."""
    start = max(found.sentence[0], found.noun[0] - _NEAR_MODE)
    end = min(found.sentence[1], found.noun[1] + _NEAR_MODE)
    for mode in _MODES:
        match = cues.cue(found.language, "events", mode).search(source.lower, start, end)
        if match:
            return mode, match.end()
    return None, 0


def _mode_behind(source: Source, found: Gathering) -> str | None:
    """Return how the proceedings were held, if the next sentence says so: "W obradach, prowadzonych w formie …"."""
    block = source.block_at(found.noun[0])
    if block is None:
        return None
    following = [span for span in cues.sentences(source, block.start, block.end) if span[0] >= found.sentence[1]]
    for start, end in following[:1]:
        if gatherings.noun_near(source, found.language, start, end):
            modes = (cues.cue(found.language, "events", mode).search(source.lower, start, end) for mode in _MODES)
            return next((mode for mode, said in zip(_MODES, modes, strict=True) if said), None)
    return None


def _place(source: Source, found: Gathering, end: int) -> tuple[int, int] | None:
    """Return the span of the place named after a word of place beside the event: "à Hanoi"."""
    start, stop = found.sentence[0], min(found.sentence[1], end + _NEAR_DATE)
    for match in _venue(found.language).finditer(source.lower, start, stop):
        words = list(names.capitalised(source.text, match.end(), stop))
        if words and units.at(source, found.language, match.end(), stop) is None:
            return words[0][0], words[-1][1]
    return None


def _merge(merged: list[tuple[Gathering, Event]], gathering: Gathering, event: Event) -> None:
    """Join a mention with the event it speaks of again, or add a new event."""
    for index, (earlier, known) in reversed(list(enumerate(merged))):
        if known.kind != event.kind or not _compatible(earlier, known, gathering, event):
            continue
        better = known.date is None and event.date is not None
        chosen, other = (event, known) if better else (known, event)
        joined = replace(
            chosen,
            mode=chosen.mode or other.mode,
            date=chosen.date or other.date,
            place=chosen.place or other.place,
            organiser=chosen.organiser or other.organiser,
        )
        merged[index] = (gathering if better else earlier, joined)
        return
    merged.append((gathering, event))


def _compatible(earlier: Gathering, known: Event, gathering: Gathering, event: Event) -> bool:
    """Say whether two mentions can be of one event: nothing that both say differs."""
    if earlier.edition and gathering.edition:
        return earlier.edition == gathering.edition
    same_day = known.date == event.date or not (known.date and event.date)
    organisers = [fold(name) for name in (known.organiser, event.organiser) if name]
    return same_day and len(set(organisers)) < 2


def _completed(around: _Around, found: Gathering, event: Event, limit: int) -> Event:
    """Add what the paragraphs after the event say of it: chair, connection points, delegates."""
    source = around.source
    index = max(bisect_right(source.blocks, event.start, key=lambda block: block.start) - 1, 0)
    blocks = [b for b in source.blocks[index : index + _REACH + 1] if b.role != "boilerplate" and b.start < limit]
    chairs = (_chair(around, block) for block in blocks if anchors.any_in(source, "chairs", block.start, block.end))
    counts = around.quantities_in(event.start, min(limit, blocks[-1].end) if blocks else limit)
    mode = event.mode or _mode_behind(source, found)
    return replace(
        event,
        mode=mode,
        chair=next((chair for chair in chairs if chair), None),
        sites=next((int(q.value) for q in counts if _counts(around, "sites", q)), None),
        delegates=next((int(q.value) for q in counts if _counts(around, "delegates", q)), None),
    )


def _chair(around: _Around, block: Block) -> str | None:
    """Return who a paragraph says chaired the event; who sits at one connection point does not chair it."""
    source, code = around.source, block.language
    for cue in anchors.matches(source, code, "chairs", block.start, block.end):
        start, end = cues.sentence_at(source, cue.start(), block.start, block.end)
        if " ".join(cue.group().split()) in cues.phrases(code, "events", "chaired_by"):
            named = around.people_in(cue.end(), min(end, cue.end() + _NEAR_CHAIR))
            if cues.cue(code, "events", "chair_person").search(source.lower, start, cue.end()):
                continue
        elif gatherings.noun_near(source, code, cue.end(), min(end, cue.end() + _NEAR_NOUN)):
            named = around.people_in(start, cue.start())
        elif gatherings.noun_near(source, code, max(start, cue.start() - _NEAR_NOUN), cue.start()):
            named = around.people_in(cue.end(), min(end, cue.end() + _NEAR_POST))
            if not named and closing_kinds.used(code):
                named = around.people_in(start, cue.start())  # "会议由黎文海主持", "회의는 쩐 민 득 차관이 주재했다"
        else:
            continue
        if named:
            return named[0][2].name
    return None


def _counts(around: _Around, key: str, quantity: Quantity) -> bool:
    """Say whether a figure counts the sites or delegates of an event, by its words and its sentence."""
    source = around.source
    block = source.block_at(quantity.start)
    if block is None or block.role == "boilerplate" or not languages.get(block.language).table("events"):
        return False
    code = block.language
    if not cues.cue(code, "events", key).match(source.lower[slice(*_things(quantity))]):
        return False
    start, end = cues.sentence_at(source, quantity.start, block.start, block.end)
    cue_keys = ("online", "hybrid", "attended") if key == "sites" else ("attended",)
    told = cues.cue(code, "events", *cue_keys).search(source.lower, start, end)
    return told is not None or gatherings.noun_near(source, code, start, end)


def _things(quantity: Quantity) -> tuple[int, int]:
    """Return the span of the counted words."""
    return quantity.start + max(quantity.quote.find(quantity.of), 0), quantity.end


@cache
def _venue(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.whole(languages.get(code).words('places', 'venue'))}\s")

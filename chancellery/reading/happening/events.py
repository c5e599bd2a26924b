"""Events: what was held, when, where, in which mode, by whom, under whose chair, with how many sites and delegates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from chancellery.reading import languages
from chancellery.reading.facts import Date, Event, Person, Quantity
from chancellery.reading.happening import encounters, event_days, event_details, gatherings, minutes
from chancellery.reading.happening.event_days import Around
from chancellery.reading.happening.event_details import MODES
from chancellery.reading.happening.gatherings import Gathering
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.records import replace
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import names, places, syllables, units

_RULE = "events"
_NEAR_MODE = 130
#: From talks to what was signed at their end.
_NEAR_TALKS = 1200
#: What lasts for days tells no day of what was signed in them.
_LASTING = frozenset({"visit", "exhibition", "training"})
#: How long the name of a house or hall may be, behind the word it begins with.
_LONGEST_HALL = 60
#: So many words in small letters a name of a house holds before its comma.
_MOST_SMALL = 3
_SMALL = re.compile(r"(?<![^\W\d_])[a-zà-ỹđ]\w*")
#: So far before a place stands the post that is held there.
_LONGEST_POST = 60
_FIGURE = re.compile(r"\d")
_BEFORE_PEOPLE = re.compile(r"\s(?:d[aeiou]s?|d[ae]ll?[aeio']?|d['’])(?!\w)|\sd['’]")
#: From how many papers were signed to the word for them.
_NEAR_FIGURE = 16
#: From an event to its place.
_NEAR_NOUN = 30


def read(
    source: Source,
    *,
    dates: Sequence[Date],
    quantities: Sequence[Quantity],
    people: Sequence[Person],
    came_out: datetime.date | None = None,
) -> tuple[Event, ...]:
    """Return the events in reading order; several mentions of one make one event.

    "Yesterday" is counted from the day the text ``came_out``.
    """
    around = Around(
        source,
        sorted(dates, key=lambda date: date.start),
        sorted(quantities, key=lambda quantity: quantity.start),
        _mentions(source, people),
        came_out,
    )
    merged: list[tuple[Gathering, Event]] = []
    told = _told(source)
    for gathering in told:
        event = _event(around, gathering)
        if event.kind == "signing" and event.date is None and _of_earlier_year(around, gathering, merged):
            continue
        there = bool(merged) and _on_the_occasion(source, gathering)
        if there or not gathering.dated_only:
            event = _signed_there(around, event, merged)
        if gathering.dated_only and event.date is None and not there:
            continue
        if gathering.period_only and "/" not in (event.date or ""):
            continue
        if _is_next(source, gathering) and event.date is None:
            continue  # "The next meeting will be held at Dorvan": nothing but where it will be
        _merge(around, merged, gathering, event)
    merged.sort(key=lambda item: item[1].start)
    found = []
    for place, (gathering, event) in enumerate(merged):
        following = (other.start for each, other in merged[place + 1 :] if not each.stands_alone)
        limit = next(following, len(source.text))
        found.append(event if gathering.stands_alone else event_details.completed(around, gathering, event, limit))
    return tuple(found)


def _of_earlier_year(around: Around, found: Gathering, merged: Sequence[tuple[Gathering, Event]]) -> bool:
    """Say whether a signing is told of a year before that of the talks: "The two ports signed an agreement in 2019"."""
    talks = merged[-1][1].date if merged else None
    own = (date.edtf for date in around.dates if found.noun[0] <= date.start < found.sentence[1])
    return talks is not None and any(year[:4].isdigit() and year[:4] < talks[:4] for year in own)


def _told(source: Source) -> list[Gathering]:
    """Return all that tells of an event, in reading order; who is met at a forum is part of the forum."""
    held = list(gatherings.find(source))
    sentences = {each.sentence for each in held}
    met = [each for each in encounters.find(source) if each.kind != "meeting" or each.sentence not in sentences]
    return sorted([*held, *met, *minutes.find(source)], key=lambda each: each.sentence)


def _mentions(source: Source, people: Sequence[Person]) -> list[tuple[int, int, Person]]:
    """Find every place where one of ``people`` is named."""
    named = {spelling: person for person in people for spelling in (person.name, *person.also)}
    found = names.Spellings(source, named).find(0, len(source.text))
    return [(start, start + len(name), named[squeeze(name)]) for start, name in found]


def _event(around: Around, found: Gathering) -> Event:
    source = around.source
    date = event_days.of(around, found)
    start, end = found.start, found.end
    mode, mode_end = _mode(source, found)
    end = max(end, mode_end)
    if date and end <= date.start <= end + event_days.NEAR:
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


def _signed_there(around: Around, event: Event, merged: Sequence[tuple[Gathering, Event]]) -> Event:
    """Give what was signed the day of the talks told right before, where no other day stands between."""
    if event.kind != "signing" or event.date or not merged:
        return event
    talks = merged[-1][1]
    if talks.kind in _LASTING or talks.date is None or event.start - talks.end > _NEAR_TALKS:
        return event
    between = around.dates_in(talks.end, event.end)
    return event if any(day.edtf != talks.date for day in between) else replace(event, date=talks.date)


def _on_the_occasion(source: Source, found: Gathering) -> bool:
    """Say whether something was signed at what the text told before: "|On this occasion| the ports signed …"."""
    if found.kind != "signing" or _FIGURE.search(source.text, found.noun[0] - _NEAR_FIGURE, found.noun[1]):
        return False  # "7 memoranda were signed at the forum": many
    return cues.cue(found.language, "events", "on_occasion").search(source.lower, *found.sentence) is not None


def _mode(source: Source, found: Gathering) -> tuple[str | None, int]:
    """Return how it was held and where the words for it end; the narrowest mode named wins."""
    start = max(found.sentence[0], found.noun[0] - _NEAR_MODE)
    end = min(found.sentence[1], found.noun[1] + _NEAR_MODE)
    said = [(cues.cue(found.language, "events", mode).search(source.lower, start, end), mode) for mode in MODES]
    # "en présence |des| dirigeants": who was there, and not how it was held
    shown = (
        (match, mode)
        for match, mode in said
        if match and (mode != "onsite" or not _BEFORE_PEOPLE.match(source.lower, match.end()))
    )
    match, mode = next(shown, (None, None))
    if match is None or mode is None:
        return None, 0
    both = None if mode == "hybrid" else _both_ways(found.language).search(source.lower, start, end)
    if both is None and mode == "online" and _there_and_online(source, found.language, start, match):
        both = match
    return ("hybrid", both.end()) if both else (mode, match.end())


def _there_and_online(source: Source, code: str, start: int, online: re.Match[str]) -> bool:
    """Say whether a place and "and" stand before a word for online: "at Vung Chua University |and| online"."""
    joined = cues.last(cues.cue(code, "units", "and"), source.lower, max(start, online.start() - 8), online.start())
    if joined is None or source.text[joined.end() : online.start()].strip():
        return False
    before = source.text[start : joined.start()].rsplit(None, 1)[-1:]
    return bool(before) and before[0][:1].isupper()


@cache
def _both_ways(code: str) -> re.Pattern[str]:
    """What tells of both ways at once, a few words between: "in forma |diretta e online|"."""
    onsite, online = (cues.expression(code, "events", key) for key in ("onsite", "online"))
    joined = rf"(?:\s?,|\s{cues.expression(code, 'units', 'and')})(?:\s[^\W\d_]{{1,12}}){{0,3}}?\s"
    return re.compile(rf"{onsite}{joined}{online}|{online}{joined}{onsite}")


def _place(source: Source, found: Gathering, end: int) -> tuple[int, int] | None:
    """Return the span of the place named after a word of place beside the event: "à Hanoi"."""
    start, stop = found.sentence[0], min(found.sentence[1], end + event_days.NEAR)
    for match in _venue(found.language).finditer(source.lower, start, stop):
        if places.is_home(source, found.language, match.end()):
            continue  # "Văn phòng đại diện tại |Việt Nam| tổ chức …"
        if gatherings.noun_at(source, found.language, match.end(), stop):
            continue  # "tại |Hội nghị|": at what was held, and not where
        if _of_another(source, found.language, start, match.start()):
            continue
        named = names.capitalised(source.text, match.end(), stop)
        # "w Hue |Wydział Kultury| zorganizował …": a unit may stand right behind the place
        hall = cues.cue(found.language, "places", "halls").match(source.lower, match.end(), stop)
        comma = source.text.find(",", hall.end(), min(stop, hall.end() + _LONGEST_HALL)) if hall else -1
        if hall and comma > 0 and len(_SMALL.findall(source.text, hall.end(), comma)) <= _MOST_SMALL:
            # "tại |Trụ sở Tỉnh ủy|, …", "w |siedzibie Komitetu| towarzysz …"
            post = next(iter(anchors.within(source, "posts", match.end(), comma)), comma)
            return match.end(), cues.trimmed(source.text, match.end(), post)[1]
        house = list(names.capitalised(source.text, min(hall.end() + 1, stop), stop)) if hall else []
        if house:
            return match.end(), house[-1][1]  # "tại |khách sạn Ngọc Lam| dưới sự chủ trì của …"
        if town := _town(source, found.language, match.end(), stop):
            return town
        words = list(takewhile(lambda word: units.at(source, found.language, word[0], stop) is None, named))
        if words:
            return words[0][0], _name_end(source, found.language, words[-1][1], stop)
    return None


def _of_another(source: Source, code: str, start: int, place: int) -> bool:
    """Say whether a place is where a paper was signed, or where somebody holds a post: "le consul général |à Sao|"."""
    signed = cues.last(cues.cue(code, "references", "signed"), source.lower, max(start, place - _NEAR_NOUN), place)
    if signed and not source.text[signed.end() : place].strip():
        return True
    for post in anchors.matches(source, code, "posts", max(start, place - _LONGEST_POST), place):
        behind = cues.trimmed(source.text, post.end(), place)[0]
        link = cues.cue(code, "organisations", "links").match(source.lower, behind, place)
        country = cues.trimmed(source.text, link.end(), place)[0] if link else behind
        length = places.country_length(source, code, country) if link else 0
        if length and not source.text[country + length : place].strip():
            return True  # "le consul général du Vietnam |à Khon Kaen|"
    return False


def _town(source: Source, code: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of a place with its kind, where that has no capital: "tại |thành phố Hà Tĩnh|"."""
    kind = cues.cue(code, "places", "kinds").match(source.lower, start, stop) if syllables.used(code) else None
    if kind is None or not source.text[start].islower():
        return None
    words = list(names.capitalised(source.text, min(kind.end() + 1, stop), stop))
    return (start, words[-1][1]) if words else None


def _name_end(source: Source, code: str, end: int, stop: int) -> int:
    """Return where the name of a place ends: behind "TP." stands a name, and "Trụ" begins a name in small letters."""
    if source.text.startswith(". ", end) and cues.cue(code, "places", "localities").match(
        source.lower, source.lower.rfind(" ", 0, end) + 1, end + 1
    ):
        return max((last for _, last in names.capitalised(source.text, end + 2, stop)), default=end)
    return end


def _merge(around: Around, merged: list[tuple[Gathering, Event]], gathering: Gathering, event: Event) -> None:
    """Join a mention with the event it speaks of again, or add a new event."""
    for index in range(len(merged) - 1, -1, -1):
        earlier, known = merged[index]
        if known.kind != event.kind or not _compatible(around, earlier, known, gathering, event):
            continue
        better = known.date is None and event.date is not None
        chosen, other = (event, known) if better else (known, event)
        joined = replace(
            chosen,
            mode=chosen.mode or other.mode,
            date=chosen.date
            if not event_days.within_visit(chosen, other)
            else max(chosen.date or "", other.date or "", key=len),
            place=chosen.place or other.place,
            organiser=chosen.organiser or other.organiser,
        )
        merged[index] = (gathering if better else earlier, joined)
        return
    merged.append((gathering, event))


def _compatible(around: Around, earlier: Gathering, known: Event, gathering: Gathering, event: Event) -> bool:
    """Say whether two mentions can be of one event: nothing that both say differs."""
    if earlier.edition and gathering.edition:
        return earlier.edition == gathering.edition
    if known.date is None or event.date is None:
        source = around.source
        if _is_next(source, earlier) != _is_next(source, gathering):
            return False
    if known.date != event.date and known.date and event.date and not event_days.within_visit(known, event):
        return False
    organisers = [fold(name) for name in (known.organiser, event.organiser) if name]
    return len(set(organisers)) < 2


def _is_next(source: Source, found: Gathering) -> bool:
    """Say whether a meeting is the one after: "The |next| meeting takes place at Dorvan"."""
    words = source.lower[max(found.sentence[0], found.noun[0] - _NEAR_NOUN) : found.noun[0]].split()[-2:]
    return any(word in cues.phrases(found.language, "events", "next") for word in words)


@cache
def _venue(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.whole(languages.get(code).words('places', 'venue'))}\s")

"""Visits, receptions and signings that a verb tells: "received the delegation", "is on a visit", "both sides signed".

Nothing is named there that was held, so each needs what shows that it was no custom and no wish: guests, a day, or the
talks at whose end something was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancellery.reading.happening import gatherings
from chancellery.reading.happening.gatherings import Gathering
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

#: From the two sides, or from a verb, to what they signed.
_NEAR_PAPER = 90
#: From a verb to the two sides behind it.
_NEAR_SIDES = 20
#: From a verb of visiting to the place.
_NEAR_PLACE = 40
# "signed 26 agreements": a figure tells of many, not of one
_FIGURE = re.compile(r"\d")
#: From a verb of receiving to the post of who was received; so many words stand right before that post.
_NEAR_POST, _BEFORE_POST = 70, 3
#: Words of a month behind its day: "16 |de junio|".
_MONTH = 2
#: Words so short may stand between a day and that post: "w", "at", "im".
_SHORT = 4
#: From a body to the verb that says that it met, and from that verb to the body behind it.
_NEAR_BODY, _NEAR_BODY_BEHIND = 120, 60
_PARTED = re.compile(r"[,;:]\s(?!\d)|[()\"“„«]")
# "received the minister|'s| letter"
_OWNS = re.compile(r"['’]s?(?!\w)")


def find(source: Source) -> Iterator[Gathering]:
    """Yield what verbs tell, in reading order; a sentence may tell of a reception and of the visit it belongs to."""
    for block in anchors.holding(source, "encounters"):
        for start, end in cues.sentences(source, block.start, block.end):
            if anchors.any_in(source, "encounters", start, end):
                yield from _in_sentence(source, block.language, start, end)


def _in_sentence(source: Source, code: str, start: int, end: int) -> Iterator[Gathering]:
    # "Tờ trình về việc ban hành Quy chế tiếp khách đến thăm": what a paper is about
    if about := cues.cue(code, "events", "papers_about").search(source.lower, start, end):
        end = about.start()
    met = _met(source, code, start, end)
    if met is None or source.lower[slice(*met.noun)] in cues.phrases(code, "events", "assembled"):
        met = _assembled(source, code, start, end) or met
    if met:
        yield met
    visit = _visit(source, code, start, end, beside=met is not None)
    if visit:
        yield visit
    signing = _signing(source, code, start, end)
    if signing:
        yield signing


def leads_guests(source: Source, code: str, led: re.Match[str], floor: int) -> bool:
    """Say whether the words ``led`` ("led by") speak of the guests named right before, and not of what was held."""
    if not cues.cue(code, "events", "leads_guests").match(source.lower, *led.span()):
        return False
    near = max(floor, led.start() - _NEAR_PAPER)
    guests = cues.last(cues.cue(code, "events", "guests"), source.lower, near, led.start())
    return guests is not None and not gatherings.noun_near(source, code, guests.end(), led.start())


def _met(source: Source, code: str, start: int, end: int) -> Gathering | None:
    """Read "met with the minister", and "received" where guests are named."""
    verb = cues.cue(code, "events", "met").search(source.lower, start, end)
    if verb is None and _has_guests(source, code, start, end):
        verb = cues.cue(code, "events", "met_guests").search(source.lower, start, end)
    if verb is None:
        verbs = cues.cue(code, "events", "met_guests").finditer(source.lower, start, end)
        verb = next((each for each in verbs if _of_a_post(source, code, each.end(), end)), None)
    return _told(code, "meeting", (start, end), verb, begins=start) if verb else None


def _of_a_post(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether one with a post is received: "received |the Consul General|", "recibió el 16 de junio |al cónsul|".

    Between the verb and the post stand a day and few words more, and nothing that came from whoever holds it.
    """
    stop = min(end, start + _NEAR_POST)
    for post in anchors.matches(source, code, "posts", start, stop):
        between = source.lower[start : post.start()]
        if _PARTED.search(between.rstrip()) or _OWNS.match(source.lower, post.end()):
            return False
        from_whom = cues.last(cues.cue(code, "proposals", "by"), source.lower, start, post.start())
        if from_whom and len(source.lower[from_whom.end() : post.start()].split()) < _BEFORE_POST:
            return False  # "recibió la carta |del| ministro"
        words = between.split()
        day = next((place for place in range(len(words), 0, -1) if any(map(str.isdigit, words[place - 1]))), 0)
        free = words[day + _MONTH if day else 0 : -_BEFORE_POST]
        return all(len(word) <= _SHORT for word in free)
    return False


def _assembled(source: Source, code: str, start: int, end: int) -> Gathering | None:
    """Read "The steering group met on 18 June": a body met, and nothing is named that was held."""
    if not anchors.any_in(source, "assembling", start, end):
        return None
    bodies = cues.cue(code, "events", "assemblies")
    for verb in anchors.matches(source, code, "assembling", start, end):
        clause = max(source.text.rfind(";", start, verb.start()) + 1, start)
        body = cues.last(bodies, source.lower, max(clause, verb.start() - _NEAR_BODY), verb.start())
        body = body or bodies.search(source.lower, verb.end(), min(end, verb.end() + _NEAR_BODY_BEHIND))
        if body:
            stop = source.text.find(";", verb.end(), end)
            told = _told(code, "meeting", (clause, stop if stop >= 0 else end), verb, begins=clause)
            return told._replace(stands_alone=False)
    return None


def _visit(source: Source, code: str, start: int, end: int, *, beside: bool) -> Gathering | None:
    """Read "is on a working visit", and "visited" where guests are named: the province, or anything for some days.

    ``beside`` a reception in the same sentence the day of the visit is told behind its own words.
    """
    verb = cues.cue(code, "events", "visited").search(source.lower, start, end)
    surely = verb is not None
    if verb is None and _has_guests(source, code, start, end):
        plain = list(cues.cue(code, "events", "visits").finditer(source.lower, start, end))
        leading = (each for each in plain if _leads_to_a_place(source, code, each, end))
        verb = next(leading, None)
        surely = verb is not None
        verb = verb or next(iter(plain), None)
    # "During |the visit| from 1 to 4 September …": days show that it was one
    verb = verb or cues.cue(code, "events", "kind_visit").search(source.lower, start, end)
    if verb is None:
        return None
    begins = verb.start() if beside else start
    return _told(code, "visit", (begins, end), verb, begins=begins)._replace(period_only=beside or not surely)


def _leads_to_a_place(source: Source, code: str, verb: re.Match[str], end: int) -> bool:
    """Tell a visit to a province from one to a school: what stands behind the verb is a kind of place."""
    near = min(end, verb.end() + _NEAR_PLACE)
    return cues.cue(code, "events", "visits_places").search(source.lower, verb.end(), near) is not None


def _signing(source: Source, code: str, start: int, end: int) -> Gathering | None:
    """Read "the two sides signed a memorandum", "an agreement was signed at the end of the talks"."""
    sides = cues.cue(code, "events", "sides").search(source.lower, start, end)
    if sides:
        signs = cues.cue(code, "events", "signed", "signs")
        # "unterzeichneten |beide Seiten| ein Memorandum": the verb may stand before them
        before = cues.last(signs, source.lower, max(start, sides.start() - _NEAR_SIDES), sides.start())
        verb = before or signs.search(source.lower, sides.end(), end)
        if verb and _only_wished(source, code, start, sides.start(), verb.start()):
            return None
        paper = gatherings.agreements(code).search(source.lower, sides.end(), end) if verb else None
        if verb and paper and max(verb.end(), paper.end()) - sides.end() <= _NEAR_PAPER:
            first, last = sorted((verb.span(), paper.span()))
            return None if _FIGURE.search(source.text, first[1], last[0]) else _signed(code, (start, end), first, last)
        return None
    verb = cues.cue(code, "events", "concluded").search(source.lower, start, end)
    if verb is None or not gatherings.noun_near(source, code, start, end):
        return None
    paper = gatherings.agreements(code).search(
        source.lower, max(start, verb.start() - _NEAR_PAPER), min(end, verb.end() + _NEAR_PAPER)
    )
    if paper is None:
        return None
    first, last = sorted((verb.span(), paper.span()))
    return None if _FIGURE.search(source.text, first[1], last[0]) else _signed(code, (start, end), first, last)


def _only_wished(source: Source, code: str, start: int, sides: int, verb: int) -> bool:
    """Say whether the sides have yet to sign: "đề xuất hai bên |sớm| ký", "hai bên |dự kiến| ký"."""
    if anchors.any_in(source, "requests", start, verb):
        return True
    return cues.cue(code, "events", "yet_to").search(source.lower, sides, verb) is not None


def _signed(code: str, sentence: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> Gathering:
    return Gathering(
        sentence[0], last[1], sentence, "signing", (first[0], last[1]), None, None, False, code, stands_alone=True
    )


def _told(code: str, kind: str, sentence: tuple[int, int], verb: re.Match[str], *, begins: int) -> Gathering:
    """Return what ``verb`` tells: only with its day, and complete by itself."""
    return Gathering(begins, verb.end(), sentence, kind, verb.span(), None, None, True, code, stands_alone=True)


def _has_guests(source: Source, code: str, start: int, end: int) -> bool:
    return cues.cue(code, "events", "guests").search(source.lower, start, end) is not None

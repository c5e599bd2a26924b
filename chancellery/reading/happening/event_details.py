"""What the paragraphs behind an event say of it: who chaired it, in which mode, at how many sites, who came."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chancellery.reading import languages
from chancellery.reading.facts import Block, Event, Person, Quantity
from chancellery.reading.happening import encounters, event_days, gatherings
from chancellery.reading.happening.event_days import Around
from chancellery.reading.happening.gatherings import Gathering
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.records import replace
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds

#: Who chaired it, and how many came, is said within this many paragraphs.
_REACH = 40
#: From a verb of chairing to the name of the chair, or to what is chaired.
_NEAR_CHAIR = 140
_NEAR_NOUN = 30
#: "Konferencji przewodniczył dyrektor …": a post may stand between.
_NEAR_POST = 70
#: From an event to who took the chair, where nothing is named that was chaired.
_NEAR_ALONE = 700
#: From those who came, whoever they are, to the word that tells it.
_NEAR_CAME = 60
#: From an event to those who came, where nothing says that they came.
_NEAR_GUESTS = 500
#: How many sentences behind an event may say how it was held.
_MODE_REACH = 2
#: Kinds of events that no other is called by.
_OF_THEIR_OWN = ("forum", "seminar", "congress", "exhibition", "training")
#: "|, která| vedl": the longest word for "which", with one before it.
_LONGEST_WHICH = 24
_WHICH = re.compile(r",\s(?:[^\W\d_]{1,7}\s){1,2}\Z")
#: How an event may be held, the narrowest first.
MODES = ("hybrid", "online", "onsite")


def completed(around: Around, found: Gathering, event: Event, limit: int) -> Event:
    """Add what the paragraphs after the event say of it: chair, connection points, delegates."""
    source = around.source
    index = max(bisect_right(source.blocks, event.start, key=lambda block: block.start) - 1, 0)
    blocks = [b for b in source.blocks[index : index + _REACH + 1] if b.role != "boilerplate" and b.start < limit]
    told = [block for block in blocks if anchors.any_in(source, "chairs", block.start, block.end)]
    # who only came to lead the work is the chair where nobody else is
    chairs = (
        chair for surely in (True, False) for block in told for chair in _chairs(around, event, block, limit, surely)
    )
    counts = around.quantities_in(event.start, min(limit, blocks[-1].end) if blocks else limit)
    return replace(
        event,
        mode=event.mode or _mode_behind(source, found),
        chair=next(chairs, None),
        sites=next((int(q.value) for q in counts if _counts(around, event, "sites", q)), None),
        delegates=next((int(q.value) for q in counts if _counts(around, event, "delegates", q)), None),
    )


def _mode_behind(source: Source, found: Gathering) -> str | None:
    """Return how the proceedings were held, if a next sentence says so: "W obradach, prowadzonych w formie …"."""
    block = source.block_at(found.noun[0])
    if block is None:
        return None
    following = [span for span in cues.sentences(source, block.start, block.end) if span[0] >= found.sentence[1]]
    for start, end in following[:_MODE_REACH]:
        attended = cues.cue(found.language, "events", "attended").search(source.lower, start, end)
        if attended or gatherings.noun_near(source, found.language, start, end):
            modes = (cues.cue(found.language, "events", mode).search(source.lower, start, end) for mode in MODES)
            if mode := next((mode for mode, said in zip(MODES, modes, strict=True) if said), None):
                return mode
    return None


def _chairs(around: Around, event: Event, block: Block, limit: int, surely: bool) -> Iterator[str]:
    """Yield who a paragraph says chaired the event; who sits at one connection point does not chair it."""
    source, code = around.source, block.language
    for cue in anchors.matches(source, code, "chairs", block.start, block.end):
        if surely == (" ".join(cue.group().split()) in cues.phrases(code, "events", "came_to_lead")):
            continue
        start, end = cues.sentence_at(source, cue.start(), block.start, block.end)
        begin = max(start, event.start)
        if cue.start() < event.start or cue.start() >= limit or event_days.elsewhere(around, event, begin, end):
            continue
        alone = " ".join(cue.group().split()) in cues.phrases(code, "events", "chaired_alone")
        if alone and cue.start() - event.end > _NEAR_ALONE:
            continue
        if start > event.end and _is_of_another(source, code, event, start, end):
            continue
        if named := _chair(around, code, cue, start, end):
            yield named[0][2].name


def _is_of_another(source: Source, code: str, event: Event, start: int, end: int) -> bool:
    """Say whether a sentence speaks of another kind of event alone: any may be called a meeting or a conference."""
    kinds = {
        kind for kind in _OF_THEIR_OWN if cues.cue(code, "events", f"kind_{kind}").search(source.lower, start, end)
    }
    return bool(kinds) and event.kind not in kinds


def _chair(around: Around, code: str, cue: re.Match[str], start: int, end: int) -> Sequence[tuple[int, int, Person]]:
    """Return the people whom a verb of chairing, in the sentence ``text[start:end]``, may name; the first chaired."""
    source, said = around.source, " ".join(cue.group().split())
    if said in cues.phrases(code, "events", "chaired_by"):
        one_site = cues.cue(code, "events", "chair_person").search(source.lower, start, cue.end())
        other = one_site or encounters.leads_guests(source, code, cue, start)
        return () if other else around.people_in(cue.end(), min(end, cue.end() + _NEAR_CHAIR))
    together = said in cues.phrases(code, "events", "chaired_together")
    # "Các đồng chí: A, Bí thư …; B, Tỉnh trưởng …|, đồng chủ trì|": the first of them
    clause = -1 if together else source.text.rfind(";", start, cue.start())
    before = (around.people_in(clause, cue.start()) if clause >= 0 else ()) or around.people_in(start, cue.start())
    if before and (led := _named_by(source, code, start, before[0][0], cue.start())):
        return around.people_in(led, cue.start())
    behind = around.people_in(cue.end(), min(end, cue.end() + _NEAR_POST))
    if gatherings.noun_near(source, code, cue.end(), min(end, cue.end() + _NEAR_NOUN)):
        return before or behind  # "Presidiu à cerimónia |o secretário Belmiro Taveira|": nobody before the verb
    near = gatherings.noun_near(source, code, max(start, clause, cue.start() - _NEAR_NOUN), cue.start())
    if near or _relates(around, code, start, cue.start()):
        # "会议由黎文海主持", "회의는 쩐 민 득 차관이 주재했다", "la conferencia, que |condujo| el vicegobernador …"
        return behind or (before if closing_kinds.used(code) else ())
    ends = source.text[cue.end() : cue.end() + 1] in {".", ";", ""}
    if together and ends:
        return before[:1]  # "A, Bí thư Tỉnh ủy và B |đồng chủ trì|."
    # "…; bà Hà Thị Lan |chủ trì|."
    named_last = clause >= 0 and before and ends and not source.text[before[-1][1] : cue.start()].strip()
    # "Comrade Vu Thi Ha, Chairman of the Union, |chaired|."
    between = source.text[before[-1][1] : cue.start()].strip() if before and ends else ""
    named_last = named_last or (between[:1] == "," and between[-1:] == "," and len(between) <= _NEAR_POST)
    alone = named_last or said in cues.phrases(code, "events", "chaired_alone")
    return (before[-1:] or behind[:1]) if alone else ()  # "Presidió |la alcaldesa Vera Dunn|"


def _relates(around: Around, code: str, start: int, cue: int) -> bool:
    """Say whether "which" behind a comma leads to the verb at ``cue``, and nobody is named before that comma."""
    source = around.source
    which = _WHICH.search(source.lower, max(start, cue - _LONGEST_WHICH), cue)
    if which is None or not gatherings.noun_near(source, code, start, which.start()):
        return False
    return not any(last >= which.start() - 1 for _, last, _ in around.people_in(start, which.start()))


def _named_by(source: Source, code: str, start: int, person: int, cue: int) -> int | None:
    """Return where those begin who chaired it by "Hội nghị |do| Thứ trưởng A và Chủ tịch UBND tỉnh B đồng chủ trì"."""
    for opens in cues.cue(code, "events", "held_by_opens").finditer(source.lower, start, person):
        near = max(start, opens.start() - _NEAR_NOUN)
        if gatherings.noun_near(source, code, near, opens.start()) and cue - opens.end() <= _NEAR_CHAIR:
            return opens.end()
    return None


def _counts(around: Around, event: Event, key: str, quantity: Quantity) -> bool:
    """Say whether a figure counts the sites or delegates of an event, by its words and its sentence."""
    source = around.source
    block = source.block_at(quantity.start)
    if block is None or block.role == "boilerplate" or not languages.get(block.language).table("events"):
        return False
    code = block.language
    start, end = cues.sentence_at(source, quantity.start, block.start, block.end)
    linked = _is_linked(source, code, start, quantity) if key == "sites" else _came(source, code, start, end, quantity)
    if not linked and not cues.cue(code, "events", key).match(source.lower[slice(*_things(quantity))]):
        return False
    if event_days.elsewhere(around, event, max(start, event.start), end):
        return False
    cue_keys = ("online", "hybrid", "attended") if key == "sites" else ("attended",)
    told = cues.cue(code, "events", *cue_keys).search(source.lower, start, end)
    # told of in another paragraph, those that are counted may be others: "three pupils were thanked before the talks"
    here = key == "sites" or block.start <= event.end
    if linked or told or (here and gatherings.noun_near(source, code, start, end)):
        return True
    # right behind the event: "Environ 70 participants ont posé leurs questions", "12 connection points followed it"
    if not 0 < quantity.start - event.end <= _NEAR_GUESTS:
        return False
    things = source.lower[slice(*_things(quantity))]
    surely = cues.cue(code, "events", "attendees" if key == "delegates" else "sites").match(things)
    return surely is not None and (key == "delegates" or " " in surely.group())


def _is_linked(source: Source, code: str, start: int, quantity: Quantity) -> bool:
    """Say whether places of any kind are counted right behind a word of linking: "online con |21 comuni|"."""
    if cues.cue(code, "events", "delegates").match(source.lower[slice(*_things(quantity))]):
        return False
    told = cues.last(cues.cue(code, "events", "linked"), source.lower, start, quantity.start)
    return told is not None and not source.text[told.end() : quantity.start].strip()


def _came(source: Source, code: str, start: int, end: int, quantity: Quantity) -> bool:
    """Say whether people of any kind are told to have come, in the same clause: "7.300 |Kader| nahmen teil"."""
    if cues.cue(code, "events", "attending").match(source.lower[slice(*_things(quantity))]) is None:
        return False
    first = max(start, source.text.rfind(";", start, quantity.start), quantity.start - _NEAR_CAME)
    clause = source.text.find(";", quantity.end, end)
    last = min(clause if clause >= 0 else end, quantity.end + _NEAR_CAME)
    return cues.cue(code, "events", "attended").search(source.lower, first, last) is not None


def _things(quantity: Quantity) -> tuple[int, int]:
    """Return the span of the counted words."""
    return quantity.start + max(quantity.quote.find(quantity.of), 0), quantity.end

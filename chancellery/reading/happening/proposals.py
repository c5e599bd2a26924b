"""Proposals: a locality or unit asks somebody above it for something, or the text counts what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Block, Organisation, Person, Proposal, Quantity, Reference
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import closing_kinds, names, placed_units, units
from chancellery.reading.who.people import name_ending
from chancellery.reading.who.units import Unit

_ASKING = "proposals.asking"
_COUNTED = "proposals.counted"
_LONGEST_NAME = 80
_LEAST_ITEM = 8
#: From a name to its post: ", ".
_NEAR_POST = 6
#: So many words before the verb are no subject: "finally also".
_ADVERBS = 2
_PARTED = re.compile(r"[,;:]")
_ASIDE = re.compile(r"\w,\s(?P<name>[^\W\d_][\w'’-]{0,30}(?:\s[^\W\d_][\w'’-]{0,30}){1,3}),\s?\Z")


def read(
    source: Source,
    *,
    references: Sequence[Reference],
    quantities: Sequence[Quantity],
    organisations: Sequence[Organisation],
    people: Sequence[Person],
) -> tuple[Proposal, ...]:
    """Return the proposals in reading order. What a superior asks of those below is an order and no proposal."""
    numbers = {position for reference in references for position in (reference.start,)}
    found: list[Proposal] = []
    for block in anchors.holding(source, "requests"):
        for start, end in cues.sentences(source, block.start, block.end):
            found += _asked(source, block, start, end, people)
    counted = (_counted(source, quantity, organisations) for quantity in quantities if quantity.start not in numbers)
    found += [proposal for proposal in counted if proposal]
    return tuple(sorted(found, key=lambda proposal: proposal.start))


def _asked(source: Source, block: Block, start: int, end: int, people: Sequence[Person]) -> Iterator[Proposal]:
    """Read "Ha Tinh proposed that the Government publish …; amend …"; one asker may ask several bodies."""
    code = block.language
    if languages.get(code).table("proposals").get("verb_last"):
        yield from _asked_last(source, code, start, end)
        return
    asker: tuple[int, int] | None = None
    asks = list(anchors.matches(source, code, "requests", start, end))
    for place, ask in enumerate(asks):
        clause = source.text.rfind(";", start, ask.start()) + 1
        if own := _asker(source, code, clause or start, ask.start()):
            asker = own
        elif clause > start and len(source.text[clause : ask.start()].split()) > _ADVERBS:
            asker = None  # a clause with a subject of its own that is not known
        elif asker is None:
            asker = _asker(source, code, start, ask.start()) or _speaker(people, start, ask.start())
        asked = _addressed(source, code, asker, ask, end)
        nobody = asker is None and ask.group() in cues.phrases(code, "proposals", "impersonal")
        if asked is None or (asker is None and not nobody) or (asker and _is_pronoun(source, code, asker)):
            continue
        stop = _stop(source, ask.end(), asks[place + 1].start() if place + 1 < len(asks) else None, end)
        items = _items(source, code, asked[1], stop)
        if not items:
            continue
        first = asker[0] if asker and (place == 0 or asker[0] >= clause > 0) else ask.start()
        yield Proposal(
            start=first,
            end=stop,
            quote=source.text[first:stop],
            rule=_ASKING,
            by=_called(source, code, people, asker) if asker else None,
            to=squeeze(source.text[slice(*asked)]),
            items=tuple(
                words[lead.end() :] if (lead := _that(code).match(words.lower())) else words for words in items
            ),
        )


def _asked_last(source: Source, code: str, start: int, end: int) -> Iterator[Proposal]:
    """Read "ビンホア省は外務省に対し、…よう要請した": asker, whom, what, and at the end that it is asked."""
    ask = anchors.last(source, code, "requests", start, end)
    topic = cues.cue(code, "duties", "topic").search(source.lower, start, end)
    if ask is None or topic is None or ask.start() < topic.end():
        return
    asker = _asker(source, code, start, topic.start())
    asked = _superior(source, code, topic.end(), ask.start())
    mark = _asked_mark(code).match(source.lower, asked[1], ask.start()) if asked else None
    if asker is None or asked is None or mark is None:
        return
    if items := _items(source, code, mark.end(), ask.start()):
        yield Proposal(
            start=asker[0],
            end=ask.end(),
            quote=source.text[asker[0] : ask.end()],
            rule=_ASKING,
            by=squeeze(source.text[slice(*asker)]),
            to=squeeze(source.text[slice(*asked)]),
            items=tuple(items),
        )


def _speaker(people: Sequence[Person], start: int, end: int) -> tuple[int, int] | None:
    """Return who is named last in ``text[start:end]``: whoever speaks there."""
    named = [(person.start, person.end) for person in people if start <= person.start and person.end <= end]
    return named[-1] if named else None


def _called(source: Source, code: str, people: Sequence[Person], asker: tuple[int, int]) -> str:
    """Return the name of who asks; of a person without post and form of address."""
    start, end = asker
    if holder := _holder(source, people, asker):
        return holder
    if named := next((person.name for person in people if person.start < end and person.end == end), None):
        return named
    lead = cues.cue(code, "posts", "heads", "honorifics").match(source.lower, start, end)
    name = name_ending(source, code, lead.end(), end) if lead else None
    return squeeze(source.text[name.start if name else start : end])


def _holder(source: Source, people: Sequence[Person], asker: tuple[int, int]) -> str | None:
    """Return who holds the post that ends with the unit before the verb: "Anna Berg, director of |the Office|"."""
    unit = squeeze(source.text[slice(*asker)])
    for person in people:
        ends = person.post is not None and person.post != unit and person.post.endswith(unit)
        if ends and 0 < asker[1] - person.end <= len(person.post or "") + _NEAR_POST:
            return person.name
    return None


def _is_pronoun(source: Source, code: str, asker: tuple[int, int]) -> bool:
    """Say whether who asks is only called "she"; of whom that is said is not known here."""
    return source.lower[slice(*asker)] in cues.phrases(code, "stopwords", "common")


@cache
def _askers(code: str) -> re.Pattern[str]:
    """Those who ask and are no unit, right before the verb: "os participantes"."""
    return re.compile(rf"(?P<askers>{cues.expression(code, 'proposals', 'askers')})\s\Z")


@cache
def _asked_mark(code: str) -> re.Pattern[str]:
    """What shows whom is asked: "外務省|に対し、"."""
    return re.compile(rf"\s?{cues.expression(code, 'proposals', 'asked_marks')},?\s?")


def _stop(source: Source, start: int, following: int | None, end: int) -> int:
    """Return where the things asked end: before the clause of the ``following`` verb, or with the sentence."""
    if following is None:
        return end
    clause = source.text.rfind(";", start, following)
    return cues.trimmed(source.text, start, clause if clause > start else following)[1]


def _asker(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who asks: the unit before the verb, or the capitalised words of a place."""
    unit = units.ending(source, code, start, end)
    whole = placed_units.up_to(source, code, start, end)
    if unit is None and whole and (named := _named_aside(source, start, end)):
        return named
    if whole and (unit is None or whole.end == unit.end):
        return whole.start, whole.end
    if unit or closing_kinds.used(code):
        return (unit.start, unit.end) if unit else closing_kinds.place_ending(source, code, start, end)
    several = _askers(code).search(source.lower, start, end)
    return several.span("askers") if several else _asker_by_name(source, start, end)


def _named_aside(source: Source, start: int, end: int) -> tuple[int, int] | None:
    aside = _ASIDE.search(source.text, start, end)
    if aside and len(list(names.capitalised(source.text, *aside.span("name")))) == len(aside["name"].split()):
        return aside.span("name")
    return None


def _asker_by_name(source: Source, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of the place or person who asks: before the verb, or at the head of the sentence."""
    before = cues.trimmed(source.text, max(start, end - _LONGEST_NAME), end)
    for word in re.finditer(r"\S+", source.text[slice(*before)]):
        first = before[0] + word.start()
        words = list(names.capitalised(source.text, first, before[1]))
        if words and words[-1][1] == before[1]:
            return first, before[1]
    # "The mayor of the town, Anna Berg, proposed …": the name between two commas right before the verb.
    if named := _named_aside(source, *before):
        return named
    # "Anna Berg thanked them and proposed …": the name that opens the sentence, if nothing parts it from the verb.
    opening = list(names.capitalised(source.text, start, end))
    if len(opening) > 1 and not _PARTED.search(source.text, opening[-1][1], end):
        return opening[0][0], opening[-1][1]
    return None


def _addressed(
    source: Source, code: str, asker: tuple[int, int] | None, ask: re.Match[str], end: int
) -> tuple[int, int] | None:
    """Return who is asked, right after the verb: by a suggestion any body, by a request only one above.

    What a ministry suggests to others, or anybody to "the departments and localities", is a way to give an order.
    """
    if (above := _superior(source, code, ask.end(), end)) or not _suggests(code).fullmatch(ask.group()):
        return above
    if asker and cues.cue(code, "proposals", "superiors").match(source.lower, *asker):
        return None
    start = cues.trimmed(source.text, ask.end(), end)[0]
    for lead in (cues.cue(code, "proposals", "to"), cues.cue(code, "units", "articles")):
        if led := lead.match(source.lower, start, end):
            start = cues.trimmed(source.text, led.end(), end)[0]
    if cues.cue(code, "units", "generic").match(source.lower, start, end):
        return None
    unit = units.at(source, code, start, end)
    body = None if unit else cues.cue(code, "proposals", "bodies").match(source.lower, start, end)
    if unit:
        return unit.start, unit.end
    if body is None:
        return None
    link = cues.cue(code, "organisations", "links").match(source.lower, min(body.end() + 1, end), end)
    begin = cues.trimmed(source.text, link.end(), end)[0] if link else min(body.end() + 1, end)
    name = list(names.capitalised(source.text, begin, end))
    return body.start(), name[-1][1] if name else body.end()


@cache
def _suggests(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(languages.get(code).words("proposals", "suggest")))


def _superior(source: Source, code: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the body asked, right after the verb, when it is one that stands above."""
    start = cues.trimmed(source.text, position, end)[0]
    address = cues.cue(code, "proposals", "to").match(source.lower, start, end)
    if address:
        start = cues.trimmed(source.text, address.end(), end)[0]
    unit = units.at(source, code, start, end)
    words = cues.cue(code, "proposals", "superiors")
    if unit and words.match(source.lower, unit.start, unit.end):
        return unit.start, unit.end
    article = cues.cue(code, "units", "articles").match(source.lower, start, end)
    start = cues.trimmed(source.text, article.end(), end)[0] if article else start
    above = words.match(source.lower, start, end)
    return above.span() if above else None


def _items(source: Source, code: str, start: int, end: int) -> list[str]:
    """Cut what is asked at the semicolons, and at "and" where "that" is said again after it."""
    cuts = [match.span() for match in _again(code).finditer(source.lower, start, end)]
    starts, ends = [start, *(last for _, last in cuts)], [*(first for first, _ in cuts), end]
    parts = (squeeze(source.text[first:last]).strip(" ,:.…") for first, last in zip(starts, ends, strict=True))
    return [words for words in parts if len(words) >= _LEAST_ITEM]


def _counted(source: Source, quantity: Quantity, organisations: Sequence[Organisation]) -> Proposal | None:
    """Read "267 proposals of localities were sent to the Ministry"."""
    block = source.block_at(quantity.start)
    if block is None or block.role == "boilerplate" or not languages.get(block.language).table("proposals"):
        return None
    code = block.language
    things = quantity.start + max(quantity.quote.find(quantity.of), 0)
    start, end = cues.sentence_at(source, quantity.start, block.start, block.end)
    if not cues.cue(code, "proposals", "nouns").match(source.lower[things:end]):
        return None
    sent = cues.cue(code, "proposals", "sent").search(source.lower, start, end)
    if sent is None:
        return None
    return Proposal(
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        rule=_COUNTED,
        by=_senders(source, code, quantity.end, end),
        to=_receiver(source, code, (start, end), sent.start(), organisations),
        count=int(quantity.value),
    )


def _senders(source: Source, code: str, start: int, end: int) -> str | None:
    """Return who sent them: "from localities", right behind the counted things."""
    match = _from(code).match(source.lower, start, end)
    if match is None:
        return None
    unit = units.at(source, code, match.end(), end)
    return units.name(source, unit) if unit else None


def _receiver(
    source: Source, code: str, sentence: tuple[int, int], verb: int, organisations: Sequence[Organisation]
) -> str | None:
    """Return who received them; a bare "the Ministry" is the one the text named in full before."""
    start, end = sentence
    for address in cues.cue(code, "proposals", "to").finditer(source.lower, start, end):
        position = cues.trimmed(source.text, address.end(), end)[0]
        unit = units.at(source, code, position, end)
        if unit and unit.end - unit.start <= _LONGEST_NAME:
            return units.name(source, unit)
        bare = cues.cue(code, "organisations", "heads").match(source.lower, position, end)
        if bare:
            return _in_full(source, Unit(*bare.span()), organisations)
    unit = units.at(source, code, start, end) or units.ending(source, code, start, verb)
    if unit is None and closing_kinds.used(code):
        unit = next(units.find(source, code, start, end), None)
    return units.name(source, unit) if unit else None


def _in_full(source: Source, bare: Unit, organisations: Sequence[Organisation]) -> str:
    short = fold(units.name(source, bare))
    full = [o.name for o in organisations if o.start < bare.start and fold(o.name).startswith(f"{short} ")]
    return full[-1] if full else units.name(source, bare)


@cache
def _that(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.whole(languages.get(code).words('proposals', 'that'))}\s?")


@cache
def _again(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    conjunction, that = (cues.whole(language.words(*key)) for key in (("units", "and"), ("proposals", "that")))
    return re.compile(rf";|,?\s{conjunction}\s(?={that}\s)")


@cache
def _from(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("proposals", "by"))
    return re.compile(rf"[^.;:,]{{0,60}}?\s{words}\s?")

"""Proposals: a locality or unit asks somebody above it for something, or the text counts what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import addressees, bidding, directed, ordered_last, turned
from chancellery.reading.facts import Block, Organisation, Person, Proposal, Quantity, Reference
from chancellery.reading.happening import asked_below, asked_of_nobody, asked_of_several, askers
from chancellery.reading.happening.askers import NOBODY, People
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source, fold, lowered, squeeze
from chancellery.reading.who import closing_kinds, names, unit_forms, units
from chancellery.reading.who.units import Unit

_ASKING = "proposals.asking"
_COUNTED = "proposals.counted"
_LONGEST_NAME = 80
_LEAST_ITEM, _LEAST_ITEM_UNSPACED = 8, 4
#: So many words before the verb are no subject: "finally also".
_ADVERBS = 2


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
    known = People(people)
    found: list[Proposal] = []
    for block in anchors.holding(source, "requests"):
        for start, end in cues.sentences(source, block.start, block.end):
            # what a leader asks of those below is an order; before it something else may be asked
            ordered = directed.clauses(source, block.language, start, end)
            found += _asked(source, block, start, ordered[0].units[0].start if ordered else end, known)
    counted = (_counted(source, quantity, organisations) for quantity in quantities if quantity.start not in numbers)
    found += [proposal for proposal in counted if proposal]
    return tuple(sorted(found, key=lambda proposal: proposal.start))


def _asked(source: Source, block: Block, start: int, end: int, people: People) -> Iterator[Proposal]:
    """Read "Ha Tinh proposed that the Government publish …; amend …"; one asker may ask several bodies."""
    code = block.language
    if languages.get(code).table("proposals").get("verb_last"):
        yield from _asked_last(source, code, start, end, people)
        return
    asker: tuple[int, int] | None = None
    asks = list(anchors.matches(source, code, "requests", start, end))
    for place, ask in enumerate(asks):
        clause = source.text.rfind(";", start, ask.start()) + 1
        verb = _verb(source, code, clause or start, ask)
        if verb is None:
            continue
        if own := askers.of_verb(source, code, people, clause or start, verb.start()):
            asker = own
        elif clause > start and len(source.text[clause : ask.start()].split()) > _ADVERBS:
            asker = None  # a clause with a subject of its own that is not known
        elif asker is None:
            asker = askers.before(source, code, start, ask.start()) or askers.speaker(people, start, ask.start())
        asked = _addressed(
            source, code, NOBODY if _suggests(code).fullmatch(ask.group()) else people, asker, verb.end(), end
        )
        nobody = asker is None and ask.group() in cues.phrases(code, "proposals", "impersonal")
        meant = askers.said_of(source, code, people, asker, block.start) if asker else None
        pronoun = asker is not None and meant is None and askers.is_pronoun(source, code, asker)
        free = None if asked or pronoun else asked_of_nobody.begins(source, code, people, meant or asker, ask)
        if (asked is None and free is None) or (asker is None and not nobody) or pronoun:
            continue
        if bidding.above_all(source, code, clause or start, verb.start()):
            continue
        if bidding.by_letter(source, code, clause or start, ask, end):
            continue
        stop = _stop(source, code, ask.end(), asks[place + 1].start() if place + 1 < len(asks) else None, end)
        items = _items(source, code, max(_behind_all(source, code, asked), ask.end()) if asked else free or stop, stop)
        if not items:
            items, stop = asked_below.items(source, block, stop)
        if not items:
            continue
        first = asker[0] if asker and (place == 0 or asker[0] >= clause > 0) else ask.start()
        yield from asked_of_several.proposals(
            source,
            code,
            Proposal(
                start=first,
                end=stop,
                quote=source.text[first:stop],
                rule=_ASKING,
                by=askers.called(source, code, people, meant or asker) if asker else None,
                to=_meant(source, Unit(*asked)) if asked else None,
                items=tuple(
                    words[lead.end() :] if (lead := _that(code).match(words.lower())) else words for words in items
                ),
            ),
            ask.end(),
        )


def _verb(source: Source, code: str, start: int, ask: re.Match[str]) -> re.Match[str] | None:
    """Return the verb between who asks and who is asked: of "hat die Landesregierung |gebeten|" the first part."""
    if ask.group() not in cues.phrases(code, "proposals", "ask_last"):
        return ask
    return cues.last(cues.cue(code, "proposals", "auxiliary"), source.lower, start, ask.start())


def _asked_last(source: Source, code: str, start: int, end: int, people: People) -> Iterator[Proposal]:
    """Read "ビンホア省は外務省に対し、…よう要請した": asker, whom, what, and at the end that it is asked."""
    ask = anchors.last(source, code, "requests", start, end)
    if ask is None or ordered_last.of_those_below(source, code, start, end):
        return  # "副書記は省財政局に対し…よう求めた": an order
    asker, behind = _subject_last(source, code, start, ask.start(), people)
    asked, mark = _marked(source, code, behind, ask.start())
    if asker is None or asked is None or mark is None or askers.stands_above(source, code, people, asker):
        return
    # "…補助の創設を|知事に|提案した": what is asked may stand first
    if items := _items(source, code, mark.end(), ask.start()) or _items(source, code, behind, asked[0]):
        yield Proposal(
            start=asker[0],
            end=ask.end(),
            quote=source.text[asker[0] : ask.end()],
            rule=_ASKING,
            by=askers.called(source, code, people, asker),
            to=squeeze(source.text[slice(*asked)]),
            items=tuple(items),
        )


def _subject_last(
    source: Source, code: str, start: int, end: int, people: People
) -> tuple[tuple[int, int] | None, int]:
    """Return who asks, before the first particle of a subject, and where that ends; it may touch a Korean name."""
    topics = cues.phrases(code, "duties", "topic")
    touching = (each for each in people.within(start, end) if source.lower[each.end : each.end + 1] in topics)
    named = next((each for each in touching if not source.text[each.end + 1 : each.end + 2].isalnum()), None)
    topic = cues.cue(code, "duties", "topic").search(source.lower, start, named.start if named else end)
    if topic is None:
        return ((named.start, named.end), named.end + 1) if named else (None, end)
    asker = askers.subject(source, code, people, start, topic.start())
    return asker or askers.before(source, code, start, topic.start()), topic.end()


def _marked(source: Source, code: str, start: int, end: int) -> tuple[tuple[int, int] | None, re.Match[str] | None]:
    """Return whom a mark shows to be asked, and the mark: "…は|両大学|に対し、…"."""
    for mark in _asked_mark(code).finditer(source.lower, start, end):
        begin = max(source.text.rfind(",", start, mark.start()) + 1, start)
        # "…を開く|よう|省に提案した"
        if that := cues.last(cues.cue(code, "duties", "directs_that"), source.lower, begin, mark.start()):
            begin = cues.trimmed(source.text, that.end(), mark.start())[0]
        if above := _superior(source, code, begin, mark.start()):
            return (above, mark) if above[1] == mark.start() else (None, None)
        asked = askers.subject(source, code, NOBODY, begin, mark.start())
        if asked or mark.start() - start > _LONGEST_NAME:
            return asked, mark
    return None, None


@cache
def _asked_mark(code: str) -> re.Pattern[str]:
    """What shows whom is asked: "外務省|に対し、"."""
    return re.compile(rf"\s?{cues.expression(code, 'proposals', 'asked_marks')},?\s?")


def _stop(source: Source, code: str, start: int, following: int | None, end: int) -> int:
    """Return where the things asked end: before the clause of the ``following`` verb, or with the sentence."""
    if following is None:
        return end
    clause = source.text.rfind(";", start, following)
    if clause < 0 and (other := cues.last(_other_asker(code), source.lower, start, following)):
        clause = other.start()  # "dodanie środków|, zaś delegatka| zasugerowała …"
    return cues.trimmed(source.text, start, clause if clause > start else following)[1]


@cache
def _other_asker(code: str) -> re.Pattern[str]:
    return re.compile(rf",\s{cues.expression(code, 'duties', 'another_does')}\s")


def _addressed(
    source: Source, code: str, people: People, asker: tuple[int, int] | None, verb: int, end: int
) -> tuple[int, int] | None:
    """Return who is asked, right after the verb: by one that stands above others, only another above it.

    What a ministry asks of others, or anybody of "the departments and localities", is a way to give an order; and so is
    what a minister among ``people`` requests. What he suggests is none: then nobody is given.
    """
    if (above := _superior(source, code, verb, end)) or asker is None:
        return above
    start = cues.trimmed(source.text, verb, end)[0]
    side = cues.cue(code, "proposals", "sides").match(source.lower, start, end)
    if not side and askers.stands_above(source, code, people, asker):
        return None
    for lead in (cues.cue(code, "proposals", "to"), cues.cue(code, "units", "articles")):
        if led := lead.match(source.lower, start, end):
            start = cues.trimmed(source.text, led.end(), end)[0]
    body = cues.cue(code, "proposals", "bodies").match(source.lower, start, end)
    general = cues.cue(code, "units", "generic").match(source.lower, start, end)
    # "предложила |провинции| увеличить": one of them is written as several are
    if general and not (turned.used(code) and body and body.end() == general.end()):
        return None
    unit = units.at(source, code, start, end, bare=turned.used(code))
    body = None if unit else body
    if unit:
        return unit.start, unit.end
    if body is None:
        return _named(source, code, start, end) or _place(source, code, start, end)
    link = cues.cue(code, "organisations", "links").match(source.lower, min(body.end() + 1, end), end)
    begin = cues.trimmed(source.text, link.end(), end)[0] if link else min(body.end() + 1, end)
    name = list(names.capitalised(source.text, begin, end))
    return body.start(), name[-1][1] if name else body.end()


def _behind_all(source: Source, code: str, asked: tuple[int, int]) -> int:
    """Return where those who are asked together end: "que |o Comitê Popular e os departamentos| apoiem …"."""
    row = units.row(source, code, asked[0], cues.sentence_end(source, asked[0]), bodies=True, bare=True)
    return row[-1].end if len(row) > 1 and row[0].end == asked[1] else asked[1]


@cache
def _suggests(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(languages.get(code).words("proposals", "suggest")))


def _named(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of whom is asked, of a kind no list holds: "à la |Délégation générale| de prolonger …"."""
    told = None if closing_kinds.used(code) else _named_before_that(code).match(source.text, start, end)
    first = told and cues.trimmed(source.text, start, told.start("that"))
    forms = unit_forms.of(code)
    if first and forms.kind_may_close and not forms.nouns_have_capitals:
        # "that |Phu Lam| continue to …": capitals show where a name ends
        first = first[0], max((word[1] for word in names.capitalised(source.text, *first)), default=first[1])
    return first if first and source.text[first[0]].isupper() else None


def _place(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place that is asked, right before what is asked of it: "propuso a |Song Hau| el envío de …"."""
    if not languages.get(code).words("duties", "subject_articles"):
        return None
    words = list(names.capitalised(source.text, start, end))
    if not words or words[0][0] != start:
        return None
    behind = cues.cue(code, "units", "articles").match(source.lower, min(words[-1][1] + 1, end), end)
    return (start, words[-1][1]) if behind else None


@cache
def _named_before_that(code: str) -> re.Pattern[str]:
    that = cues.whole(languages.get(code).words("proposals", "that"))
    return re.compile(rf"[^\W\d_][^\d.,;:()]{{2,50}}?(?P<that>,?\s{that})")


def _superior(source: Source, code: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the body asked, right after the verb, when it is one that stands above."""
    start = cues.trimmed(source.text, position, end)[0]
    address = cues.cue(code, "proposals", "to").match(source.lower, start, end)
    if address:
        start = cues.trimmed(source.text, address.end(), end)[0]
    unit = units.at(source, code, start, end)
    words = cues.cue(code, "proposals", "superiors")
    called = lowered(_meant(source, unit) or "") if unit else ""
    if unit and words.match(called):
        return unit.start, unit.end
    article = cues.cue(code, "units", "articles").match(source.lower, start, end)
    start = cues.trimmed(source.text, article.end(), end)[0] if article else start
    above = words.match(source.lower, start, end)
    if above is None or languages.get(code).text("quantities", "nouns_are") == "capital":
        return above.span() if above else None
    # "do Ministra |Spraw Zagranicznych| o …"
    name = list(names.capitalised(source.text, min(above.end() + 1, end), end))
    return above.start(), name[-1][1] if name and name[0][0] == above.end() + 1 else above.end()


def _meant(source: Source, unit: Unit) -> str | None:
    """Return the name of who is asked; of "Quý Bộ" in a letter whom it goes to, where that is one alone."""
    names = addressees.meant(source, units.name(source, unit))
    return names[0] if len(names) == 1 else None


def _items(source: Source, code: str, start: int, end: int) -> list[str]:
    """Cut what is asked at the semicolons, and at "and" where "that" is said again after it."""
    cuts = [match.span() for match in _again(code).finditer(source.lower, start, end)]
    if _first_infinitive(code).match(source.lower, start, end):
        cuts = sorted({*cuts, *(match.span() for match in _infinitive_again(code).finditer(source.lower, start, end))})
    if again := _to_do_again(code):
        cuts = sorted({*cuts, *(match.span("and") for match in again.finditer(source.lower, start, end))})
    starts, ends = [start, *(last for _, last in cuts)], [*(first for first, _ in cuts), end]
    parts = (squeeze(source.text[first:last]).strip(" ,:.…") for first, last in zip(starts, ends, strict=True))
    # "istituire un collegamento |e| ha chiesto …": another asking follows
    loose = tuple(f" {conjunction}" for conjunction in languages.get(code).words("units", "and"))
    parts = (words.removesuffix(next((each for each in loose if words.endswith(each)), "")) for words in parts)
    least = _LEAST_ITEM_UNSPACED if closing_kinds.used(code) else _LEAST_ITEM
    return [words for words in parts if len(words) >= least]


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
    if sent is None or "/" in quantity.quote:  # "36/41 kiến nghị": those that were answered
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
    if voices := cues.cue(code, "proposals", "voices").match(source.lower, match.end(), end):
        return squeeze(source.text[slice(*voices.span())])
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
    return re.compile(rf";|,?\s{conjunction}\s(?={that}(?:\s|(?<=')))")


@cache
def _infinitive(code: str) -> str:
    """A verb that is shown by its ending to be asked for: "élargir", "расширить"."""
    endings = languages.get(code).words("proposals", "infinitives")
    return rf"[^\W\d_]{{2,20}}?{trie.pattern(endings)}(?!\w)" if endings else r"(?!)"


@cache
def _first_infinitive(code: str) -> re.Pattern[str]:
    that = cues.whole(languages.get(code).words("proposals", "that"))
    return re.compile(rf",?\s?(?:{that}\s?)?{_infinitive(code)}")


@cache
def _infinitive_again(code: str) -> re.Pattern[str]:
    """The "and" before another verb of the same form: "расширить дорогу| и |открыть паром"."""
    conjunction = cues.whole(languages.get(code).words("units", "and"))
    return re.compile(rf",?\s{conjunction}\s(?={_infinitive(code)}\s)")


@cache
def _to_do_again(code: str) -> re.Pattern[str] | None:
    """What parts two things to be done whose verbs stand last: "einen Fonds einzurichten |und| Plätze zu schaffen"."""
    words = languages.get(code).words
    if not words("duties", "infinitive_last"):
        return None
    endings, to = trie.pattern(words("duties", "infinitive_last")), trie.pattern(words("duties", "to_before"))
    done = rf"(?<!\w)(?:{to}\s[^\W\d_]{{2,24}}?|[^\W\d_]{{2,12}}?{to}[^\W\d_]{{2,20}}?){endings}"
    return re.compile(
        rf"{done}(?P<and>,?\s{cues.expression(code, 'units', 'and')}\s)(?=[^.;:\n]{{0,200}}?{done}(?!\w))"
    )


@cache
def _from(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("proposals", "by"))
    return re.compile(rf"[^.;:,]{{0,60}}?\s{words}\s?")

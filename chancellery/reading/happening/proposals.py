"""Proposals: a locality or unit asks somebody above it for something, or the text counts what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.doing import bidding, directed
from chancellery.reading.facts import Block, Organisation, Person, Proposal, Quantity, Reference
from chancellery.reading.happening import (
    asked_below,
    asked_counts,
    asked_last,
    asked_of_nobody,
    asked_of_several,
    asked_of_whom,
    asked_things,
    askers,
)
from chancellery.reading.happening.askers import NOBODY, People
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who.units import Unit

_RULE = "proposals.asking"
#: So many words before the verb are no subject: "finally also".
_ADVERBS = 2


class _Wish(NamedTuple):
    """Who asks whom; where it is of nobody, what is asked begins at ``free``."""

    by: tuple[int, int] | None
    to: tuple[int, int] | None
    free: int | None


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
    counted = (
        asked_counts.read(source, quantity, organisations) for quantity in quantities if quantity.start not in numbers
    )
    found += [proposal for proposal in counted if proposal]
    return tuple(sorted(found, key=lambda proposal: proposal.start))


def _asked(source: Source, block: Block, start: int, end: int, people: People) -> Iterator[Proposal]:
    """Read "Ha Tinh proposed that the Government publish …; amend …"; one asker may ask several bodies."""
    code = block.language
    if languages.get(code).table("proposals").get("verb_last"):
        yield from asked_last.read(source, code, start, end, people)
        return
    asker: tuple[int, int] | None = None
    asks = list(anchors.matches(source, code, "requests", start, end))
    for place, ask in enumerate(asks):
        clause = source.text.rfind(";", start, ask.start()) + 1
        verb = _verb(source, code, clause or start, ask)
        if verb is None:
            continue
        if turned := askers.behind_verb(source, code, people, clause or start, verb, end):
            # "Bei dem Treffen bat |Generalkonsul Berg| den Kreis um …"
            asker, addressed_behind = (turned.start, turned.end), turned.end
        else:
            asker = _asker(source, code, people, asker, (start, clause), ask, verb)
            addressed_behind = verb.end()
        if asker and askers.is_occasion(source, code, asker, clause or start):
            continue
        wish = _wish(source, block, people, asker, ask, addressed_behind, end)
        if wish is None or _bidden(source, code, clause or start, ask, verb, end):
            continue
        stop = _stop(source, code, ask.end(), asks[place + 1].start() if place + 1 < len(asks) else None, end)
        items, stop = _things(source, block, wish, ask, stop)
        if not items:
            continue
        first = asker[0] if asker and (place == 0 or asker[0] >= clause > 0) else ask.start()
        proposal = Proposal(
            start=first,
            end=stop,
            quote=source.text[first:stop],
            rule=_RULE,
            by=askers.called(source, code, people, wish.by) if wish.by else None,
            to=asked_of_whom.meant(source, Unit(*wish.to)) if wish.to else None,
            items=asked_things.without_that(code, items),
        )
        yield from asked_of_several.proposals(source, code, proposal, ask.end())


def _asker(
    source: Source,
    code: str,
    people: People,
    before: tuple[int, int] | None,
    begins: tuple[int, int],
    ask: re.Match[str],
    verb: re.Match[str],
) -> tuple[int, int] | None:
    """Return who asks: the subject of ``verb``, or who asked ``before``; ``begins``: sentence and clause."""
    start, clause = begins
    if subject := askers.of_verb(source, code, people, clause or start, verb.start()):
        return subject
    if clause > start and len(source.text[clause : ask.start()].split()) > _ADVERBS:
        return None  # a clause with a subject of its own that is not known
    first = before or askers.before(source, code, start, ask.start()) or askers.speaker(people, start, ask.start())
    return first or people.alone(source, code, start, ask.start())


def _wish(
    source: Source,
    block: Block,
    people: People,
    asker: tuple[int, int] | None,
    ask: re.Match[str],
    behind: int,
    end: int,
) -> _Wish | None:
    """Return who asks whom by ``ask``, where both are told, or what is asked shows that it is of nobody.

    Who is asked is told ``behind`` the verb, or behind who asks.
    """
    code = block.language
    able = NOBODY if _suggests(code).fullmatch(ask.group()) else people
    nobody = asker is None and ask.group() in cues.phrases(code, "proposals", "impersonal")
    meant = askers.said_of(source, code, people, asker, block.start) if asker else None
    if asker is not None and meant is None and askers.is_pronoun(source, code, asker):
        return None
    who = meant or asker
    asked = asked_of_whom.addressed(source, code, able, who, behind, end)
    free = None if asked else asked_of_nobody.begins(source, code, people, who, ask)
    if (asked is None and free is None) or (asker is None and not nobody):
        return None
    return _Wish(by=who, to=asked, free=free)


def _bidden(source: Source, code: str, start: int, ask: re.Match[str], verb: re.Match[str], end: int) -> bool:
    """Say whether what is asked is bidden: by one above all, or by a letter or a leader to those below."""
    return (
        bidding.above_all(source, code, start, verb.start())
        or bidding.by_letter(source, code, start, ask, end)
        or bidding.by_leader(source, code, start, ask, end)
    )


def _things(source: Source, block: Block, wish: _Wish, ask: re.Match[str], stop: int) -> tuple[list[str], int]:
    """Return what is asked and where that ends: in the sentence before ``stop``, or in the points below it."""
    begin = max(asked_of_whom.behind_all(source, block.language, wish.to), ask.end()) if wish.to else wish.free or stop
    items = asked_things.cut(source, block.language, begin, stop)
    return (items, stop) if items else asked_below.items(source, block, stop)


def _verb(source: Source, code: str, start: int, ask: re.Match[str]) -> re.Match[str] | None:
    """Return the verb between who asks and who is asked: of "hat die Landesregierung |gebeten|" the first part."""
    if ask.group() not in cues.phrases(code, "proposals", "ask_last"):
        return ask
    return cues.last(cues.cue(code, "proposals", "auxiliary"), source.lower, start, ask.start())


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


@cache
def _suggests(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(languages.get(code).words("proposals", "suggest")))

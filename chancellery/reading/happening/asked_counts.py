"""Proposals that a text only counts: how many, whose, and to whom they were sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Organisation, Proposal, Quantity
from chancellery.reading.happening import askers
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import closing_kinds, units
from chancellery.reading.who.units import Unit

_RULE = "proposals.counted"
_LONGEST_RECEIVER = 80


def read(source: Source, quantity: Quantity, organisations: Sequence[Organisation]) -> Proposal | None:
    """Read "267 proposals of localities were sent to the Ministry"."""
    block = source.block_at(quantity.start)
    if block is None or block.role == "boilerplate" or not languages.get(block.language).table("proposals"):
        return None
    code = block.language
    things = quantity.start + max(quantity.quote.find(quantity.of), 0)
    start, end = cues.sentence_at(source, quantity.start, block.start, block.end)
    if not cues.cue(code, "proposals", "nouns").match(source.lower[things:end]):
        return None
    by = _senders(source, code, quantity.end, end)
    senders = None if by else _sending(source, code, start, quantity.start)
    sent = senders or cues.cue(code, "proposals", "sent").search(source.lower, start, end)
    if sent is None or "/" in quantity.quote:  # "36/41 kiến nghị": those that were answered
        return None
    if senders:
        by, start = _called(source, code, start, senders.start()), senders.end()
    return Proposal(
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        rule=_RULE,
        by=by,
        to=_receiver(source, code, (start, end), sent.start(), organisations),
        count=int(quantity.value),
    )


def _sending(source: Source, code: str, start: int, things: int) -> re.Match[str] | None:
    """Return the verb by which those who open the sentence sent them: "The voters |submitted| 12 petitions"."""
    verb = cues.cue(code, "proposals", "sends").search(source.lower, start, things)
    return verb if verb and _called(source, code, start, verb.start()) else None


def _called(source: Source, code: str, start: int, end: int) -> str | None:
    """Return by what name those are told who open the sentence, right before the verb at ``end``."""
    asker = askers.before(source, code, start, end)
    whole = asker is not None and asker[1] >= cues.trimmed(source.text, start, end)[1]
    return squeeze(source.text[slice(*asker)]) if asker and whole else None


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
        if unit and unit.end - unit.start <= _LONGEST_RECEIVER:
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
def _from(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("proposals", "by"))
    return re.compile(rf"[^.;:,]{{0,60}}?\s{words}\s?")

"""What became of each passage of a text, summed up for the person who confirms it. No database.

The reading says of every passage what it became; here these outcomes stand in four groups that a person tells apart:
what says something of its own, what holds facts only, what belongs to the page and not to the text, and what nothing
was read in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chancellery.intake import stored
from chancellery.intake.enums import FactKind, Fate

_FATES: Mapping[str, Fate] = {
    "provision": Fate.PROVISION,
    "heading": Fate.PROVISION,
    "list": Fate.PROVISION,
    "table row": Fate.PROVISION,
    "event": Fate.FACT,
    "proposal": Fate.FACT,
    "award": Fate.FACT,
    "succession": Fate.FACT,
    "fact": Fate.FACT,
    "dateline": Fate.FACT,
    "signature": Fate.FACT,
    "addressees": Fate.FURNITURE,
    "boilerplate": Fate.FURNITURE,
    "repeated": Fate.FURNITURE,
    "caption": Fate.FURNITURE,
    "foreign caption": Fate.FURNITURE,
    "unread": Fate.UNREAD,
}
#: Of a paragraph with several passages the margin shows the first of these: what was not read is never hidden.
_FIRST_SHOWN = (Fate.UNREAD, Fate.PROVISION, Fate.FACT, Fate.FURNITURE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the part of one that belongs to one provision, and what became of it."""

    start: int
    end: int
    fate: Fate


def passages(reading: stored.Record) -> tuple[Passage, ...]:
    """Return what became of each passage, in the order of the text.

    A reading kept before there were ledgers is accounted for by its paragraphs, provisions and facts. An outcome that
    is not known here counts as unread, so that nobody takes it for settled.
    """
    entries = stored.records(reading, "ledger")
    if not entries:
        return tuple(_from_facts(reading))
    return tuple(
        Passage(
            stored.number(one, "start"), stored.number(one, "end"),
            _FATES.get(stored.words(one, "became"), Fate.UNREAD),
        )
        for one in entries
    )  # fmt: skip


def _from_facts(reading: stored.Record) -> Iterable[Passage]:
    found = stored.facts(reading)
    provisions = [fact for fact in found if fact.kind is FactKind.PROVISION]
    for block in stored.blocks(reading):
        if block.role == "boilerplate":
            fate = Fate.FURNITURE
        elif any(fact.start < block.end and block.start < fact.end for fact in provisions):
            fate = Fate.PROVISION
        elif any(block.start <= fact.start < block.end for fact in found):
            fate = Fate.FACT
        else:
            fate = Fate.UNREAD
        yield Passage(block.start, block.end, fate)


def counted(found: Sequence[Passage]) -> Mapping[Fate, int]:
    """Return how many passages met each fate, those that none met included."""
    numbers = Counter(passage.fate for passage in found)
    return {fate: numbers[fate] for fate in Fate}


def of_paragraphs(spans: Sequence[tuple[int, int]], found: Sequence[Passage]) -> tuple[frozenset[Fate], ...]:
    """Return the fates within each span; both sequences are in the order of the text, and spans do not overlap."""
    result: list[frozenset[Fate]] = []
    first = 0
    for start, end in spans:
        while first < len(found) and found[first].end <= start:
            first += 1
        fates, place = set(), first
        while place < len(found) and found[place].start < end:
            fates.add(found[place].fate)
            place += 1
        result.append(frozenset(fates))
    return tuple(result)


def shown(fates: frozenset[Fate]) -> Fate | None:
    """Return the fate that the margin of a paragraph shows; ``None`` where nothing is accounted for."""
    return next((fate for fate in _FIRST_SHOWN if fate in fates), None)

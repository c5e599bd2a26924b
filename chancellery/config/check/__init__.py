"""Are the records whole? Every invariant, asked of the whole database, in set-based queries that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancellery.config.check import (
    commitments,
    concerns,
    documents,
    guards,
    organisations,
    plans,
    reviews,
    search,
    successions,
    translations,
)
from chancellery.config.check.invariant import Invariant

INVARIANTS: tuple[Invariant, ...] = (
    *guards.INVARIANTS,
    *organisations.INVARIANTS,
    *documents.INVARIANTS,
    *commitments.INVARIANTS,
    *concerns.INVARIANTS,
    *plans.INVARIANTS,
    *reviews.INVARIANTS,
    *search.INVARIANTS,
    *successions.INVARIANTS,
    *translations.INVARIANTS,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one invariant holds: how many records break it, and the first of them in a few words each."""

    sentence: str
    broken: int
    first: tuple[str, ...]


#: How many of the records that break a rule are named.
NAMED = 10


def verdicts() -> Iterator[Verdict]:
    """Ask one invariant after the other."""
    for invariant in INVARIANTS:
        count, first = 0, []
        for record in invariant.find():
            count += 1
            if count <= NAMED:
                first.append(record)
        yield Verdict(invariant.sentence, count, tuple(first))

"""How often the provision that is carried comes among the first, and how long a ranking takes."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from chancellery.config.bench.labelled import NoLabels
from chancellery.config.bench.report import Figures, percentile
from chancellery.reading.likeness import Passage, nearest
from chancellery.reading.likeness.signs import signs

_PAIRS = "chancellery.reading.tests.likeness_pairs"
CANDIDATES = 500
_HEADINGS = ("texts", "of", "against", "pairs", "first", "among_three", "top_3_share")


class Tally(Protocol):
    """How often what is carried came first, and among the first three."""

    pairs: int
    first: int
    among_three: int


class Pair(Protocol):
    """A labelled provision and the candidates it is ranked against."""

    @property
    def passage(self) -> Passage[str]: ...
    @property
    def candidates(self) -> tuple[Passage[str], ...]: ...


class Pairs(Protocol):
    """What we use of the module that holds the labelled pairs."""

    EARLY: str
    LATE: str

    def written(self, part: str) -> Iterator[Pair]: ...
    def field(self) -> Iterator[Pair]: ...
    def tallies(self, pairs: Iterator[Pair]) -> Mapping[tuple[str, str, str], Tally]: ...


def measure(*, rounds: int) -> Figures:
    """Rank every labelled pair, and one provision against ``CANDIDATES`` others again and again.

    Raises:
        NoLabels: this copy came without the tests.
    """
    pairs = _pairs()
    parts = (pairs.written(pairs.EARLY), pairs.written(pairs.LATE), pairs.field())
    found = [(*key, tally) for part in parts for key, tally in sorted(pairs.tallies(part).items())]
    rows = [
        (part, of, against, tally.pairs, tally.first, tally.among_three, tally.among_three / tally.pairs)
        for part, of, against, tally in found
    ]
    single = {f"top_3_{part}": _share([tally for name, *_, tally in found if name == part]) for part, *_ in found}
    return Figures(_HEADINGS, rows, {**single, **_speed(list(pairs.written(pairs.EARLY)), rounds)})


def _share(tallies: list[Tally]) -> float:
    return sum(tally.among_three for tally in tallies) / sum(tally.pairs for tally in tallies)


def _speed(pairs: list[Pair], rounds: int) -> dict[str, str | int | float]:
    """Time a ranking: the first one, which looks at every candidate, and those after it."""
    base = [candidate for pair in pairs for candidate in pair.candidates]
    candidates = [
        Passage(f"{n}", f"{base[n % len(base)].text} {n}.", base[n % len(base)].language) for n in range(CANDIDATES)
    ]
    nearest(pairs[0].passage, base[:1])  # the words of the languages are loaded once
    for language in ("vi", "fr", "en"):
        signs("12", language)
    signs.cache_clear()
    times = [_time(pairs[n % len(pairs)].passage, candidates) for n in range(rounds + 1)]
    return {
        "candidates": CANDIDATES,
        "first_ms": times[0],
        "next_p50_ms": statistics.median(times[1:]),
        "next_p95_ms": percentile(times[1:], 95),
    }


def _time(passage: Passage[str], candidates: list[Passage[str]]) -> float:
    begun = time.perf_counter()
    nearest(passage, candidates)
    return (time.perf_counter() - begun) * 1000


def _pairs() -> Pairs:
    try:
        return cast(Pairs, importlib.import_module(_PAIRS))
    except ModuleNotFoundError as error:
        raise NoLabels from error

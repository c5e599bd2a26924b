"""Which of several passages are nearest to one, and why."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from chancellery.reading.likeness.signs import Kind, Signs, signs

Key = TypeVar("Key", bound=Hashable)

#: How much a sign of each kind tells, before it is weighed by how rare it is among the candidates.
_WEIGHTS: Final[Mapping[str, float]] = {
    Kind.CONCEPT: 1.0, Kind.COMMON: 0.25, Kind.THEME: 0.5, Kind.PLACE: 0.7, Kind.DOCUMENT: 1.2, Kind.DAY: 1.0,
    Kind.MONTH: 0.5,
    Kind.FIGURE: 0.4, Kind.NAME: 0.6, Kind.WORD: 0.4, Kind.COGNATE: 0.3,
}  # fmt: skip
#: What a passage shows of itself in its own language alone; it is left aside beside one of another language.
_OWN: Final = frozenset({Kind.WORD})
#: What tells two languages' words alike; beside words of one language it would count them twice.
_COGNATES: Final = frozenset({Kind.COGNATE})
#: Below it, likeness is chance.
LEAST: Final = 0.08
#: How much must be shared before it is believed: one rare concept alone gives half to two thirds of its likeness.
_DOUBT: Final = 0.8
#: Kinds that may be named as a reason; words are, where nothing better is.
_REASONS: Final = frozenset(
    {Kind.CONCEPT, Kind.PLACE, Kind.DOCUMENT, Kind.DAY, Kind.MONTH, Kind.FIGURE, Kind.NAME, Kind.WORD, Kind.COGNATE}
)


@dataclass(frozen=True, slots=True)
class Passage(Generic[Key]):
    """A text to compare, under a key of the caller's. ``language`` is a BCP 47 code; ``und`` is voted on."""

    key: Key
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing both passages speak of, in the words of each."""

    kind: Kind
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Near(Generic[Key]):
    """A candidate, how near it is (0 to 1, comparable within one call), and what both share, the telling first."""

    key: Key
    nearness: float
    shared: tuple[Shared, ...]


class Among(Generic[Key]):
    """Candidates that several passages are to be ranked against: what each shows is weighed once."""

    def __init__(self, candidates: Iterable[Passage[Key]]) -> None:
        self._candidates = list(candidates)
        self._signs = [signs(one.text, one.language) for one in self._candidates]
        self._places: dict[str, list[int]] = {}
        for place, found in enumerate(self._signs):
            for key in found:
                self._places.setdefault(key, []).append(place)
        self._whole = math.log1p(len(self._candidates)) or 1.0
        self._lengths: dict[frozenset[Kind], list[float]] = {}

    def nearest(self, passage: Passage[Key], *, at_most: int = 3, least: float = LEAST) -> list[Near[Key]]:
        """Rank the candidates by how near they are to ``passage``; those below ``least`` are left out."""
        own = signs(passage.text, passage.language)
        weights = {key: self._weight(key) for key in own}
        found = self._nearness(weights, passage.language)
        ranked = sorted((-nearness, place) for place, nearness in found.items() if nearness >= least)
        return [
            Near(self._candidates[place].key, -minus, _shared(own, self._signs[place], weights))
            for minus, place in ranked[:at_most]
        ]

    def _weight(self, key: str) -> float:
        """Return what a sign tells: what every candidate shows tells little, what one alone shows tells most."""
        shown = len(self._places.get(key, ())) or 1
        return _WEIGHTS[key[0]] * math.log1p(len(self._candidates) / shown) / self._whole

    def _nearness(self, weights: Mapping[str, float], language: str) -> dict[int, float]:
        both: dict[int, list[float]] = {}
        for key, weight in weights.items():
            for place in self._places.get(key, ()):
                if key[0] not in self._left_aside(place, language):
                    both.setdefault(place, []).append(weight)
        return {place: self._of(place, shared, weights, language) for place, shared in both.items()}

    def _of(self, place: int, shared: Sequence[float], weights: Mapping[str, float], language: str) -> float:
        leave = self._left_aside(place, language)
        own = math.sqrt(sum(weight**2 for key, weight in weights.items() if key[0] not in leave))
        likeness = sum(weight**2 for weight in shared) / (own * self._length(place, leave))
        return likeness * sum(shared) / (sum(shared) + _DOUBT)

    def _left_aside(self, place: int, language: str) -> frozenset[Kind]:
        return _COGNATES if self._candidates[place].language == language else _OWN

    def _length(self, place: int, leave: frozenset[Kind]) -> float:
        known = self._lengths.get(leave)
        if known is None:
            known = self._lengths[leave] = [
                math.sqrt(sum(self._weight(key) ** 2 for key in found if key[0] not in leave)) for found in self._signs
            ]
        return known[place]


def nearest(
    passage: Passage[Key], candidates: Iterable[Passage[Key]], *, at_most: int = 3, least: float = LEAST
) -> list[Near[Key]]:
    """Rank the candidates by how near they are to ``passage``; those below ``least`` are left out.

    What many candidates share counts little, so a ranking is worth more the more candidates there are.
    """
    return Among(candidates).nearest(passage, at_most=at_most, least=least)


def _shared(own: Signs, other: Signs, weights: Mapping[str, float]) -> tuple[Shared, ...]:
    both = sorted((key for key in own if key in other and Kind(key[0]) in _REASONS), key=lambda key: -weights[key])
    told: dict[tuple[str, str], Shared] = {}
    for key in both:
        told.setdefault((own[key].lower(), other[key].lower()), Shared(Kind(key[0]), own[key], other[key]))
    return tuple(told.values())

"""Which of several passages are nearest to one, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from chancellery.reading.likeness.signs import Kind, Signs, signs

Key = TypeVar("Key", bound=Hashable)

#: How much a sign of each kind tells, before it is weighed by how rare it is among the candidates.
_WEIGHTS: Final[Mapping[str, float]] = {
    Kind.CONCEPT: 1.0, Kind.COMMON: 0.25, Kind.THEME: 0.5, Kind.PLACE: 0.7, Kind.DOCUMENT: 1.2, Kind.DAY: 1.0,
    Kind.MONTH: 0.5,
    Kind.FIGURE: 0.4, Kind.NAME: 0.6, Kind.WORD: 0.5, Kind.COGNATE: 0.3,
}  # fmt: skip
#: What a passage shows of itself in its own language alone; it is left aside beside one of another language.
_OWN: Final = frozenset({Kind.WORD})
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


def nearest(
    passage: Passage[Key], candidates: Iterable[Passage[Key]], *, at_most: int = 3, least: float = LEAST
) -> list[Near[Key]]:
    """Rank the candidates by how near they are to ``passage``; those below ``least`` are left out.

    What many candidates share counts little, so a ranking is worth more the more candidates there are.
    """
    others = list(candidates)
    theirs = [signs(other.text, other.language) for other in others]
    own = signs(passage.text, passage.language)
    weights = _weights(own, theirs)
    ranked = []
    for place, (other, found) in enumerate(zip(others, theirs, strict=True)):
        nearness = _nearness(own, found, weights, same=other.language == passage.language)
        if nearness >= least:
            ranked.append((-nearness, place))
    ranked.sort()
    return [Near(others[place].key, -minus, _shared(own, theirs[place], weights)) for minus, place in ranked[:at_most]]


def _weights(own: Signs, theirs: Sequence[Signs]) -> Mapping[str, float]:
    """Return what each sign tells: what every candidate shows tells little, what one alone shows tells most."""
    shown = Counter(key for found in theirs for key in found)
    whole = math.log1p(len(theirs)) or 1.0
    return {key: _WEIGHTS[key[0]] * math.log1p(len(theirs) / (shown[key] or 1)) / whole for key in (*own, *shown)}


def _nearness(own: Signs, other: Signs, weights: Mapping[str, float], *, same: bool) -> float:
    leave = {Kind.COGNATE} if same else _OWN
    both = [weights[key] for key in own if key in other and key[0] not in leave]
    if not both:
        return 0.0
    likeness = sum(weight**2 for weight in both) / math.sqrt(
        _square(own, weights, leave) * _square(other, weights, leave)
    )
    return likeness * sum(both) / (sum(both) + _DOUBT)


def _square(found: Signs, weights: Mapping[str, float], leave: Iterable[str]) -> float:
    return sum(weights[key] ** 2 for key in found if key[0] not in leave)


def _shared(own: Signs, other: Signs, weights: Mapping[str, float]) -> tuple[Shared, ...]:
    both = sorted((key for key in own if key in other and Kind(key[0]) in _REASONS), key=lambda key: -weights[key])
    told: dict[tuple[str, str], Shared] = {}
    for key in both:
        told.setdefault((own[key].lower(), other[key].lower()), Shared(Kind(key[0]), own[key], other[key]))
    return tuple(told.values())

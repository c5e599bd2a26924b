"""Is a row of a table a measure in other words? Likeness suggests it; a person says so."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chancellery.core.folding import fold

#: How much two measures share of their words, from 0 to 1, for one to be the other reworded; and with its number too.
LIKE, LIKE_WITH_NUMBER = 0.6, 0.35

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row or a measure says, and its number among the others; 0 for none."""

    words: str
    number: int = 0


def number_of(label: str) -> int:
    """Return the number that a label such as "12." gives; 0 when it is no plain number."""
    digits = label.strip().rstrip(".)")
    return int(digits) if digits.isdecimal() and len(digits) < 5 else 0


def reworded(rows: Sequence[tuple[int, Said]], measures: Sequence[tuple[Key, Said]]) -> dict[int, Key]:
    """Return which measure each row (by its line) may be in other words; the likest first, none for two rows."""
    known = [(key, said, frozenset(fold(said.words).split())) for key, said in measures]
    likely = []
    for line, row in rows:
        words = frozenset(fold(row.words).split())
        for key, said, own in known:
            same_number = bool(row.number) and row.number == said.number
            share = 2 * len(words & own) / (len(words) + len(own)) if words and own else 0
            if share >= (LIKE_WITH_NUMBER if same_number else LIKE):
                likely.append((share + same_number / 4, line, key))
    found: dict[int, Key] = {}
    for _share, line, key in sorted(likely, key=lambda one: one[0], reverse=True):
        if line not in found and key not in found.values():
            found[line] = key
    return found

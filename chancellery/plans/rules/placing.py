"""Where the passages of a plan stand in the words of the document that was made of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage and its place: ``text[start:end]`` is what was looked for."""

    start: int
    end: int


def as_text(words: str) -> str:
    """Return words as one line of a document holds them: no control characters, one blank between words."""
    return "".join(sign for sign in " ".join(words.split()) if unicodedata.category(sign) not in {"Cc", "Cs"})


def placed(text: str, passages: Sequence[str]) -> tuple[Placed, ...] | None:
    """Find the passages in ``text``, each on lines of its own, one after the other.

    ``None`` when one of them is not there: then the document does not hold the plan.
    """
    found: list[Placed] = []
    after = 0
    for passage in passages:
        start = _line(text, passage, after)
        if start is None:
            return None
        after = start + len(passage)
        found.append(Placed(start, after))
    return tuple(found)


def _line(text: str, passage: str, after: int) -> int | None:
    """Return where a line begins that is ``passage`` and nothing else."""
    start = text.find(passage, after)
    while start >= 0:
        end = start + len(passage)
        if (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n"):
            return start
        start = text.find(passage, start + 1)
    return None

"""What a second reader is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from chancellery.reading.facts import Reading


class Unavailable(Exception):
    """A second reader that could not answer; the message is one sentence for the person who waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a second reader believes to have found.

    ``kind`` is the name of a list of :class:`~chancellery.reading.facts.Reading` (``people``, ``dates``, ``events`` …);
    ``said`` holds the fields of that kind of fact, by their names. ``quote`` are words of the text. ``start`` (in code
    points) says where they stand; without it they must stand once, in the text or ``within`` that part of it.
    """

    kind: str
    quote: str
    said: Mapping[str, object] = field(default_factory=dict)
    start: int | None = None
    within: tuple[int, int] | None = None


class SecondReader(Protocol):
    """Whoever reads a text after us."""

    @property
    def name(self) -> str:
        """What its findings are marked with: a word without blanks."""

    def find(self, reading: Reading) -> Iterable[Finding]:
        """Yield what is found in ``reading.text``; ``reading`` also holds what we found, and its paragraphs.

        Raises:
            Unavailable: it cannot answer now.
        """

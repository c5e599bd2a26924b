"""A measure of a plan: its words beside those above it, and what it still lacks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chancellery.commitments.enums import DueKind
from chancellery.core.folding import fold
from chancellery.documents.enums import Extent
from chancellery.plans.enums import Lack

_LABEL = re.compile(r"(?:[\dIVXLC]+(?:\.\d+)*[.)/:]|[a-zđ][.)]|[-–—•*+])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A unit as the rules see it."""

    key: int
    path: str
    from_on: date
    until_on: date | None = None

    def is_there(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class Bound:
    """The last fixed day that stands above a measure; ``None`` when nothing above sets one."""

    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who does a measure and by when, as far as it is said."""

    words: str
    lead: Asked | None = None
    unknown_lead: str = ""
    helpers: Sequence[Asked] = ()
    unknown_helpers: str = ""
    due_kind: str = DueKind.DAY
    due_on: date | None = None
    period: str = ""
    later_reason: str = ""


def words_of(*, heading: str, body: str, label: str = "") -> str:
    """Return the words of a superior provision as a measure takes them up: its heading, unless that was cut short."""
    if heading and not heading.endswith("…"):
        return " ".join(heading.split())
    words = " ".join(body.split())
    label = label.strip()
    if label and words.startswith(label):
        words = words[len(label) :].lstrip(" .)")
    found = _LABEL.match(words)
    return words[found.end() :] if found else words


def same_words(one: str, other: str) -> bool:
    """Say whether two measures say the same, whatever their case, accents and punctuation."""
    return fold(one) == fold(other)


def extent_of(words: str, above: str, *, said: str = "", shared: bool = False) -> Extent:
    """Return how a measure takes a provision up: in part when others take up the rest, else by its words.

    ``said`` is what a person declared of other words: that they carry the whole provision, or one part of it.
    """
    if shared:
        return Extent.PART
    if same_words(words, above):
        return Extent.WHOLE
    return Extent(said) if said else Extent.NARROWED


def lacks(given: Assignment, *, issuer_path: str, bound: Bound, on: date) -> tuple[Lack, ...]:
    """Return what keeps a measure from being issued on a day by the unit at ``issuer_path``; nothing when it is ready.

    A day after the one that stands above takes a reason.
    """
    return tuple(_lacks(given, issuer_path, bound, on))


def _lacks(given: Assignment, issuer_path: str, bound: Bound, on: date) -> Iterable[Lack]:
    if not given.words.strip():
        yield Lack.NO_WORDS
    if given.lead is None:
        yield Lack.UNKNOWN_LEAD if given.unknown_lead else Lack.NO_LEAD
    elif not given.lead.path.startswith(issuer_path):
        yield Lack.LEAD_OUTSIDE
    if given.unknown_helpers:
        yield Lack.UNKNOWN_HELPER
    if given.lead is not None and given.lead in given.helpers:
        yield Lack.LEAD_HELPS
    if any(not unit.is_there(on) for unit in (given.lead, *given.helpers) if unit is not None):
        yield Lack.UNIT_CLOSED
    if given.due_kind != DueKind.CONTINUOUS and given.due_on is None:
        yield Lack.NO_DAY
    if given.due_kind == DueKind.PERIODIC and not given.period:
        yield Lack.NO_PERIOD
    later = bound.last_on is not None and given.due_on is not None and given.due_on > bound.last_on
    if later and not given.later_reason.strip():
        yield Lack.LATER


def mark_of(values: Mapping[str, str]) -> str:
    """Return a short mark of what a row holds: two rows that hold the same have the same mark."""
    held = "\x1f".join(f"{name}={' '.join(values[name].split())}" for name in sorted(values))
    return hashlib.blake2b(held.encode(), digest_size=9).hexdigest()

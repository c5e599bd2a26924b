"""The gold facts: labels of the open corpus that the reading has met once, and may not lose unnoticed.

``gold_facts.tsv`` holds them, ``accepted_losses.tsv`` those that were given up on purpose, each with a reason. Both are
written by ``./run reading-changes --record``; docs/howto/change-the-reading.md tells how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chancellery.reading.tests import scoring

#: File, kind of fact, words of the label.
GoldFact = tuple[str, str, str]
_FACTS, _LOSSES = "gold_facts.tsv", "accepted_losses.tsv"


class NoReason(Exception):
    """A loss can be accepted only with a reason."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is met now, what was met before, and what was given up, with the reason."""

    met: frozenset[GoldFact]
    recorded: frozenset[GoldFact]
    accepted: Mapping[GoldFact, str]

    @property
    def won(self) -> list[GoldFact]:
        return sorted(self.met - self.recorded)

    @property
    def lost(self) -> list[GoldFact]:
        return sorted(self.recorded - self.met - self.accepted.keys())


def standing(folder: Path = Path(__file__).parent) -> Standing:
    """Read the open corpus, and the records in ``folder``."""
    facts = frozenset((file, kind, words) for file, kind, words in _rows(folder / _FACTS, 3))
    losses = {(file, kind, words): reason for file, kind, words, reason in _rows(folder / _LOSSES, 4)}
    return Standing(frozenset(scoring.met(scoring.open_corpus())), facts, losses)


def record(found: Standing, *, reason: str | None, folder: Path = Path(__file__).parent) -> None:
    """Write down what is met now. What was lost stays in the record, and fails the tests, unless there is a ``reason``.

    Raises:
        NoReason: the reason has no words.
    """
    if reason is not None and not reason.strip():
        raise NoReason
    losses = {fact: why for fact, why in found.accepted.items() if fact not in found.met}
    kept = found.met | set(found.lost)
    if reason is not None:
        losses |= dict.fromkeys(found.lost, " ".join(reason.split()))
        kept = found.met
    _write(folder / _FACTS, kept)
    _write(folder / _LOSSES, ((*fact, why) for fact, why in losses.items()))


def _rows(path: Path, width: int) -> list[tuple[str, ...]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [tuple(line.split("\t")) for line in lines if line]
    assert all(len(row) == width for row in rows), path
    return rows


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")

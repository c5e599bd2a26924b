"""What must be so before units take over from others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from chancellery.organisations.actions.succession.refusals import (
    EndsAlready,
    NamesMissing,
    NobodyEnds,
    NoLegalBasis,
    NotThereBefore,
    NotYet,
    OneByOne,
    SuccessorBelow,
    SuccessorNotThere,
    WrongNumber,
)
from chancellery.organisations.enums import SuccessionKind
from chancellery.organisations.models import Unit

Kind = SuccessionKind
CLOSING = frozenset({Kind.MERGE, Kind.SPLIT, Kind.CLOSURE})
HOW_MANY: Mapping[SuccessionKind, range] = {
    Kind.MERGE: range(1, 2), Kind.SPLIT: range(2, 1000), Kind.RENAME: range(2), Kind.TRANSFER: range(1, 2),
    Kind.CLOSURE: range(2),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A succession that somebody wants: from whom, to whom, on which day, by what."""

    kind: SuccessionKind
    takes_effect_on: date
    basis: str  #: the words for the document that orders it
    predecessors: Sequence[Unit]
    successors: Sequence[Unit] = ()
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)  #: of a renaming
    #: Commitments for which nothing is chosen go to the first successor; else each must be chosen for.
    rest_follows: bool = True
    #: Kind of record (commitment, branch, provision, document, unit, role) → its key → the successor's key; under
    #: ``rest``, by the predecessor's key, who gets the commitments for which nothing is chosen.
    choices: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def ending(self) -> list[Unit]:
        """Who hands over: a unit that takes others over stays as it is."""
        if self.kind == Kind.RENAME:
            return []
        keys = {one.pk for one in self.successors}
        return [one for one in self.predecessors if one.pk not in keys]

    @property
    def closes(self) -> bool:
        return self.kind in CLOSING


def check(wanted: Wanted, at: datetime) -> None:
    """Refuse what cannot be, as the units stand now; raises the refusals of ``succeed``."""
    day = wanted.takes_effect_on
    if not wanted.basis.strip():
        raise NoLegalBasis
    if day > timezone.localdate(at):
        raise NotYet
    if not wanted.predecessors or not (wanted.ending or wanted.kind == Kind.RENAME):
        raise NobodyEnds
    if len(wanted.successors) not in HOW_MANY[wanted.kind]:
        raise WrongNumber
    if wanted.kind in {Kind.SPLIT, Kind.TRANSFER, Kind.RENAME} and len(wanted.predecessors) > 1:
        raise OneByOne
    if wanted.kind == Kind.RENAME and not any(name.strip() for name in wanted.names.values()):
        raise NamesMissing
    for unit in wanted.predecessors:
        _check_predecessor(unit, day)
    for unit in wanted.successors:
        if unit.from_on > day or unit.until_on is not None:
            raise SuccessorNotThere(unit=unit)
        for former in wanted.ending:
            if unit.path.startswith(former.path) and unit.parent_id != former.pk:
                raise SuccessorBelow(successor=unit, predecessor=former)


def _check_predecessor(unit: Unit, day: date) -> None:
    if unit.until_on is not None:
        raise EndsAlready(unit=unit)
    if unit.from_on > day - timedelta(days=1):
        raise NotThereBefore(unit=unit)

"""Units take over from others on a day: one act, in one transaction, by sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from chancellery.core import audit, bulk
from chancellery.organisations import succeeding
from chancellery.organisations.actions.succession import belonging, placing
from chancellery.organisations.actions.succession.checking import Wanted, check
from chancellery.organisations.actions.succession.naming import call
from chancellery.organisations.actions.succession.refusals import UnitsRemain
from chancellery.organisations.actions.succession.waves import first_wave
from chancellery.organisations.actions.units import hold_the_tree
from chancellery.organisations.enums import SuccessionKind
from chancellery.organisations.models import Succession, SuccessionRow, Takeover, Unit, User
from chancellery.organisations.signals import units_will_move
from chancellery.organisations.succeeding import Handover, Step


@transaction.atomic
def succeed(*, wanted: Wanted, by: User | None, at: datetime) -> Succession:
    """Let successors take over from predecessors; see ``succeed_many``."""
    return succeed_many(many=[wanted], by=by, at=at)[0]


@transaction.atomic
def succeed_many(*, many: Sequence[Wanted], by: User | None, at: datetime) -> list[Succession]:
    """Carry out successions in their order, all or none: what one leads to, the next finds.

    Raises:
        NoLegalBasis, NotYet, NobodyEnds, WrongNumber, OneByOne, NamesMissing: as each says.
        NotThereBefore, EndsAlready, SuccessorNotThere, SuccessorBelow: of the units named.
        UnitsRemain: of a closure without a successor.
        And what the apps refuse, as that an open commitment would have no lead unit.
    """
    hold_the_tree()
    units_will_move.send(Unit, at=at)
    made: list[Succession] = []
    while rest := many[len(made) :]:
        made += _carry_out(first_wave(_as_they_stand(rest)), by=by, at=at)
    return made


def _as_they_stand(many: Sequence[Wanted]) -> list[Wanted]:
    """Return the same, of the units as they are by now."""
    keys = {unit.pk for one in many for unit in (*one.predecessors, *one.successors)}
    now = Unit.objects.select_related("parent").in_bulk(keys)
    return [_fresh(one, now) for one in many]


def _carry_out(fresh: Sequence[Wanted], *, by: User | None, at: datetime) -> list[Succession]:
    for one in fresh:
        check(one, at)
    made = [_record(one, by=by, at=at) for one in fresh]
    step = _step(fresh, made, by=by, at=at)
    placed = placing.hand_over_units(step)
    belonging.hand_over_people(step)
    for mover in succeeding.movers():
        mover.hand_over(step)
    _check_nothing_stays(step)
    placing.close(step)
    for succession, one in zip(made, fresh, strict=True):
        if one.kind == SuccessionKind.RENAME:
            call(one.predecessors[0], one.names, succession=succession)
    settle([*placed, *(one.successor for one in step.handovers if one.successor)])
    _tell(fresh, made, by=by, at=at)
    return made


def settle(units: Sequence[int]) -> None:
    """Let every app settle what follows from where units (by key) and their records stand now."""
    for mover in succeeding.movers():
        mover.settle(units)


def _fresh(one: Wanted, now: Mapping[int, Unit]) -> Wanted:
    """Return the same, of the units as an earlier wave left them."""
    return Wanted(
        kind=one.kind, takes_effect_on=one.takes_effect_on, basis=one.basis, note=one.note, names=one.names,
        predecessors=[now[unit.pk] for unit in one.predecessors], successors=[now[unit.pk] for unit in one.successors],
        rest_follows=one.rest_follows, choices=one.choices,
    )  # fmt: skip


def _record(one: Wanted, *, by: User | None, at: datetime) -> Succession:
    succession = Succession.objects.create(
        kind=one.kind, takes_effect_on=one.takes_effect_on, basis=one.basis.strip()[:300], note=one.note.strip(),
        made_by=by, made_at=at,
    )  # fmt: skip
    heirs: Sequence[Unit | None] = one.predecessors if one.kind == SuccessionKind.RENAME else one.successors or [None]
    bulk.insert(Takeover, [
        Takeover(
            succession=succession, predecessor=former, successor=heir, inherits=one.closes and heir == heirs[0]
        )
        for former in one.ending or one.predecessors for heir in heirs
    ])  # fmt: skip
    return succession


def _step(wave: Sequence[Wanted], made: Sequence[Succession], *, by: User | None, at: datetime) -> Step:
    handovers = []
    choices: dict[str, dict[int, int]] = {}
    for one, succession in zip(wave, made, strict=True):
        first = one.successors[0].pk if one.successors else None
        for former in one.ending:
            handovers.append(
                Handover(
                    succession=succession.pk, predecessor=former.pk, successor=first if one.closes else None,
                    rest=one.choices.get("rest", {}).get(former.pk, first if one.rest_follows else None),
                    closes=one.closes,
                )
            )  # fmt: skip
        for kind, chosen in one.choices.items():
            choices.setdefault(kind, {}).update(chosen)
    return Step(handovers=handovers, on=wave[0].takes_effect_on, by=by, at=at, choices=choices)


def _check_nothing_stays(step: Step) -> None:
    closing = Unit.objects.filter(parent__in=step.closing)
    last = step.on - timedelta(days=1)
    left = closing.filter(Q(until_on=None) | Q(until_on__gt=last)).select_related("parent").first()
    if left is not None:
        raise UnitsRemain(unit=left.parent)
    for mover in succeeding.movers():
        if refusal := mover.refuse(step):
            raise refusal


def _tell(wave: Sequence[Wanted], made: Sequence[Succession], *, by: User | None, at: datetime) -> None:
    """Write a line of the trail for each unit: who took over from it, and from whom it took over."""
    for one, succession in zip(wave, made, strict=True):
        said = {
            "succession": succession.pk, "succession_kind": one.kind, "from_on": one.takes_effect_on,
            "reason": succession.basis,
        }  # fmt: skip
        heirs = {"units": ", ".join(unit.short_name for unit in one.successors)}
        formers = {"units": ", ".join(unit.short_name for unit in one.ending)}
        if one.kind == SuccessionKind.RENAME:
            continue
        verb = "unit.succeeded" if one.successors else "unit.ended"
        audit.record_each(verb, dict.fromkeys(one.ending, said | heirs), by=by, at=at)
        audit.record_each("unit.took_over", dict.fromkeys(one.successors, said | formers), by=by, at=at)
        audit.record("succession.made", on=succession, by=by, at=at, **said)


def counts(succession: Succession) -> dict[str, int]:
    """Return how many records of each kind moved, by the code of what moved."""
    keys = SuccessionRow.objects.filter(succession=succession).values_list("what", "key").distinct()
    found: dict[str, int] = {}
    for what, _key in keys:
        found[what] = found.get(what, 0) + 1
    return found

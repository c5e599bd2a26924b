"""What a bulk act changes of commitments, as plain values: to say before and after, and to put it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.amending import DUE_FIELDS, check_due, record_redated, shares_of, when
from chancellery.commitments.actions.awaiting import await_each
from chancellery.commitments.actions.moving import Place, move_each
from chancellery.commitments.actions.reassigning import reassign_each
from chancellery.commitments.actions.refusals import UnitClosed
from chancellery.commitments.enums import BulkKind
from chancellery.commitments.models import Commitment, Coordination
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import Unit, User

FIELDS = {
    BulkKind.REASSIGN: ("lead_id",),
    BulkKind.MOVE: ("parent_id", "later_than_parent_reason"),
    BulkKind.REDATE: DUE_FIELDS,
    BulkKind.WITHDRAW: ("status", "closing_reason", "warrant", "warrant_document_id"),
}
DAYS = {"due_on", "period_from_on", "awaited_from_on"}

Snapshot = Mapping[str, object]


class AboveGone(Refusal):
    message = _("What it stood under was deleted since.")


def snapshots(rows: Sequence[Commitment], kind: BulkKind, *, lead: int | None = None) -> dict[int, Snapshot]:
    """Return by key what an act of ``kind`` changes, as JSON holds it. ``lead`` is the unit they are reassigned to."""
    helped: dict[int, str] = {}
    if kind == BulkKind.REASSIGN and lead is not None:
        parts = Coordination.objects.filter(commitment__in=bulk.among(one.pk for one in rows), unit=lead)
        helped = dict(parts.values_list("commitment", "part"))
    told: dict[str, dict[str, object]] = {}
    for one in rows:
        found = {name.removesuffix("_id"): getattr(one, name) for name in FIELDS[kind]}
        if kind == BulkKind.REASSIGN and lead is not None:
            found["helped"] = {"unit": lead, "part": helped[one.pk]} if one.pk in helped else None
        told[str(one.pk)] = found
    plain: Mapping[str, Snapshot] = json.loads(json.dumps(told, cls=DjangoJSONEncoder))
    return {int(key): values for key, values in plain.items()}


def restore_each(
    rows: Mapping[Commitment, Snapshot], kind: BulkKind, *, by: User | None, at: datetime
) -> Mapping[int, Refusal]:
    """Put locked commitments back to what ``snapshots`` said; return why some may not be so any more (by key)."""
    return _RESTORED[kind](rows, by, at) if rows else {}


def _give_back(rows: Mapping[Commitment, Snapshot], by: User | None, at: datetime) -> Mapping[int, Refusal]:
    units = Unit.objects.in_bulk({int(str(was["lead"])) for was in rows.values()})
    leads = {one.pk: units[int(str(was["lead"]))] for one, was in rows.items()}
    refused = reassign_each(leads=leads, by=by, at=at).refused
    helped = {one.pk: was["helped"] for one, was in rows.items() if one.pk not in refused}
    Coordination.objects.bulk_create(
        [Coordination(commitment_id=key, unit_id=said["unit"], part=said["part"])
         for key, said in helped.items() if isinstance(said, dict)], ignore_conflicts=True
    )  # fmt: skip
    return refused


def _move_back(rows: Mapping[Commitment, Snapshot], by: User | None, at: datetime) -> Mapping[int, Refusal]:
    parents = {one.pk: _key(was["parent"]) for one, was in rows.items()}
    there = set(
        Commitment.objects.filter(pk__in=bulk.among(key for key in parents.values() if key)).values_list(
            "pk", flat=True
        )
    )
    gone: dict[int, Refusal] = {pk: AboveGone() for pk, key in parents.items() if key and key not in there}
    places = {
        one.pk: Place(parents[one.pk], str(was["later_than_parent_reason"]))
        for one, was in rows.items() if one.pk not in gone
    }  # fmt: skip
    return gone | dict(move_each(places=places, by=by, at=at).refused)


def _date_back(rows: Mapping[Commitment, Snapshot], by: User | None, at: datetime) -> Mapping[int, Refusal]:
    shares, refused, back, before = shares_of(rows), {}, [], {one: when(one) for one in rows}
    for one, was in rows.items():
        _set(one, was)
        try:
            check_due(one, one.due, one.later_than_parent_reason, shares.get(one.pk, ()))
        except Refusal as refusal:
            refused[one.pk] = refusal
        else:
            back.append(one)
    await_each(back)
    bulk.update(Commitment, back, DUE_FIELDS)
    record_redated({one: before[one] for one in back}, by=by, at=at)
    return refused


def _reopen(rows: Mapping[Commitment, Snapshot], by: User | None, at: datetime) -> Mapping[int, Refusal]:
    today = timezone.localdate(at)
    refused: dict[int, Refusal] = {one.pk: UnitClosed(unit=one.lead) for one in rows if not one.lead.is_valid_on(today)}
    back = [one for one in rows if one.pk not in refused]
    for one in back:
        _set(one, rows[one])
    bulk.update(Commitment, back, ["status", "closing_reason", "warrant", "warrant_document"])
    audit.record_each("commitment.reopened", {one: {} for one in back}, by=by, at=at)
    return refused


_RESTORED: Mapping[
    BulkKind, Callable[[Mapping[Commitment, Snapshot], User | None, datetime], Mapping[int, Refusal]]
] = {
    BulkKind.REASSIGN: _give_back, BulkKind.MOVE: _move_back, BulkKind.REDATE: _date_back, BulkKind.WITHDRAW: _reopen,
}  # fmt: skip


def _key(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _set(one: Commitment, was: Snapshot) -> None:
    for name, value in was.items():
        field = "warrant_document_id" if name == "warrant_document" else name
        is_day = name in DAYS and isinstance(value, str)
        setattr(one, field, date.fromisoformat(str(value)) if is_day else value)

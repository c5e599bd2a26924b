"""What a bulk act changes of a commitment, as plain values: to say before and after, and to put it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from chancellery.commitments.actions.amending import DUE_FIELDS, check_due
from chancellery.commitments.actions.awaiting import await_report
from chancellery.commitments.actions.moving import move
from chancellery.commitments.actions.reassigning import reassign
from chancellery.commitments.actions.refusals import UnitClosed
from chancellery.commitments.enums import BulkKind
from chancellery.commitments.models import Commitment, Coordination
from chancellery.core import audit
from chancellery.organisations.models import Unit, User

FIELDS = {
    BulkKind.REASSIGN: ("lead_id",),
    BulkKind.MOVE: ("parent_id", "later_than_parent_reason"),
    BulkKind.REDATE: DUE_FIELDS,
    BulkKind.WITHDRAW: ("status", "closing_reason", "warrant", "warrant_document_id"),
}
DAYS = {"due_on", "period_from_on", "awaited_from_on"}


def snapshot(one: Commitment, kind: BulkKind, *, lead: Unit | None = None) -> Mapping[str, object]:
    """Return what an act of ``kind`` changes, as JSON holds it. ``lead`` is the unit it is reassigned to."""
    found = {name.removesuffix("_id"): getattr(one, name) for name in FIELDS[kind]}
    if kind == BulkKind.REASSIGN and lead is not None:
        helps = one.coordinations.filter(unit=lead).first()
        found["helped"] = None if helps is None else {"unit": lead.pk, "part": helps.part}
    plain: Mapping[str, object] = json.loads(json.dumps(found, cls=DjangoJSONEncoder))
    return plain


def restore(one: Commitment, kind: BulkKind, was: Mapping[str, object], *, by: User | None, at: datetime) -> None:
    """Put a locked commitment back to what ``snapshot`` said, as far as what stands around it allows.

    Raises:
        Refusal: it may not be so any more, such as when its former unit was closed.
    """
    if kind == BulkKind.REASSIGN:
        _give_back(one, was, by=by, at=at)
    elif kind == BulkKind.MOVE:
        key = was["parent"]
        under = Commitment.objects.get(pk=key) if isinstance(key, int) else None
        reason = str(was["later_than_parent_reason"])
        move(commitment=one, under=under, later_than_parent_reason=reason, by=by, at=at)
    elif kind == BulkKind.REDATE:
        _set(one, was)
        check_due(one, one.due, one.later_than_parent_reason)
        await_report(one)
        one.save(update_fields=DUE_FIELDS)
        audit.record("commitment.redated", on=one, by=by, at=at, before=None, due_on=one.due_on, kind=one.due_kind)
    else:
        if not one.lead.is_valid_on(timezone.localdate(at)):
            raise UnitClosed(unit=one.lead)
        _set(one, was)
        one.save(update_fields=["status", "closing_reason", "warrant", "warrant_document"])
        audit.record("commitment.reopened", on=one, by=by, at=at)


def _give_back(one: Commitment, was: Mapping[str, object], *, by: User | None, at: datetime) -> None:
    reassign(commitment=one, lead=Unit.objects.get(pk=str(was["lead"])), by=by, at=at)
    helped = was.get("helped")
    if isinstance(helped, dict):
        Coordination.objects.get_or_create(commitment=one, unit_id=helped["unit"], defaults={"part": helped["part"]})


def _set(one: Commitment, was: Mapping[str, object]) -> None:
    for name, value in was.items():
        field = "warrant_document_id" if name == "warrant_document" else name
        is_day = name in DAYS and isinstance(value, str)
        setattr(one, field, date.fromisoformat(str(value)) if is_day else value)

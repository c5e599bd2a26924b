"""Giving a commitment to another unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.awaiting import await_each
from chancellery.commitments.actions.refusals import Closed, Done, NotUnderLead, ReportWaits, UnitClosed
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, Coordination, ProgressReport, ReassignmentRequest
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import Unit, User

OVERTAKEN = _("It went to %(unit)s instead.")


class LeadsAlready(Refusal):
    message = _("%(unit)s leads it already.")


class BelowElsewhere(Refusal):
    message = _("%(below)s has a share of it and is not under %(unit)s. Reassign that share first.")


@transaction.atomic
def reassign(*, commitment: Commitment, lead: Unit, by: User | None, at: datetime, reason: str = "") -> Commitment:
    """Let another unit lead ``commitment``; what was reported stays with whoever reported it.

    A draft goes to the new unit, and it no longer co-ordinates what it leads.

    Raises:
        Closed: it is done, waived or withdrawn.
        LeadsAlready, UnitClosed: the unit leads it, or does not exist on the day of ``at``.
        NotUnderLead: the unit is outside the subtree of the unit that leads the commitment above.
        BelowElsewhere: a share of it is led by a unit that is not under the new one.
        ReportWaits: a submitted report on it is not decided yet.
    """
    return reassign_each(leads={commitment.pk: lead}, by=by, at=at, reason=reason).only()


@transaction.atomic
def reassign_each(*, leads: Mapping[int, Unit], by: User | None, at: datetime, reason: str = "") -> Done:
    """Let other units lead commitments (by key), of which none stands right below another; see ``reassign``.

    What is refused for one does not stop the others.
    """
    wanted = Commitment.objects.select_for_update(of=("self",)).select_related("lead", "parent__lead")
    locked = list(wanted.filter(pk__in=bulk.among(leads)).order_by("path"))
    waiting, below = waited_for(leads), _leads_below(leads)
    rows, refused = [], {}
    for one in locked:
        try:
            _check(one, leads[one.pk], at, waits=one.pk in waiting, below=below.get(one.pk, ()))
        except Refusal as refusal:
            refused[one.pk] = refusal
        else:
            rows.append(one)
    before = {one: one.lead for one in rows}
    for one in rows:
        one.lead = leads[one.pk]
    await_each(rows)
    bulk.update(Commitment, rows, ["lead", "awaited_from_on"])
    _hand_over(rows, by=by, at=at)
    audit.record_each(
        "commitment.reassigned",
        {
            one: {
                "lead": one.lead_id, "before": former.pk, "units": f"{former.short_name} → {one.lead.short_name}",
                "reason": reason.strip(),
            }
            for one, former in before.items()
        },
        by=by, at=at,
    )  # fmt: skip
    return Done(rows, refused)


def waited_for(keys: Iterable[int]) -> set[int]:
    """Return which of some commitments (by key) have a submitted report that nobody has decided on."""
    waiting = ProgressReport.objects.filter(commitment__in=bulk.among(keys), state=ReportState.SUBMITTED)
    return set(waiting.values_list("commitment", flat=True))


def _leads_below(keys: Iterable[int]) -> Mapping[int, Sequence[Unit]]:
    """Return the units that lead right below each of some commitments, in the order in which it was handed down."""
    shares = Commitment.objects.filter(parent__in=bulk.among(keys)).order_by("parent")
    pairs = shares.values("parent", "lead").annotate(first=Min("pk")).order_by("first").values_list("parent", "lead")
    units = Unit.objects.in_bulk({lead for _parent, lead in pairs})
    found: dict[int, list[Unit]] = {}
    for parent, lead in pairs:
        if parent is not None:
            found.setdefault(parent, []).append(units[lead])
    return found


def _hand_over(rows: Sequence[Commitment], *, by: User | None, at: datetime) -> None:
    """Give drafts to the new units, end their co-ordinating, and answer the questions to reassign that may wait."""
    led: dict[Unit, list[int]] = {}
    for one in rows:
        led.setdefault(one.lead, []).append(one.pk)
    for lead, keys in led.items():
        own = bulk.among(keys)
        Coordination.objects.filter(commitment__in=own, unit=lead).delete()
        ProgressReport.objects.filter(commitment__in=own, state=ReportState.DRAFT).update(unit=lead)
        waiting = ReassignmentRequest.objects.filter(commitment__in=own, decided_at=None)
        waiting.filter(proposed=lead).update(granted=True, decided_by=by, decided_at=at)
        waiting.update(granted=False, answer=str(OVERTAKEN) % {"unit": lead}, decided_by=by, decided_at=at)


def _check(locked: Commitment, lead: Unit, at: datetime, *, waits: bool, below: Sequence[Unit]) -> None:
    if locked.status != Status.OPEN:
        raise Closed
    if locked.lead_id == lead.pk:
        raise LeadsAlready(unit=lead)
    if not lead.is_valid_on(timezone.localdate(at)):
        raise UnitClosed(unit=lead)
    if locked.parent and not lead.path.startswith(locked.parent.lead.path):
        raise NotUnderLead(unit=lead, lead=locked.parent.lead)
    for unit in below:
        if not unit.path.startswith(lead.path):
            raise BelowElsewhere(below=unit, unit=lead)
    if waits:
        raise ReportWaits

"""Giving a commitment to another unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.awaiting import await_report
from chancellery.commitments.actions.refusals import Closed, NotUnderLead, ReportWaits, UnitClosed
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.core import audit
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
    wanted = Commitment.objects.select_for_update(of=("self",)).select_related("lead", "parent__lead")
    locked = wanted.get(pk=commitment.pk)
    _check(locked, lead, at)
    before, locked.lead = locked.lead, lead
    await_report(locked)
    locked.save(update_fields=["lead", "awaited_from_on"])
    locked.coordinations.filter(unit=lead).delete()
    locked.reports.filter(state=ReportState.DRAFT).update(unit=lead)
    _answer(locked, lead, by=by, at=at)
    audit.record(
        "commitment.reassigned", on=locked, by=by, at=at, lead=lead.pk, before=before.pk,
        units=f"{before.short_name} → {lead.short_name}", reason=reason.strip(),
    )  # fmt: skip
    return locked


def _answer(locked: Commitment, lead: Unit, *, by: User | None, at: datetime) -> None:
    """Answer the question to reassign it that may wait: granted when it asked for this unit, else overtaken."""
    waiting = locked.reassignment_requests.filter(decided_at=None)
    waiting.filter(proposed=lead).update(granted=True, decided_by=by, decided_at=at)
    waiting.update(granted=False, answer=str(OVERTAKEN) % {"unit": lead}, decided_by=by, decided_at=at)


def _check(locked: Commitment, lead: Unit, at: datetime) -> None:
    if locked.status != Status.OPEN:
        raise Closed
    if locked.lead_id == lead.pk:
        raise LeadsAlready(unit=lead)
    if not lead.is_valid_on(timezone.localdate(at)):
        raise UnitClosed(unit=lead)
    if locked.parent and not lead.path.startswith(locked.parent.lead.path):
        raise NotUnderLead(unit=lead, lead=locked.parent.lead)
    outside = locked.children.exclude(lead__path__startswith=lead.path).select_related("lead").first()
    if outside is not None:
        raise BelowElsewhere(below=outside.lead, unit=lead)
    if locked.reports.filter(state=ReportState.SUBMITTED).exists():
        raise ReportWaits

"""Declaring a commitment at risk, and asking that it be given to another unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.reassigning import LeadsAlready, reassign
from chancellery.commitments.actions.refusals import Closed, UnitClosed
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment, ReassignmentRequest, Risk
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import Unit, User


class WhyMissing(Refusal):
    message = _("Say why: whoever gave this commitment reads it.")


class NotAtRisk(Refusal):
    message = _("This commitment is not declared at risk.")


class AskedAlready(Refusal):
    message = _("A question to reassign this commitment waits for an answer already.")


class AnsweredAlready(Refusal):
    message = _("Somebody has answered this question already.")


@transaction.atomic
def declare_at_risk(*, commitment: Commitment, reason: str, by: User | None, at: datetime) -> Risk:
    """Say that ``commitment`` may not be done in time; another reason takes the place of the former.

    Raises:
        WhyMissing: there is no reason.
        Closed: it is done, waived or withdrawn.
    """
    if not reason.strip():
        raise WhyMissing
    locked = _open(commitment)
    locked.risks.filter(ended_at=None).update(ended_by=by, ended_at=at)
    risk = Risk.objects.create(commitment=locked, reason=reason.strip(), declared_by=by, declared_at=at)
    audit.record("commitment.at_risk", on=locked, by=by, at=at, reason=risk.reason)
    return risk


@transaction.atomic
def end_risk(*, commitment: Commitment, by: User | None, at: datetime) -> None:
    """Say that ``commitment`` is no longer at risk.

    Raises:
        NotAtRisk: it was not declared to be.
    """
    locked = Commitment.objects.select_for_update(of=("self",), no_key=True).get(pk=commitment.pk)
    if not locked.risks.filter(ended_at=None).update(ended_by=by, ended_at=at):
        raise NotAtRisk
    audit.record("commitment.no_longer_at_risk", on=locked, by=by, at=at)


@transaction.atomic
def ask_to_reassign(
    *, commitment: Commitment, proposed: Unit, reason: str, by: User | None, at: datetime
) -> ReassignmentRequest:
    """Ask whoever gave ``commitment`` to give it to another unit.

    Raises:
        WhyMissing: there is no reason.
        Closed: it is done, waived or withdrawn.
        AskedAlready: a question waits for an answer.
        LeadsAlready, UnitClosed: the unit leads it, or does not exist on the day of ``at``.
    """
    if not reason.strip():
        raise WhyMissing
    locked = _open(commitment)
    if locked.reassignment_requests.filter(decided_at=None).exists():
        raise AskedAlready
    if locked.lead_id == proposed.pk:
        raise LeadsAlready(unit=proposed)
    if not proposed.is_valid_on(timezone.localdate(at)):
        raise UnitClosed(unit=proposed)
    asked = ReassignmentRequest.objects.create(
        commitment=locked, proposed=proposed, reason=reason.strip(), asked_by=by, asked_at=at
    )
    audit.record("reassignment.asked", on=locked, by=by, at=at, units=proposed.short_name, reason=asked.reason)
    return asked


@transaction.atomic
def grant(*, request: ReassignmentRequest, by: User | None, at: datetime) -> Commitment:
    """Give the commitment to the unit proposed; the request is decided with it.

    Raises:
        AnsweredAlready: somebody was quicker.
        Closed, LeadsAlready, UnitClosed, NotUnderLead, BelowElsewhere, ReportWaits: as in ``reassign``.
    """
    commitment, waiting = _waiting(request)
    return reassign(commitment=commitment, lead=waiting.proposed, reason=waiting.reason, by=by, at=at)


@transaction.atomic
def refuse(*, request: ReassignmentRequest, answer: str, by: User | None, at: datetime) -> ReassignmentRequest:
    """Leave the commitment where it is, and say why.

    Raises:
        WhyMissing: there is no answer.
        AnsweredAlready: somebody was quicker.
    """
    if not answer.strip():
        raise WhyMissing
    commitment, waiting = _waiting(request)
    waiting.granted, waiting.answer, waiting.decided_by, waiting.decided_at = False, answer.strip(), by, at
    waiting.save(update_fields=["granted", "answer", "decided_by", "decided_at"])
    audit.record("reassignment.refused", on=commitment, by=by, at=at, reason=waiting.answer)
    return waiting


def _open(commitment: Commitment) -> Commitment:
    locked = Commitment.objects.select_for_update(of=("self",), no_key=True).get(pk=commitment.pk)
    if locked.status != Status.OPEN:
        raise Closed
    return locked


def _waiting(request: ReassignmentRequest) -> tuple[Commitment, ReassignmentRequest]:
    commitment = Commitment.objects.select_for_update(of=("self",), no_key=True).get(pk=request.commitment_id)
    waiting = ReassignmentRequest.objects.select_for_update(of=("self",)).select_related("proposed").get(pk=request.pk)
    if waiting.decided_at is not None:
        raise AnsweredAlready
    return commitment, waiting

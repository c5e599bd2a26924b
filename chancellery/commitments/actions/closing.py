"""Waiving and withdrawing: a commitment leaves the count, with a reason, and everything open under it too."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User


class ReasonMissing(Refusal):
    message = _("Say why: the reason is shown wherever this commitment is left out.")


class AlreadyClosed(Refusal):
    message = _("This commitment is closed already.")


@transaction.atomic
def waive(*, commitment: Commitment, reason: str, by: User | None, at: datetime) -> Commitment:
    """Release the units from ``commitment`` and from what is still open under it.

    Raises:
        ReasonMissing: there is no reason.
        AlreadyClosed: it is done, waived or withdrawn.
    """
    return _close(commitment, Status.WAIVED, reason=reason, by=by, at=at)


@transaction.atomic
def withdraw(*, commitment: Commitment, reason: str, by: User | None, at: datetime) -> Commitment:
    """Take ``commitment`` back as made in error or overtaken, with what is still open under it.

    Raises:
        ReasonMissing, AlreadyClosed: as in ``waive``.
    """
    return _close(commitment, Status.WITHDRAWN, reason=reason, by=by, at=at)


def _close(commitment: Commitment, status: Status, *, reason: str, by: User | None, at: datetime) -> Commitment:
    if not reason.strip():
        raise ReasonMissing
    locked = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    if locked.status != Status.OPEN:
        raise AlreadyClosed
    locked.status, locked.closing_reason = status, reason.strip()
    locked.save(update_fields=["status", "closing_reason"])
    below = Commitment.objects.filter(path__startswith=locked.path, status=Status.OPEN)
    closed = below.update(status=status, closing_reason=reason.strip())
    audit.record(f"commitment.{status.value}", on=locked, by=by, at=at, reason=locked.closing_reason, below=closed)
    return locked

"""Leave a superior provision out on purpose, by name and with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.organisations.models import User
from chancellery.plans.actions.beginning import hold, touch
from chancellery.plans.actions.measures import check_above
from chancellery.plans.models import Adoption, Draft, Omission

LONGEST_REASON = 500


class ReasonMissing(Refusal):
    message = _("Say why the plan leaves this out.")


class IsTakenUp(Refusal):
    message = _("A measure of this draft takes it up, so it is not left out.")


@transaction.atomic
def leave_out(*, draft: Draft, provision: Provision, reason: str, by: User | None, at: datetime) -> Omission:
    """Say that the plan leaves out what ``provision`` orders, and why; said again, the reason is replaced.

    Raises:
        AlreadyIssued: the draft changes no more.
        NotAbove: it does not stand in a superior document of the draft.
        ReasonMissing, IsTakenUp.
    """
    locked = hold(draft)
    check_above(locked, [provision])
    if not reason.strip():
        raise ReasonMissing
    if Adoption.objects.filter(measure__draft=locked, provision=provision).exists():
        raise IsTakenUp
    omission, _made = Omission.objects.update_or_create(
        draft=locked, provision=provision,
        defaults={"reason": reason.strip()[:LONGEST_REASON], "made_by": by, "made_at": at},
    )  # fmt: skip
    touch(locked, by=by, at=at)
    audit.record("plan.left_out", on=locked, by=by, at=at, provision=provision.pk, reason=omission.reason)
    return omission


@transaction.atomic
def take_back(*, draft: Draft, provision: Provision, by: User | None, at: datetime) -> None:
    """Leave a provision out no more. One that was not left out stays as it is.

    Raises:
        AlreadyIssued: the draft changes no more.
    """
    locked = hold(draft)
    gone, _models = locked.omissions.filter(provision=provision).delete()
    if gone:
        touch(locked, by=by, at=at)
        audit.record("plan.left_out_no_more", on=locked, by=by, at=at, provision=provision.pk)

"""Splitting a commitment into two that stand side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.answering import hold_trees, refresh_answers
from chancellery.commitments.actions.branch import lock_branch
from chancellery.commitments.actions.making import (
    Share,
    Undertaking,
    check_no_report_waits,
    check_under,
    check_units,
    make,
)
from chancellery.commitments.actions.moving import move
from chancellery.commitments.actions.refusals import Closed
from chancellery.commitments.actions.wording import word
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment, Implementation
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.organisations.models import User


class TitleMissing(Refusal):
    message = _("Say in words what each of the two is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """What the first of the two is from now on; everything else of it stays."""

    title: str
    weight: Decimal


@transaction.atomic
def split(
    *,
    commitment: Commitment,
    first: Remainder,
    second: Share,
    children: Collection[int] = (),
    by: User | None,
    at: datetime,
) -> tuple[Commitment, Commitment]:
    """Make two of ``commitment``: itself with other words and weight, and a new one beside it.

    The new one implements what the first implements; ``children`` (keys) go with it. Reports stay with the first.

    Raises:
        Closed: it is done, waived or withdrawn, or the one above is.
        TitleMissing: one of the two has no words.
        UnitClosed, LeadCoordinates, NotUnderLead, LaterThanParent: as in ``hand_down``, for the new one; or as in
            ``move``, for a child that would go with it.
    """
    documents_actions.link_one_at_a_time()
    hold_trees([commitment])
    locked, _below = lock_branch(commitment)
    _check(locked, first, second, at=at)
    (made,) = make([Undertaking(locked.parent, locked.provision, second)], by=by, at=at)
    Implementation.objects.bulk_create(
        Implementation(commitment=made, provision=link.provision, made_by=by, made_at=at)
        for link in locked.implementations.select_related("provision")
    )
    refresh_answers([made.pk])
    before = locked.title
    locked.title, locked.weight = first.title.strip(), first.weight
    word([locked])
    locked.save(update_fields=["title", "weight", "wording"])
    for child in locked.children.filter(pk__in=list(children)).order_by("pk"):
        move(commitment=child, under=made, by=by, at=at)
    audit.record("commitment.split", on=locked, by=by, at=at, into=made.pk, title=made.title, before=before)
    audit.record("commitment.split_off", on=made, by=by, at=at, source=locked.pk, title=before)
    return Commitment.objects.get(pk=locked.pk), Commitment.objects.get(pk=made.pk)


def _check(locked: Commitment, first: Remainder, second: Share, *, at: datetime) -> None:
    """Refuse a split of what is closed, into what has no words, or with a second that its parent does not allow."""
    if locked.status != Status.OPEN:
        raise Closed
    if not first.title.strip() or not second.title.strip():
        raise TitleMissing
    check_units([second], on=timezone.localdate(at))
    if locked.parent is not None:
        check_no_report_waits([locked.parent])
        check_under(locked.parent, [second])

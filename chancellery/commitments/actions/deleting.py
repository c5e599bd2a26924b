"""Deleting a branch that nobody has reported on: what was made by mistake leaves no trace but the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.answering import hold_trees
from chancellery.commitments.actions.branch import lock_branch, settle
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User


class HasReports(Refusal):
    message = _("It has reports, or something below it has: withdraw it instead, so that they stay on record.")


class StillNeeded(Refusal):
    message = _("Another record rests on it, so it stays: withdraw it instead.")


@transaction.atomic
def delete(*, commitment: Commitment, by: User | None, at: datetime) -> None:
    """Delete ``commitment`` and all below it; the trail keeps what it was.

    Raises:
        HasReports: somebody has written a report on it or below, were it a draft.
        StillNeeded: a record of another kind rests on it.
    """
    hold_trees([commitment])
    parent = Commitment.objects.values_list("parent", flat=True).get(pk=commitment.pk)
    locked, below = lock_branch(commitment, besides=[parent] if parent else [])
    if ProgressReport.objects.filter(commitment__in=[locked.pk, *below]).exists():
        raise HasReports
    above = locked.parent
    audit.record("commitment.deleted", on=locked, by=by, at=at, below=len(below), lead=locked.lead.short_name)
    if above is not None:
        audit.record(
            "commitment.share_deleted", on=above, by=by, at=at, title=locked.title, units=locked.lead.short_name
        )
    _delete_from_the_bottom([locked.pk, *below])
    if above is not None:
        settle(above)


def _delete_from_the_bottom(keys: list[int]) -> None:
    rows = Commitment.objects.filter(pk__in=keys)
    depths = sorted(set(rows.order_by().values_list("depth", flat=True)), reverse=True)
    try:
        for depth in depths:
            rows.filter(depth=depth).delete()
    except ProtectedError as error:
        raise StillNeeded from error

"""What must always hold, asked of the whole database: for the check, which prints what is broken."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from chancellery.commitments.enums import DueKind, ReportState, Status
from chancellery.commitments.models import Commitment, ProgressReport

#: Stands for "no report" where two empty values must be equal.
NOTHING = Value(Decimal(-1))


def drifted() -> QuerySet[Commitment]:
    """Return the leaves whose progress or status is not what their accepted reports give, counted from nothing."""
    accepted = ProgressReport.objects.filter(commitment=OuterRef("pk"), state=ReportState.ACCEPTED)
    last = accepted.order_by("-decided_at", "-id").values("percentage")[:1]
    due = Case(When(recounted=100, due_kind=DueKind.DAY, then=Value(Status.DONE.value)),
               default=Value(Status.OPEN.value), output_field=CharField())  # fmt: skip
    leaves = (
        Commitment.objects.filter(is_leaf=True)
        .annotate(recounted=Subquery(last))
        .annotate(expected=due, known=Coalesce(F("progress"), NOTHING))
    )
    moved = ~Q(known=Coalesce(F("recounted"), NOTHING))
    left_out = Q(status__in=[Status.WAIVED, Status.WITHDRAWN])
    return leaves.filter(moved | (~left_out & ~Q(status=F("expected"))))


def due_after_parent() -> QuerySet[Commitment]:
    """Return the commitments due after the fixed day of the one above, without a reason."""
    return Commitment.objects.filter(
        parent__due_kind=DueKind.DAY, due_kind=DueKind.DAY, due_on__gt=F("parent__due_on"), later_than_parent_reason=""
    )

"""What accepted reports of a period tell beside progress: difficulties, and what they request of those above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.queries.reach import reports_for
from chancellery.core import history
from chancellery.documents.models import Provision
from chancellery.organisations.rules import Authority


def told_between(
    authority: Authority, units: Sequence[int], first: date, last: date, *, document: int | None
) -> QuerySet[ProgressReport]:
    """Return the reports of ``units`` (by key) accepted from ``first`` to ``last`` that tell more than progress.

    Of a report that was corrected by then, only the correction tells. The latest come first.
    """
    accepted = Q(state=ReportState.ACCEPTED, decided_at__lt=history.end_of(last))
    found = reports_for(authority).filter(
        accepted, decided_at__gte=history.end_of(first - timedelta(days=1)), unit__in=units
    )
    if document is not None:
        own = Provision.objects.filter(document=document).values_list("pk", flat=True)
        found = found.filter(commitment__answers_to__overlap=list(own))
    corrected = ProgressReport.objects.filter(accepted, corrects=OuterRef("pk"))
    telling = found.exclude(difficulties="", requests="").exclude(Exists(corrected))
    return telling.select_related("commitment", "unit").order_by("-decided_at", "-pk")

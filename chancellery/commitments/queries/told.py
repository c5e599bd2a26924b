"""What accepted reports of a period tell beside progress: difficulties, and what they request of those above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.queries.reach import reports_for
from chancellery.core import history
from chancellery.organisations.rules import Authority


def told_between(
    authority: Authority, units: Sequence[int], first: date, last: date, *, provisions: Sequence[int] | None
) -> QuerySet[ProgressReport]:
    """Return the reports of ``units`` (by key) accepted from ``first`` to ``last`` that tell more than progress.

    With ``provisions`` (by key) only those on what answers to one of them. Each says how ``many`` there are in all.
    Of a report that was corrected by then, only the correction tells. The latest come first.
    """
    accepted = Q(state=ReportState.ACCEPTED, decided_at__lt=history.end_of(last))
    found = reports_for(authority).filter(
        accepted, decided_at__gte=history.end_of(first - timedelta(days=1)), unit__in=units
    )
    if provisions is not None:
        found = found.filter(commitment__answers_to__overlap=list(provisions))
    corrected = ProgressReport.objects.filter(accepted, corrects=OuterRef("pk"))
    telling = found.exclude(difficulties="", requests="").exclude(Exists(corrected))
    telling = telling.annotate(many=Window(Count("*")))
    return telling.select_related("commitment", "unit").order_by("-decided_at", "-pk")

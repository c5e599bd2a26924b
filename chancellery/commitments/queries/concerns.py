"""What somebody should look at before it is late: declared at risk, behind the pace, asked to reassign."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404

from chancellery.commitments import rules
from chancellery.commitments.enums import Concern, DueKind, Status
from chancellery.commitments.models import Commitment, ReassignmentRequest, Risk
from chancellery.commitments.queries.reach import may_release, touching
from chancellery.organisations import queries as organisations
from chancellery.organisations.rules import PLANNERS, Authority

ANSWERED_FOR = timedelta(days=30)  #: how long an answer stands on the desk of who asked


def with_concern(rows: QuerySet[Commitment], concern: Concern, *, today: date) -> QuerySet[Commitment]:
    """Return those of ``rows`` that are open and of this concern."""
    open_ones = rows.filter(status=Status.OPEN)
    if concern == Concern.AT_RISK:
        return open_ones.filter(Exists(Risk.objects.filter(commitment=OuterRef("pk"), ended_at=None)))
    if concern == Concern.ASKED:
        asked = ReassignmentRequest.objects.filter(commitment=OuterRef("pk"), decided_at=None)
        return open_ones.filter(Exists(asked))
    return _behind(open_ones, today)


def _behind(rows: QuerySet[Commitment], today: date) -> QuerySet[Commitment]:
    """The condition of ``rules.is_behind``, for a leaf; a test holds them together."""
    begun = Coalesce(F("period_from_on"), TruncDate("made_at"), output_field=DateField())
    gone = ExpressionWrapper(Value(today, output_field=DateField()) - begun, output_field=DurationField())
    whole = ExpressionWrapper(F("due_on") - begun, output_field=DurationField())
    asked = Coalesce(F("progress"), 0, output_field=_PERCENT) + rules.PACE_GAP
    return (
        rows.alias(gone=gone, whole=whole)
        .filter(is_leaf=True, due_kind__in=[DueKind.DAY, DueKind.YEARLY], due_on__gte=today)
        .filter(whole__gt=timedelta(0), gone__gte=timedelta(0))
        .alias(
            hundredfold=ExpressionWrapper(F("gone") * 100, output_field=DurationField()),
            least=ExpressionWrapper(F("whole") * rules.PACE_FROM, output_field=DurationField()),
            wanted=ExpressionWrapper(F("whole") * asked, output_field=DurationField()),
        )
        .filter(Q(hundredfold__gte=F("least")) & Q(hundredfold__gte=F("wanted")))
    )


_PERCENT: Any = Commitment._meta.get_field("progress")


def get_request_for(authority: Authority, pk: int) -> ReassignmentRequest:
    """Return one request on a commitment they may read; the same Http404 whether absent or not theirs to see."""
    wanted = ReassignmentRequest.objects.select_related(
        "proposed", "asked_by", "decided_by", "commitment__lead", "commitment__parent__lead",
        "commitment__provision__document__registered_in",
    )  # fmt: skip
    found = wanted.filter(pk=pk).first()
    if found is None or not touching(authority).filter(pk=found.commitment_id).exists():
        raise Http404
    return found


def requests_to_decide(authority: Authority) -> list[ReassignmentRequest]:
    """Return the open questions to reassign that a person may answer: those of commitments they gave."""
    paths = authority.paths(PLANNERS)
    given = organisations.under(paths, field="commitment__parent__lead__path") | (
        Q(commitment__parent=None)
        & organisations.under(paths, field="commitment__provision__document__registered_in__path")
    )
    wanted = ReassignmentRequest.objects.filter(given, decided_at=None, commitment__status=Status.OPEN)
    found = wanted.select_related(
        "proposed", "asked_by", "commitment__lead", "commitment__parent__lead",
        "commitment__provision__document__registered_in",
    ).order_by("asked_at", "pk")  # fmt: skip
    return [one for one in found if may_release(authority, one.commitment)]


def requests_asked(authority: Authority, *, today: date) -> QuerySet[ReassignmentRequest]:
    """Return what a person has asked: what waits for an answer, and what was answered not long ago."""
    fresh = Q(decided_at=None, commitment__status=Status.OPEN) | Q(decided_at__date__gte=today - ANSWERED_FOR)
    found = ReassignmentRequest.objects.filter(fresh, asked_by=authority.user)
    return found.select_related("proposed", "commitment__lead")

"""What figures count. One condition per figure, used to count and to list: so a figure equals the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    DecimalField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, JSONObject

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind, Figure, Status
from chancellery.commitments.models import Commitment

SOON = timedelta(days=30)
_LEFT_OUT = Q(status__in=[Status.WAIVED, Status.WITHDRAWN])
_OPEN = Q(status=Status.OPEN)
_LATE_DONE = Q(due_on__isnull=False, done_on__gt=F("due_on"))


def condition_of(figure: Figure, *, today: date) -> Q:
    """Return what ``figure`` counts on ``today``, among the leaves of a scope."""
    conditions = {
        Figure.TOTAL: ~_LEFT_OUT,
        Figure.DONE: Q(status=Status.DONE) & ~_LATE_DONE,
        Figure.DONE_LATE: Q(status=Status.DONE) & _LATE_DONE,
        Figure.UNDER_WAY: _OPEN & (Q(due_on__isnull=True) | Q(due_on__gte=today)),
        Figure.OVERDUE: _OPEN & Q(due_on__lt=today),
        Figure.DUE_SOON: _OPEN & Q(due_on__gte=today, due_on__lte=today + SOON),
        Figure.NOT_REPORTED: _OPEN & _not_reported(today),
        Figure.LEFT_OUT: _LEFT_OUT,
    }
    return Q(is_leaf=True) & conditions[figure]


def _not_reported(today: date) -> Q:
    """A schedule has its own period, and waits for it to begin; everything else is reported on every quarter."""
    scheduled = Q(due_kind__in=[DueKind.YEARLY, DueKind.PERIODIC])
    missing = Q(reported_until_on__isnull=True)
    begun = Q(period_from_on__lte=today) & (missing | Q(reported_until_on__lt=F("period_from_on")))
    quarter = rules.reporting_quarter(today).from_on
    return (scheduled & begun) | (~scheduled & (missing | Q(reported_until_on__lt=quarter)))


def totals_of(today: date) -> dict[str, Combinable]:
    """Return the aggregates that make ``rules.Totals``."""
    counted = condition_of(Figure.TOTAL, today=today)
    weighed: DecimalField[Decimal, Decimal] = DecimalField(max_digits=30, decimal_places=4)
    nought = Value(Decimal(0), output_field=weighed)
    achieved = Sum(F("weight") * Coalesce(F("progress"), Decimal(0)), filter=counted, output_field=weighed)
    figures: dict[str, Combinable] = {
        figure.name.lower(): Count("pk", filter=condition_of(figure, today=today)) for figure in Figure
    }
    return figures | {
        "weight_sum": Coalesce(Sum("weight", filter=counted), nought, output_field=weighed),
        "weighted_progress": Coalesce(achieved, nought, output_field=weighed),
    }


def as_totals(found: Mapping[str, object]) -> rules.Totals:
    """Return the totals from a row of aggregates."""
    counts = {figure.name.lower(): int(str(found[figure.name.lower()])) for figure in Figure}
    return rules.Totals(
        **counts,
        weight=Decimal(str(found["weight_sum"])),
        weighted_progress=Decimal(str(found["weighted_progress"])),
    )


def rollup(scope: QuerySet[Commitment], *, today: date) -> rules.Totals:
    """Return what a scope holds, in one query over its leaves; what is not a leaf in it does not count."""
    return as_totals(scope.order_by().filter(is_leaf=True).aggregate(**totals_of(today)))


def with_totals(rows: QuerySet[Commitment], *, today: date) -> list[tuple[Commitment, rules.Totals]]:
    """Return each of ``rows`` with the totals over the leaves at or below it, in one query."""
    below = Commitment.objects.order_by().filter(in_subtree_of("path"), is_leaf=True)
    aggregates = totals_of(today)
    sums = {name: Cast(aggregates.pop(name), TextField()) for name in ("weight_sum", "weighted_progress")}
    summed = below.annotate(whole=Value(1)).values("whole").annotate(found=JSONObject(**aggregates, **sums))
    counted = rows.annotate(totals=Subquery(summed.values("found")))
    return [(row, as_totals(row.__dict__["totals"])) for row in counted]


def in_subtree_of(outer: str) -> Q:
    """Return the condition "at or below the outer query's path", in the operators that ``text_pattern_ops`` serves."""
    ends = Func(OuterRef(outer), template="(rtrim(%(expressions)s, '.') || '/')", output_field=CharField())
    return Q(_compared("~>=~", OuterRef(outer))) & Q(_compared("~<~", ends))


def _compared(operator: str, bound: Combinable) -> Func:
    return Func(F("path"), bound, template="(%(expressions)s)", arg_joiner=f" {operator} ", output_field=BooleanField())

"""What figures count. One condition per figure, used to count and to list: so a figure equals the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from chancellery.commitments import rules
from chancellery.commitments.enums import Figure, Status
from chancellery.commitments.models import Commitment

SOON = timedelta(days=30)
NO_TOTALS = rules.Totals()
#: The figures that are counted; what was reported is the rest of what is open.
COUNTED = tuple(figure for figure in Figure if figure != Figure.REPORTED)
_LEFT_OUT = Q(status__in=[Status.WAIVED, Status.WITHDRAWN])
_OPEN = Q(status=Status.OPEN)
_TOLD = Q(reported_until_on__isnull=False)
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
        Figure.NOT_REPORTED: _OPEN & Q(awaited_from_on__lte=today),
        Figure.REPORTED: _OPEN & _TOLD & (Q(awaited_from_on__isnull=True) | Q(awaited_from_on__gt=today)),
        Figure.NOT_DUE_YET: _OPEN & ~_TOLD & Q(awaited_from_on__gt=today),
        Figure.LEFT_OUT: _LEFT_OUT,
    }
    return Q(is_leaf=True) & conditions[figure]


def rollup(scope: QuerySet[Commitment], *, today: date) -> rules.Totals:
    """Return what a scope holds, in one query over its leaves; what is not a leaf in it does not count."""
    return next((totals for _key, totals in _grouped(scope, None, today=today)), rules.Totals())


def rollup_by(scope: QuerySet[Commitment], key: Combinable, *, today: date) -> dict[str, rules.Totals]:
    """Return what a scope holds for each value of ``key``, in one query over its leaves."""
    return {str(value): totals for value, totals in _grouped(scope, key, today=today)}


def _grouped(
    scope: QuerySet[Commitment], key: Combinable | None, *, today: date
) -> Iterator[tuple[object, rules.Totals]]:
    leaves = scope.order_by().filter(is_leaf=True)
    try:
        written, given = leaves.values_list(Value("") if key is None else key).query.sql_with_params()
    except EmptyResultSet:
        return iter(())
    select, _from, rest = written.partition(" FROM ")
    before = select.count("%s")
    columns, params = aggregates(today)
    sql = f"{select}, {columns} FROM {rest} GROUP BY 1"
    return _read(sql, [*given[:before], *params, *given[before:]])


def _read(sql: str, params: Sequence[object]) -> Iterator[tuple[object, rules.Totals]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)  # type: ignore[arg-type] # what Django wrote, Django takes
        rows = cursor.fetchall()
    return ((key, totals_of(values)) for key, *values in rows)


def totals_of(values: Sequence[Any]) -> rules.Totals:
    """Return the totals that the columns of ``aggregates`` hold."""
    *counts, weight, progress = values
    figures = {figure.name.lower(): count for figure, count in zip(COUNTED, counts, strict=True)}
    return rules.Totals(**figures, weight=weight, weighted_progress=progress)


@lru_cache(maxsize=4)
def aggregates(today: date) -> tuple[str, tuple[object, ...]]:
    """Return the columns that make ``rules.Totals``, as SQL over the table of commitments.

    They are written once a day: Django takes longer to write them than PostgreSQL to count.
    """
    counted = condition_of(Figure.TOTAL, today=today)
    weighed: DecimalField[Decimal, Decimal] = DecimalField(max_digits=30, decimal_places=4)
    achieved = F("weight") * Coalesce(F("progress"), Decimal(0))
    nought = Value(Decimal(0), output_field=weighed)
    columns: list[Combinable] = [Count("pk", filter=condition_of(figure, today=today)) for figure in COUNTED]
    columns += [
        Coalesce(Sum(what, filter=counted, output_field=weighed), nought, output_field=weighed)
        for what in (F("weight"), achieved)
    ]
    query = Commitment.objects.order_by().annotate(**{f"c{n}": column for n, column in enumerate(columns)}).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    written = [compiler.compile(expression) for expression in query.annotations.values()]
    return ", ".join(sql for sql, _params in written), tuple(value for _sql, params in written for value in params)

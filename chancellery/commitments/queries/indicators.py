"""What the leaves of a scope measure: the values of one indicator make one, as it is declared that they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from chancellery.commitments.enums import Aggregation, Status
from chancellery.commitments.models import Commitment

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator over the leaves that have it, in one unit and aggregated alike.

    ``value`` is empty where nothing was told, or where values stay apart; so are baseline and target then.
    """

    name: str
    unit: str
    aggregation: Aggregation
    value: Decimal | None
    baseline: Decimal | None
    target: Decimal | None
    told: int  #: leaves that told a value
    leaves: int


def measured_in(scope: QuerySet[Commitment]) -> list[Measured]:
    """Return what the leaves of ``scope`` measure, in one query; what was waived or withdrawn does not count.

    Of a branch it reads only what measures something: few of a million may.
    """
    with connection.cursor() as cursor:
        cursor.execute(*statement(scope))
        names = [column.name for column in cursor.description or ()]
        return [_measured(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def statement(scope: QuerySet[Commitment]) -> tuple[str, Sequence[Any]]:
    """Return what the database is asked for, and the values beside it."""
    leaves = scope.order_by().filter(is_leaf=True, status__in=[Status.OPEN, Status.DONE])
    found, given = leaves.values_list(*_OF_A_LEAF).query.sql_with_params()
    return _SUMS.format(leaves=found), given


_OF_A_LEAF = (
    "indicator", "indicator_unit", "aggregation", "weight", "value", "baseline", "target", "reported_on", "pk"
)  # fmt: skip
#: The condition is no parameter, or a plan that is made for any values would not know the index of what measures.
_SUMS = """
    SELECT indicator, indicator_unit, aggregation, count(*) AS leaves, count(value) AS told,
        (array_agg(value ORDER BY reported_on DESC, pk DESC) FILTER (WHERE value IS NOT NULL))[1] AS last,
        sum(value) AS value_sum, sum(baseline) AS baseline_sum, sum(target) AS target_sum,
        sum(weight * value) AS value_weighed, sum(weight * baseline) AS baseline_weighed,
        sum(weight * target) AS target_weighed,
        sum(weight) FILTER (WHERE value IS NOT NULL) AS value_weight,
        sum(weight) FILTER (WHERE baseline IS NOT NULL) AS baseline_weight,
        sum(weight) FILTER (WHERE target IS NOT NULL) AS target_weight
    FROM ({leaves}) leaf (indicator, indicator_unit, aggregation, weight, value, baseline, target, reported_on, pk)
    WHERE indicator <> ''
    GROUP BY indicator, indicator_unit, aggregation
    ORDER BY indicator, indicator_unit, aggregation
"""


def _measured(row: Mapping[str, Any]) -> Measured:
    how = Aggregation(row["aggregation"] or Aggregation.NONE)
    value, baseline, target = (_one(row, name, how) for name in ("value", "baseline", "target"))
    return Measured(
        row["indicator"], row["indicator_unit"], how, value, baseline, target, told=row["told"], leaves=row["leaves"]
    )


def _one(row: Mapping[str, Any], name: str, how: Aggregation) -> Decimal | None:
    if how == Aggregation.SUM:
        added: Decimal | None = row[f"{name}_sum"]
        return added
    if how == Aggregation.MEAN and row[f"{name}_weight"]:
        mean: Decimal = row[f"{name}_weighed"] / row[f"{name}_weight"]
        return mean.quantize(_CENT, ROUND_HALF_UP)
    if how == Aggregation.LAST and name == "value":
        last: Decimal | None = row["last"]
        return last
    return None

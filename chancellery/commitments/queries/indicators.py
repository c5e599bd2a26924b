"""What the leaves of a scope measure: the values of one indicator make one, as it is declared that they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q, QuerySet, Sum

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
    """Return what the leaves of ``scope`` measure, in one query; what was waived or withdrawn does not count."""
    leaves = scope.order_by().filter(is_leaf=True, status__in=[Status.OPEN, Status.DONE]).exclude(indicator="")
    weighed = {name: Sum(F("weight") * F(name)) for name in ("value", "baseline", "target")}
    weights = {name: Sum("weight", filter=Q(**{f"{name}__isnull": False})) for name in weighed}
    rows = leaves.values("indicator", "indicator_unit", "aggregation").annotate(
        leaves=Count("pk"), told=Count("value"),
        last=ArrayAgg("value", filter=Q(value__isnull=False), order_by=["-reported_on", "-pk"]),
        **{f"{name}_sum": Sum(name) for name in weighed},
        **{f"{name}_weighed": whole for name, whole in weighed.items()},
        **{f"{name}_weight": weight for name, weight in weights.items()},
    )  # fmt: skip
    return [_measured(row) for row in rows.order_by("indicator", "indicator_unit", "aggregation")]


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
    if how == Aggregation.LAST and name == "value" and row["last"]:
        last: Decimal = row["last"][0]
        return last
    return None

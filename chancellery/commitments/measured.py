"""How an indicator looks in a row: the values of many leaves as one, and the way to those leaves."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.commitments import queries, showing
from chancellery.commitments.enums import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator in words; ``url`` leads to the leaves that make it."""

    name: str
    value: str
    how: str
    baseline: str
    target: str
    told: str
    url: str


def row_of(each: queries.Measured, **where: int) -> Row:
    """Return the row of an indicator; ``where`` is what the list of its leaves is limited to, as an address says it."""
    asked = {**where, "indicator": each.name, "measured": each.unit, "figure": Figure.TOTAL.value}
    return Row(
        name=each.name, value=showing.number(each.value, each.unit), how=str(each.aggregation.label),
        baseline=showing.number(each.baseline, each.unit), target=showing.number(each.target, each.unit),
        told=_("%(told)s of %(leaves)s told a value") % {"told": each.told, "leaves": each.leaves},
        url=f"{reverse('commitments:list')}?{urlencode(asked)}",
    )  # fmt: skip

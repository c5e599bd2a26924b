"""Days on which something holds."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db.models import F, Func


def validity() -> Func:
    """The days from ``from_on`` to ``until_on``, both included; an empty end is open."""
    bounds = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
    return Func(F("from_on"), F("until_on"), bounds, function="DATERANGE", output_field=DateRangeField())

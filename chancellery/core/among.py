"""A key among those that a subquery gives, to be found by an index."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Model, QuerySet


class Among(Func):
    """``field`` is one of ``keys``. The subquery is asked once, for an array that the index of the field is asked with.

    ``field__in`` is asked of each row of the table where it stands beside another condition with OR between them.
    """

    arg_joiner = " = ANY ("
    template = "%(expressions)s)"
    output_field = BooleanField()

    def __init__(self, field: str, keys: QuerySet[Model, Any]) -> None:
        super().__init__(F(field), ArraySubquery(keys))

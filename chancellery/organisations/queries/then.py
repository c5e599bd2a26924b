"""The tree of units as it was at the end of an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chancellery.core import history
from chancellery.core.bulk import Given
from chancellery.core.models import AuditEntry
from chancellery.organisations.models import Unit

#: Where each unit that moved since stood before the first move.
_FORMER_PARENTS = """
    SELECT DISTINCT ON (key) key, (values->>'parent_id')::bigint FROM core_formervalues
    WHERE "table" = 'organisations_unit' AND values ? 'parent_id' AND changed_at >= %s ORDER BY key, changed_at, id
"""
#: What stood below a unit at the end of each of several days. While no unit has moved since the first of them, all that
#: lies under its path; else the tree of each day is put together and walked.
_BELOW = """
    WITH RECURSIVE day AS (
        SELECT place, moment FROM unnest(%(ends)s::timestamptz[]) WITH ORDINALITY given(moment, place)
    ), former AS MATERIALIZED (
        SELECT DISTINCT ON (place, key) place, key, (values->>'parent_id')::bigint AS parent
        FROM day JOIN core_formervalues ON changed_at >= moment
        WHERE "table" = 'organisations_unit' AND values ? 'parent_id' ORDER BY place, key, changed_at, id
    ), stood AS MATERIALIZED (
        SELECT day.place, one.id, CASE WHEN former.key IS NULL THEN one.parent_id ELSE former.parent END AS parent
        FROM day CROSS JOIN organisations_unit one
        LEFT JOIN former ON former.place = day.place AND former.key = one.id
        WHERE starts_with(one.path, %(path)s) OR EXISTS (SELECT FROM former)
    ), below AS (
        SELECT place, %(unit)s::bigint AS id, NULL::bigint AS parent FROM day
        UNION ALL SELECT place, stood.id, stood.parent FROM below JOIN stood USING (place)
            WHERE stood.parent = below.id
    ) SELECT place, id, parent FROM below
"""


@dataclass(frozen=True, slots=True)
class Below:
    """The keys of a unit and of all that stood below it at the end of a day, and of those that stood right below."""

    keys: Sequence[int]
    right_below: Sequence[int]


def children_on(unit: Unit, day: date) -> list[Unit]:
    """Return the units that stood right below ``unit`` at the end of ``day``, as they were called; not to be saved."""
    formers = _former_parents(day)
    there = [key for key, parent in formers.items() if parent == unit.pk]
    found = [one for one in Unit.objects.filter(parent=unit) if one.pk not in formers]
    return history.as_of_each([*found, *Unit.objects.filter(pk__in=there)], day)


def keys_below_on(unit: Unit, day: date) -> list[int]:
    """Return the keys of ``unit`` and of all that stood below it at the end of ``day``."""
    return list(below_on(unit, [day])[0].keys)


def below_on(unit: Unit, days: Sequence[date]) -> list[Below]:
    """Return what stood below ``unit`` at the end of each of ``days``, by one query."""
    ends = [history.end_of(day).isoformat() for day in days]
    given: dict[str, Given] = {"ends": ends, "path": unit.path, "unit": unit.pk}
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, given)
        rows = cursor.fetchall()
    return [
        Below(
            [key for at, key, _parent in rows if at == place],
            [key for at, key, parent in rows if at == place and parent == unit.pk],
        )
        for place in range(1, len(days) + 1)
    ]


def parents_on(day: date) -> dict[int, int | None]:
    """Return the unit that each unit stood under at the end of ``day``, by keys."""
    return dict(Unit.objects.values_list("pk", "parent")) | _former_parents(day)


def opened_after(day: date, units: Sequence[Unit]) -> set[int]:
    """Return the keys of those of ``units`` that nobody had recorded by the end of ``day``."""
    entries = AuditEntry.objects.filter(
        on_type=Unit._meta.label_lower, on_key__in=[one.pk for one in units], verb="unit.opened",
        at__gte=history.end_of(day),
    )  # fmt: skip
    return {key for key in entries.values_list("on_key", flat=True) if key is not None}


def _former_parents(day: date) -> dict[int, int | None]:
    with connection.cursor() as cursor:
        cursor.execute(_FORMER_PARENTS, [history.end_of(day)])
        return dict(cursor.fetchall())


def short_names_on(day: date, units: Iterable[int]) -> dict[int, str]:
    """Return what units (by key) were called for short at the end of ``day``, in the reader's language."""
    return {then.pk: then.short_name for _now, then in now_and_on(day, units)}


def now_and_on(day: date, units: Iterable[int]) -> list[tuple[Unit, Unit]]:
    """Return units (by key) as they are and as they were called at the end of ``day``, not to be saved: one query."""
    keys = set(units)
    return history.now_and_then(Unit.objects.filter(pk__in=keys), day) if keys else []

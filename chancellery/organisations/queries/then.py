"""The tree of units as it was at the end of an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection

from chancellery.core import history
from chancellery.core.models import AuditEntry
from chancellery.organisations.models import Unit

#: Where each unit that moved since stood before the first move.
_FORMER_PARENTS = """
    SELECT DISTINCT ON (key) key, (values->>'parent_id')::bigint FROM core_formervalues
    WHERE "table" = 'organisations_unit' AND values ? 'parent_id' AND changed_at >= %s ORDER BY key, changed_at, id
"""


def children_on(unit: Unit, day: date) -> list[Unit]:
    """Return the units that stood right below ``unit`` at the end of ``day``, as they were called; not to be saved."""
    formers = _former_parents(day)
    there = [key for key, parent in formers.items() if parent == unit.pk]
    found = [one for one in Unit.objects.filter(parent=unit) if one.pk not in formers]
    return history.as_of_each([*found, *Unit.objects.filter(pk__in=there)], day)


def keys_below_on(unit: Unit, day: date) -> list[int]:
    """Return the keys of ``unit`` and of all that stood below it at the end of ``day``."""
    formers = _former_parents(day)
    if not formers:
        return list(Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True))
    below: dict[int | None, list[int]] = {}
    for key, parent in parents_on(day).items():
        below.setdefault(parent, []).append(key)
    keys = [unit.pk]
    for key in keys:  # it grows while it is walked
        keys += below.get(key, ())
    return keys


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
    found = list(Unit.objects.filter(pk__in=set(units)))
    return {one.pk: one.short_name for one in history.as_of_each(found, day)}

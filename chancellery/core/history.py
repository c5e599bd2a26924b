"""Records as they stood at an earlier moment, from the values that triggers keep. Only what is asked for is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import OuterRef, QuerySet
from django.utils import timezone

from chancellery.core.models import AuditEntry, FormerValues

Record = TypeVar("Record", bound=models.Model)


@contextmanager
def happening_at(at: datetime) -> Iterator[None]:
    """Let what changes inside have happened at ``at``: for what is brought over from earlier years.

    It must be in a transaction.
    """
    _set_moment(at.isoformat())
    yield
    _set_moment("")


def end_of(day: date) -> datetime:
    """Return the moment at which ``day`` ends, in the service's time zone."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))


def as_of(record: Record, day: date) -> Record:
    """Return ``record`` as it stood at the end of ``day``, not to be saved. Whether it existed then is not asked."""
    return as_of_each([record], day)[0]


def as_of_each(records: Sequence[Record], day: date) -> list[Record]:
    """Return records of one model, in their order, as they stood at the end of ``day``, by one query."""
    values: dict[int, dict[str, object]] = {}
    for key, earlier in _since(records, end_of(day)):
        values.setdefault(key, {}).update(earlier)
    return [_with(record, values.get(record.pk, {})) for record in records]


def now_and_then(rows: QuerySet[Record], day: date) -> list[tuple[Record, Record]]:
    """Return each of ``rows`` as it is, and as it stood at the end of ``day``, not to be saved: all by one query."""
    since = _kept_since(rows.model._meta.db_table, end_of(day)).filter(key=OuterRef("pk")).values("values")
    found = list(rows.annotate(former=ArraySubquery(since)))
    return [(one, _with(one, _first_since(vars(one)["former"]))) for one in found]


def _first_since(changes: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Return what columns held before the first of ``changes``, which come the latest first."""
    values: dict[str, object] = {}
    for earlier in changes:
        values.update(earlier)
    return values


def _with(record: Record, values: Mapping[str, object]) -> Record:
    names = [field.attname for field in record._meta.concrete_fields if field.attname in vars(record)]  # was fetched
    former = type(record).from_db(DEFAULT_DB_ALIAS, names, [getattr(record, name) for name in names])
    for field in record._meta.concrete_fields:
        if field.column is not None and field.column in values:
            setattr(former, field.attname, _read(field, values[field.column]))
    return former


def first_day_of(record: models.Model) -> date | None:
    """Return the day of the first entry in the trail about ``record``: from then on there is something to show."""
    entries = AuditEntry.objects.filter(on_type=record._meta.label_lower, on_key=record.pk)
    first = entries.order_by("id").values_list("at", flat=True).first()
    return timezone.localdate(first) if first else None


def _since(records: Sequence[models.Model], end: datetime) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield keys, and what was different before each change since ``end``, the latest change first."""
    if not records:
        return
    keys, table = [record.pk for record in records], records[0]._meta.db_table
    yield from _kept_since(table, end).filter(key__in=keys).values_list("key", "values")


def _kept_since(table: str, end: datetime) -> QuerySet[FormerValues]:
    """Return what rows that are still there said before each change since ``end``, the latest change first."""
    kept = FormerValues.objects.filter(table=table, changed_at__gte=end, is_gone=False)
    return kept.order_by("-changed_at", "-id")


def _read(field: models.Field[object, object], value: object) -> object:
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return value if isinstance(field, models.JSONField) else field.to_python(value)


def _set_moment(moment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chancellery.at', %s, true)", [moment])

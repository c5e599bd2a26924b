"""Read, write and change many records at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar

from django.db import connection, models
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from chancellery.core import copying

T = TypeVar("T", bound=models.Model)
#: What a statement of ours is given by name.
Given = int | str | date | datetime | list[int] | list[str] | list[int | None] | None
FEW = 50  #: up to here one INSERT is as quick
AT_ONCE = 500  #: records handed to the database while it still writes the ones before


def insert(model: type[T], records: Sequence[T]) -> None:
    """Write records in one statement however many there are; triggers see them all at once.

    All have their keys, or none has; these the database makes, and the records do not learn them. Each value is
    written as it is, but for JSON: the model has no other field that Django turns into something else.

    Raises:
        KeyError: a value is of a type that ``core.copying`` does not write.
    """
    if len(records) <= FEW:
        model._default_manager.bulk_create(records)
        return
    has_keys = records[0].pk is not None
    fields = [field for field in model._meta.concrete_fields if has_keys or not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    values = attrgetter(*(field.attname for field in fields))
    as_json = {place for place, field in enumerate(fields) if isinstance(field, models.JSONField)}
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for first in range(0, len(records), AT_ONCE):
            copy.write(copying.lines(map(values, records[first : first + AT_ONCE]), as_json=as_json))


def among(keys: Iterable[int]) -> RawSQL:
    """Return the keys for ``pk__in``: one parameter, however many there are."""
    return RawSQL("SELECT unnest(%s::bigint[])", [sorted(set(keys))], output_field=BigIntegerField())


def update(model: type[T], records: Sequence[T], names: Sequence[str]) -> None:
    """Write the fields ``names`` of stored records in one statement; triggers see them all at once."""
    if not records:
        return
    known = {field.name: field for field in model._meta.concrete_fields}
    fields = [model._meta.pk, *(known[name] for name in names)]
    columns = [field.column for field in fields]
    given = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
    said = ", ".join(f'"{column}" = given."{column}"' for column in columns[1:])
    quoted = ", ".join(f'"{column}"' for column in columns)
    table, key = model._meta.db_table, columns[0]
    statement = (
        f'UPDATE "{table}" SET {said} FROM unnest({given}) AS given({quoted})'  # noqa: S608 - names of our own models
        f' WHERE "{table}"."{key}" = given."{key}"'
    )
    values = [
        [field.get_db_prep_save(getattr(record, field.attname), connection) for record in records] for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)

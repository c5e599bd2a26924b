"""Write many new records at once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from django.db import connection, models

T = TypeVar("T", bound=models.Model)
FEW = 50  #: up to here one INSERT is as quick


def insert(model: type[T], records: Sequence[T]) -> None:
    """Write records in one statement however many there are; triggers see them all at once.

    All have their keys, or none has; these the database makes, and the records do not learn them. Each value is
    written as it is, but for JSON: the model has no other field that Django turns into something else.
    """
    if len(records) <= FEW:
        model._default_manager.bulk_create(records)
        return
    has_keys = records[0].pk is not None
    fields = [field for field in model._meta.concrete_fields if has_keys or not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    values = attrgetter(*(field.attname for field in fields))
    as_json = {place: field for place, field in enumerate(fields) if isinstance(field, models.JSONField)}
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for record in records:
            row = list(values(record))
            for place, field in as_json.items():
                row[place] = field.get_db_prep_save(row[place], connection)
            copy.write_row(row)

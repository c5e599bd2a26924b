"""Write many new records at once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from django.db import connection, models

T = TypeVar("T", bound=models.Model)
FEW = 50  #: up to here one INSERT is as quick


def insert(model: type[T], records: Sequence[T]) -> None:
    """Write records that have their keys, in one statement however many there are; triggers see them all at once.

    Each value is written as it is, so the model has no field that Django turns into something else, such as JSON.
    """
    if len(records) <= FEW:
        model._default_manager.bulk_create(records)
        return
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    values = attrgetter(*(field.attname for field in fields))
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for record in records:
            copy.write_row(values(record))

"""Read, change and add one record with a statement that was written once.

Django writes the statement anew each time, and takes longer to do so than PostgreSQL to carry it out. Where thousands
do the same within an hour, as in the last one before a deadline, that is most of what a request costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState

T = TypeVar("T", bound=models.Model)


def fresh(model: type[T], values: Mapping[str, object], *, known: Mapping[str, models.Model | None] | None = None) -> T:
    """Return a new record that is not stored, as ``model(**values)`` does but many times as quickly.

    ``values`` are named as columns are (``lead_id``); what they do not name has its default. ``known`` holds the
    records that some of the keys stand for.
    """
    made = model.__new__(model)
    made._state = ModelState()
    made.__dict__.update(_blank(model))
    made.__dict__.update(values)
    for name, make in _made_anew(model):
        if name not in values:
            made.__dict__[name] = make()
    if known:
        made._state.fields_cache.update(known)
    return made


def by_key(model: type[T], key: int, *, locked: bool = False) -> T | None:
    """Return the record with a primary key, or ``None``; ``locked`` until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_read(model) + (" FOR UPDATE" if locked else ""), [key])
        row = cursor.fetchone()
    if row is None:
        return None
    fields = model._meta.concrete_fields
    values = [
        field.from_db_value(value, None, connection) if hasattr(field, "from_db_value") else value
        for field, value in zip(fields, row, strict=True)
    ]
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], values)


def change(record: models.Model, names: Sequence[str]) -> None:
    """Write the named fields of a record that is there, as ``save`` does when it is told which.

    Raises:
        LookupError: it is not there (any more).
    """
    fields = [record._meta.get_field(name) for name in names]
    with connection.cursor() as cursor:
        cursor.execute(_write(type(record), tuple(names)), [*_values(record, fields), record.pk])
        if cursor.rowcount != 1:
            raise LookupError(record.pk)


def add(record: models.Model) -> None:
    """Write a new record; the database makes its key."""
    fields = [field for field in record._meta.concrete_fields if not field.primary_key]
    with connection.cursor() as cursor:
        cursor.execute(_insert(type(record)), _values(record, fields))
        record.pk = cursor.fetchone()[0]
    record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS


def _values(record: models.Model, fields: Sequence[Any]) -> list[Any]:
    return [field.get_db_prep_save(getattr(record, field.attname), connection) for field in fields]


def _key(model: type[models.Model]) -> str:
    key = model._meta.pk
    if key is None or key.column is None:
        raise TypeError(model)
    return f'"{key.column}"'


@cache
def _blank(model: type[models.Model]) -> Mapping[str, object]:
    """The defaults that are values."""
    made_anew = dict(_made_anew(model))
    return {
        field.attname: field.get_default() for field in model._meta.concrete_fields if field.attname not in made_anew
    }


@cache
def _made_anew(model: type[models.Model]) -> Sequence[tuple[str, Callable[[], object]]]:
    """The defaults that each record makes for itself."""
    return [
        (field.attname, field.get_default) for field in model._meta.concrete_fields
        if field.has_default() and callable(field.default)
    ]  # fmt: skip


@cache
def _read(model: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    return f'SELECT {columns} FROM "{model._meta.db_table}" WHERE {_key(model)} = %s'  # noqa: S608 - our own names


@cache
def _write(model: type[models.Model], names: tuple[str, ...]) -> str:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = ", ".join(f'"{field.column}" = %s' for field in fields)
    return f'UPDATE "{model._meta.db_table}" SET {columns} WHERE {_key(model)} = %s'  # noqa: S608 - our own names


@cache
def _insert(model: type[models.Model]) -> str:
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key]
    places = ", ".join("%s" for _column in columns)
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places}) RETURNING {_key(model)}'  # noqa: S608 - our own names

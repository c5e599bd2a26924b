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
Change = tuple[models.Model, Sequence[str]]  #: a record, and the names of the fields that are new


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


def by_key(model: type[T], key: int) -> T | None:
    """Return the record with a primary key, or ``None``."""
    with connection.cursor() as cursor:
        cursor.execute(_read(model), [key])
        row = cursor.fetchone()
    if row is None:
        return None
    return _made_of(model, row)


def locked_with(model: type[T], key: int, name: str) -> T | None:
    """Return a record with the one that its key ``name`` stands for, both locked until the transaction ends.

    The other one is locked first. ``None`` where either is missing.
    """
    other = _other(model, name)
    with connection.cursor() as cursor:
        cursor.execute(_read_with(model, name), [key])
        row = cursor.fetchone()
    if row is None:
        return None
    width = len(model._meta.concrete_fields)
    found = _made_of(model, row[:width])
    found._state.fields_cache[name] = _made_of(other, row[width:])
    return found


def change_and_add(changes: Sequence[Change], record: models.Model) -> None:
    """Write the named fields of records that are there, and a new record, in one statement.

    Raises:
        LookupError: one of those to change is not there (any more).
    """
    shape = tuple((type(one), tuple(names)) for one, names in changes)
    values: list[Any] = []
    for one, names in changes:
        values += [*_values(one, [one._meta.get_field(name) for name in names]), one.pk]
    values += _values(record, _without_key(type(record)))
    with connection.cursor() as cursor:
        cursor.execute(_change_and_add(shape, type(record)), values)
        record.pk, changed = cursor.fetchone()
    if changed != len(changes):
        raise LookupError([one.pk for one, _names in changes])
    record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS


def add(record: models.Model) -> None:
    """Write a new record; the database makes its key."""
    with connection.cursor() as cursor:
        cursor.execute(_insert(type(record)), _values(record, _without_key(type(record))))
        record.pk = cursor.fetchone()[0]
    record._state.adding, record._state.db = False, DEFAULT_DB_ALIAS


def _made_of(model: type[T], row: Sequence[Any]) -> T:
    fields = model._meta.concrete_fields
    values = [
        field.from_db_value(value, None, connection) if hasattr(field, "from_db_value") else value
        for field, value in zip(fields, row, strict=True)
    ]
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], values)


def _other(model: type[models.Model], name: str) -> type[models.Model]:
    field: Any = model._meta.get_field(name)
    other: type[models.Model] = field.related_model
    return other


@cache
def _without_key(model: type[models.Model]) -> Sequence[Any]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


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
    columns = [f'"{field.column}"' for field in _without_key(model)]
    places = ", ".join("%s" for _column in columns)
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places}) RETURNING {_key(model)}'  # noqa: S608 - our own names


@cache
def _read_with(model: type[models.Model], name: str) -> str:
    other = _other(model, name)
    field: Any = model._meta.get_field(name)
    columns = [f'one."{each.column}"' for each in model._meta.concrete_fields]
    columns += [f'other."{each.column}"' for each in other._meta.concrete_fields]
    return (
        f'SELECT {", ".join(columns)} FROM "{other._meta.db_table}" other'  # noqa: S608 - our own names
        f' JOIN "{model._meta.db_table}" one ON one."{field.column}" = other.{_key(other)}'
        f" WHERE one.{_key(model)} = %s FOR UPDATE"  # locked in the order in which they are named
    )


@cache
def _change_and_add(shape: tuple[tuple[type[models.Model], tuple[str, ...]], ...], model: type[models.Model]) -> str:
    parts = [f"change_{n} AS ({_write(kind, names)} RETURNING 1)" for n, (kind, names) in enumerate(shape)]
    counted = " + ".join(f"(SELECT count(*) FROM change_{n})" for n in range(len(shape)))  # noqa: S608 - our own names
    return f"WITH {', '.join(parts)} {_insert(model)}, {counted}"

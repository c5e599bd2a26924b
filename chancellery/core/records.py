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


def along(model: type[T], key: int, names: tuple[str, ...], *, locked: bool = False) -> T | None:
    """Return a record with the one that its key ``names[0]`` stands for, with the one that is ``names[1]`` of that …

    ``locked`` until the transaction ends, the farthest first. ``None`` where the record or one of them is missing.
    """
    with connection.cursor() as cursor:
        cursor.execute(_read_along(model, names) + (" FOR UPDATE" if locked else ""), [key])
        row = cursor.fetchone()
    if row is None:
        return None
    line = _line(model, names)
    found: list[models.Model] = []
    for kind in line:
        width = len(kind._meta.concrete_fields)
        found.append(_made_of(kind, row[:width]))
        row = row[width:]
    for one, name, other in zip(found, names, found[1:], strict=False):
        one._state.fields_cache[name] = other
    first = found[0]
    return first if isinstance(first, model) else None


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


@cache
def _line(model: type[models.Model], names: tuple[str, ...]) -> Sequence[type[models.Model]]:
    """The models of a record and of those its keys lead to."""
    line = [model]
    for name in names:
        field: Any = line[-1]._meta.get_field(name)
        line.append(field.related_model)
    return line


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
def _read_along(model: type[models.Model], names: tuple[str, ...]) -> str:
    line = _line(model, names)
    columns = [f'step_{n}."{each.column}"' for n, kind in enumerate(line) for each in kind._meta.concrete_fields]
    tables = [f'"{kind._meta.db_table}" step_{n}' for n, kind in enumerate(line)]
    conditions = [f"step_0.{_key(model)} = %s"]
    for n, name in enumerate(names):
        field: Any = line[n]._meta.get_field(name)
        conditions.append(f'step_{n}."{field.column}" = step_{n + 1}.{_key(line[n + 1])}')
    # rows are locked in the order in which their tables are named
    return f"SELECT {', '.join(columns)} FROM {', '.join(reversed(tables))} WHERE {' AND '.join(conditions)}"  # noqa: S608 - our own names


@cache
def _change_and_add(shape: tuple[tuple[type[models.Model], tuple[str, ...]], ...], model: type[models.Model]) -> str:
    parts = [f"change_{n} AS ({_write(kind, names)} RETURNING 1)" for n, (kind, names) in enumerate(shape)]
    counted = " + ".join(f"(SELECT count(*) FROM change_{n})" for n in range(len(shape)))  # noqa: S608 - our own names
    return f"WITH {', '.join(parts)} {_insert(model)}, {counted}"

"""Queries that Django writes once.

Writing a query costs Django as much as PostgreSQL needs to answer it, each time anew. A page that asks a dozen of them
keeps each as it was written; only its values change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, ParamSpec, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")

#: Values that stand in a query for those that come with a call; no condition of ours names them.
_NUMBERS, _WORDS, _DAYS = 2_146_000_000, "\u2983{}\u2984", date(1000, 1, 1).toordinal()


class NotAsItCame(TypeError):
    """A value of the call does not stand in the query as it came, or it decides how the query is written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} can be written once only if each value goes into it unchanged.")


class WrittenOnce(Generic[P, M, R]):
    """A function that returns a query set; calling it returns its rows, fetched.

    Its values are numbers, words, days, or tuples of numbers for ``__in``, and go into the query unchanged, whatever
    they are: a function with an ``if`` is none of these. What it prefetches comes with the rows.

    Raises:
        NotAsItCame: at the first call, when a value is not in the query as it came.
    """

    def __init__(self, write: Callable[P, QuerySet[M, R]]) -> None:
        self._write = write
        self._forms: dict[tuple[object, ...], _Form[M, R]] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        if () in args:  # Django leaves out what cannot be true: another query
            return list(self._write(*args, **kwargs))
        values = [_padded(value) if isinstance(value, tuple) else value for value in args]
        shape = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        form = self._forms.get(shape)
        if form is None:
            form = self._forms[shape] = self._written(values)
        return form.rows(_flat(values))

    def _written(self, values: Sequence[object]) -> _Form[M, R]:
        marks: dict[object, int] = {}
        standing = [_mark(value, marks) for value in values]
        found = self._write(*standing)  # type: ignore[call-arg,arg-type] # marks are of the types of the values
        return _Form(found, marks, self._write.__qualname__)


def _padded(value: tuple[object, ...]) -> tuple[object, ...]:
    """Return the values, the last one again and again up to a power of two, so that few shapes are written."""
    return value + value[-1:] * ((1 << (len(value) - 1).bit_length()) - len(value))


def _flat(values: Sequence[object]) -> list[object]:
    return [one for value in values for one in (value if isinstance(value, tuple) else (value,))]


def _mark(value: object, marks: dict[object, int]) -> object:
    """Return what stands for ``value`` in the query, and note in ``marks`` which of the flat values it stands for."""
    if isinstance(value, tuple):
        return tuple(_mark(one, marks) for one in value)
    place = len(marks)
    made: dict[type, object] = {
        int: _NUMBERS + place, str: _WORDS.format(place), date: date.fromordinal(_DAYS + place),
    }  # fmt: skip
    mark = made[str if isinstance(value, str) else type(value)]
    marks[mark] = place
    return mark


class _Form(Generic[M, R]):
    """A query as Django wrote it, with the places of the values that change."""

    def __init__(self, found: QuerySet[M, R], marks: dict[object, int], name: str) -> None:
        self._found = found
        self._compiler = found.query.get_compiler(using=found.db)
        self._sql, params = self._compiler.as_sql()
        self._params = tuple(params)
        held = [(at, one) for at, one in enumerate(params) if isinstance(one, int | str | date) and one in marks]
        self._places = tuple((at, marks[one], _as_bound(one)) for at, one in held)
        if {place for _at, place, _bound in self._places} != set(marks.values()):
            raise NotAsItCame(name)

    def rows(self, values: Sequence[object]) -> list[R]:
        """Return the rows of the query with these values."""
        params = list(self._params)
        for at, place, bound in self._places:
            params[at] = bound(values[place]) if bound else values[place]
        found = self._found.all()
        kind = found._iterable_class
        found.query = cast(Query, _Kept(found.query, _Filled(self._compiler, self._sql, params)))
        found._iterable_class = kind
        return list(found)


def _as_bound(param: object) -> Callable[[object], object] | None:
    """Return the type that tells the driver how wide a number is, where Django binds it so."""
    return type(param) if isinstance(param, int) and type(param) is not int else None


class _Filled(SQLCompiler):
    """A compiler that has written its query already."""

    def __init__(self, written: SQLCompiler, sql: str, params: Sequence[object]) -> None:
        self.__dict__.update(vars(written))
        self.connection = connections[written.using or DEFAULT_DB_ALIAS]  # each thread has its own
        self._said = sql, tuple(cast(Sequence[str | int], params))

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> tuple[str, tuple[str | int, ...]]:
        """Return the query as it was written, with the values of this call."""
        return self._said


class _Kept:
    """A query that hands out the compiler that has written it."""

    def __init__(self, query: Query, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_where: object, **_how: object) -> SQLCompiler:
        """Return the compiler that has written the query."""
        return self._compiler

    def __getattr__(self, name: str) -> object:
        return getattr(self._query, name)

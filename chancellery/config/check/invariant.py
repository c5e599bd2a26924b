"""What an invariant is: a sentence that must hold, and a way to find the records that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Invariant:
    """``sentence`` says what must hold; ``find`` yields the records for which it does not, each in a few words."""

    sentence: str
    find: Callable[[], Iterable[str]]


def by_sql(sentence: str, query: str) -> Invariant:
    """Return an invariant whose breakers one query finds: it selects a key and some words for each."""
    return Invariant(sentence, lambda: _rows(query))


def by_query(sentence: str, query: Callable[[], QuerySet[Model]]) -> Invariant:
    """Return an invariant whose breakers a query of an app finds."""
    return Invariant(sentence, lambda: (f"{row.pk} {row}" for row in query().iterator(chunk_size=2000)))


def _rows(query: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(2000):
            for key, words in rows:
                yield f"{key} {words}"

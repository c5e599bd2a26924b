"""Find what bears the words and is theirs to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from chancellery.organisations.rules import READERS, Authority
from chancellery.search import rules
from chancellery.search.enums import UNDATED, Kind

#: Nothing is counted beyond this, and nothing beyond it is shown: whoever gets so many asks more closely.
MOST = 1_000
#: Nobody counts further what is new in a saved search.
MOST_NEW = 100
#: How many units and people are shown above what is dated.
MOST_UNDATED = 6


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a person narrows the findings to; empty means all."""

    kind: str = ""
    language: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One finding: the record, not yet fetched."""

    kind: Kind
    key: int


@dataclass(frozen=True, slots=True)
class Found:
    """The findings, the newest first, and how they divide; ``more`` when there are more than were counted."""

    places: Sequence[Place] = ()
    named: Sequence[Place] = ()  #: units and people
    kinds: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    more: bool = False


def found(authority: Authority, asked: rules.Asked, narrowed: Narrowed, *, best_first: bool = False) -> Found:
    """Return what ``asked`` finds of what a person may see, the newest first. Counts are those before ``narrowed``.

    ``best_first`` puts what holds the words best before what is newer, where not too much was found to compare it.
    """
    marks = marks_of(authority)
    if not marks:
        return Found()
    query = asked.seen_by(marks)
    rows = _rows(_DATED, [query, UNDATED_KINDS, MOST + 1])
    if best_first and len(rows) <= MOST:
        rows = _rows(_RANKED, [query, UNDATED_KINDS, asked.query, MOST])
    undated = _rows(_UNDATED, [query, UNDATED_KINDS, MOST + 1])
    counted = rows[:MOST]
    years = Counter(row.year for row in counted if row.year)
    kinds = Counter(row.kind for row in [*undated, *counted])
    return Found(
        places=[row.place for row in _kept(rows, query, narrowed)],
        named=[*_numbered(asked), *(row.place for row in undated[:MOST_UNDATED])] if narrowed == Narrowed() else (),
        kinds={kind: kinds[kind] for kind in Kind.values if kinds[kind]},
        languages=dict(Counter(language for row in counted for language in row.languages).most_common()),
        years=dict(sorted(years.items(), reverse=True)),
        more=len(rows) > MOST,
    )


def new_in(authority: Authority, searches: Sequence[tuple[str, Narrowed, datetime]]) -> list[int]:
    """Return for each search, given with the moment since when, how much can be found only since then: 100 at most."""
    marks, asked = marks_of(authority), [rules.asked(words) for words, _narrowed, _moment in searches]
    if not marks or not searches:
        return [0] * len(searches)
    given: list[Any] = []
    for what, (_words, narrowed, moment) in zip(asked, searches, strict=True):
        given += [moment, what.seen_by(marks) if what else "", *_given(narrowed), MOST_NEW]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([_NEW] * len(searches))}", given)
        return list(cursor.fetchone())


def marks_of(authority: Authority) -> list[str]:
    """Return the marks of what a person may see (``rules``)."""
    units = sorted({grant.unit for grant in authority.grants if grant.role in READERS})
    return [rules.EVERYBODY, *map(rules.of_unit, units)] if units else []


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    key: int
    year: int | None
    languages: Sequence[str]

    @property
    def place(self) -> Place:
        return Place(Kind(self.kind), self.key)


def _numbered(asked: rules.Asked) -> list[Place]:
    """Return the documents whose number was typed, whole."""
    return [row.place for row in _rows(_NUMBERED, [asked.number, MOST_UNDATED])] if asked.number else []


def _kept(rows: Sequence[_Row], query: str, narrowed: Narrowed) -> Sequence[_Row]:
    if narrowed == Narrowed():
        return rows[:MOST]
    if len(rows) > MOST or narrowed.kind in UNDATED:  # others may stand behind those at hand
        return _rows(_NARROWED, [query, *_given(narrowed), MOST])
    return [
        row for row in rows
        if narrowed.kind in ("", row.kind)
        and (not narrowed.language or narrowed.language in row.languages)
        and narrowed.year in (None, row.year)
    ]  # fmt: skip


def _given(narrowed: Narrowed) -> list[object]:
    kind, language, year = narrowed.kind, narrowed.language, narrowed.year
    return [kind, kind, language, language, year, year, year]


def _rows(sql: str, given: Sequence[Any]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [_Row(*row) for row in cursor.fetchall()]


UNDATED_KINDS = [str(kind) for kind in UNDATED]
_SHOWN = "SELECT kind, key, extract(year FROM dated_on)::int, languages FROM search_entry WHERE "
_NEWEST = " ORDER BY dated_on DESC, id DESC LIMIT %s"
_NARROWING = (
    " AND (%s = '' OR kind = %s) AND (%s = '' OR %s = ANY (languages))"
    " AND (%s::int IS NULL OR (dated_on >= make_date(%s, 1, 1) AND dated_on < make_date(%s + 1, 1, 1)))"
)
_DATED = f"{_SHOWN} vector @@ %s::tsquery AND kind <> ALL (%s) {_NEWEST}"
_UNDATED = f"{_SHOWN} vector @@ %s::tsquery AND kind = ANY (%s) ORDER BY kind DESC, id LIMIT %s"
_RANKED = (
    f"{_SHOWN} vector @@ %s::tsquery AND kind <> ALL (%s)"
    " ORDER BY ts_rank(vector, %s::tsquery) DESC, dated_on DESC, id DESC LIMIT %s"
)
_NUMBERED = f"{_SHOWN} vector @@ %s::tsquery AND kind = 'document' {_NEWEST}"
_NARROWED = f"{_SHOWN} vector @@ %s::tsquery {_NARROWING} {_NEWEST}"
_NEW = (
    "(SELECT count(*) FROM (SELECT FROM search_entry WHERE first_at > %s AND vector @@ %s::tsquery"  # noqa: S608 - nothing but what is written here
    + _NARROWING
    + " LIMIT %s) fresh)"
)

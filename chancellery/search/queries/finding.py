"""Find what bears the words and is theirs to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection

from chancellery.organisations.rules import READERS, Authority
from chancellery.search import rules
from chancellery.search.enums import UNDATED, Kind
from chancellery.search.queries.commonness import Commonness, Way, commonness

#: Nothing is counted beyond this, and nothing beyond it is shown: whoever gets so many asks more closely.
MOST = 1_000
#: When all words are common and so many stand in the newest records, older ones are not looked through.
ENOUGH = 200
#: Nobody counts further what is new in a saved search.
MOST_NEW = 100
#: So many conditions the index goes through one by one; what is more is weighed together.
APART = 4
#: How many units and people are shown above what is dated.
MOST_UNDATED = 6


_EVERYWHERE = Way()


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
    known, theirs = commonness(), rules.any_of(marks)
    numbered = _numbered(asked, theirs)
    # whoever types a number that there is means it, and not its parts
    query = [*([rules.any_of([asked.number])] if numbered else asked.conditions(known.whole)), theirs]
    dated = _dated(query, asked, known)
    undated = _all([_UNDATED, *query], most=MOST).rows
    rows = _best_first(dated.rows, query) if best_first and not dated.more else dated.rows
    years = Counter(row.year for row in rows if row.year)
    kinds = Counter(row.kind for row in [*undated, *rows])
    kept = rows
    if narrowed.kind in UNDATED:
        kept = _kept(undated, narrowed)
    elif narrowed != Narrowed():  # where there are more, others may stand behind those at hand
        kept = _dated([*query, *_narrowing(narrowed)], asked, known).rows if dated.more else _kept(rows, narrowed)
    return Found(
        places=[row.place for row in kept],
        named=[row.place for row in [*numbered, *_named(undated, query, asked)]] if narrowed == Narrowed() else (),
        kinds={kind: kinds[kind] for kind in Kind.values if kinds[kind]},
        languages=dict(Counter(language for row in rows for language in row.languages).most_common()),
        years=dict(sorted(years.items(), reverse=True)),
        more=dated.more,
    )


def new_in(authority: Authority, searches: Sequence[tuple[str, Narrowed, datetime]]) -> list[int]:
    """Return for each search, given with the moment since when, how much can be found only since then: 100 at most."""
    marks, known = marks_of(authority), commonness()
    if not marks or not searches:
        return [0] * len(searches)
    given: list[str | datetime | int] = []
    for words, narrowed, moment in searches:
        asked = rules.asked(words)
        wanted = [*asked.conditions(known.whole), rules.any_of(marks), *_narrowing(narrowed)] if asked else []
        given += [rules.both(*wanted), moment, MOST_NEW]
    asked_at_once = ", ".join(["count_new_in_search(%s::tsquery, %s, %s)"] * len(searches))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked_at_once}", given)
        return list(cursor.fetchone())


def marks_of(authority: Authority) -> list[str]:
    """Return the marks of what a person may see (``rules``)."""
    units = sorted({grant.unit for grant in authority.grants if grant.role in READERS})
    above = sorted({int(key) for path in authority.paths(READERS) for key in path.split(".")[:-2]})
    return [rules.EVERYBODY, *map(rules.of_unit, units), *map(rules.of_open_below, above)] if units else []


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    key: int
    year: int | None
    languages: Sequence[str]

    @property
    def place(self) -> Place:
        return Place(Kind(self.kind), self.key)


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: Sequence[_Row]
    more: bool


def _dated(query: Sequence[str], asked: rules.Asked, known: Commonness) -> _Rows:
    """Return the newest that bear the words; where all of them are common, no more than enough is read."""
    return _all(query, known.way_for(asked.lexemes(), enough=ENOUGH), older_than=date.max)


def _numbered(asked: rules.Asked, theirs: str) -> Sequence[_Row]:
    """Return the documents whose number was typed, whole."""
    number = [rules.any_of([asked.number]), _DOCUMENTS, theirs]
    return _all(number, most=MOST_UNDATED).rows if asked.number else []


def _named(undated: Sequence[_Row], query: Sequence[str], asked: rules.Asked) -> Sequence[_Row]:
    """Return the units and people that are called so; where none are, those whose office or post is."""
    called = _all([_UNDATED, asked.called(), *query], most=MOST_UNDATED).rows if undated else []
    return called or undated[:MOST_UNDATED]


def _kept(rows: Sequence[_Row], narrowed: Narrowed) -> list[_Row]:
    return [
        row for row in rows
        if narrowed.kind in ("", row.kind)
        and (not narrowed.language or narrowed.language in row.languages)
        and narrowed.year in (None, row.year)
    ]  # fmt: skip


def _narrowing(narrowed: Narrowed) -> list[str]:
    marks = [
        rules.of_kind(narrowed.kind) if narrowed.kind else "",
        rules.in_language(narrowed.language) if narrowed.language else "",
        rules.of_year(narrowed.year) if narrowed.year else "",
    ]
    return [rules.any_of([mark]) for mark in marks if mark]


def _all(query: Sequence[str], way: Way = _EVERYWHERE, *, older_than: date | None = None, most: int = MOST) -> _Rows:
    first, rest = query[: APART - 1], query[APART - 1 :]
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, [
            [*first, *([rules.both(*rest)] if rest else [])],
            [one.condition for one in way.stretches], [one.first_on for one in way.stretches],
            [one.entries for one in way.stretches], way.likely, older_than, ENOUGH, most,
        ])  # fmt: skip
        *columns, more = cursor.fetchone()
    rows = [_Row(kind, key, year, languages.split()) for kind, key, year, languages in zip(*columns, strict=True)]
    return _Rows(rows, more)


def _best_first(rows: Sequence[_Row], query: Sequence[str]) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(_RANKED, [[row.kind for row in rows], [row.key for row in rows], rules.both(*query)])
        order = {Place(Kind(kind), key): place for place, (kind, key) in enumerate(cursor.fetchall())}
    return sorted(rows, key=lambda row: order.get(row.place, len(order)))


_UNDATED = rules.any_of([rules.of_kind(kind) for kind in UNDATED])
_DOCUMENTS = rules.any_of([rules.of_kind(Kind.DOCUMENT)])
_FOUND = """
    SELECT kinds, keys, years, languages, more
    FROM find_in_search(%s::text[], %s::text[], %s::date[], %s::integer[], %s::bigint, %s::date, %s, %s)
"""
_RANKED = """
    SELECT kind, key FROM unnest(%s::text[], %s::bigint[]) AS found (kind, key) JOIN search_entry USING (kind, key)
    ORDER BY ts_rank(vector, %s::tsquery) DESC, dated_on DESC, id DESC
"""

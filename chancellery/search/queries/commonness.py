"""Which words are common, and how far the newest records reach: what a look-up is planned by."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from chancellery.search import rules

#: A word in this share of all entries is a word of its own, and not looked for as the beginning of others.
_WHOLE = 0.01
#: How many of the newest entries are looked through before all are: as many more each time as were found to be too few.
_NEWEST = (5_000, 12_000, 25_000, 50_000, 100_000, 200_000, 400_000)
#: So many entries are soon read, however old.
_FEW = 8_000
_KEPT_SECONDS = 600


class Stretch(NamedTuple):
    """What is dated from a day until the next newer stretch begins."""

    condition: str
    first_on: date
    entries: int  #: in it and in all that are newer


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many entries hold each common word or pair, and stretches of time, the newest first."""

    entries: Mapping[str, int] = field(default_factory=dict)
    whole: Collection[str] = frozenset()  #: words that are not looked for as beginnings of others
    stretches: Sequence[Stretch] = ()

    def stretches_for(self, lexemes: Iterable[str]) -> Sequence[Stretch]:
        """Return the stretches to look through before all is: none where a word is in so few that all are soon read."""
        fewest = min(self.entries.get(lexeme, 0) for lexeme in lexemes)
        return [one for one in self.stretches if fewest >= _FEW and one.entries < fewest * 4]


def commonness() -> Commonness:
    """Return what was common some minutes ago at most: only speed hangs on it, and what a last word may begin."""
    return _at(str(connection.settings_dict["NAME"]), int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=1)
def _at(_database: str, _moment: int) -> Commonness:
    with connection.cursor() as cursor:
        cursor.execute(_COMMON)
        entries, written = cursor.fetchone() or (0, {})
        if entries < 2 * _NEWEST[0]:
            return Commonness()
        shares = {word: float(share) for word, share in written.items()}
        whole = frozenset(word for word, share in shares.items() if share >= _WHOLE)
        return Commonness(
            {word: int(share * entries) for word, share in shares.items()}, whole, _stretches(cursor, int(entries))
        )


def _stretches(cursor: CursorWrapper, entries: int) -> list[Stretch]:
    cursor.execute(_YEARS)
    years = [year for (year,) in cursor.fetchall()]
    found: list[Stretch] = []
    for many in _NEWEST:
        cursor.execute(_DAY, [many])
        row = cursor.fetchone()
        if row is None or many * 2 > entries:
            break
        first, newer = rules.first_of_quarter(row[0]), found[-1].first_on if found else None
        if newer is None or first < newer:
            found.append(Stretch(rules.any_of(rules.stretch(first, newer, years)), first, many))
    return found


#: Of the last ANALYZE, which the database does by itself.
_COMMON = """
    SELECT reltuples, coalesce(common.shares, '{}')
    FROM pg_class LEFT JOIN LATERAL (
        SELECT json_object(stats.most_common_elems::text::text[],
            (stats.most_common_elem_freqs::text[])[:cardinality(stats.most_common_elems::text::text[])]) AS shares
        FROM pg_stats stats WHERE stats.tablename = 'search_entry' AND stats.attname = 'vector'
    ) common ON true
    WHERE pg_class.oid = 'search_entry'::regclass
"""
_YEARS = """
    WITH RECURSIVE one (day) AS (
        SELECT max(dated_on) FROM search_entry
        UNION ALL
        SELECT (SELECT max(dated_on) FROM search_entry WHERE dated_on < date_trunc('year', one.day)::date)
        FROM one WHERE one.day IS NOT NULL
    )
    SELECT extract(year FROM day)::integer FROM one WHERE day IS NOT NULL
"""
_DAY = """
    SELECT dated_on FROM search_entry WHERE dated_on IS NOT NULL ORDER BY dated_on DESC, id DESC OFFSET %s LIMIT 1
"""

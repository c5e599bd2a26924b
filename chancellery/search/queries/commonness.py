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
#: So many of the newest entries are looked through before all are: as many more each time as were found to be too few.
_NEWEST = (3_000, 5_000, 8_000, 12_000, 20_000, 30_000, 50_000, 80_000, 120_000, 200_000, 300_000, 500_000)
#: So many entries are soon fetched, however old; among very many, this share of all: stretches cost more there too.
_FEW, _SMALL_SHARE = 8_000, 0.02
_KEPT_SECONDS = 600


class Stretch(NamedTuple):
    """What is dated from a day until the next newer stretch begins."""

    condition: str
    first_on: date
    entries: int  #: in it and in all that are newer


class Way(NamedTuple):
    """What to look through, until there is enough; in ``likely`` of the newest entries there may be."""

    stretches: Sequence[Stretch] = ()
    likely: int = 0


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many entries hold each common word or pair, and stretches of time, the newest first."""

    total: int = 0
    entries: Mapping[str, int] = field(default_factory=dict)
    whole: Collection[str] = frozenset()  #: words that are not looked for as beginnings of others
    stretches: Sequence[Stretch] = ()

    def way_for(self, lexemes: Iterable[str], *, enough: int) -> Way:
        """Return how to find ``enough`` that bear all of these: where one is in few entries, in all at once."""
        held = [self.entries.get(lexeme, 0) for lexeme in lexemes]
        if min(held) < max(_FEW, self.total * _SMALL_SHARE):
            return Way()
        return Way(self.stretches, self.total * enough * len(held) // min(held))


def commonness() -> Commonness:
    """Return what was common some minutes ago at most: only speed hangs on it, and what a last word may begin."""
    return _at(str(connection.settings_dict["NAME"]), int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=1)
def _at(_database: str, _moment: int) -> Commonness:
    with connection.cursor() as cursor:
        cursor.execute(_COMMON)
        entries, written = cursor.fetchone() or (0, {})
        if entries < 4 * _NEWEST[0]:
            return Commonness()
        shares = {word: float(share) for word, share in written.items()}
        whole = frozenset(word for word, share in shares.items() if share >= _WHOLE)
        held = {word: int(share * entries) for word, share in shares.items()}
        return Commonness(int(entries), held, whole, _stretches(cursor, int(entries)))


def _stretches(cursor: CursorWrapper, entries: int) -> list[Stretch]:
    cursor.execute("SELECT max(dated_on) FROM search_entry")
    (newest,) = cursor.fetchone()
    found: list[Stretch] = []
    for many in _NEWEST:
        cursor.execute(_DAY, [many])
        row = cursor.fetchone()
        if row is None or many * 2 > entries:
            break
        newer = found[-1].first_on if found else None
        first, before = rules.first_of_stretch(row[0], newer), newer or rules.after(newest)
        if first < before:
            found.append(Stretch(rules.any_of(rules.stretch(first, before)), first, many))
    return found


#: Of the last ANALYZE, which the database does by itself. While many wait, as after a change of the marks, some entries
#: lack those of a stretch, and no stretch is gone through.
_COMMON = """
    SELECT reltuples, coalesce(common.shares, '{}')
    FROM pg_class LEFT JOIN LATERAL (
        SELECT json_object(stats.most_common_elems::text::text[],
            (stats.most_common_elem_freqs::text[])[:cardinality(stats.most_common_elems::text::text[])]) AS shares
        FROM pg_stats stats WHERE stats.tablename = 'search_entry' AND stats.attname = 'vector'
    ) common ON true
    WHERE pg_class.oid = 'search_entry'::regclass AND NOT EXISTS (SELECT FROM search_waiting OFFSET 5000)
"""
_DAY = """
    SELECT dated_on FROM search_entry WHERE dated_on IS NOT NULL ORDER BY dated_on DESC, id DESC OFFSET %s LIMIT 1
"""

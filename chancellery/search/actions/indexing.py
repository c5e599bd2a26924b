"""Bring into the index what triggers say has changed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction
from django.utils import timezone

from chancellery.search import rules
from chancellery.search.enums import Kind
from chancellery.search.queries.sources import Said, said_by

#: Records brought in within one transaction.
AT_ONCE = 500
_LOCK = 27852803  #: one brings in at a time, so that nothing old stands over something new


def index_waiting(*, rounds: int | None = None) -> int:
    """Bring in what waits, some hundred records at a time; return how many it were. Safe beside others and to stop."""
    brought = 0
    while rounds is None or rounds > 0:
        taken = _take_some()
        brought += taken
        if taken < AT_ONCE:
            break
        rounds = None if rounds is None else rounds - 1
    if brought:  # what is not sorted in yet is read whole by everybody who looks for anything
        with connection.cursor() as cursor:
            cursor.execute("SELECT sort_in_entries()")
    return brought


def index_everything() -> int:
    """Bring every record in anew; return how many it were. What is found meanwhile is as it was."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT wait_for_search()")
    return index_waiting()


@transaction.atomic
def _take_some() -> int:
    with connection.cursor() as cursor:
        # after a crash what was brought in waits again, so nobody waits for the disk
        cursor.execute("SELECT pg_advisory_xact_lock(%s), set_config('synchronous_commit', 'off', true)", [_LOCK])
        cursor.execute(_TAKEN, [AT_ONCE])
        taken = cursor.fetchall()
    keys: dict[str, set[int]] = {}
    for kind, key in taken:
        keys.setdefault(kind, set()).add(key)
    for kind, some in keys.items():
        _bring_in(kind, sorted(some))
    return len(taken)


def _bring_in(kind: str, keys: Sequence[int]) -> None:
    said = said_by(kind, keys)
    gone = sorted(set(keys) - {one.key for one in said})
    with connection.cursor() as cursor:
        if gone:
            cursor.execute("DELETE FROM search_entry WHERE kind = %s AND key = ANY (%s)", [kind, gone])
        if said:
            cursor.execute(_KEPT, [
                Kind(kind).value, timezone.now(), [one.key for one in said], [one.dated_on for one in said],
                [" ".join(one.languages) for one in said],
                [rules.vector(one.title, one.body, _marks(kind, one)) for one in said],
            ])  # fmt: skip


def _marks(kind: str, said: Said) -> set[str]:
    """Return who may see it, its numbers, and what it is narrowed by."""
    marks = {*said.marks, rules.of_kind(kind), *map(rules.in_language, said.languages)}
    return marks | rules.of_day(said.dated_on) if said.dated_on else marks


_TAKEN = """
    DELETE FROM search_waiting WHERE id = ANY (ARRAY(SELECT id FROM search_waiting ORDER BY id LIMIT %s))
    RETURNING kind, key
"""
_KEPT = """
    INSERT INTO search_entry AS known (kind, first_at, key, dated_on, languages, vector)
    SELECT %s, %s, key, dated_on, string_to_array(languages, ' '), vector::tsvector
    FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[]) AS fresh (key, dated_on, languages, vector)
    ON CONFLICT (kind, key) DO UPDATE
    SET dated_on = excluded.dated_on, languages = excluded.languages, vector = excluded.vector
    WHERE (known.dated_on, known.languages, known.vector)
        IS DISTINCT FROM (excluded.dated_on, excluded.languages, excluded.vector)
"""

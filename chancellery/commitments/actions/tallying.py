"""Fold changes into the tallies. One folds at a time; nobody who reports or reads waits for it."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from chancellery.commitments.models import TallyChange, TallyDay
from chancellery.commitments.queries.tallies import CHANGES, COUNTED_ON, COUNTS, CROSSINGS, SCOPES

#: The trigger that takes tallies along with a unit holds it by its number.
FOLDING_LOCK = 0x1A9_0002
CHOSEN_LOCK = 0x1A9_0003
BATCH = 50_000  #: changes folded in one transaction

_SUMS = ", ".join(f"sum(part.{count}) AS {count}" for count in COUNTS)
_ADDED = ", ".join(f"{count} = known.{count} + excluded.{count}" for count in COUNTS)
_COLUMNS = ", ".join(COUNTS)
_EMPTY = " AND ".join(f"{count} = 0" for count in COUNTS)
#: What was handed down on at once came and went in one batch.
_ANY = " OR ".join(f"sum(part.{count}) <> 0" for count in COUNTS)
_SCOPES = " UNION ALL ".join(
    f"SELECT part.answers_to, {kind.value} AS kind, key FROM answered part CROSS JOIN LATERAL {scope} scope"  # noqa: S608
    for kind, scope in SCOPES.items()
)
_TAKEN = f"{CHANGES.format(changes='taken')} UNION ALL {CROSSINGS.format(day='%(day)s')}"
#: Tallies are written in the order of their keys, so that those of a unit lie side by side and fill their pages.
#: One statement, so one view of the database: the leaves it asks because of the clock are those that the tallies and
#: the changes it takes make together.
_FOLD = f"""
WITH taken AS (
    DELETE FROM commitments_tallychange
    WHERE id IN (SELECT id FROM commitments_tallychange ORDER BY id LIMIT %(limit)s) RETURNING *
), part AS MATERIALIZED (
    SELECT lead, above, answers_to, {_SUMS} FROM ({_TAKEN}) part
    GROUP BY lead, above, answers_to HAVING {_ANY}
), answered AS (
    SELECT DISTINCT answers_to FROM part
), scope AS MATERIALIZED (
    {_SCOPES}
), place AS MATERIALIZED (
    SELECT id AS lead, unnest(string_to_array(rtrim(path, '.'), '.')::bigint[]) AS unit
    FROM organisations_unit WHERE id IN (SELECT lead FROM part)
), of_lead AS MATERIALIZED (
    SELECT lead, answers_to, {_SUMS} FROM part GROUP BY lead, answers_to
), of_unit AS (
    INSERT INTO commitments_unittally AS known (unit, kind, key, {_COLUMNS})
    SELECT place.unit, scope.kind, scope.key, {_SUMS}
    FROM of_lead part JOIN place USING (lead) JOIN scope USING (answers_to) GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3
    ON CONFLICT (unit, kind, key) DO UPDATE SET {_ADDED} RETURNING unit, kind, key, total + left_out AS leaves
), of_branch AS (
    INSERT INTO commitments_branchtally AS known (commitment, {_COLUMNS})
    SELECT place.commitment, {_SUMS}
    FROM (SELECT above, {_SUMS} FROM part WHERE above <> '' GROUP BY above) part
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(part.above, '.'), '.')::bigint[]) place(commitment) GROUP BY 1
    ORDER BY 1
    ON CONFLICT (commitment) DO UPDATE SET {_ADDED} RETURNING commitment, total + left_out AS leaves
), turned AS (
    INSERT INTO commitments_tallyday AS known (id, counted_on) SELECT 1, %(day)s WHERE %(day)s <> {COUNTED_ON}
    ON CONFLICT (id) DO UPDATE SET counted_on = excluded.counted_on
)
SELECT (SELECT count(*) FROM taken), ARRAY(SELECT DISTINCT unit FROM of_unit WHERE leaves = 0),
    ARRAY(SELECT commitment FROM of_branch WHERE leaves = 0)
"""  # noqa: S608 - nothing but what is written here


def fold_changes(*, today: date, wait: bool = True) -> int:
    """Add to the tallies what was changed since, set their clocks to ``today`` and return how many changes there were.

    Tallies never turn back to an earlier day. With ``wait`` false nothing is done while somebody else folds.
    """
    done = 0
    while TallyChange.objects.exists():  # most of what waits, before the clocks turn over all that is left at once
        folded = _fold(None, limit=BATCH, wait=wait)
        done += folded
        if folded < BATCH:
            break
    if not TallyDay.objects.filter(counted_on__gte=today).exists():
        done += _fold(today, limit=None, wait=wait)
    return done


def is_chosen_to_fold() -> bool:
    """Say whether this connection is the one that folds all the time; once it is, it stays so until it closes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [CHOSEN_LOCK])
        return bool(cursor.fetchone()[0])


def clear_folded() -> None:
    """Give back the room of changes that were folded, so that no reader steps over them. Not in a transaction.

    The file keeps its length: to shorten it, the database waits seconds for a moment without writers, and then lets
    them wait. It does so by itself, like all of this, when there is less to do.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (SKIP_LOCKED, TRUNCATE false) commitments_tallychange")


@transaction.atomic
def _fold(day: date | None, *, limit: int | None, wait: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_{'' if wait else 'try_'}advisory_xact_lock(%s)", [FOLDING_LOCK])
        if cursor.fetchone() == (False,):
            return 0
        cursor.execute(f"SELECT {COUNTED_ON}")
        (counted_on,) = cursor.fetchone()
        cursor.execute(_FOLD, {"limit": limit, "day": day or counted_on})
        folded, units, branches = cursor.fetchone()
        cursor.execute(f"DELETE FROM commitments_unittally WHERE unit = ANY (%s) AND {_EMPTY}", [units])  # noqa: S608
        cursor.execute(f"DELETE FROM commitments_branchtally WHERE commitment = ANY (%s) AND {_EMPTY}", [branches])  # noqa: S608
    return int(folded)

"""Fold changes into the tallies. One folds at a time; nobody who reports or reads waits for it.

Changes are folded while the clocks stand at the day on which they happened, and each day turns into the next one at
which anything does. So what a fold makes of a unit is how it stands at the end of the day of the clocks, as far as is
known, and it is kept as that (``DayFigures``).
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from chancellery.commitments.enums import TallyKind
from chancellery.commitments.models import TallyDay
from chancellery.commitments.queries.days import BEFORE_WAITING, BEGIN, HAPPENED_ON, NEXT_DAY
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
_TAKEN = f"""
    {CHANGES.format(changes="taken")} UNION ALL {CROSSINGS.format(day="%(day)s")}
    UNION ALL {BEFORE_WAITING.format(day="%(day)s")}
"""
_KEPT = ", ".join(f"{count} = excluded.{count}" for count in COUNTS)
#: Changes are taken by their places: the ledger has no index, and a change is never changed.
#: Tallies are written in the order of their keys, so that those of a unit lie side by side and fill their pages.
#: One statement, so one view of the database: the leaves it asks because of the clock, less what waits, are those that
#: the tallies make. It turns the clocks or takes changes, never both.
_FOLD = f"""
WITH taken AS (
    DELETE FROM commitments_tallychange
    WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM commitments_tallychange WHERE %(until)s::date IS NULL OR {HAPPENED_ON} <= %(until)s
        LIMIT %(limit)s
    )) RETURNING *
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
    ON CONFLICT (unit, kind, key) DO UPDATE SET {_ADDED} RETURNING known.*
), kept AS (
    INSERT INTO commitments_dayfigures (unit, kind, key, from_on, {_COLUMNS})
    SELECT unit, kind, key, %(day)s, {_COLUMNS} FROM of_unit WHERE kind <> {TallyKind.PROVISION.value}
    ON CONFLICT (unit, kind, key, from_on) DO UPDATE SET {_KEPT}
), of_branch AS (
    INSERT INTO commitments_branchtally AS known (commitment, {_COLUMNS})
    SELECT place.commitment, {_SUMS}
    FROM (SELECT above, {_SUMS} FROM part WHERE above <> '' GROUP BY above) part
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(part.above, '.'), '.')::bigint[]) place(commitment) GROUP BY 1
    ORDER BY 1
    ON CONFLICT (commitment) DO UPDATE SET {_ADDED} RETURNING commitment, total + left_out AS leaves
), turned AS (
    UPDATE commitments_tallyday SET counted_on = %(day)s WHERE counted_on <> %(day)s
)
SELECT (SELECT count(*) FROM taken), ARRAY(SELECT DISTINCT unit FROM of_unit WHERE total + left_out = 0),
    ARRAY(SELECT commitment FROM of_branch WHERE leaves = 0)
"""  # noqa: S608 - nothing but what is written here


def fold_changes(*, today: date, wait: bool = True) -> int:
    """Add to the tallies what was changed since, set their clocks to ``today`` and return how many changes there were.

    Tallies never turn back to an earlier day. With ``wait`` false nothing is done while somebody else folds.
    """
    day, done = _begun(today), 0
    while day < today:
        done += _fold_until(day, wait=wait)
        _fold(until=day, limit=0, turn_to=_next_day(day, today), wait=wait)
        before, day = day, _begun(today)
        if day == before:  # somebody else folds
            return done
    return done + _fold_until(None, wait=wait)


def _begun(today: date) -> date:
    """Return the day at which the clocks stand; at first, let them begin with the first change."""
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, {"today": today, "zone": timezone.get_current_timezone_name()})
    return TallyDay.objects.values_list("counted_on", flat=True).get()


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


def _fold_until(day: date | None, *, wait: bool) -> int:
    """Fold what happened until the end of ``day``, or all that waits."""
    done, folded = 0, BATCH
    while folded == BATCH:
        folded = _fold(until=day, limit=BATCH, wait=wait)
        done += folded
    return done


def _next_day(day: date, today: date) -> date:
    """Return the first day after ``day`` on which something happened or a clock changes a figure; at last ``today``."""
    if today - day == timedelta(days=1):
        return today
    with connection.cursor() as cursor:
        cursor.execute(NEXT_DAY, {"day": day, "zone": timezone.get_current_timezone_name()})
        (found,) = cursor.fetchone()
    return min(found, today) if found else today


@transaction.atomic
def _fold(*, until: date | None, limit: int, wait: bool, turn_to: date | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_{'' if wait else 'try_'}advisory_xact_lock(%s)", [FOLDING_LOCK])
        if cursor.fetchone() == (False,):
            return 0
        cursor.execute(f"SELECT {COUNTED_ON}")
        (counted_on,) = cursor.fetchone()
        if turn_to is not None and turn_to <= counted_on:  # somebody else did
            return 0
        zone = timezone.get_current_timezone_name()
        cursor.execute(_FOLD, {"limit": limit, "until": until, "day": turn_to or counted_on, "zone": zone})
        folded, units, branches = cursor.fetchone()
        cursor.execute(f"DELETE FROM commitments_unittally WHERE unit = ANY (%s) AND {_EMPTY}", [units])  # noqa: S608
        cursor.execute(f"DELETE FROM commitments_branchtally WHERE commitment = ANY (%s) AND {_EMPTY}", [branches])  # noqa: S608
    return int(folded)

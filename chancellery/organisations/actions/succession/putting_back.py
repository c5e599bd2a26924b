"""Put a succession back: within a day, whole, and only where nothing that was done since would be lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from chancellery.core import audit
from chancellery.core.signals import words_changed
from chancellery.organisations import succeeding
from chancellery.organisations.actions.succession import placing, settle
from chancellery.organisations.actions.succession.refusals import (
    DoneSince,
    LaterSuccession,
    TooLateToPutBack,
    UndoneBefore,
)
from chancellery.organisations.actions.units import hold_the_tree
from chancellery.organisations.models import Succession, SuccessionRow, Takeover, Unit, User
from chancellery.organisations.signals import units_will_move
from chancellery.organisations.succeeding import run

MAY_PUT_BACK_FOR = timedelta(days=1)
UNITS = Unit._meta.db_table


@transaction.atomic
def put_back(*, succession: Succession, by: User | None, at: datetime) -> Succession:
    """Let everything be as it was before ``succession``.

    Raises:
        UndoneBefore, TooLateToPutBack: it was put back before, or is older than a day.
        LaterSuccession: one of its units took part in another one since.
        DoneSince: a record that moved is no longer as the act left it.
        And what the apps refuse, as that a report was written since.
    """
    hold_the_tree()
    locked = Succession.objects.select_for_update(of=("self",)).get(pk=succession.pk)
    if locked.undone_at is not None:
        raise UndoneBefore
    if at - locked.made_at > MAY_PUT_BACK_FOR:
        raise TooLateToPutBack
    _check_nothing_since(locked)
    units_will_move.send(Unit, at=at)
    placed = _place_again(locked)
    try:
        with transaction.atomic():
            _restore(locked)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise DoneSince(count=1, first=str(locked)) from error
    locked.undone_by, locked.undone_at = by, at
    locked.save(update_fields=["undone_by", "undone_at"])
    settle([*placed, *_predecessors(locked)])
    _tell(locked, by=by, at=at)
    return locked


def _predecessors(succession: Succession) -> list[int]:
    return list(succession.takeovers.values_list("predecessor", flat=True))


def _check_nothing_since(succession: Succession) -> None:
    units = {key for pair in succession.takeovers.values_list("predecessor", "successor") for key in pair if key}
    later = Takeover.objects.filter(succession__undone_at=None, succession__gt=succession.pk)
    if later.filter(predecessor__in=units).exists():
        raise LaterSuccession
    for mover in succeeding.movers():
        if refusal := mover.done_since(succession.pk):
            raise refusal
    changed = [found for what, table in _groups(succession) for found in _changed(succession, what, table)]
    if changed:
        raise DoneSince(count=len(changed), first=changed[0])


def _groups(succession: Succession) -> list[tuple[str, str]]:
    """Return what moved and in which table, what moved last first."""
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT what, "table" FROM organisations_successionrow WHERE succession_id = %s GROUP BY 1, 2'
            " ORDER BY max(id) DESC", [succession.pk]
        )  # fmt: skip
        return [(what, table) for what, table in cursor.fetchall()]


def _changed(succession: Succession, what: str, table: str) -> Iterable[str]:
    """Yield the names of records that are no longer as the last row about them says."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH said AS (
                SELECT DISTINCT ON (key) key, after FROM organisations_successionrow
                WHERE succession_id = %s AND "table" = %s ORDER BY key, id DESC
            )
            SELECT said.key FROM said LEFT JOIN {table} t ON t.id = said.key
            WHERE (said.after IS NULL) <> (t.id IS NULL) OR NOT coalesce(to_jsonb(t) @> said.after, true)
            ORDER BY 1 LIMIT 1000
            """,  # noqa: S608 - names of our own tables
            [succession.pk, table],
        )
        label = succeeding.labels().get(what, what)
        yield from (f"{label} {key}" for (key,) in cursor.fetchall())


def _place_again(succession: Succession) -> list[int]:
    rows = SuccessionRow.objects.filter(succession=succession, what="unit")
    formers = {row.key: (row.before or {})["parent_id"] for row in rows}
    risen = set(Takeover.objects.filter(succession=succession).values_list("successor", flat=True))
    placing.place({key: parent for key, parent in formers.items() if key not in risen})
    placing.place({key: parent for key, parent in formers.items() if key in risen})
    return list(formers)


def _restore(succession: Succession) -> None:
    """Write what was before: what was added goes first, so that it stands in nobody's way."""
    groups = [(what, table) for what, table in _groups(succession) if what != "unit"]
    for what, table in groups:
        run(
            f"""
            DELETE FROM {table} t USING organisations_successionrow r
            WHERE r.succession_id = %(succession)s AND r.what = %(what)s AND r."table" = %(table)s
            AND r.key = t.id AND r.before IS NULL
            """,  # noqa: S608
            {"succession": succession.pk, "what": what, "table": table},
        )
    for what, table in groups:
        run(
            f"""
            INSERT INTO {table} SELECT said.* FROM organisations_successionrow r
            CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, r.before) said
            WHERE r.succession_id = %(succession)s AND r.what = %(what)s AND r."table" = %(table)s
            AND r.after IS NULL
            """,  # noqa: S608
            {"succession": succession.pk, "what": what, "table": table},
        )
    for what, table in groups:
        for columns in _columns(succession, what, table):
            _set(succession, what, table, columns)


def _columns(succession: Succession, what: str, table: str) -> list[tuple[str, ...]]:
    """Return which columns were changed together."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ARRAY(SELECT jsonb_object_keys(before) ORDER BY 1) FROM organisations_successionrow
            WHERE succession_id = %s AND what = %s AND "table" = %s AND before IS NOT NULL AND after IS NOT NULL
            """,
            [succession.pk, what, table],
        )
        return [tuple(names) for (names,) in cursor.fetchall()]


def _set(succession: Succession, what: str, table: str, columns: tuple[str, ...]) -> None:
    said = ", ".join(f'"{column}" = (jsonb_populate_record(NULL::{table}, r.before))."{column}"' for column in columns)
    run(
        f"""
        UPDATE {table} t SET {said} FROM organisations_successionrow r
        WHERE r.succession_id = %(succession)s AND r.what = %(what)s AND r."table" = %(table)s AND r.key = t.id
        AND r.before IS NOT NULL AND r.after IS NOT NULL AND ARRAY(SELECT jsonb_object_keys(r.before) ORDER BY 1) =
        %(columns)s::text[]
        """,  # noqa: S608
        {"succession": succession.pk, "what": what, "table": table, "columns": list(columns)},
    )


def _tell(succession: Succession, *, by: User | None, at: datetime) -> None:
    units: dict[int, Unit] = {}
    for one in succession.takeovers.select_related("predecessor", "successor"):
        units |= {unit.pk: unit for unit in (one.predecessor, one.successor) if unit is not None}
    said: dict[str, object] = {"succession": succession.pk, "reason": succession.basis}
    audit.record_each("unit.succession_put_back", dict.fromkeys(units.values(), said), by=by, at=at)
    for named in SuccessionRow.objects.filter(succession=succession, what="name"):
        words_changed.send(Unit, record=units[named.key], by=by, at=at, slip=None)
    for mover in succeeding.movers():
        mover.tell_back(succession.pk, by, at)
    audit.record("succession.put_back", on=succession, by=by, at=at, reason=succession.basis)

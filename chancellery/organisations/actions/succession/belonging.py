"""Who belongs to a unit goes over with it: roles, posts with their holders, and the reporting calendar.

What was stays: a role and a tenure end on the last day of the predecessor, and begin anew in the successor.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model

from chancellery.organisations.models import Membership, Tenure
from chancellery.organisations.succeeding import HANDOVERS, ROWS, Step, run

#: One role for each person and kind of role, after what the person holds in the successor already has ended.
_BEGIN_ROLES = f"""
    WITH due AS (
        SELECT DISTINCT ON (r.successor, m.user_id, m.role) r.successor, m.user_id, m.role, r.succession_id,
            r.predecessor, greatest(m.from_on, %(day)s) AS from_on, m.until_on
        FROM organisations_successionrow r CROSS JOIN LATERAL (
            SELECT user_id, role, from_on, (r.before ->> 'until_on')::date AS until_on
            FROM organisations_membership WHERE id = r.key
            UNION ALL SELECT user_id, role, from_on, until_on
            FROM jsonb_populate_record(NULL::organisations_membership, r.before) WHERE r.after IS NULL
        ) m
        WHERE r.what = 'role' AND r.succession_id = ANY (%(successions)s) AND r.successor IS NOT NULL
        ORDER BY r.successor, m.user_id, m.role, coalesce(m.until_on, 'infinity'::date) DESC, r.id
    ), later AS (
        SELECT due.*, greatest(due.from_on, max(k.until_on) + 1) AS begins FROM due
        LEFT JOIN organisations_membership k ON k.unit_id = due.successor AND k.user_id = due.user_id
            AND k.role = due.role AND k.until_on >= due.from_on
        GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), made AS (
        INSERT INTO organisations_membership (user_id, unit_id, role, from_on, until_on)
        SELECT user_id, successor, role, begins, until_on FROM later
        WHERE begins <= coalesce(until_on, 'infinity'::date) AND NOT EXISTS (
            SELECT FROM organisations_membership k WHERE k.unit_id = later.successor AND k.user_id = later.user_id
            AND k.role = later.role
            AND daterange(k.from_on, k.until_on, '[]') && daterange(later.begins, later.until_on, '[]')
        )
        RETURNING *
    )
    INSERT INTO {ROWS}
    SELECT later.succession_id, 'role', 'organisations_membership', made.id, NULL, to_jsonb(made), later.predecessor,
        later.successor
    FROM made JOIN later ON later.successor = made.unit_id AND later.user_id = made.user_id AND later.role = made.role
"""  # noqa: S608
#: The posts whose holders go over, where the successor has none of that title.
_OPEN_POSTS = f"""
    WITH due AS (
        SELECT DISTINCT ON (r.successor, p.titles) r.successor, p.titles, p.signs, p.chairs, r.succession_id,
            r.predecessor
        FROM organisations_successionrow r JOIN organisations_tenure t ON t.id = r.key
        JOIN organisations_post p ON p.id = t.post_id
        WHERE r."table" = 'organisations_tenure' AND r.succession_id = ANY (%(successions)s) AND r.after IS NOT NULL
        AND r.successor IS NOT NULL
        AND NOT EXISTS (SELECT FROM organisations_post k WHERE k.unit_id = r.successor AND k.titles = p.titles)
        ORDER BY r.successor, p.titles, p.id
    ), made AS (
        INSERT INTO organisations_post (unit_id, titles, signs, chairs)
        SELECT successor, titles, signs, chairs FROM due RETURNING *
    )
    INSERT INTO {ROWS}
    SELECT due.succession_id, 'post', 'organisations_post', made.id, NULL, to_jsonb(made), due.predecessor,
        due.successor
    FROM made JOIN due ON due.successor = made.unit_id AND due.titles = made.titles
"""  # noqa: S608
#: A holder goes over where nobody else holds, or would hold, that post: of two chairmen neither is chosen here.
_FILL_POSTS = f"""
    WITH due AS (
        SELECT k.id AS post_id, min(t.holder_name) AS holder_name, min(t.user_id) AS user_id,
            min((r.before ->> 'until_on')::date) AS until_on, min(r.succession_id) AS succession_id,
            min(r.predecessor) AS predecessor, r.successor
        FROM organisations_successionrow r JOIN organisations_tenure t ON t.id = r.key
        JOIN organisations_post p ON p.id = t.post_id
        JOIN organisations_post k ON k.unit_id = r.successor AND k.titles = p.titles
        WHERE r."table" = 'organisations_tenure' AND r.succession_id = ANY (%(successions)s) AND r.after IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM organisations_tenure held WHERE held.post_id = k.id
            AND coalesce(held.until_on, 'infinity'::date) >= %(day)s
        )
        GROUP BY k.id, r.successor HAVING count(*) = 1
    ), made AS (
        INSERT INTO organisations_tenure (post_id, holder_name, user_id, from_on, until_on)
        SELECT post_id, holder_name, user_id, %(day)s, until_on FROM due RETURNING *
    )
    INSERT INTO {ROWS}
    SELECT due.succession_id, 'post', 'organisations_tenure', made.id, NULL, to_jsonb(made), due.predecessor,
        due.successor
    FROM made JOIN due ON due.post_id = made.post_id
"""  # noqa: S608
_END_CALENDARS = f"""
    WITH going AS MATERIALIZED (
        SELECT t.*, h.succession, h.predecessor, h.successor FROM organisations_reportingcalendar t
        JOIN {HANDOVERS} ON h.predecessor = t.unit_id
        WHERE h.predecessor = ANY (%(closing)s) AND t.from_on < %(day)s
        AND coalesce(t.until_on, 'infinity'::date) >= %(day)s ORDER BY t.id FOR UPDATE OF t
    ), ended AS (
        UPDATE organisations_reportingcalendar t SET until_on = %(day)s::date - 1 FROM going WHERE t.id = going.id
    )
    INSERT INTO {ROWS}
    SELECT succession, 'calendar', 'organisations_reportingcalendar', id, jsonb_build_object('until_on', until_on),
        jsonb_build_object('until_on', %(day)s::date - 1), predecessor, successor FROM going
"""  # noqa: S608
#: Where the predecessors agreed on one calendar, and the successor has none of its own.
_SET_CALENDARS = f"""
    WITH due AS (
        SELECT r.successor, min(t.closing_day) AS closing_day, min(t.sending_day) AS sending_day,
            min(t.year_ends_in) AS year_ends_in, min(t.basis) AS basis,
            min((r.before ->> 'until_on')::date) AS until_on,
            min(r.succession_id) AS succession_id, min(r.predecessor) AS predecessor
        FROM organisations_successionrow r JOIN organisations_reportingcalendar t ON t.id = r.key
        WHERE r.what = 'calendar' AND r.succession_id = ANY (%(successions)s) AND r.successor IS NOT NULL
        AND NOT EXISTS (SELECT FROM organisations_reportingcalendar k WHERE k.unit_id = r.successor)
        GROUP BY r.successor HAVING count(DISTINCT (t.closing_day, t.sending_day, t.year_ends_in)) = 1
    ), made AS (
        INSERT INTO organisations_reportingcalendar
            (unit_id, closing_day, sending_day, year_ends_in, basis, from_on, until_on)
        SELECT successor, closing_day, sending_day, year_ends_in, basis, %(day)s, until_on FROM due RETURNING *
    )
    INSERT INTO {ROWS}
    SELECT due.succession_id, 'calendar', 'organisations_reportingcalendar', made.id, NULL, to_jsonb(made),
        due.predecessor, due.successor
    FROM made JOIN due ON due.successor = made.unit_id
"""  # noqa: S608


def hand_over_people(step: Step) -> None:
    """Let roles, posts and calendars of those that end go to their successors."""
    given = step.parameters()
    _end(step, what="role", model=Membership, of="JOIN {handovers} ON h.predecessor = t.unit_id",
         chosen=step.choices.get("role", {}))  # fmt: skip
    run(_BEGIN_ROLES, given)
    _end(step, what="post", model=Tenure,
         of="JOIN organisations_post p ON p.id = t.post_id JOIN {handovers} ON h.predecessor = p.unit_id")  # fmt: skip
    for statement in (_OPEN_POSTS, _FILL_POSTS, _END_CALENDARS, _SET_CALENDARS):
        run(statement, given)


def _end(step: Step, *, what: str, model: type[Model], of: str, chosen: Mapping[int, int] | None = None) -> None:
    """End rows ``t`` of a table on the day before; those that had not begun by then are taken away.

    ``of`` joins them to the handovers ``h``. Of a unit that stays only what is chosen goes.
    """
    table, picked = model._meta.db_table, chosen or {}
    statement = f"""
        WITH going AS MATERIALIZED (
            SELECT t.*, h.succession, h.predecessor, coalesce(c.unit, h.successor) AS successor, to_jsonb(t) AS was
            FROM {table} t {of.format(handovers=HANDOVERS)}
            LEFT JOIN unnest(%(keys)s::bigint[], %(units)s::bigint[]) AS c(key, unit) ON c.key = t.id
            WHERE coalesce(t.until_on, 'infinity'::date) >= %(day)s
            AND (h.predecessor = ANY (%(closing)s) OR c.unit IS NOT NULL) ORDER BY t.id FOR UPDATE OF t
        ), ended AS (
            UPDATE {table} t SET until_on = %(day)s::date - 1 FROM going WHERE t.id = going.id AND t.from_on < %(day)s
        ), gone AS (
            DELETE FROM {table} t USING going WHERE t.id = going.id AND t.from_on >= %(day)s
        )
        INSERT INTO {ROWS}
        SELECT succession, %(what)s, %(table)s, id,
            CASE WHEN from_on < %(day)s THEN jsonb_build_object('until_on', until_on) ELSE was END,
            CASE WHEN from_on < %(day)s THEN jsonb_build_object('until_on', %(day)s::date - 1) END,
            predecessor, successor
        FROM going
    """  # noqa: S608 - names of our own models
    run(statement, step.parameters() | {
        "what": what, "table": table, "keys": list(picked), "units": list(picked.values())
    })  # fmt: skip

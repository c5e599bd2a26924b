"""What must hold of units, posts and roles."""

from __future__ import annotations

from chancellery.config.check.invariant import by_sql

INVARIANTS = (
    by_sql(
        "A unit's path is its parent's, followed by its own key; its depth is one more.",
        """
        SELECT u.id, u.code FROM organisations_unit u LEFT JOIN organisations_unit p ON p.id = u.parent_id
        WHERE u.path IS DISTINCT FROM coalesce(p.path, '') || u.id || '.' OR u.depth <> coalesce(p.depth + 1, 0)
        """,
    ),
    by_sql(
        "A unit exists only while its parent does.",
        """
        SELECT u.id, u.code FROM organisations_unit u JOIN organisations_unit p ON p.id = u.parent_id
        WHERE p.until_on < coalesce(u.until_on, 'infinity'::date)
        """,
    ),
    by_sql(
        "A role is held only while its unit exists.",
        """
        SELECT m.id, w.full_name || ': ' || m.role || ' in ' || u.code FROM organisations_membership m
        JOIN organisations_unit u ON u.id = m.unit_id JOIN organisations_user w ON w.id = m.user_id
        WHERE m.from_on < u.from_on OR u.until_on < least(m.until_on, current_date)
        """,
    ),
    by_sql(
        "A post has one holder at a time.",
        """
        SELECT a.id, a.holder_name || ' and ' || b.holder_name FROM organisations_tenure a
        JOIN organisations_tenure b ON b.post_id = a.post_id AND b.id > a.id
        AND daterange(a.from_on, a.until_on, '[]') && daterange(b.from_on, b.until_on, '[]')
        """,
    ),
)

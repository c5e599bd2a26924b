"""What must hold of units that took over from others."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from chancellery.config.check.circles import in_circles
from chancellery.config.check.invariant import Invariant, by_sql
from chancellery.organisations.models import Unit

_TAKEN_OVER = """
    SELECT t.predecessor_id, t.successor_id FROM organisations_takeover t
    JOIN organisations_succession s ON s.id = t.succession_id
    WHERE s.undone_at IS NULL AND s.kind IN ('merge', 'split', 'closure') AND t.successor_id IS NOT NULL
"""


def circles_of_succession() -> Iterator[str]:
    """Find the units that took over from themselves, through others."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_OVER)
        circle = in_circles(cursor.fetchall())
    for unit in Unit.objects.filter(pk__in=circle).order_by("pk"):
        yield f"{unit.pk} {unit.code}"


INVARIANTS = (
    by_sql(
        "A unit from which others took over, and that ended by it, ended on the day before.",
        """
        SELECT DISTINCT u.id, u.code FROM organisations_takeover t JOIN organisations_unit u ON u.id = t.predecessor_id
        JOIN organisations_succession s ON s.id = t.succession_id
        WHERE s.undone_at IS NULL AND s.kind IN ('merge', 'split', 'closure')
        AND u.until_on IS DISTINCT FROM s.takes_effect_on - 1
        """,
    ),
    by_sql(
        "A successor existed when it took over; it may have ended with that very day.",
        """
        SELECT DISTINCT u.id, u.code FROM organisations_takeover t JOIN organisations_unit u ON u.id = t.successor_id
        JOIN organisations_succession s ON s.id = t.succession_id
        WHERE s.undone_at IS NULL AND (u.from_on > s.takes_effect_on OR u.until_on < s.takes_effect_on - 1)
        """,
    ),
    by_sql(
        "A succession has its legal basis: a registered document.",
        """
        SELECT s.id, s.basis FROM organisations_succession s
        WHERE NOT EXISTS (SELECT FROM successions_legalbasis b WHERE b.succession_id = s.id)
        """,
    ),
    by_sql(
        "What others took over is co-ordinated by units that exist, while it is open.",
        """
        SELECT k.id, left(c.title, 80) || ' (' || u.code || ')' FROM commitments_coordination k
        JOIN commitments_commitment c ON c.id = k.commitment_id JOIN organisations_unit u ON u.id = k.unit_id
        WHERE c.status = 'open' AND u.until_on < current_date AND u.id IN (
            SELECT t.predecessor_id FROM organisations_takeover t JOIN organisations_succession s
            ON s.id = t.succession_id
            WHERE s.undone_at IS NULL AND s.kind IN ('merge', 'split', 'closure') AND t.successor_id IS NOT NULL
        )
        """,
    ),
    by_sql(
        "A plan is being written by a unit that exists, or by one that nobody took over from.",
        f"""
        SELECT d.id, left(d.title, 80) FROM plans_draft d
        WHERE d.state = 'writing' AND d.unit_id IN (SELECT predecessor_id FROM ({_TAKEN_OVER}) taken)
        """,  # noqa: S608 - nothing but what is written here
    ),
    Invariant("No unit took over from itself, through others.", circles_of_succession),
)

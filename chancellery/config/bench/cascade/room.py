"""What commitments take in the database, with their indexes, their tallies and what waits to be folded."""

from __future__ import annotations

_TABLES = """
SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname = ANY (%s)
"""
COUNTED = (
    "commitments_commitment", "commitments_wording", "commitments_implementation", "commitments_coordination",
    "commitments_unittally", "commitments_branchtally", "commitments_dayfigures", "commitments_tallychange",
)  # fmt: skip


def tidy() -> None:
    """Do what the database does by itself in the background."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def taken(commitments: int) -> dict[str, str | int | float]:
    """Return the bytes for each commitment: all in all, and those of its row and of the tallies."""
    from django.db import connection

    def size(*tables: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_TABLES, [list(tables)])
            return int(cursor.fetchone()[0])

    return {
        "bytes_per_commitment": round(size(*COUNTED) / commitments),
        "bytes_of_tallies": round(size("commitments_unittally", "commitments_branchtally") / commitments),
    }

"""Which document rests on which: by its words, by what its provisions carry, and by what other apps know of it."""

from __future__ import annotations

from django.db import connection

#: Each step selects the documents right above ``reached.document_id``.
_STEPS = [
    """
    SELECT c.target_id AS document_id FROM documents_citation c
    WHERE c.source_id = reached.document_id AND c.kind = 'implements' AND c.target_id IS NOT NULL
    """,
    """
    SELECT above.document_id FROM documents_provision own
    JOIN documents_carrying k ON k.provision_id = own.id JOIN documents_provision above ON above.id = k.superior_id
    WHERE own.document_id = reached.document_id
    """,
]
_RESTS_ON = """
    WITH RECURSIVE reached(document_id) AS (
        VALUES (%s::bigint)
        UNION
        SELECT step.document_id FROM reached, LATERAL ({steps}) step
    )
    SELECT EXISTS (SELECT FROM reached WHERE document_id = %s)
"""


def rest_also(step: str) -> None:
    """Let an app above add its own way in which a document rests on another: it calls this once, when it is ready.

    ``step`` is a query that selects as ``document_id`` the documents right above ``reached.document_id``.
    """
    if step not in _STEPS:
        _STEPS.append(step)


def rests_on(document: int, superior: int) -> bool:
    """Say whether ``document`` rests on ``superior``, over however many steps; a document rests on itself."""
    with connection.cursor() as cursor:
        cursor.execute(_RESTS_ON.format(steps=" UNION ALL ".join(_STEPS)), [document, superior])
        (found,) = cursor.fetchone()
    return bool(found)


_BELOW = """
    WITH RECURSIVE below(document_id) AS (
        VALUES (%s::bigint)
        UNION
        SELECT step.document_id FROM below, LATERAL (
            SELECT c.source_id AS document_id FROM documents_citation c
            WHERE c.target_id = below.document_id AND c.kind = 'implements'
            UNION ALL
            SELECT own.document_id FROM documents_provision above
            JOIN documents_carrying k ON k.superior_id = above.id
            JOIN documents_provision own ON own.id = k.provision_id
            WHERE above.document_id = below.document_id
        ) step
    )
    SELECT document_id FROM below
"""


def resting_on(document: int) -> set[int]:
    """Return the keys of the documents that implement ``document`` or carry from it, over however many steps."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [document])
        return {int(key) for (key,) in cursor.fetchall()} - {document}

"""What implements what, between documents."""

from __future__ import annotations

from django.db import connection

#: From a document to those it rests on: by its own words (citations), by what its commitments implement, and by the
#: commitments its own were handed down from.
_RESTS_ON = """
WITH RECURSIVE reached(document_id) AS (
    VALUES (%(start)s::bigint)
    UNION
    SELECT step.document_id FROM reached, LATERAL (
        SELECT c.target_id AS document_id FROM documents_citation c
            WHERE c.source_id = reached.document_id AND c.kind = 'implements' AND c.target_id IS NOT NULL
        UNION ALL
        SELECT above.document_id FROM documents_provision own
            JOIN commitments_commitment m ON m.provision_id = own.id
            JOIN commitments_implementation i ON i.commitment_id = m.id
            JOIN documents_provision above ON above.id = i.provision_id
            WHERE own.document_id = reached.document_id
        UNION ALL
        SELECT above.document_id FROM documents_provision own
            JOIN commitments_commitment m ON m.provision_id = own.id
            JOIN commitments_commitment parent ON parent.id = m.parent_id AND parent.provision_id <> m.provision_id
            JOIN documents_provision above ON above.id = parent.provision_id
            WHERE own.document_id = reached.document_id
    ) step
)
SELECT EXISTS (SELECT FROM reached WHERE document_id = %(goal)s)
"""


def rests_on(document: int, superior: int) -> bool:
    """Say whether ``document`` implements ``superior``, over however many steps; a document rests on itself."""
    with connection.cursor() as cursor:
        cursor.execute(_RESTS_ON, {"start": document, "goal": superior})
        (found,) = cursor.fetchone()
    return bool(found)

"""What must hold of the index: it has what is on record, and nothing else."""

from __future__ import annotations

from chancellery.config.check.invariant import by_sql

INVARIANTS = (
    by_sql(
        "What is on record can be found, and nothing else can; what has just changed may wait a moment.",
        """
        WITH known AS (
            SELECT 'document' AS kind, id AS key FROM documents_document
            UNION ALL SELECT 'provision', id FROM documents_provision
            UNION ALL SELECT DISTINCT 'commitment', wording_id FROM commitments_commitment
            UNION ALL SELECT 'report', id FROM commitments_progressreport WHERE state <> 'draft'
            UNION ALL SELECT 'review', id FROM reviews_review
            UNION ALL SELECT 'unit', id FROM organisations_unit
            UNION ALL SELECT 'holder', id FROM organisations_tenure
            UNION ALL SELECT DISTINCT 'person', user_id FROM organisations_membership
        )
        SELECT coalesce(known.key, entry.key), coalesce(known.kind, entry.kind)
        FROM known FULL JOIN search_entry entry ON entry.kind = known.kind AND entry.key = known.key
        LEFT JOIN search_waiting waits
            ON waits.kind = coalesce(known.kind, entry.kind) AND waits.key = coalesce(known.key, entry.key)
        WHERE (known.key IS NULL OR entry.key IS NULL) AND waits.key IS NULL
        """,
    ),
)

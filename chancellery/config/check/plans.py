"""What must hold of plans: those that are written, and those that were issued."""

from __future__ import annotations

from chancellery.config.check.invariant import by_sql

INVARIANTS = (
    by_sql(
        "An issued plan is a document with a provision and a commitment for each of its measures; a draft has none.",
        """
        SELECT m.id, left(m.words, 80) FROM plans_measure m JOIN plans_draft d ON d.id = m.draft_id
        LEFT JOIN documents_provision p ON p.id = m.provision_id
        LEFT JOIN commitments_commitment c ON c.id = m.commitment_id
        WHERE (d.state = 'issued') <> (c.id IS NOT NULL) OR (d.state = 'issued') <> (d.document_id IS NOT NULL)
        OR p.document_id IS DISTINCT FROM d.document_id OR p.id IS DISTINCT FROM c.provision_id
        """,
    ),
    by_sql(
        "A plan takes up and leaves out only what its superior documents order.",
        """
        SELECT a.id, left(m.words, 80) FROM plans_adoption a JOIN plans_measure m ON m.id = a.measure_id
        JOIN documents_provision p ON p.id = a.provision_id
        WHERE NOT EXISTS (SELECT FROM plans_superior s WHERE s.draft_id = m.draft_id AND s.document_id = p.document_id)
        UNION ALL
        SELECT o.id, left(p.heading, 80) FROM plans_omission o JOIN documents_provision p ON p.id = o.provision_id
        WHERE NOT EXISTS (SELECT FROM plans_superior s WHERE s.draft_id = o.draft_id AND s.document_id = p.document_id)
        """,
    ),
    by_sql(
        "A plan does not leave out what one of its measures takes up.",
        """
        SELECT o.id, left(p.heading, 80) FROM plans_omission o JOIN documents_provision p ON p.id = o.provision_id
        WHERE EXISTS (SELECT FROM plans_adoption a JOIN plans_measure m ON m.id = a.measure_id
            WHERE m.draft_id = o.draft_id AND a.provision_id = o.provision_id)
        """,
    ),
    by_sql(
        "Where several measures of a plan take one provision up, each carries a part of it.",
        """
        SELECT a.id, left(m.words, 80) FROM plans_adoption a JOIN plans_measure m ON m.id = a.measure_id
        WHERE a.extent <> 'part' AND EXISTS (SELECT FROM plans_adoption b JOIN plans_measure n ON n.id = b.measure_id
            WHERE b.provision_id = a.provision_id AND n.draft_id = m.draft_id AND b.id <> a.id)
        """,
    ),
)

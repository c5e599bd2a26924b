"""How commitments make one document rest on another; ``documents.queries.rests_on`` asks all such ways at once."""

from __future__ import annotations

#: By what the commitments of a document implement, and by those that its own commitments were handed down from.
STEPS = (
    """
    SELECT above.document_id FROM documents_provision own
    JOIN commitments_commitment m ON m.provision_id = own.id
    JOIN commitments_implementation i ON i.commitment_id = m.id
    JOIN documents_provision above ON above.id = i.provision_id
    WHERE own.document_id = reached.document_id
    """,
    """
    SELECT above.document_id FROM documents_provision own
    JOIN commitments_commitment m ON m.provision_id = own.id
    JOIN commitments_commitment parent ON parent.id = m.parent_id AND parent.provision_id <> m.provision_id
    JOIN documents_provision above ON above.id = parent.provision_id
    WHERE own.document_id = reached.document_id
    """,
)

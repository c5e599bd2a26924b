"""What must hold of risks, of questions to reassign, of notes on parts and of acts on many commitments."""

from __future__ import annotations

from chancellery.config.check.invariant import by_sql

_SAID = """
    EXISTS (SELECT FROM core_auditentry a WHERE a.on_type = 'commitments.commitment' AND a.on_key = {key}
        AND a.verb = '{verb}' AND a.at = {at} AND a.by_key IS NOT DISTINCT FROM {by})
"""


def _said(verb: str, *, key: str, at: str, by: str) -> str:
    return _SAID.format(verb=verb, key=key, at=at, by=by)


INVARIANTS = (
    by_sql(
        "A risk stands in the audit trail, with who declared it, and ends no earlier than it began.",
        f"""
        SELECT r.id, 'risk of ' || r.commitment_id FROM commitments_risk r
        WHERE r.ended_at < r.declared_at OR (r.ended_at IS NULL AND r.ended_by_id IS NOT NULL)
        OR NOT {_said("commitment.at_risk", key="r.commitment_id", at="r.declared_at", by="r.declared_by_id")}
        """,  # noqa: S608 - nothing but what is written here
    ),
    by_sql(
        "A question to reassign stands in the audit trail, and what was granted was reassigned at that moment.",
        f"""
        SELECT q.id, 'question on ' || q.commitment_id FROM commitments_reassignmentrequest q
        WHERE q.decided_at < q.asked_at
        OR NOT {_said("reassignment.asked", key="q.commitment_id", at="q.asked_at", by="q.asked_by_id")}
        OR (q.granted AND NOT
            {_said("commitment.reassigned", key="q.commitment_id", at="q.decided_at", by="q.decided_by_id")})
        """,  # noqa: S608 - nothing but what is written here
    ),
    by_sql(
        "What a unit noted on its part stands in the audit trail, with who wrote it.",
        f"""
        SELECT n.id, left(n.text, 80) FROM commitments_partnote n
        JOIN commitments_coordination k ON k.id = n.coordination_id
        WHERE NOT {_said("part.noted", key="k.commitment_id", at="n.written_at", by="n.written_by_id")}
        """,  # noqa: S608 - nothing but what is written here
    ),
    by_sql(
        "An act on many commitments has a row for each of them, by the audit trail; one stays only when it is undone.",
        """
        SELECT b.id, b.kind FROM commitments_bulkact b
        LEFT JOIN core_auditentry a ON a.on_type = 'commitments.bulkact' AND a.on_key = b.id AND a.verb = 'bulk.done'
        WHERE b.undone_at < b.made_at OR (b.undone_at IS NULL AND b.undone_by_id IS NOT NULL)
        OR (a.details ->> 'count')::int IS DISTINCT FROM
            (SELECT count(*) FROM commitments_bulkrow r WHERE r.act_id = b.id)
        OR (b.undone_at IS NULL AND EXISTS (
            SELECT FROM commitments_bulkrow r WHERE r.act_id = b.id AND r.kept_because <> ''))
        """,
    ),
)

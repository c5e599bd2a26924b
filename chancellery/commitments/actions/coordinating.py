"""Co-ordinating goes over: of two that become one unit, one co-ordinates with the parts of both."""

from __future__ import annotations

from chancellery.commitments.models import Coordination
from chancellery.organisations.succeeding import HANDOVERS, ROWS, Step, run, shift

_PARTS = Coordination._meta.get_field("part").max_length
#: Co-ordinatings that would stand twice after the act, each with the one that stays: the successor's own, else the
#: first. What the successor leads by now needs no help of its own.
_DOUBLES = f"""
    WITH open AS (
        SELECT k.*, coalesce(h.successor, k.unit_id) AS heir, h.predecessor, h.succession, c.lead_id
        FROM commitments_coordination k JOIN commitments_commitment c ON c.id = k.commitment_id
        LEFT JOIN {HANDOVERS} ON h.predecessor = k.unit_id AND h.successor IS NOT NULL
        WHERE c.status = 'open' AND k.commitment_id IN (
            SELECT t.commitment_id FROM commitments_coordination t
            WHERE t.unit_id = ANY (%(predecessors)s)
            UNION ALL SELECT key FROM organisations_successionrow
            WHERE what = 'commitment' AND succession_id = ANY (%(successions)s)
        )
    ), placed AS (
        SELECT open.*, first_value(id) OVER same AS stays, count(*) OVER (PARTITION BY commitment_id, heir) AS alike
        FROM open WINDOW same AS (PARTITION BY commitment_id, heir ORDER BY predecessor IS NOT NULL, id)
    )
    SELECT placed.id, placed.commitment_id, placed.stays, placed.heir = placed.lead_id AS leads,
        coalesce(placed.succession, moved.succession_id, first.succession) AS succession,
        coalesce(placed.predecessor, moved.predecessor, first.predecessor) AS predecessor, placed.heir, placed.part
    FROM placed LEFT JOIN LATERAL (
        SELECT r.succession_id, r.predecessor FROM organisations_successionrow r
        WHERE r.what = 'commitment' AND r.key = placed.commitment_id AND r.succession_id = ANY (%(successions)s) LIMIT 1
    ) moved ON true
    LEFT JOIN LATERAL (SELECT o.succession, o.predecessor FROM open o WHERE o.commitment_id = placed.commitment_id
        AND o.heir = placed.heir AND o.succession IS NOT NULL LIMIT 1) first ON true
    WHERE placed.heir = placed.lead_id OR placed.alike > 1
"""  # noqa: S608
_KEEP = f"CREATE TEMPORARY TABLE succession_doubles ON COMMIT DROP AS {_DOUBLES}"
#: The notes of what goes are those of what stays; of what now leads they go too, and the rows remember them.
_NOTES = f"""
    WITH going AS MATERIALIZED (
        SELECT n.*, d.stays, d.leads, d.succession, d.predecessor, d.heir, to_jsonb(n) AS was
        FROM commitments_partnote n JOIN succession_doubles d ON d.id = n.coordination_id
        WHERE d.leads OR d.id <> d.stays
    ), changed AS (
        UPDATE commitments_partnote n SET coordination_id = going.stays FROM going
        WHERE n.id = going.id AND NOT going.leads
    ), gone AS (
        DELETE FROM commitments_partnote n USING going WHERE n.id = going.id AND going.leads
    )
    INSERT INTO {ROWS}
    SELECT succession, 'note', 'commitments_partnote', id,
        CASE WHEN leads THEN was ELSE jsonb_build_object('coordination_id', coordination_id) END,
        CASE WHEN NOT leads THEN jsonb_build_object('coordination_id', stays) END, predecessor, heir FROM going
"""  # noqa: S608
_GONE = f"""
    WITH gone AS (
        DELETE FROM commitments_coordination k USING succession_doubles d
        WHERE k.id = d.id AND (d.leads OR d.id <> d.stays)
        RETURNING to_jsonb(k) AS was, d.*
    )
    INSERT INTO {ROWS}
    SELECT succession, 'helper', 'commitments_coordination', id, was, NULL, predecessor, heir FROM gone
"""  # noqa: S608
_PARTED = f"""
    WITH said AS (
        SELECT d.stays AS id, min(d.succession) AS succession, min(d.predecessor) AS predecessor, min(d.heir) AS heir,
            left(string_agg(DISTINCT nullif(d.part, ''), '; '), {_PARTS}) AS part
        FROM succession_doubles d WHERE NOT d.leads GROUP BY d.stays
    ), going AS (
        SELECT said.*, k.part AS former FROM said JOIN commitments_coordination k USING (id)
        WHERE said.part IS NOT NULL AND said.part <> k.part
    ), changed AS (
        UPDATE commitments_coordination k SET part = going.part FROM going WHERE k.id = going.id
    )
    INSERT INTO {ROWS}
    SELECT succession, 'helper', 'commitments_coordination', id, jsonb_build_object('part', former),
        jsonb_build_object('part', part), predecessor, heir FROM going
"""  # noqa: S608


def hand_over(step: Step) -> None:
    """Let successors co-ordinate what predecessors did, none of it twice, and none that they lead."""
    given = step.parameters()
    run(_KEEP, given)
    for statement in (_NOTES, _GONE, _PARTED, "DROP TABLE succession_doubles"):
        run(statement, given)
    shift(
        step, what="helper", model=Coordination, column="unit_id",
        where="EXISTS (SELECT FROM commitments_commitment c WHERE c.id = t.commitment_id AND c.status = 'open')",
    )  # fmt: skip

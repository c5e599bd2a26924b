"""Drafts of a unit go over with it, and measures name its successor; what was issued stays as it was signed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chancellery.organisations.succeeding import HANDOVERS, ROWS, Mover, Step, run, shift
from chancellery.plans.models import Draft, Helper, Measure

_WRITING = "EXISTS (SELECT FROM plans_draft d WHERE d.id = t.draft_id AND d.state <> 'issued')"
_OF_WRITING = (
    "EXISTS (SELECT FROM plans_measure m JOIN plans_draft d ON d.id = m.draft_id"
    " WHERE m.id = t.measure_id AND d.state <> 'issued')"
)
#: Of several helpers of a measure that become one unit, the first stays, or the successor where it helps already.
_DOUBLES = f"""
    WITH placed AS (
        SELECT t.id, h.succession, h.predecessor, h.successor, first_value(t.id) OVER (
            PARTITION BY t.measure_id, coalesce(h.successor, t.unit_id) ORDER BY h.predecessor IS NOT NULL, t.id
        ) AS stays
        FROM plans_helper t LEFT JOIN {HANDOVERS} ON h.predecessor = t.unit_id AND h.successor IS NOT NULL
        WHERE {_OF_WRITING} AND t.measure_id IN (
            SELECT measure_id FROM plans_helper WHERE unit_id = ANY (%(predecessors)s)
        )
    ), gone AS (
        DELETE FROM plans_helper t USING placed WHERE t.id = placed.id AND placed.id <> placed.stays
        RETURNING to_jsonb(t) AS was, placed.*
    )
    INSERT INTO {ROWS}
    SELECT succession, 'measure', 'plans_helper', id, was, NULL, predecessor, successor FROM gone
"""  # noqa: S608


def hand_over(step: Step) -> None:
    """Let the successors write and be named where the predecessors were."""
    shift(step, what="draft", model=Draft, column="unit_id", where="t.state <> 'issued'")
    shift(step, what="measure", model=Measure, column="lead_id", where=_WRITING)
    run(_DOUBLES, step.parameters())
    shift(step, what="measure", model=Helper, column="unit_id", where=_OF_WRITING)


MOVER = Mover(
    labels={"draft": _("Drafts of plans"), "measure": _("Places in drafts where a unit is named")}, hand_over=hand_over
)

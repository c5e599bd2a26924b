"""What goes over to another unit goes through the index at once; row by row it took longer than the act itself."""

from __future__ import annotations

from chancellery.organisations.succeeding import Mover, Step, run

_WAITS = """
    INSERT INTO search_waiting (kind, key)
    SELECT DISTINCT 'commitment', c.wording_id FROM organisations_successionrow r
    JOIN commitments_commitment c ON c.id = r.key
    WHERE r.what = 'commitment' AND r.succession_id = ANY (%(successions)s)
    UNION ALL
    SELECT 'report', p.id FROM organisations_successionrow r
    JOIN commitments_progressreport p ON p.commitment_id = r.key
    WHERE r.what = 'commitment' AND r.succession_id = ANY (%(successions)s)
"""


def hand_over(step: Step) -> None:
    """Let the commitments that went over, and the reports on them, be found by whoever reads them now."""
    run(_WAITS, step.parameters())


MOVER = Mover(labels={}, hand_over=hand_over)

"""Papers that wait to be confirmed go to the register of the successor; one that came to both stays where it is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chancellery.intake.models import Intake
from chancellery.organisations.succeeding import Mover, Step, shift

_ONCE = """
    t.state = 'waiting' AND NOT EXISTS (
        SELECT FROM intake_intake k
        LEFT JOIN unnest(%(predecessors)s::bigint[], %(successors)s::bigint[]) AS o(key, unit)
            ON o.key = k.unit_id
        WHERE k.file_id = t.file_id AND k.id <> t.id AND k.state <> 'rejected'
        AND (k.unit_id = h.successor OR (o.unit = h.successor AND k.state = 'waiting' AND k.id < t.id))
    )
"""


def hand_over(step: Step) -> None:
    """Let papers that wait be confirmed by the successor."""
    shift(step, what="intake", model=Intake, column="unit_id", where=_ONCE)


MOVER = Mover(labels={"intake": _("Papers that wait to be confirmed")}, hand_over=hand_over)

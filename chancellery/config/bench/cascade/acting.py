"""How long acts on many commitments take: handing down to 500 shares, moving a province's plan with all below it."""

from __future__ import annotations

import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service

SHARES = 500


def measure(built: Service) -> dict[str, str | int | float]:
    """Return seconds, each for one act with all that it writes."""
    from django.utils import timezone

    from chancellery.commitments import actions, rules
    from chancellery.commitments.models import Commitment
    from chancellery.commitments.models.places import at_or_below

    province, units, plan = built.provinces[-1], built.units[-1], built.plans[-1]
    section = Commitment.objects.filter(parent=plan).earliest("pk")
    at = timezone.now()
    due = rules.Due.by(section.due_on) if section.due_on else section.due
    [fresh] = actions.hand_down(
        commitment=section, shares=[actions.Share(lead=province, due=due, title="A measure for all")], by=None, at=at
    )
    shares = [actions.Share(lead=unit, due=due) for unit in islice(cycle(units), SHARES)]
    begun = time.perf_counter()
    actions.hand_down(commitment=fresh, shares=shares, by=None, at=at)
    handed = time.perf_counter() - begun
    moved = Commitment.objects.filter(at_or_below(plan.path)).count()
    begun = time.perf_counter()
    actions.move(commitment=plan, under=None, by=None, at=at)
    took = time.perf_counter() - begun
    actions.move(commitment=Commitment.objects.get(pk=plan.pk), under=built.root, by=None, at=at)
    return {"hand_down_500_s": round(handed, 3), "moved": moved, "move_s": round(took, 3)}

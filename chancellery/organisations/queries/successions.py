"""Who took over from a unit, and from whom it took over."""

from __future__ import annotations

from django.db.models import F

from chancellery.organisations.models import Takeover, Unit


def taken_over_by(unit: Unit) -> list[Takeover]:
    """Return who took over from ``unit``, the latest first; of a renaming nothing."""
    found = Takeover.objects.filter(predecessor=unit, succession__undone_at=None)
    others = found.exclude(successor=F("predecessor")).select_related("succession", "successor")
    return list(others.order_by("-succession__takes_effect_on", "pk"))


def took_over(unit: Unit) -> list[Takeover]:
    """Return from whom ``unit`` took over, the latest first; of a renaming nothing."""
    found = Takeover.objects.filter(successor=unit, succession__undone_at=None)
    others = found.exclude(successor=F("predecessor")).select_related("succession", "predecessor")
    return list(others.order_by("-succession__takes_effect_on", "pk"))

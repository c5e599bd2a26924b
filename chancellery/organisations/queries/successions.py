"""Who took over from a unit, and from whom it took over."""

from __future__ import annotations

from django.db.models import F, QuerySet

from chancellery.organisations.models import Takeover, Unit


def takeovers_that_hold() -> QuerySet[Takeover]:
    """Return who took over from whom, each with the successor, but for what was put back and for renamings."""
    found = Takeover.objects.filter(succession__undone_at=None).exclude(successor=F("predecessor"))
    return found.select_related("succession", "successor", "predecessor").order_by("-succession__takes_effect_on", "pk")


def taken_over_by(unit: Unit) -> list[Takeover]:
    """Return who took over from ``unit``, the latest first; of a renaming nothing."""
    return list(takeovers_that_hold().filter(predecessor=unit))


def took_over(unit: Unit) -> list[Takeover]:
    """Return from whom ``unit`` took over, the latest first; of a renaming nothing."""
    return list(takeovers_that_hold().filter(successor=unit))

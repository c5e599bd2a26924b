"""What happened to a record, with who did it as what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils import timezone

from chancellery.core.queries import Moment, trail
from chancellery.core.written_once import WrittenOnce
from chancellery.organisations.models import Membership


def history(*on: Model, limit: int = 30, before: datetime | None = None) -> tuple[Moment, ...]:
    """Return what happened to these records (``before`` a moment), the newest first.

    Each moment has the role that whoever did it held then.
    """
    moments = trail(*on, limit=limit, before=before)
    keys = {one.by_key for one in moments if one.by_key is not None}
    held: dict[int, list[Membership]] = {}
    for role in _roles_of(tuple(sorted(keys))):
        held.setdefault(role.user_id, []).append(role)
    return tuple(replace(one, role=_role(one, held)) for one in moments)


@WrittenOnce
def _roles_of(people: tuple[int, ...]) -> QuerySet[Membership]:
    return Membership.objects.filter(user__in=people).select_related("unit").order_by("unit__depth", "pk")


def _role(moment: Moment, held: Mapping[int, Sequence[Membership]]) -> str:
    """Say what the person was on that day; of several roles the one in the highest unit, as pages name it."""
    on = timezone.localdate(moment.at)
    for role in held.get(moment.by_key or 0, ()):
        if role.from_on <= on and (role.until_on is None or on <= role.until_on):
            return f"{role.get_role_display()}, {role.unit.short_name}"
    return ""

"""What happened to a record, with who did it as what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate

from chancellery.core.models import AuditEntry
from chancellery.core.queries import Moment, entries, moment, named
from chancellery.core.written_once import WrittenOnce
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Unit


def history(*on: Model, limit: int = 30, before: datetime | None = None) -> tuple[Moment, ...]:
    """Return what happened to these records (``before`` a moment), the newest first, by one query.

    Each moment has the role that whoever did it held then.
    """
    if not on:
        return ()
    about = named(*on)
    if before is None:
        found = _newest(limit)(*about)
    else:
        found = list(_with_roles(entries(*about).filter(at__lt=before))[:limit])
    return tuple(moment(one, role=_role(one)) for one in found)


@cache
def _newest(limit: int) -> Callable[..., list[AuditEntry]]:
    """Return the query of so many entries: how many is written into it, and pages ask for few different numbers."""
    return WrittenOnce(lambda *about: _with_roles(entries(*about))[:limit])


def _with_roles(found: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Add the role that whoever acted held on that day; of several the one in the highest unit, as pages name it."""
    then = Q(from_on__lte=OuterRef("day")) & (Q(until_on=None) | Q(until_on__gte=OuterRef("day")))
    held = Membership.objects.filter(then, user=OuterRef("by_key")).order_by("unit__depth", "pk")
    told = JSONObject(role="role", names="unit__names", short_names="unit__short_names")
    return found.annotate(day=TruncDate("at"), held=Subquery(held.values(told=told)[:1]))


def _role(entry: AuditEntry) -> str:
    held = vars(entry)["held"]
    if held is None:
        return ""
    unit = Unit(names=held["names"], short_names=held["short_names"])
    return f"{Role(held['role']).label}, {unit.short_name}"

"""Reads of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet

from chancellery.core import phrases
from chancellery.core.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the trail in readable words: who did what, when."""

    at: datetime
    by: str  #: empty when the shell did it
    title: str
    verb: str
    on: str
    by_key: int | None = None
    behalf: str = ""  #: for whom they did it, as a deputy
    role: str = ""  #: what the person was then, and where
    reason: str = ""
    changes: tuple[phrases.Changed, ...] = ()
    shape: str = "none"  #: the standing whose shape marks it


def trail(*on: models.Model, limit: int = 30) -> tuple[Moment, ...]:
    """Return what happened to these records, the newest first, without the roles of those who did it."""
    return tuple(map(moment, entries(*named(*on))[:limit])) if on else ()


def named(*on: models.Model) -> tuple[int | str, ...]:
    """Return the type and the key of each record in turn, as entries name them."""
    return tuple(name for record in on for name in (record._meta.label_lower, record.pk))


def entries(*about: int | str) -> QuerySet[AuditEntry]:
    """Return the entries about the records that are ``named`` so, the newest first."""
    wanted = Q()
    for on_type, on_key in zip(about[::2], about[1::2], strict=True):
        wanted |= Q(on_type=on_type, on_key=on_key)
    # what was brought over from earlier years was entered in any order
    return AuditEntry.objects.filter(wanted).order_by("-at", "-id")


def moment(entry: AuditEntry, *, role: str = "") -> Moment:
    """Return an entry in readable words; ``role`` is what the person was then. Show it with ``core/trail.html``."""
    return Moment(
        at=entry.at,
        by=entry.by_name if entry.by_key else "",
        title=phrases.sentence(entry.verb, entry.details),
        verb=entry.verb,
        on=entry.on_name,
        by_key=entry.by_key,
        behalf=str(entry.details.get("behalf_name", "")),
        role=role,
        reason=phrases.reason(entry.verb, entry.details),
        changes=phrases.changed(entry.details),
        shape=phrases.shape(entry.verb),
    )

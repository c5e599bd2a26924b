"""Reads of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q

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
    role: str = ""  #: what the person was then, and where; filled in by those who know roles
    reason: str = ""
    changes: tuple[phrases.Changed, ...] = ()
    shape: str = "none"  #: the standing whose shape marks it


def trail(*on: models.Model, limit: int = 30, before: datetime | None = None) -> tuple[Moment, ...]:
    """Return what happened to these records (``before`` a moment), the newest first.

    Show it with ``core/trail.html``.
    """
    if not on:
        return ()
    wanted = Q()
    for record in on:
        wanted |= Q(on_type=record._meta.label_lower, on_key=record.pk)
    if before is not None:
        wanted &= Q(at__lt=before)
    return tuple(_moment(entry) for entry in AuditEntry.objects.filter(wanted).order_by("-id")[:limit])


def _moment(entry: AuditEntry) -> Moment:
    return Moment(
        at=entry.at,
        by=entry.by_name if entry.by_key else "",
        title=phrases.sentence(entry.verb, entry.details),
        verb=entry.verb,
        on=entry.on_name,
        by_key=entry.by_key,
        reason=phrases.reason(entry.verb, entry.details),
        changes=phrases.changed(entry.details),
        shape=phrases.shape(entry.verb),
    )

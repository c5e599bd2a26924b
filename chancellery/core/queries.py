"""Reads of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet

from chancellery.core import phrases
from chancellery.core.models import AuditEntry
from chancellery.core.written_once import WrittenOnce

#: So many lines of the trail a page shows at most.
MOST = 60


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
    named = [name for record in on for name in (record._meta.label_lower, record.pk)]
    if before is None and limit <= MOST:
        return tuple(map(_moment, _newest(*named)[:limit]))
    wanted = _of(*named) if before is None else _of(*named) & Q(at__lt=before)
    return tuple(map(_moment, AuditEntry.objects.filter(wanted).order_by("-id")[:limit]))


def _of(*named: int | str) -> Q:
    """Return the condition of being about one of these records, each named by its type and key."""
    wanted = Q()
    for on_type, on_key in zip(named[::2], named[1::2], strict=True):
        wanted |= Q(on_type=on_type, on_key=on_key)
    return wanted


@WrittenOnce
def _newest(*named: int | str) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(_of(*named)).order_by("-id")[:MOST]


def _moment(entry: AuditEntry) -> Moment:
    return Moment(
        at=entry.at,
        by=entry.by_name if entry.by_key else "",
        title=phrases.sentence(entry.verb, entry.details),
        verb=entry.verb,
        on=entry.on_name,
        by_key=entry.by_key,
        behalf=str(entry.details.get("behalf_name", "")),
        reason=phrases.reason(entry.verb, entry.details),
        changes=phrases.changed(entry.details),
        shape=phrases.shape(entry.verb),
    )

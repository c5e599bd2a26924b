"""The audit trail: one line for each change."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.db import models

from chancellery.core.models import AuditEntry


class Actor(Protocol):
    """Whoever may stand in the trail: a user has a key and a name."""

    @property
    def pk(self) -> int | None: ...

    def get_full_name(self) -> str: ...


def record(verb: str, *, on: models.Model, by: Actor | None, at: datetime, **details: object) -> AuditEntry:
    """Write one line of the trail. ``by`` is ``None`` when the system did it from the shell."""
    return AuditEntry.objects.create(
        at=at,
        by_key=by.pk if by else None,
        by_name=by.get_full_name()[:200] if by else "system",
        verb=verb,
        on_type=on._meta.label_lower,
        on_key=on.pk,
        on_name=str(on)[:300],
        details=details,
    )

"""The audit trail: one line for each change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from django.db import models

from chancellery.core import bulk, records
from chancellery.core.models import AuditEntry

T = TypeVar("T", bound=models.Model)


class Actor(Protocol):
    """Whoever may stand in the trail: a user has a key and a name."""

    @property
    def pk(self) -> int | None: ...

    def get_full_name(self) -> str: ...


def record(verb: str, *, on: models.Model, by: Actor | None, at: datetime, **details: object) -> AuditEntry:
    """Write one line of the trail. ``by`` is ``None`` when the system did it from the shell."""
    entry = _entry(verb, on, by, at, details)
    records.add(entry)
    return entry


def record_each(verb: str, details: Mapping[T, Mapping[str, object]], *, by: Actor | None, at: datetime) -> None:
    """Write a line of the trail for each record that one act changed, with its own details."""
    bulk.insert(AuditEntry, [_entry(verb, on, by, at, said) for on, said in details.items()])


def _entry(verb: str, on: models.Model, by: Actor | None, at: datetime, details: Mapping[str, object]) -> AuditEntry:
    return AuditEntry(
        at=at,
        by_key=by.pk if by else None,
        by_name=by.get_full_name()[:200] if by else "system",
        verb=verb,
        on_type=on._meta.label_lower,
        on_key=on.pk,
        on_name=str(on)[:300],
        details=dict(details),
    )

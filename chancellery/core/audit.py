"""The audit trail: one line for each change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from django.db import connection, models

from chancellery.core import bulk, records
from chancellery.core.models import AuditEntry

T = TypeVar("T", bound=models.Model)


class Actor(Protocol):
    """Whoever may stand in the trail: a user has a key and a name."""

    @property
    def pk(self) -> int | None: ...

    def get_full_name(self) -> str: ...

    @property
    def acting_for(self) -> Actor | None: ...


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Return what differs, each with its value before and after, for ``record(changed=…)``.

    Give names that ``phrases`` have a label for. Words by language (``{"vi": …}``) are compared language by language.
    """
    flat = by_language(before), by_language(after)
    names = dict.fromkeys([*flat[0], *flat[1]])
    both = {name: (flat[0].get(name), flat[1].get(name)) for name in names}
    return {name: (was, now) for name, (was, now) in both.items() if (was or None) != (now or None)}


def by_language(values: Mapping[str, object]) -> dict[str, object]:
    """Return ``values`` with one for each language (``titles.vi``) where words are given by language."""
    return dict(_flat(values))


def _flat(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{language}", words) for language, words in value.items())
        else:
            yield name, value


def record(verb: str, *, on: models.Model, by: Actor | None, at: datetime, **details: object) -> AuditEntry:
    """Write one line of the trail. ``by`` is ``None`` when the system did it from the shell."""
    entry = _entry(verb, on, by, at, details)
    records.add(entry)
    return entry


def record_with(
    changes: Sequence[records.Change], verb: str, *, on: models.Model, by: Actor | None, at: datetime, **details: object
) -> AuditEntry:
    """Change records and write the line of the trail that says so, all in one statement.

    Raises:
        LookupError: a record to change is not there (any more).
    """
    entry = _entry(verb, on, by, at, details)
    records.change_and_add(changes, entry)
    return entry


def record_each(verb: str, details: Mapping[T, Mapping[str, object]], *, by: Actor | None, at: datetime) -> None:
    """Write a line of the trail for each record that one act changed, with its own details."""
    bulk.insert(AuditEntry, [_entry(verb, on, by, at, said) for on, said in details.items()])


def record_found(
    verb: str, model: type[models.Model], query: str, given: Mapping[str, bulk.Given], *, by: Actor | None, at: datetime
) -> None:
    """Write a line of the trail for each record of ``model`` that ``query`` finds: its key, name and details."""
    told: dict[str, bulk.Given] = {
        "told_at": at, "told_by": by.pk if by else None, "told_name": by.get_full_name()[:200] if by else "system",
        "told_verb": verb, "told_type": model._meta.label_lower,
        "told_behalf": json.dumps(_behalf(by)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO core_auditentry (at, by_key, by_name, verb, on_type, on_key, on_name, details)
            SELECT %(told_at)s, %(told_by)s::bigint, %(told_name)s, %(told_verb)s, %(told_type)s, found.key, found.name,
                found.details || %(told_behalf)s::jsonb
            FROM ({query}) found(key, name, details)
            """,  # noqa: S608 - the query is written in our code
            {**given, **told},
        )


def _behalf(by: Actor | None) -> dict[str, object]:
    """Say for whom a deputy acts, as every line of the trail keeps it."""
    principal = by.acting_for if by else None
    return {"behalf": principal.pk, "behalf_name": principal.get_full_name()[:200]} if principal else {}


def _entry(verb: str, on: models.Model, by: Actor | None, at: datetime, details: Mapping[str, object]) -> AuditEntry:
    values = {
        "at": at,
        "by_key": by.pk if by else None,
        "by_name": by.get_full_name()[:200] if by else "system",
        "verb": verb,
        "on_type": on._meta.label_lower,
        "on_key": on.pk,
        "on_name": str(on)[:300],
        "details": {**details, **_behalf(by)},
    }
    return records.fresh(AuditEntry, values)

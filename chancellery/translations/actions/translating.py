"""A person writes what a record says in another language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User
from chancellery.translations import rules
from chancellery.translations.actions.following import write
from chancellery.translations.enums import State
from chancellery.translations.kinds import Field, Kind, language_of
from chancellery.translations.models import Translation


class IsTheOriginal(Refusal):
    message = _("That is the language of the original; it is changed on the page of the record.")


class NoOriginal(Refusal):
    message = _("The original does not say anything here: %(field)s.")


class TooLong(Refusal):
    message = _("%(field)s: at most %(longest)s letters; this has %(length)s.")


class OriginalChanged(Refusal):
    message = _("The original was changed meanwhile. Compare once more and save again; your words are still here.")


@transaction.atomic
def translate(
    *, kind: Kind, record: Model, language: str, words: Mapping[str, str], by: User | None, at: datetime,
    seen: Mapping[str, str] | None = None,
) -> Model:  # fmt: skip
    """Write what the fields of ``record`` say in ``language``; empty words take a translation off.

    A stale translation that is saved as it stands holds again: the person says so. ``seen`` tells what the
    original said to the person, by field: its ``rules.digest``.

    Raises:
        IsTheOriginal, NoOriginal: there is nothing to translate.
        TooLong: words that have no room.
        OriginalChanged: it does not say what the person saw.
    """
    locked = lock(kind, record)
    if language == language_of(locked):
        raise IsTheOriginal
    rows = {row.field: row for row in of_language(kind, locked, language)}
    changed: dict[str, tuple[str, str]] = {}
    for field in kind.fields:
        if field.name not in words:
            continue
        said, row = words[field.name].strip(), rows.get(field.name)
        former = row.words if row else ""
        if seen is not None:
            _check_seen(kind.original(locked, field), seen.get(field.name))
        check(kind, locked, field.name, said)
        if _is_news(row, said):
            _put(kind, locked, field, language, row, said, by=by, at=at)
            changed[f"{field.name}.{language}"] = (former, said)
    if changed:
        gone = not any(now for _was, now in changed.values())
        verb = "translation.withdrawn" if gone else "translation.written"
        audit.record(verb, on=locked, by=by, at=at, language=language, changed=changed)
    return locked


def _put(
    kind: Kind, locked: Model, field: Field, language: str, row: Translation | None, said: str, *,
    by: User | None, at: datetime,
) -> None:  # fmt: skip
    """Let a field say ``said``, or nothing, in ``language``."""
    if said:
        row = row or Translation(on_type=kind.type, on_key=locked.pk, field=field.name, language=language)
        write(row, said, original=kind.original(locked, field), language=language_of(locked), by=by, at=at)
        row.save()
    elif row is not None:
        row.delete()
    if field.by_language and kind.entitle is not None:
        kind.entitle(locked, language, said)


def _check_seen(original: str, seen: str | None) -> None:
    if original and seen != rules.digest(original):
        raise OriginalChanged


def _is_news(row: Translation | None, said: str) -> bool:
    """Say whether saving ``said`` changes anything: other words, or somebody's word for a machine's or a stale one."""
    if row is None:
        return bool(said)
    return said != row.words or row.is_stale or row.state == State.MACHINE


def check(kind: Kind, record: Model, name: str, words: str) -> None:
    """See that a field of ``record`` can say ``words`` in another language.

    Raises:
        NoOriginal, TooLong: it cannot.
    """
    field = kind.field(name)
    if words and not kind.original(record, field):
        raise NoOriginal(field=field.label)
    if len(words) > field.longest:
        raise TooLong(field=field.label, longest=field.longest, length=len(words))


def lock(kind: Kind, record: Model) -> Model:
    """Return the record as it is, nobody changing it until the transaction ends."""
    return kind.model._base_manager.select_for_update(no_key=True).get(pk=record.pk)


def of_language(kind: Kind, record: Model, language: str) -> list[Translation]:
    """Return the translations of a record into one language, locked."""
    found = Translation.objects.select_for_update().filter(on_type=kind.type, on_key=record.pk, language=language)
    return list(found.order_by("pk"))

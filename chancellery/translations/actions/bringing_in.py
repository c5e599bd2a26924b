"""What a machine translated is brought in. It never takes the place of a person's words."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User
from chancellery.translations.actions.translating import (
    IsTheOriginal,
    OriginalChanged,
    check,
    lock,
    of_language,
)
from chancellery.translations.enums import State
from chancellery.translations.kinds import Kind, language_of
from chancellery.translations.models import Translation

LONGEST_SOURCE = 200


class PersonsStands(Refusal):
    message = _("A person's translation stands here; a machine's does not take its place.")


@transaction.atomic
def bring_in(
    *, kind: Kind, record: Model, field: str, language: str, words: str, rendered_from: str, source: str,
    by: User | None, at: datetime,
) -> bool:  # fmt: skip
    """Keep a machine's translation of ``rendered_from``; return whether it was new. ``source`` names the machine.

    Raises:
        IsTheOriginal, NoOriginal, TooLong: there is nothing to translate, or no room.
        OriginalChanged: the original does not say ``rendered_from`` any more.
        PersonsStands: somebody translated it.
    """
    locked, said = lock(kind, record), words.strip()
    if language == language_of(locked):
        raise IsTheOriginal
    check(kind, locked, field, said)
    original = kind.original(locked, kind.field(field))
    if original != rendered_from:
        raise OriginalChanged
    row = next((one for one in of_language(kind, locked, language) if one.field == field), None)
    if row is not None and row.words == said and not row.is_stale:
        return False
    if row is not None and row.state != State.MACHINE:
        raise PersonsStands
    former = row.words if row else ""
    row = row or Translation(on_type=kind.type, on_key=locked.pk, field=field, language=language)
    row.words, row.state, row.source = said, State.MACHINE, source[:LONGEST_SOURCE]
    row.rendered_from, row.original_language, row.is_stale = original, language_of(locked), False
    row.made_by, row.made_at, row.writer_keys = by, at, sorted(by.hands if by else ())
    row.save()
    changed = {f"{field}.{language}": (former, said)}
    audit.record("translation.brought_in", on=locked, by=by, at=at, language=language, source=source, changed=changed)
    return True

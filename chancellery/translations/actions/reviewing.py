"""Somebody other than the translator says that a translation is right."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User
from chancellery.translations.actions.translating import lock, of_language
from chancellery.translations.enums import State
from chancellery.translations.kinds import Kind


class NothingToReview(Refusal):
    message = _("There is no translation here that waits for a review.")


class IsStale(Refusal):
    message = _("The original says something else since; the translation has to follow before it is reviewed.")


class TranslatedIt(Refusal):
    message = _("Whoever wrote a translation does not review it.")


@transaction.atomic
def review(*, kind: Kind, record: Model, language: str, by: User, at: datetime) -> Model:
    """Mark what ``record`` says in ``language`` as compared with the original and right.

    Raises:
        NothingToReview: all of it was reviewed, or there is none.
        IsStale: some of it renders what the original no longer says.
        TranslatedIt: the person, or whom they act for, wrote some of it.
    """
    locked = lock(kind, record)
    waiting = [row for row in of_language(kind, locked, language) if row.state != State.REVIEWED]
    if not waiting:
        raise NothingToReview
    if any(row.is_stale for row in waiting):
        raise IsStale
    if any(not by.hands.isdisjoint(row.writer_keys) for row in waiting):
        raise TranslatedIt
    for row in waiting:
        row.state, row.reviewed_by, row.reviewed_at = State.REVIEWED, by, at
        row.save(update_fields=["state", "reviewed_by", "reviewed_at"])
        if kind.field(row.field).by_language and kind.entitle is not None:
            kind.entitle(locked, language, row.words)
    audit.record("translation.reviewed", on=locked, by=by, at=at, language=language)
    return locked

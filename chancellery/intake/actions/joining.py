"""Say that texts are one article in several languages, and take that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.forms import language_name
from chancellery.intake import queries
from chancellery.intake.actions.judging import lock
from chancellery.intake.enums import State
from chancellery.intake.models import Intake
from chancellery.organisations.models import User


class NoVersion(Refusal):
    message = _("“%(name)s” is no text that could be the same article in another language.")


class LanguageTaken(Refusal):
    message = _("The article has a text in %(language)s already.")


@transaction.atomic
def join(*, intake: Intake, other: Intake, by: User | None, at: datetime) -> None:
    """Confirm that ``intake`` and ``other`` are one article, each with the versions it has.

    Raises:
        AlreadyDecided: ``intake`` was registered or rejected.
        NoVersion: ``other`` was rejected, belongs to another unit, or is the same text.
        LanguageTaken: both would bring a text in the same language.
    """
    locked = lock(intake.pk)
    other = Intake.objects.select_for_update(of=("self",)).select_related("version_of").get(pk=other.pk)
    with_it = list(queries.versions_of(locked))
    joined = list(queries.versions_of(other))
    if other.state == State.REJECTED or other.unit_id != locked.unit_id or other in with_it:
        raise NoVersion(name=other.name)
    languages = {one.language for one in joined}
    for one in with_it:
        if one.language in languages:
            raise LanguageTaken(language=language_name(one.language))
    first = other.version_of or other
    Intake.objects.filter(pk__in=[one.pk for one in with_it]).update(version_of=first)
    audit.record("intake.version_joined", on=locked, by=by, at=at, name=other.name, key=other.pk)


@transaction.atomic
def part(*, intake: Intake, by: User | None, at: datetime) -> None:
    """Take a text out of the article it was said to be a version of; the others stay together.

    Raises:
        AlreadyDecided: it was registered or rejected.
    """
    locked = lock(intake.pk)
    others = [one for one in queries.versions_of(locked) if one.pk != locked.pk]
    if not others:
        return
    first, *rest = others
    if locked.version_of_id is None:  # it stood for them all; now the next one does
        Intake.objects.filter(pk=first.pk).update(version_of=None)
        Intake.objects.filter(pk__in=[one.pk for one in rest]).update(version_of=first)
    Intake.objects.filter(pk=locked.pk).update(version_of=None)
    audit.record("intake.version_parted", on=locked, by=by, at=at, name=first.name, key=first.pk)

"""Naming a deputy for a time, and withdrawing one. A deputyship ends by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries
from chancellery.organisations.models import Deputyship, User
from chancellery.organisations.rules import NOT_LENT


class NotForOneself(Refusal):
    message = _("Nobody is their own deputy.")


class NothingToLend(Refusal):
    message = _("%(principal)s holds no role in which somebody could act for them.")


class DeputyEndsTooEarly(Refusal):
    message = _("The last day cannot be before the first.")


class NamedAlready(Refusal):
    message = _("%(deputy)s acts for %(principal)s on some of these days already.")


class WithdrawnAlready(Refusal):
    message = _("This was withdrawn before.")


class NamesForAnother(Refusal):
    message = _("A deputy names no deputy. Act for yourself again first.")


@transaction.atomic
def name_deputy(
    *, principal: User, deputy: User, from_on: date, until_on: date, note: str = "", by: User | None, at: datetime
) -> Deputyship:
    """Let ``deputy`` act for ``principal`` on the days from ``from_on`` to ``until_on``, in all but administration.

    Raises:
        NotForOneself: they are one person.
        NamesForAnother: ``by`` acts for somebody just now.
        DeputyEndsTooEarly: the last day is before the first.
        NothingToLend: the principal holds no role but that of an administrator.
        NamedAlready: they do so on one of these days.
    """
    if by is not None and by.acting_for is not None:
        raise NamesForAnother
    if principal.pk == deputy.pk:
        raise NotForOneself
    if until_on < from_on:
        raise DeputyEndsTooEarly
    locked = User.objects.select_for_update(no_key=True).get(pk=principal.pk)
    if all(one.role in NOT_LENT for one in queries.held_by(locked, on=from_on)):
        raise NothingToLend(principal=principal)
    named = locked.deputies.filter(deputy=deputy, withdrawn_at=None)
    if named.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise NamedAlready(deputy=deputy, principal=principal)
    made = Deputyship.objects.create(
        principal=locked, deputy=deputy, from_on=from_on, until_on=until_on, note=note.strip(), named_by=by, named_at=at
    )
    _tell("deputy.named", made, by=by, at=at, from_on=from_on, until_on=until_on)
    return made


@transaction.atomic
def withdraw_deputy(*, deputyship: Deputyship, by: User | None, at: datetime) -> Deputyship:
    """Let a deputyship end at once.

    Raises:
        WithdrawnAlready: somebody withdrew it before.
    """
    locked = Deputyship.objects.select_for_update(of=("self",)).select_related("principal", "deputy")
    found = locked.get(pk=deputyship.pk)
    if found.withdrawn_at is not None:
        raise WithdrawnAlready
    found.withdrawn_by, found.withdrawn_at = by, at
    found.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _tell("deputy.withdrawn", found, by=by, at=at)
    return found


@transaction.atomic
def act_for(*, deputyship: Deputyship, by: User, at: datetime) -> None:
    """Record that a deputy begins to act for another; what they do then says for whom."""
    _tell("deputy.acts", deputyship, by=by, at=at)


def _tell(verb: str, one: Deputyship, *, by: User | None, at: datetime, **days: date) -> None:
    said = {"deputy": one.deputy.full_name, "principal": one.principal.full_name, **days}
    audit.record(verb, on=one.principal, by=by, at=at, deputy_key=one.deputy_id, **said)

"""Users and their roles. A role is recorded on its unit: that is where an administrator looks it up."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.actions.units import UnitNotThere
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Unit, User


class AddressTaken(Refusal):
    message = _("Somebody already signs in with the address %(email)s.")


class NameNeeded(Refusal):
    message = _("Nobody signs in with this address yet: the name is needed too.")


class LanguageUnknown(Refusal):
    message = _("The pages do not speak this language.")


class NotToOneself(Refusal):
    message = _("Nobody gives a role to themselves. Ask another administrator.")


class RoleHeldAlready(Refusal):
    message = _("%(user)s already holds this role here at that time.")


class RoleEndsTooEarly(Refusal):
    message = _("A role cannot end before the day it began.")


@transaction.atomic
def add_user(*, email: str, full_name: str, language: str = "vi", by: User | None, at: datetime) -> User:
    """Add a person who signs in with ``email``. They have no password until they set one.

    Raises:
        AddressTaken: addresses are unique, whatever their case.
        NameNeeded: the name is empty.
        LanguageUnknown: the pages do not speak ``language``.
    """
    address = email.strip().lower()
    if not full_name.strip():
        raise NameNeeded
    if language not in dict(settings.LANGUAGES):
        raise LanguageUnknown
    if User.objects.filter(email__iexact=address).exists():
        raise AddressTaken(email=address)
    user = User(email=address, full_name=full_name.strip(), language=language, joined_at=at)
    user.set_unusable_password()
    user.save()
    audit.record("user.added", on=user, by=by, at=at, email=address)
    return user


@transaction.atomic
def choose_language(*, user: User, language: str, by: User | None, at: datetime) -> User:
    """Remember the language in which ``user`` reads the pages.

    Raises:
        LanguageUnknown: the pages do not speak it.
    """
    if language not in dict(settings.LANGUAGES):
        raise LanguageUnknown
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    locked.language = language
    locked.save(update_fields=["language"])
    audit.record("user.language_chosen", on=locked, by=by, at=at, language=language)
    return locked


@transaction.atomic
def give_role(
    *, user: User, unit: Unit, role: Role, from_on: date, until_on: date | None = None, by: User | None, at: datetime
) -> Membership:
    """Give ``user`` a role in ``unit``, and so in its subtree, from a day on.

    Raises:
        NotToOneself: ``by`` is ``user``.
        UnitNotThere: the unit does not exist on the role's first day.
        RoleEndsTooEarly: the last day is before the first.
        RoleHeldAlready: the person holds it on one of these days.
    """
    if by is not None and by.pk == user.pk:
        raise NotToOneself
    if not unit.is_valid_on(from_on):
        raise UnitNotThere(unit=unit)
    if until_on is not None and until_on < from_on:
        raise RoleEndsTooEarly
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    held = Membership.objects.filter(user=user, unit=unit, role=role).filter(
        Q(until_on__isnull=True) | Q(until_on__gte=from_on)
    )
    if until_on is not None:
        held = held.filter(from_on__lte=until_on)
    if held.exists():
        raise RoleHeldAlready(user=user)
    membership = Membership.objects.create(user=user, unit=unit, role=role, from_on=from_on, until_on=until_on)
    audit.record(
        "role.given", on=unit, by=by, at=at, user=user.pk, name=user.full_name, role=role, from_on=from_on,
        until_on=until_on,
    )  # fmt: skip
    return membership


@transaction.atomic
def end_role(*, membership: Membership, until_on: date, by: User | None, at: datetime) -> Membership:
    """Let a role end after its last day.

    Raises:
        RoleEndsTooEarly: the day is before its first; ``revoke_role`` takes back a role given by mistake.
    """
    locked = _locked(membership)
    if until_on < locked.from_on:
        raise RoleEndsTooEarly
    locked.until_on = until_on
    locked.save(update_fields=["until_on"])
    audit.record(
        "role.ended", on=locked.unit, by=by, at=at, user=locked.user.pk, name=locked.user.full_name, role=locked.role,
        until_on=until_on,
    )  # fmt: skip
    return locked


@transaction.atomic
def revoke_role(*, membership: Membership, by: User | None, at: datetime) -> None:
    """Take back a role at once, as if it had never been given. The trail keeps that it was."""
    locked = _locked(membership)
    audit.record(
        "role.revoked", on=locked.unit, by=by, at=at, user=locked.user.pk, name=locked.user.full_name, role=locked.role,
        from_on=locked.from_on,
    )  # fmt: skip
    locked.delete()


def _locked(membership: Membership) -> Membership:
    return Membership.objects.select_for_update(of=("self",)).select_related("user", "unit").get(pk=membership.pk)

"""Barring a person who has left, and readmitting them. Roles stay as they are; barred, nobody makes use of them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries, rules
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Invitation, Membership, User


class BarsOneself(Refusal):
    message = _("Nobody bars themselves. Ask another administrator.")


class BarredAlready(Refusal):
    message = _("%(user)s is barred already.")


class NotBarred(Refusal):
    message = _("%(user)s is not barred.")


class HeldElsewhere(Refusal):
    message = _(
        "%(user)s also holds a role in a unit that others administer. End the roles here, or ask whoever administers"
        " all of these units."
    )


class LastAdministrator(Refusal):
    message = _("%(user)s is the last administrator of %(unit)s. Give the role to somebody else first.")


@transaction.atomic
def bar(*, membership: Membership, by: User | None, at: datetime) -> User:
    """Let whoever holds a role sign in no more. Their sessions and open sign-in links end at once, and for good.

    Raises:
        BarsOneself: ``by`` would bar themselves.
        BarredAlready: somebody barred them before.
        HeldElsewhere: they hold a role that ``by`` does not administer.
        LastAdministrator: nobody else who signs in administers one of the units they administer.
    """
    user, day = _locked(membership.user), timezone.localdate(at)
    if by is not None and by.pk == user.pk:
        raise BarsOneself
    if not user.is_active:
        raise BarredAlready(user=user)
    check_reach(user, by=by, at=at)
    _check_others_administer(user, on=day)
    user.is_active = False
    user.set_unusable_password()  # another one than before: a session that hangs on the former stays ended
    user.save(update_fields=["is_active", "password"])
    user.sign_in_links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    Invitation.objects.filter(membership__user=user, accepted_at=None, expires_at__gt=at).update(expires_at=at)
    user.sessions.all().delete()
    audit.record("person.barred", on=membership.unit, by=by, at=at, user=user.pk, name=user.full_name)
    return user


@transaction.atomic
def readmit(*, membership: Membership, by: User | None, at: datetime) -> User:
    """Let a person who was barred sign in again, by a new link.

    Raises:
        NotBarred: nobody barred them.
        HeldElsewhere: as ``bar``.
    """
    user = _locked(membership.user)
    if user.is_active:
        raise NotBarred(user=user)
    check_reach(user, by=by, at=at)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record("person.readmitted", on=membership.unit, by=by, at=at, user=user.pk, name=user.full_name)
    return user


def _locked(user: User) -> User:
    """Lock a person and all administrators: of two who bar each other, the second finds the first one barred."""
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR).values("user")
    people = User.objects.select_for_update(no_key=True).filter(Q(pk=user.pk) | Q(pk__in=administrators))
    return next(one for one in people.order_by("pk") if one.pk == user.pk)


def check_reach(user: User, *, by: User | None, at: datetime) -> None:
    """Refuse what concerns a person wholly to whoever does not administer all the units of their roles.

    Raises:
        HeldElsewhere: one of them is administered by others.
    """
    if by is None:
        return
    on = timezone.localdate(at)
    now_or_later = Membership.objects.filter(Q(until_on=None) | Q(until_on__gte=on), user=user)
    paths = now_or_later.values_list("unit__path", flat=True)
    if not rules.may_bar(queries.authority_of(by, on=on), paths):
        raise HeldElsewhere(user=user)


def _check_others_administer(user: User, *, on: date) -> None:
    seats = Membership.objects.filter(queries.valid(on), role=Role.ADMINISTRATOR).select_related("unit")
    others = list(seats.exclude(user=user).filter(user__is_active=True).values_list("unit__path", flat=True))
    for seat in seats.filter(user=user):
        if not any(seat.unit.path.startswith(path) for path in others):
            raise LastAdministrator(user=user, unit=seat.unit)

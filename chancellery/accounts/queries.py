"""Every read of how people sign in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone

from chancellery.accounts.enums import Factor
from chancellery.accounts.models import FactorDemand
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Session, Unit, User


def sessions_of(user: User) -> Sequence[Session]:
    """Return where ``user`` is signed in now, the latest used first."""
    now = timezone.now()
    alive = user.sessions.filter(
        expire_date__gt=now, seen_at__gt=now - settings.SESSION_IDLE, began_at__gt=now - settings.SESSION_LIFE
    )
    return list(alive.order_by("-seen_at", "-began_at"))


def session_for(user: User, key: str) -> Session:
    """Return one of the sessions of ``user``; the same Http404 for what is gone and for another's."""
    found = user.sessions.filter(public_key=key).first()
    if found is None:
        raise Http404
    return found


def factors_of(user: User) -> Sequence[Authenticator]:
    """Return the second factors of ``user``, the oldest first."""
    return list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))


def demanded_at(unit: Unit) -> tuple[str, ...]:
    """Return the roles of which a second factor is demanded right at ``unit``."""
    return tuple(FactorDemand.objects.filter(unit=unit).values_list("role", flat=True).order_by("role"))


def has_factor(user: User) -> bool:
    """Say whether ``user`` has a second factor; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=[Factor.APP, Factor.PASSKEY]).exists())


def must_have_factor(user: User, *, on: date) -> bool:
    """Say whether a second factor is demanded of a role that ``user`` holds on a day, in its unit or above."""
    demands = FactorDemand.objects.values_list("role", "unit__path")
    held = [(one.role, one.unit.path) for one in organisations.held_by(user, on=on)]
    return any(role == of and path.startswith(top) for of, top in demands for role, path in held)


def who_lack_a_factor(unit: Unit, roles: Collection[Role]) -> Sequence[User]:
    """Return those who hold one of ``roles`` in ``unit`` or below and have no second factor."""
    strong = Authenticator.objects.filter(user=OuterRef("pk"), type__in=[Factor.APP, Factor.PASSKEY])
    held = Membership.objects.filter(user=OuterRef("pk"), unit__path__startswith=unit.path, role__in=list(roles))
    return list(User.objects.filter(Exists(held), ~Exists(strong)))

"""Every read of units, posts and people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from chancellery.core.folding import fold
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, SignInLink, Unit, User
from chancellery.organisations.rules import Authority, Grant


def today() -> date:
    """Return the service's own day (its time zone's)."""
    return timezone.localdate()


def authority_of(user: User, *, on: date) -> Authority:
    """Return the roles ``user`` holds on a day, with the paths of their units."""
    held = Membership.objects.filter(valid(on), user=user).values_list("role", "unit", "unit__path")
    return Authority(
        user=user.pk, grants=tuple(Grant(role=Role(role), unit=unit, path=path) for role, unit, path in held)
    )


def valid(on: date) -> Q:
    """Return the condition "on this day", for whatever has a first and a last one."""
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))


def under(paths: Iterable[str], *, field: str = "path") -> Q:
    """Return the condition "in one of these subtrees"; no path, no row."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def valid_on(day: date) -> QuerySet[Unit]:
    """Return the units that exist on ``day``."""
    return Unit.objects.filter(valid(day))


def visible_to(authority: Authority) -> QuerySet[Unit]:
    """Return the units a person may see: everybody signed in sees how the service is built."""
    return Unit.objects.none() if authority.user is None else Unit.objects.all()


def get_for(authority: Authority, pk: int) -> Unit:
    """Return one unit; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_units(name: str) -> list[Unit]:
    """Return the units a text may mean by ``name``: by any name, short name or alias, without accents, or by code."""
    key = fold(name)
    if not key:
        return []
    return list(Unit.objects.filter(Q(name_keys__contains=[key]) | Q(code__iexact=name.strip())))


def choices_under(authority: Authority, roles: Iterable[Role], *, on: date | None = None) -> QuerySet[Unit]:
    """Return the units over which a person holds one of ``roles``; with ``on``, those that exist that day."""
    found = Unit.objects.filter(under(authority.paths(roles)))
    return found if on is None else found.filter(valid(on))


def ancestors(unit: Unit) -> list[Unit]:
    """Return the units above ``unit``, the root first."""
    keys = [int(key) for key in unit.path.split(".")[:-2]]
    return sorted(Unit.objects.filter(pk__in=keys), key=lambda above: above.depth) if keys else []


def sha256(secret: str) -> str:
    """Return what is stored of a sign-in link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_link(secret: str, *, at: datetime) -> SignInLink | None:
    """Return the link with this secret while it can still be used."""
    return (
        SignInLink.objects.select_related("user")
        .filter(secret_sha256=sha256(secret), used_at__isnull=True, expires_at__gt=at, user__is_active=True)
        .first()
    )


def who_may_sign_in(email: str, *, on: date) -> User | None:
    """Return the active user with this address who holds a role on a day."""
    held = Membership.objects.filter(valid(on), user=OuterRef("pk"))
    return User.objects.filter(Exists(held), email__iexact=email, is_active=True).first()

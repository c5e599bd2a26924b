"""Who belongs to a unit, and who may sign in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from chancellery.organisations.enums import Role
from chancellery.organisations.models import Invitation, Membership, Post, SignInLink, Unit, User
from chancellery.organisations.queries.access import valid


def members(unit: Unit, *, on: date) -> list[Membership]:
    """Return the roles that hold in ``unit`` on a day or later: its own, then those of the units above it."""
    keys = [int(key) for key in unit.path.split(".")[:-1]]
    held = Membership.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), unit__in=keys)
    return list(held.select_related("user", "unit").order_by("-unit__depth", "role", "user__full_name", "pk"))


def addresses_of(units: Iterable[Unit], roles: Iterable[Role], *, on: date) -> dict[int, tuple[str, ...]]:
    """Return for each unit, by key, the addresses of those who hold one of ``roles`` in it that day and may sign in."""
    held = Membership.objects.filter(valid(on), unit__in=list(units), role__in=list(roles), user__is_active=True)
    found: dict[int, tuple[str, ...]] = {}
    for unit, address in held.order_by("pk").values_list("unit", "user__email"):
        if address not in found.get(unit, ()):
            found[unit] = (*found.get(unit, ()), address)
    return found


def posts(unit: Unit) -> Sequence[Post]:
    """Return the posts of ``unit``, each with its holders, the latest first."""
    return list(unit.posts.prefetch_related("tenures").order_by("-signs", "-chairs", "pk"))


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


def open_invitations(*, at: datetime) -> Q:
    """Return the condition that an invitation can still be accepted."""
    return Q(accepted_at=None, expires_at__gt=at, membership__user__is_active=True)


def open_invitation(secret: str, *, at: datetime) -> Invitation | None:
    """Return the invitation with this secret while it can be accepted, with its role, person and unit."""
    return (
        Invitation.objects.select_related("membership__user", "membership__unit")
        .filter(open_invitations(at=at), secret_sha256=sha256(secret))
        .first()
    )

"""Who reads, reports and accepts in the made-up service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service
    from chancellery.organisations.models import User


def reader(built: Service) -> User:
    """Return a reviewer of the whole service."""
    return _holding("reviewer", built)


def officer(built: Service) -> User:
    """Return who reports."""
    return _holding("officer", built)


def head(built: Service) -> User:
    """Return who accepts, at the top of the service."""
    return _holding("head", built)


def _holding(role: str, built: Service) -> User:
    from django.utils import timezone

    from chancellery.organisations.models import Membership, User

    user, is_new = User.objects.get_or_create(
        email=f"{role}@example.org", defaults={"full_name": role.title(), "language": "en", "joined_at": timezone.now()}
    )
    if is_new:
        Membership.objects.create(user=user, unit=built.top, role=role, from_on=date(2000, 1, 1))
    return user

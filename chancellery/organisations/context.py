"""What every page says of the person who reads it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from chancellery.organisations.http import held


@dataclass(frozen=True, slots=True)
class Who:
    """A person with the role they hold highest up."""

    name: str
    role: str = ""
    unit: str = ""


def who(request: HttpRequest) -> dict[str, object]:
    """Return the person of the request; nobody before signing in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"who": SimpleLazyObject(lambda: _who(request))}


def _who(request: HttpRequest) -> Who:
    name, roles = str(request.user), held(request)
    if not roles:
        return Who(name=name)
    return Who(name=name, role=roles[0].get_role_display(), unit=roles[0].unit.short_name)

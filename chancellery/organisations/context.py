"""What every page says of the person who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from chancellery.organisations.http import held
from chancellery.organisations.models import User


@dataclass(frozen=True, slots=True)
class Who:
    """A person with the role they hold highest up."""

    name: str
    role: str = ""
    unit: str = ""
    behalf: str = ""  #: whom they act for


def who(request: HttpRequest) -> dict[str, object]:
    """Return the person of the request; nobody before signing in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"who": SimpleLazyObject(lambda: _who(request))}


def _who(request: HttpRequest) -> Who:
    name, roles = str(request.user), held(request)
    principal = cast(User, request.user).acting_for
    if principal is not None:
        return Who(name=name, role=gettext("On behalf of %(name)s") % {"name": principal}, behalf=principal.full_name)
    if not roles:
        return Who(name=name)
    return Who(name=name, role=roles[0].get_role_display(), unit=roles[0].unit.short_name)

"""The request of a signed-in person."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from chancellery.organisations import queries
from chancellery.organisations.models import User
from chancellery.organisations.rules import Authority


class SignedIn(HttpRequest):
    """``HttpRequest`` whose ``user`` is a ``User``: made true by ``LoginRequiredMiddleware``."""

    user: User


def authority(request: HttpRequest) -> Authority:
    """Return what the person of this request holds, loaded once a request."""
    held: Authority | None = getattr(request, "_authority", None)
    if held is None:
        held = queries.authority_of(cast(User, request.user), on=queries.today())
        request._authority = held  # type: ignore[attr-defined] # cached on the request, as Django does with user
    return held

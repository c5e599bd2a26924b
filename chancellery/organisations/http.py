"""The request of a signed-in person."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from chancellery.organisations import queries
from chancellery.organisations.models import Membership, User
from chancellery.organisations.rules import Authority


class SignedIn(HttpRequest):
    """``HttpRequest`` whose ``user`` is a ``User``: made true by ``LoginRequiredMiddleware``."""

    user: User


def held(request: HttpRequest) -> tuple[Membership, ...]:
    """Return the roles the person of this request holds today, loaded once a request."""
    found: tuple[Membership, ...] | None = getattr(request, "_held", None)
    if found is None:
        found = queries.held_by(cast(User, request.user), on=queries.today())
        request._held = found  # type: ignore[attr-defined] # cached on the request, as Django does with user
    return found


def authority(request: HttpRequest) -> Authority:
    """Return what the person of this request holds, loaded once a request."""
    known: Authority | None = getattr(request, "_authority", None)
    if known is None:
        known = queries.authority_from(cast(User, request.user), held(request))
        request._authority = known  # type: ignore[attr-defined] # cached as above
    return known


def way_on(request: HttpRequest, address: str) -> str:
    """Return ``address`` when it is the path of a page of ours, else the desk."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if ours and address.startswith("/"):
        return address
    return reverse("desk")


def machine(request: HttpRequest) -> str:
    """Return the network address the request came from; behind a proxy, the one that the proxy saw."""
    if settings.BEHIND_PROXY:
        # the last entry is our proxy's own; those before it are whatever the client claims
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))

"""The request of a signed-in person."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from chancellery.organisations import queries, rules
from chancellery.organisations.models import Membership, User
from chancellery.organisations.rules import Authority

#: Where a session keeps the key of the deputyship by which its person acts.
ACTING_FOR = "acting_for"


class SignedIn(HttpRequest):
    """``HttpRequest`` whose ``user`` is a ``User``: made true by ``LoginRequiredMiddleware``."""

    user: User


def held(request: HttpRequest) -> tuple[Membership, ...]:
    """Return the roles the person of this request acts by today, loaded once a request.

    They are their own, or as a deputy those of whom they act for.
    """
    found: tuple[Membership, ...] | None = getattr(request, "_held", None)
    if found is None:
        user = cast(User, request.user)
        user.acting_for = _principal(request, user)
        found = queries.held_by(user.acting_for or user, on=queries.today())
        if user.acting_for is not None:
            found = tuple(one for one in found if one.role not in rules.NOT_LENT)
        request._held = found  # type: ignore[attr-defined] # cached on the request, as Django does with user
    return found


def _principal(request: HttpRequest, user: User) -> User | None:
    """Return for whom the person acts; once the time is over, or it was withdrawn, for themselves again."""
    key = request.session.get(ACTING_FOR)
    if key is None:
        return None
    deputyship = queries.deputyship_of(user, key, on=queries.today())
    if deputyship is None:
        del request.session[ACTING_FOR]
        return None
    return deputyship.principal


def authority(request: HttpRequest) -> Authority:
    """Return what the person of this request holds, loaded once a request."""
    known: Authority | None = getattr(request, "_authority", None)
    if known is None:
        roles, user = held(request), cast(User, request.user)
        known = queries.authority_from(user, roles)
        if user.acting_for is not None:
            known = replace(known, behalf=user.acting_for.pk)
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

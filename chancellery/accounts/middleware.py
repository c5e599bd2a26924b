"""Whoever must have a second factor and has none yet sees only their account."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.accounts import queries

#: Set with the session when its person signs in, and taken off when they add a factor.
DUE = "factor_due"
#: What is open all the same, by the beginning of its path.
_OPEN = ("/account/", "/sign-out", "/language", "/ui/", "/static/")


class DemandedFactor:
    """Lead to the page where a factor is added."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_stopped(request):
            messages.warning(request, _("Your role demands a second factor. Add one before you go on."))
            return redirect(reverse("mfa_index"))
        return self.get_response(request)

    def _is_stopped(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or not request.session.get(DUE) or request.path.startswith(_OPEN):
            return False
        if queries.has_factor(request.user):  # added meanwhile, perhaps on another device
            del request.session[DUE]
            return False
        return True

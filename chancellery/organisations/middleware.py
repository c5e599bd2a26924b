"""For every request: the language of the page, and a line in the log when it was refused."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from chancellery.organisations.http import machine

_log = logging.getLogger("chancellery.refused")


class PersonalLanguage:
    """Activate the language for one request: the person's own, or before signing in the browser's or the chosen one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.user.language if request.user.is_authenticated else None
        if language not in dict(settings.LANGUAGES):
            language = translation.get_language_from_request(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RefusalsAreLogged:
    """Write a line for each request that was refused: who asked for what, from where.

    What is not there and what somebody may not see are answered alike, so both are written down.
    """

    REFUSED = frozenset({400, 403, 404, 405, 429})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in self.REFUSED:
            user = getattr(request, "user", None)
            who = user.pk if user is not None and user.is_authenticated else "nobody"
            # repr: an address with line breaks in it stays one line
            said = (response.status_code, request.method, request.path[:300], who, machine(request)[:64])
            _log.warning("Refused %s: %s %r, user %s, from %r", *said)
        return response

"""The pages of the design system itself: its style sheet, the theme switch and the gallery."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from chancellery.ui import specimens, stylesheet

THEMES = ("light", "dark", "system")
YEAR = 365 * 24 * 60 * 60
#: What is stopped before any form sees it, and what to do instead.
TOO_MUCH: Mapping[type[Exception], Promise] = {
    RequestDataTooBig: gettext_lazy("The text is longer than a form takes. Save it as a file, and send the file."),
    TooManyFilesSent: gettext_lazy("These are more files than a form takes at once. Send at most %(files)d."),
    TooManyFieldsSent: gettext_lazy("The form has more fields than can be sent at once. Fill in fewer."),
}


@login_not_required
@require_GET
def styles(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the style sheet for good: its address changes with its content."""
    sheet = stylesheet.current()
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(sheet.packed if packed else sheet.text, content_type="text/css; charset=utf-8")
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if digest == sheet.digest else "no-cache"
    return response


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the reader's theme for a year and lead back to where they were."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return HttpResponseBadRequest(gettext("The theme may be light, dark or as the system has it."))
    response = HttpResponseRedirect(_way_back(request))
    if chosen == "system":
        response.delete_cookie(f"{settings.COOKIE_PREFIX}theme", samesite="Lax")
    else:
        response.set_cookie(
            f"{settings.COOKIE_PREFIX}theme", chosen, max_age=YEAR, samesite="Lax", httponly=True,
            secure=request.is_secure(),
        )  # fmt: skip
    return response


@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language of the pages in a cookie, for readers who have not signed in."""
    return set_language(request)


def _way_back(request: HttpRequest) -> str:
    for address in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if address and url_has_allowed_host_and_scheme(
            address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return address
    return settings.FORCE_SCRIPT_NAME or "/"


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    return render(request, "ui/gallery.html", specimens.everything(request.POST or None, request.FILES or None))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that could not be read, or that was more than we take."""
    told = str(TOO_MUCH.get(type(exception), "")) % {"files": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
    status = 413 if told else 400
    return HttpResponse(render_to_string("400.html", {"request": request, "too_much": told}), status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for what is not theirs."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for what is not there, or not theirs to know about."""
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer somebody who tries too often."""
    return render(request, "429.html", status=429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that does not carry the mark of having come from us."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when we failed, without asking anything of the parts that may have failed."""
    return HttpResponse(render_to_string("500.html"), status=500)

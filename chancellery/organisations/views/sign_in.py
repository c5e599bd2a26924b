"""Signing in by a one-time link, signing out, and the language of the pages."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from chancellery.core.refusals import Refusal
from chancellery.organisations import actions, forms, queries
from chancellery.organisations.http import machine, way_on
from chancellery.organisations.models import User
from chancellery.organisations.views.act import given


@login_not_required
@never_cache
def ask_link(request: HttpRequest) -> HttpResponse:
    """Ask for the address and mail a link to it; the answer is the same whether anybody signs in with it."""
    after = request.GET.get("next", "")
    if request.user.is_authenticated:
        return redirect(way_on(request, after))
    form = forms.SignIn(given(request))
    if form.is_valid():
        try:
            _ask(request, form.cleaned_data["email"], after)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('organisations:ask_link')}?{urlencode({'sent': 1, 'next': after})}")
    minutes = int(actions.MAILED_LIFETIME.total_seconds() // 60)
    page = {"form": form, "mails": bool(settings.EMAIL_HOST), "sent": "sent" in request.GET, "minutes": minutes}
    return render(request, "organisations/ask_link.html", page)


def _ask(request: HttpRequest, email: str, after: str) -> None:
    actions.ask_for_link(
        email=email,
        machine=machine(request),
        site=request.build_absolute_uri(resolve_url(settings.LOGIN_URL)),
        after=f"?{urlencode({'next': after})}" if after else "",
        at=timezone.now(),
    )


@login_not_required
@never_cache
def sign_in_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show one button, so that a mail scanner that follows links does not use this one up; pressing it signs in."""
    after = request.GET.get("next", "")
    at = timezone.now()
    if request.method == "POST":
        try:
            user = actions.use_sign_in_link(secret=secret, at=at)
        except actions.LinkSpent:
            return _spent(request)
        return _let_in(request, user, after)
    link = queries.open_link(secret, at=at)
    if link is None:
        return _spent(request)
    return render(request, "organisations/sign_in_link.html", {"person": link.user})


def _let_in(request: HttpRequest, user: User, after: str) -> HttpResponse:
    """Go on to the second factor, where there is one, and else in."""
    record_authentication(request, user, method="link")
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=way_on(request, after)))
    return answer


def _spent(request: HttpRequest) -> HttpResponse:
    page = {"refusal": str(actions.LinkSpent())}
    return render(request, "organisations/sign_in_link.html", page, status=410)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    response = redirect(settings.LOGIN_URL)
    if request.is_secure():  # browsers do it over TLS alone
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the language of the pages: with the person, or in a cookie before signing in."""
    if not isinstance(request.user, User):
        return set_language(request)
    try:
        actions.choose_language(
            user=request.user, language=request.POST.get("language", ""), by=request.user, at=timezone.now()
        )
    except actions.LanguageUnknown as refusal:
        return HttpResponse(str(refusal), status=400, content_type="text/plain; charset=utf-8")
    return redirect(way_on(request, request.POST.get("next", "")))

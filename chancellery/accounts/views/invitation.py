"""Accepting an invitation: setting the password."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from chancellery.accounts import forms
from chancellery.core.refusals import Refusal
from chancellery.organisations import actions, queries
from chancellery.organisations.models import User
from chancellery.organisations.views.act import given


@sensitive_post_parameters("password1", "password2")
@login_not_required
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for a password; setting it spends the invitation and signs in."""
    at = timezone.now()
    found = queries.open_invitation(secret, at=at)
    if found is None:
        return render(request, "accounts/invitation.html", {"refusal": str(actions.InvitationOver())}, status=410)
    form = forms.AcceptInvitation(given(request), user=found.membership.user)
    if form.is_valid():
        try:
            user = actions.accept_invitation(
                secret=secret, password=form.cleaned_data["password1"], user_name=form.cleaned_data["user_name"], at=at
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _let_in(request, user)
    return render(request, "accounts/invitation.html", {"form": form, "membership": found.membership})


def _let_in(request: HttpRequest, user: User) -> HttpResponse:
    if request.user.is_authenticated:  # somebody else on this machine
        auth.logout(request)
    record_authentication(request, user, method="password")
    answer: HttpResponse = perform_login(request, Login(user=user))
    return answer

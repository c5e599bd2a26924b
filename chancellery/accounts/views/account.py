"""One's own account: password, second factors, and where one is signed in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from chancellery.accounts import actions, forms, queries
from chancellery.accounts.devices import named
from chancellery.accounts.enums import Factor
from chancellery.core.forms import carried_out
from chancellery.organisations import actions as people
from chancellery.organisations.http import SignedIn
from chancellery.organisations.views.act import given


@dataclass(frozen=True, slots=True)
class Signed:
    """Somewhere one is signed in."""

    key: uuid.UUID
    device: str
    machine: str
    seen_at: datetime
    began_at: datetime
    this: bool


@never_cache
def account(request: SignedIn) -> HttpResponse:
    """Show how one signs in and where one is signed in."""
    held = queries.factors_of(request.user)
    here = request.session.session_key
    sessions = [
        Signed(one.public_key, named(one.device), one.machine, one.seen_at, one.began_at, one.session_key == here)
        for one in queries.sessions_of(request.user)
    ]
    return render(request, "accounts/account.html", {
        "person": request.user,
        "has_password": request.user.has_usable_password(),
        "app": next((one for one in held if one.type == Factor.APP), None),
        "passkeys": [one.wrap() for one in held if one.type == Factor.PASSKEY],
        "codes": next((len(one.wrap().get_unused_codes()) for one in held if one.type == Factor.CODES), None),
        "sessions": sessions,
        "others": sum(not one.this for one in sessions),
    })  # fmt: skip


@never_cache
def user_name(request: SignedIn) -> HttpResponse:
    """Choose a short name to sign in with, or none."""
    form = forms.UserName(given(request), initial={"user_name": request.user.user_name or ""})

    def change() -> object:
        name = form.cleaned_data["user_name"]
        return people.choose_user_name(user=request.user, user_name=name, at=timezone.now())

    if carried_out(request, form, change, done=_("The user name is kept.")):
        return redirect("mfa_index")
    return render(request, "accounts/user_name.html", {"form": form})


@require_POST
def end_session(request: SignedIn, key: uuid.UUID) -> HttpResponse:
    """Sign out of one other device, having shown once more who one is; the library takes the request up again then."""
    session = queries.session_for(request.user, str(key))
    raise_if_reauthentication_required(request, app="allauth.mfa")
    actions.end_session(session=session, by=request.user, at=timezone.now())
    messages.success(request, _("The session is ended."))
    return redirect("mfa_index")


@require_POST
def end_other_sessions(request: SignedIn) -> HttpResponse:
    """Sign out everywhere but here, having shown once more who one is."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    actions.end_other_sessions(user=request.user, keep=request.session.session_key, at=timezone.now())
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")

"""What the library tells us is written down at once, in the transaction that each of its pages runs in (``urls``)."""

from __future__ import annotations

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.http import HttpRequest
from django.utils import timezone

from chancellery.accounts import actions, queries
from chancellery.accounts.enums import Factor
from chancellery.accounts.middleware import DUE
from chancellery.organisations.http import machine
from chancellery.organisations.models import Session, User

_OURS = "chancellery.accounts"


def connect() -> None:
    """Listen; called once when the app is ready."""
    for signal, receiver in (
        (auth.user_logged_in, _began),
        (auth.user_logged_out, _signed_out),
        (account.user_logged_in, _signed_in),
        (account.password_changed, _password),
        (account.password_set, _password),
        (account.password_reset, _password),
        (mfa.authenticator_added, _added),
        (mfa.authenticator_removed, _removed),
        (mfa.authenticator_reset, _new_codes),
        (mfa.authentication_failed, _failed),
    ):
        signal.connect(receiver, dispatch_uid=f"{_OURS}{receiver.__name__}{id(signal)}")


def _began(request: HttpRequest, user: object, **_rest: object) -> None:
    """Keep with the session where it began and whether a factor is due, and forget sessions that are over."""
    request.session["device"] = request.META.get("HTTP_USER_AGENT", "")[:300]
    request.session["machine"] = machine(request)[:64]
    if isinstance(user, User) and _lacks_factor(user):
        request.session[DUE] = True
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def _lacks_factor(user: User) -> bool:
    return queries.must_have_factor(user, on=timezone.localdate()) and not queries.has_factor(user)


def _signed_in(request: HttpRequest, user: User, **_rest: object) -> None:
    last = (get_authentication_records(request, user) or [{}])[-1]
    method = str(last.get("type") or last.get("method") or "")
    actions.note_signed_in(user=user, method=method, machine=machine(request), at=timezone.now())


def _signed_out(user: User | None, **_rest: object) -> None:
    if isinstance(user, User):
        actions.note_signed_out(user=user, at=timezone.now())


def _password(request: HttpRequest, user: User, **_rest: object) -> None:
    keep = request.session.session_key if request.user.is_authenticated else None
    actions.note_password(user=user, keep=keep, at=timezone.now())


def _added(request: HttpRequest, user: User, authenticator: Authenticator, **_rest: object) -> None:
    request.session.pop(DUE, None)
    actions.note_factor_added(user=user, factor=Factor(authenticator.type), at=timezone.now())


def _removed(user: User, authenticator: Authenticator, **_rest: object) -> None:
    actions.note_factor_removed(user=user, factor=Factor(authenticator.type), at=timezone.now())


def _new_codes(user: User, **_rest: object) -> None:
    actions.note_new_codes(user=user, at=timezone.now())


def _failed(request: HttpRequest, user: User, **_rest: object) -> None:
    actions.note_factor_failed(user=user, machine=machine(request), at=timezone.now())

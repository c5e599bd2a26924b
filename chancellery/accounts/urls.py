"""The addresses of accounts. Those without a namespace bear the names by which the library looks for its own pages."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.cache import never_cache

from chancellery.accounts.views import account as own
from chancellery.accounts.views import demanding, invitation, passkeys, single

View = Callable[..., HttpResponseBase]


def _page(route: str, view: View, name: str) -> URLPattern:
    """Return the address of a page of the library."""
    return path(route, _whole(view), name=name)


def _to_account(request: HttpRequest) -> HttpResponseBase:
    """Lead to where passkeys are listed."""
    return redirect("mfa_index")


def _whole(view: View) -> View:
    """Make what a page of the library changes, and what the trail says of it, one transaction."""
    return never_cache(transaction.atomic(view))


_ours = [
    path("units/<int:pk>/factors", demanding.demand, name="demand"),
    path("roles/<int:pk>/factors", demanding.reset, name="reset_factors"),
    path("account/user-name", own.user_name, name="user_name"),
    path("account/sessions/<uuid:key>/end", own.end_session, name="end_session"),
    path("account/sessions/end", own.end_other_sessions, name="end_other_sessions"),
]
urlpatterns = [
    _page("sign-in/", account.login, "account_login"),
    _page("sign-in/inactive/", account.account_inactive, "account_inactive"),
    _page("sign-in/code/", mfa.authenticate, "mfa_authenticate"),
    _page("password/", account.password_reset, "account_reset_password"),
    _page("password/sent/", account.password_reset_done, "account_reset_password_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", _whole(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    _page("password/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    path("invitation/<str:secret>", transaction.atomic(invitation.invitation), name="invitation"),
    path("account/", own.account, name="mfa_index"),
    path("", include((_ours, "accounts"))),
    _page("account/confirm/", account.reauthenticate, "account_reauthenticate"),
    _page("account/confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    _page("account/password/", account.password_change, "account_change_password"),
    _page("account/password/first/", account.password_set, "account_set_password"),
    _page("account/app/", totp.activate_totp, "mfa_activate_totp"),
    _page("account/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    _page("account/passkeys/", _to_account, "mfa_list_webauthn"),
    _page("account/passkeys/add/", passkeys.add, "mfa_add_webauthn"),
    _page("account/passkeys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    _page("account/passkeys/<int:pk>/name/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    _page("account/confirm/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _page("sign-in/passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    path("single/<str:provider_id>/", never_cache(single.login), name="openid_connect_login"),
    path("single/<str:provider_id>/back/", never_cache(single.callback), name="openid_connect_callback"),
    _page("account/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _page("account/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
]  # fmt: skip

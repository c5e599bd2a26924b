"""How the library meets ours: its sentences in our words, its letters in our way, its counting by our machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancellery.accounts import actions, ciphers, queries
from chancellery.accounts.enums import Factor
from chancellery.core import mail
from chancellery.organisations import queries as people
from chancellery.organisations.http import machine
from chancellery.organisations.models import User

if TYPE_CHECKING:
    from requests import Session  # heavy, and of use to nobody before somebody signs in with the office's own provider

_WRONG = _("The name or address and the password do not belong together.")
_PATIENCE = _("Too many attempts. Wait a few minutes, and try again.")
#: What the library wants to say (its file) → our sentence. What is not here is not said.
_SAID: Mapping[str, str | Promise] = {
    "account/messages/password_changed.txt": _("Your password is changed. You are signed out everywhere else."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is added."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}


class Accounts(DefaultAccountAdapter):
    """Signing in and passwords."""

    error_messages: ClassVar[dict[str, str | Promise]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("Your present password is not right."),
        "incorrect_code": _("The code is not right, or its time is over."),
        "too_many_login_attempts": _PATIENCE,
        "rate_limited": _PATIENCE,
        "invalid_password_reset": _("This link was used or is too old. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the script of passkeys asks for data instead of a page."""
        return request.headers.get("Accept") == "application/json"

    def get_client_ip(self, request: HttpRequest) -> str:
        return machine(request) or "unknown"

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        login = credentials.get("email") or credentials.get("username") or ""
        actions.note_sign_in_failed(login=login, machine=machine(request), at=timezone.now())

    def reauthenticate(self, user: User, password: str) -> bool:
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def send_password_reset_mail(self, user: User, email: str, context: Mapping[str, str]) -> None:
        """Write to the address on record, never to what was typed in."""
        actions.note_reset_asked(user=user, at=timezone.now())
        with translation.override(user.language):
            body = gettext(
                "%(name)s,\n\nset a new password here, within an hour:\n%(link)s\n\n"
                "If you did not ask for it, do nothing: your password stays as it is.\n"
            )
            values = {"name": user.full_name, "link": context["password_reset_url"]}
            subject = gettext("A new password for Chancellery")
            mail.send_after_commit(EmailMessage(subject=subject, body=body % values, to=[user.email]))

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, object]) -> None:
        """Send none of the library's other letters: ours are written by the actions."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: Mapping[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or _SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)


class Factors(DefaultMFAAdapter):
    """Second factors."""

    error_messages: ClassVar[dict[str, str | Promise]] = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("A second factor is demanded of your role: add another one first."),
        "cannot_generate_recovery_codes": _("Recovery codes need a second factor beside them."),
        "incorrect_code": _("The code is not right, or its time is over."),
    }

    def encrypt(self, text: str) -> str:
        return ciphers.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return ciphers.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Let nobody remove the last factor where one is demanded."""
        factors = queries.factors_of(authenticator.user)
        others = [one for one in factors if one.pk != authenticator.pk and one.type != Factor.CODES]
        return bool(others) or not queries.must_have_factor(authenticator.user, on=timezone.localdate())

    def generate_authenticator_name(self, user: User, type: str) -> str:
        return gettext("Passkey")

    def _get_site_name(self) -> str:
        return "Chancellery"


class SingleSignOn(DefaultSocialAccountAdapter):
    """Accounts of the office's own provider: they let in whoever was invited, by an address that it has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_requests_session(self) -> Session:
        """Follow no redirect: what we ask is what the environment names."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the invited person of an account that is new to us; nobody else is let in."""
        if sociallogin.is_existing:
            return
        today = timezone.localdate()
        verified = [one.email for one in sociallogin.email_addresses if one.verified is True]
        user = next((found for one in verified if (found := people.who_may_sign_in(one, on=today))), None)
        if user is None:
            raise ImmediateHttpResponse(render(request, "accounts/not_invited.html", status=403))
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, provider: object, **_rest: object) -> None:
        raise ImmediateHttpResponse(render(request, "accounts/single_failed.html", status=403))

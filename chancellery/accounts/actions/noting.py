"""What the library did for a person, written into the trail; what changes an account is told by letter as well."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancellery.accounts.actions.sessions import end_sessions
from chancellery.accounts.enums import Factor
from chancellery.core import audit, mail
from chancellery.organisations.models import User


@transaction.atomic
def note_signed_in(*, user: User, method: str, machine: str, at: datetime) -> None:
    """``method`` is how the last step was taken: password, link, passkey, code or single sign-on."""
    audit.record("user.signed_in", on=user, by=user, at=at, method=method, machine=machine)


@transaction.atomic
def note_signed_out(*, user: User, at: datetime) -> None:
    audit.record("user.signed_out", on=user, by=user, at=at)


@transaction.atomic
def note_sign_in_failed(*, login: str, machine: str, at: datetime) -> None:
    """Note a wrong password for somebody who is there; what is typed in for nobody is kept nowhere."""
    user = User.objects.filter(email__iexact=login).first() or User.objects.filter(user_name__iexact=login).first()
    if user is not None:
        audit.record("user.sign_in_failed", on=user, by=None, at=at, machine=machine)


@transaction.atomic
def note_factor_failed(*, user: User, machine: str, at: datetime) -> None:
    audit.record("user.code_failed", on=user, by=None, at=at, machine=machine)


@transaction.atomic
def note_reset_asked(*, user: User, at: datetime) -> None:
    audit.record("user.reset_asked", on=user, by=None, at=at)


@transaction.atomic
def note_password(*, user: User, keep: str | None, at: datetime) -> None:
    """Note a new password, end all sessions but the one with the key ``keep``, and write to its person."""
    ended = end_sessions(user, but=keep)
    audit.record("user.password_set", on=user, by=user, at=at, sessions=ended)
    tell(user, _("Your password was changed, and you were signed out everywhere else."))


@transaction.atomic
def note_factor_added(*, user: User, factor: Factor, at: datetime) -> None:
    audit.record("user.factor_added", on=user, by=user, at=at, factor=factor)
    if factor is not Factor.CODES:
        tell(user, _("A second factor was added to your account."))


@transaction.atomic
def note_factor_removed(*, user: User, factor: Factor, at: datetime) -> None:
    audit.record("user.factor_removed", on=user, by=user, at=at, factor=factor)
    if factor is not Factor.CODES:
        tell(user, _("A second factor was removed from your account."))


@transaction.atomic
def note_new_codes(*, user: User, at: datetime) -> None:
    audit.record("user.codes_made", on=user, by=user, at=at)
    tell(user, _("New recovery codes were made for your account; earlier ones work no more."))


def tell(user: User, what: str | Promise) -> None:
    """Write to a person what happened to their account, in case it was not they."""
    with translation.override(user.language):
        body = gettext("%(name)s,\n\n%(what)s\n\nIf this was not you, tell your administrator at once.\n")
        values = {"name": user.full_name, "what": str(what)}
        subject = gettext("Your account in Chancellery")
        mail.send_after_commit(EmailMessage(subject=subject, body=body % values, to=[user.email]))

"""Inviting a person: a role, and a letter with a link by which they set a password; again; and taking it back."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit, mail
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries, rules
from chancellery.organisations.actions.people import add_user, give_role, revoke_role
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Invitation, Membership, Unit, User

#: How long an invitation waits to be accepted.
LIFETIME = timedelta(days=7)


class InvitationOver(Refusal):
    message = _("This invitation was used, taken back or is too old. Ask your administrator for a new one.")


class SignsInAlready(Refusal):
    message = _("%(user)s has a password already and signs in with it.")


class UserNameTaken(Refusal):
    message = _("Somebody already signs in with the name %(name)s.")


class UserNameUnusable(Refusal):
    message = _("A user name has small letters, digits, dots, hyphens and underscores, at least two of them.")


@transaction.atomic
def invite(
    *,
    email: str,
    full_name: str,
    language: str,
    unit: Unit,
    role: Role,
    from_on: date,
    until_on: date | None = None,
    site: str,
    by: User | None,
    at: datetime,
) -> Membership:
    """Give a role to whoever signs in with ``email``, adding them when they are new, and write to them.

    ``site`` is the address of the site, ending in ``/``. A person who is there already keeps their own name and
    language; who has no password yet is sent a link to set one.

    Raises:
        NameNeeded: the person is new and has no name.
        AddressTaken, LanguageUnknown: as ``add_user``.
        NotToOneself, UnitNotThere, RoleEndsTooEarly, RoleHeldAlready: as ``give_role``.
    """
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = add_user(email=email, full_name=full_name, language=language, by=by, at=at)
    membership = give_role(user=user, unit=unit, role=role, from_on=from_on, until_on=until_on, by=by, at=at)
    if user.has_usable_password():
        mail.send_after_commit(_news(membership, site))
    else:
        _write(membership, site=site, by=by, at=at)
    return membership


@transaction.atomic
def invite_again(*, membership: Membership, site: str, by: User | None, at: datetime) -> None:
    """Write to somebody who has not accepted yet once more. Links of earlier letters work no more.

    Raises:
        SignsInAlready: they have set a password.
    """
    if membership.user.has_usable_password():
        raise SignsInAlready(user=membership.user)
    _end_open(membership.user, at=at)
    _write(membership, site=site, by=by, at=at)


@transaction.atomic
def withdraw_invitation(*, membership: Membership, by: User | None, at: datetime) -> None:
    """Take back a role together with the invitation to it: its link opens nothing any more.

    Raises:
        SignsInAlready: they have set a password; ``revoke_role`` takes back the role alone.
    """
    if membership.user.has_usable_password():
        raise SignsInAlready(user=membership.user)
    audit.record("invitation.withdrawn", on=membership.unit, by=by, at=at, name=membership.user.full_name)
    _end_open(membership.user, at=at)
    revoke_role(membership=membership, by=by, at=at)


@transaction.atomic
def accept_invitation(*, secret: str, password: str, user_name: str = "", at: datetime) -> User:
    """Set the password of whoever was invited, and so spend the invitation. ``password`` was checked before.

    Raises:
        InvitationOver: it is unknown, used, taken back or too old, or its person is barred.
        UserNameTaken, UserNameUnusable: the name to sign in with, which is optional.
    """
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("membership__user")
        .filter(queries.open_invitations(at=at), secret_sha256=queries.sha256(secret))
        .first()
    )
    if found is None:
        raise InvitationOver
    user = found.membership.user
    if user_name:
        user.user_name = _usable(user_name, user)
    user.set_password(password)
    user.save(update_fields=["password", "user_name"])
    found.accepted_at = at
    found.save(update_fields=["accepted_at"])
    _end_open(user, at=at)
    audit.record("invitation.accepted", on=user, by=user, at=at)
    return user


@transaction.atomic
def choose_user_name(*, user: User, user_name: str, at: datetime) -> User:
    """Let a person sign in with a short name too; an empty one takes it away.

    Raises:
        UserNameTaken, UserNameUnusable: as it says.
    """
    user.user_name = _usable(user_name, user) if user_name else None
    user.save(update_fields=["user_name"])
    audit.record("user.user_name_chosen", on=user, by=user, at=at)
    return user


def _usable(user_name: str, user: User) -> str:
    name = user_name.strip().lower()
    if not rules.is_user_name(name):
        raise UserNameUnusable
    if User.objects.filter(user_name__iexact=name).exclude(pk=user.pk).exists():
        raise UserNameTaken(name=name)
    return name


def _end_open(user: User, *, at: datetime) -> None:
    Invitation.objects.filter(membership__user=user, accepted_at=None, expires_at__gt=at).update(expires_at=at)


def _write(membership: Membership, *, site: str, by: User | None, at: datetime) -> None:
    secret = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        membership=membership, secret_sha256=queries.sha256(secret), made_at=at, expires_at=at + LIFETIME
    )
    audit.record(
        "invitation.sent", on=membership.unit, by=by, at=at, name=membership.user.full_name, role=membership.role
    )
    mail.send_after_commit(_invitation(made, f"{site}invitation/{secret}"))


def _invitation(made: Invitation, link: str) -> EmailMessage:
    membership = made.membership
    with translation.override(membership.user.language):
        day = date_format(timezone.localdate(made.expires_at), pgettext("format of a day", "j M Y"))
        body = gettext(
            "%(name)s,\n\nyou are invited to Chancellery: you have the role “%(role)s” in %(unit)s.\n\n"
            "Set your password here, by %(day)s:\n%(link)s\n\n"
            "Nobody will ever ask you for your password, by letter or by telephone.\n"
        )
        return _letter(membership, gettext("Your invitation to Chancellery"), body, day=day, link=link)


def _news(membership: Membership, site: str) -> EmailMessage:
    with translation.override(membership.user.language):
        body = gettext(
            "%(name)s,\n\nyou now have the role “%(role)s” in %(unit)s.\n\nSign in as you are used to:\n%(site)s\n"
        )
        return _letter(membership, gettext("Your role in Chancellery"), body, site=site)


def _letter(membership: Membership, subject: str, body: str, **values: str) -> EmailMessage:
    user = membership.user
    said = {"name": user.full_name, "role": membership.get_role_display(), "unit": str(membership.unit)} | values
    return EmailMessage(subject=subject, body=body % said, to=[user.email])

"""One-time sign-in links: made for a person, mailed or handed over, used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit, mail
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries
from chancellery.organisations.models import SignInLink, SignInRequest, User

#: How long a mailed link waits to be used.
MAILED_LIFETIME = timedelta(minutes=30)
#: How many links may be asked for within ``WINDOW``: for one address, and from one machine.
PER_ADDRESS, PER_MACHINE = 5, 30
WINDOW = timedelta(hours=1)


class LinkSpent(Refusal):
    message = _("This link has been used or is too old. Ask for a new one.")


class TooManyRequests(Refusal):
    message = _("Too many links were asked for. Wait an hour, or ask your administrator for one.")


class NoMailServer(Refusal):
    message = _("This service sends no mail. Ask your administrator for a link.")


@transaction.atomic
def make_sign_in_link(*, user: User, at: datetime, lifetime: timedelta, by: User | None = None) -> str:
    """Return the secret of a new link that signs ``user`` in once, until ``at + lifetime``. It is nowhere stored."""
    secret = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        user=user, secret_sha256=queries.sha256(secret), made_at=at, expires_at=at + lifetime
    )
    audit.record("user.link_made", on=user, by=by, at=at, expires_at=link.expires_at)
    return secret


@transaction.atomic
def use_sign_in_link(*, secret: str, at: datetime) -> User:
    """Spend a link and return whom it lets in: all the way, or to where a second factor is asked for.

    Raises:
        LinkSpent: it is unknown, used or too old, or its user is no longer active.
    """
    link = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(secret_sha256=queries.sha256(secret), used_at__isnull=True, expires_at__gt=at, user__is_active=True)
        .first()
    )
    if link is None:
        raise LinkSpent
    link.used_at = at
    link.save(update_fields=["used_at"])
    audit.record("user.link_used", on=link.user, by=link.user, at=at)
    return link.user


@transaction.atomic
def ask_for_link(*, email: str, machine: str, site: str, after: str, at: datetime) -> None:
    """Mail a link to ``email`` if somebody who holds a role signs in with it; to the asker both look the same.

    ``machine`` is the address the request came from, ``site`` what a link begins with, ``after`` what follows its
    secret (where to go then).

    Raises:
        NoMailServer: the service has none.
        TooManyRequests: for this address or from this machine, known or not.
    """
    if not settings.EMAIL_HOST:
        raise NoMailServer
    address = email.strip().lower()
    _count(_mark("address", address), _mark("machine", machine), at)
    user = queries.who_may_sign_in(address, on=timezone.localdate(at))
    if user is not None:
        secret = make_sign_in_link(user=user, at=at, lifetime=MAILED_LIFETIME)
        mail.send_after_commit(_letter(user, f"{site}{secret}{after}"))


def _count(address: str, machine: str, at: datetime) -> None:
    """Note the request, and refuse it when there were too many. Requests beyond the limit are not noted."""
    SignInRequest.objects.filter(asked_at__lte=at - WINDOW).delete()
    recent = SignInRequest.objects.filter(Q(address_mark=address) | Q(machine_mark=machine))
    marks = list(recent.values_list("address_mark", "machine_mark"))
    if sum(a == address for a, _m in marks) >= PER_ADDRESS or sum(m == machine for _a, m in marks) >= PER_MACHINE:
        raise TooManyRequests
    SignInRequest.objects.create(address_mark=address, machine_mark=machine, asked_at=at)


def _mark(kind: str, value: str) -> str:
    """Return a mark that tells requests apart without keeping whose they were."""
    return hashlib.blake2b(
        f"{kind}:{value}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32
    ).hexdigest()


def _letter(user: User, link: str) -> EmailMessage:
    with translation.override(user.language):
        minutes = int(MAILED_LIFETIME.total_seconds() // 60)
        values = {"name": user.full_name, "link": link, "minutes": minutes}
        body = gettext(
            "%(name)s,\n\nthis link signs you in once, within %(minutes)s minutes:\n%(link)s\n\n"
            "If you did not ask for it, do nothing: without the link nobody gets in.\n"
        )
        return EmailMessage(subject=gettext("Your sign-in link"), body=body % values, to=[user.email])

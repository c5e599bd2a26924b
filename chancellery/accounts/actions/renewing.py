"""Secrets that are kept encrypted, under a new key."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from chancellery.accounts import ciphers
from chancellery.core import audit
from chancellery.organisations.models import User

#: Where the library keeps what it had encrypted: a text, or a list of them.
KEPT = ("secret", "seed", "migrated_codes")


@transaction.atomic
def renew_secrets(*, by: User | None, at: datetime) -> int:
    """Encrypt all seeds of apps and recovery codes by the present key; return how many factors hold one.

    Raises:
        cryptography.fernet.InvalidToken: one was kept under a key that is not known any more; nothing is changed.
    """
    renewed = 0
    for factor in Authenticator.objects.select_for_update().select_related("user").order_by("pk"):
        data = {name: _renewed(value) if name in KEPT else value for name, value in dict(factor.data).items()}
        if set(data) & set(KEPT):
            factor.data = data
            factor.save(update_fields=["data"])
            audit.record("user.secret_renewed", on=factor.user, by=by, at=at, factor=factor.type)
            renewed += 1
    return renewed


def _renewed(value: object) -> object:
    if isinstance(value, list):
        return [_renewed(one) for one in value]
    return ciphers.renewed(value) if isinstance(value, str) else value

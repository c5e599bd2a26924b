"""Recovery codes that an earlier version kept by their seed."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from chancellery.accounts.recovery import RecoveryCodes

_SHOWN = Authenticator.objects.filter(
    type=Authenticator.Type.RECOVERY_CODES, data__has_keys=["seed", "viewed_at"]
).order_by("pk")


def hash_shown_codes(*, most: int = 1) -> int:
    """Keep hashes of the recovery codes that so many people were shown, and no seed; return how many people it were.

    One person's take half a second, so a server does them one after the other, beside its work. Those kept under a key
    that is not known any more stay as they are: the key may come back.
    """
    done = 0
    for key in list(_SHOWN.values_list("pk", flat=True)):
        if done == most:
            break
        done += _hash(key)
    return done


@transaction.atomic
def _hash(key: int) -> bool:
    from cryptography.fernet import InvalidToken

    found = _SHOWN.select_for_update().filter(pk=key).first()  # it may have been used, or made anew, meanwhile
    try:
        if found:
            RecoveryCodes(found).forget_seed()
    except InvalidToken:
        return False
    return found is not None

"""Recovery codes: under an encrypted seed until their page has shown them, once, and from then on as hashes alone.

The library makes them of a seed that it keeps for good, so whoever had the database and the key would have the codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.db import transaction
from django.utils.crypto import constant_time_compare

HASHES = "hashes"
#: Stands for a code that nobody can read any more; what counts codes counts these.
UNREADABLE = "********"


class RecoveryCodes(auth.RecoveryCodes):
    """The library's codes; those that were shown are hashes, and those that were not yet open nothing."""

    instance: Authenticator
    _shown: Sequence[str] = ()  #: by this request, which is the only one that knows them

    def mark_as_viewed(self) -> None:
        """Forget the seed: what is kept of each unused code is its hash."""
        self._shown = self.get_unused_codes()
        super().mark_as_viewed()
        self.forget_seed()

    def forget_seed(self) -> None:
        """Keep hashes of the unused codes, and no longer what the codes are made of."""
        codes = super().get_unused_codes()
        rest = {name: value for name, value in self.instance.data.items() if name not in {"seed", "used_mask"}}
        self.instance.data = rest | {HASHES: hashed(codes)}
        self.instance.save(update_fields=["data"])

    def get_unused_codes(self) -> list[str]:
        """Return the unused codes while they are still to be shown; afterwards so many that cannot be read."""
        if self._shown:
            return list(self._shown)
        hashes = self.instance.data.get(HASHES)
        return cast(list[str], super().get_unused_codes()) if hashes is None else [UNREADABLE] * len(hashes)

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Say whether ``code`` is one that was shown and not used; it is used then."""
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
        if self.did_view and HASHES not in self.instance.data:
            self.forget_seed()  # an earlier version showed them
        hashes = self.instance.data.get(HASHES, [])
        found = _place(code, hashes)
        if found is None:
            return False
        self.instance.data[HASHES] = [*hashes[:found], *hashes[found + 1 :]]
        self.instance.save(update_fields=["data"])
        return True


def hashed(codes: Sequence[str]) -> list[str]:
    """Return the hashes of somebody's codes. They share a salt of their own, so that one slow hash tries them all."""
    salt: str | None = None
    hashes: list[str] = []
    for code in codes:
        hashes.append(make_password(code, salt=salt))
        salt = salt or identify_hasher(hashes[0]).decode(hashes[0])["salt"]
    return hashes


def _place(code: str, hashes: Sequence[str]) -> int | None:
    if not hashes:
        return None
    hasher = identify_hasher(hashes[0])
    if hasher.must_update(hashes[0]):  # kept by an earlier version, with other parameters: tried one by one
        return next((n for n, kept in enumerate(hashes) if check_password(code, kept)), None)
    given = make_password(code, salt=hasher.decode(hashes[0])["salt"])
    return next((n for n, kept in enumerate(hashes) if constant_time_compare(given, kept)), None)

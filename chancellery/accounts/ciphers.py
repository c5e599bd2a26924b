"""Secrets that must be read again (the seed of an authenticator app) are kept under a key that the database lacks."""

from __future__ import annotations

import base64
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet, MultiFernet


def encrypt(text: str) -> str:
    """Return ``text`` under the service's own key."""
    return _ciphers().encrypt(text.encode()).decode()


def decrypt(kept: str) -> str:
    """Return the text that ``encrypt`` was given, by the present key or a former one.

    Raises:
        cryptography.fernet.InvalidToken: it was kept under another key, or tampered with.
    """
    return _ciphers().decrypt(kept.encode()).decode()


def renewed(kept: str) -> str:
    """Return what ``encrypt`` made, encrypted anew by the present key; raises as ``decrypt``."""
    return _ciphers().rotate(kept.encode()).decode()


def _ciphers() -> MultiFernet:
    from cryptography.fernet import MultiFernet

    return MultiFernet([_cipher(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@cache
def _cipher(key: str) -> Fernet:
    # Loaded here: it takes 10 MB, and a process of the server that never sees a second factor does without.
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"chancellery second factors").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))

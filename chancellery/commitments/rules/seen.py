"""What a person saw before they decided, as a mark that a form carries."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def mark_of(keys: Iterable[int]) -> str:
    """Return a mark of a set of records: another set has another one."""
    return sha256(",".join(str(key) for key in sorted(keys)).encode()).hexdigest()[:32]

"""The chain of the audit trail: what is hashed, and how. No database, so that anybody can write it anew and compare.

The hash of an entry is the SHA-256 of the hash before it (32 bytes) followed by one line of JSON in UTF-8: the names
below in their order, without blanks between, leaving out what is empty; ``number`` is the place in the chain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

#: What of an entry is hashed, in this order, and how the database says it. What is added later comes last.
COLUMNS = {
    "id": "e.id::text",
    "at": """to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')""",
    "by_key": "e.by_key::text",
    "by_name": "e.by_name",
    "verb": "e.verb",
    "on_type": "e.on_type",
    "on_key": "e.on_key::text",
    "on_name": "e.on_name",
    "details": "e.details::text",
}

#: What stands before the first link.
BEGINNING = bytes(32)


def link(before: bytes, number: int, entry: Sequence[str | None]) -> bytes:
    """Return the hash of ``entry``, given as the values of ``COLUMNS``, after the hash ``before``."""
    said = {"number": str(number)} | {name: value for name, value in zip(COLUMNS, entry, strict=True) if value}
    line = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(before + line.encode()).digest()

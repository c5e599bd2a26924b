"""Which version of the reading this is: outcomes of two versions never stand in one output."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_DECIDES = frozenset({".py", ".toml", ".json"})
#: Parts of the package that do not decide what is read.
_APART = frozenset({"tests", "many", "__pycache__"})


@cache
def digest() -> str:
    """Return a digest of all code and words that decide what is read in a text."""
    told = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*"), key=lambda path: path.relative_to(_PACKAGE).as_posix()):
        place = path.relative_to(_PACKAGE)
        if path.suffix in _DECIDES and not _APART.intersection(place.parts):
            told.update(place.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:16]

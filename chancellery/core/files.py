"""The store of originals: files under their SHA-256, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from chancellery.core.models import StoredFile


def path_of(sha256: str) -> Path:
    """Return where the bytes with this SHA-256 lie."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


def keep(data: bytes, *, media_type: str, at: datetime) -> StoredFile:
    """Store ``data`` untouched and return its record; the same bytes give the same record.

    Raises:
        OSError: the disk refused; nothing half-written is left.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    _write_once(path_of(sha256), data)
    kept, _made = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": media_type, "stored_at": at}
    )
    return kept


def read(file: StoredFile) -> bytes:
    """Return the bytes of a stored file.

    Raises:
        FileNotFoundError: the store has lost it; ``check`` tells.
    """
    return path_of(file.sha256).read_bytes()


def is_intact(file: StoredFile) -> bool:
    """Say whether the stored bytes still have their SHA-256."""
    try:
        with path_of(file.sha256).open("rb") as stored:
            return hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
    except FileNotFoundError:
        return False


def _write_once(place: Path, data: bytes) -> None:
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    # written beside and renamed: a killed process or a full disk leaves no half file under the final name
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    part = Path(name)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o440)
        part.rename(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

"""The store of originals: files under their SHA-256, written once, never changed."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import scanning
from chancellery.core.models import StoredFile
from chancellery.core.refusals import Refusal

_LOG = logging.getLogger(__name__)

PART = ".part-"  #: how the name of a file begins while it is being written
_STORE = 0x6F726967  #: the number under which the database knows the lock of the store


class NoRoom(Refusal):
    message = _("The original could not be stored: the disk is full or not to be written. Nothing was kept.")


def path_of(sha256: str) -> Path:
    """Return where the bytes with this SHA-256 lie."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


@transaction.atomic
def keep(data: bytes, *, media_type: str, at: datetime) -> StoredFile:
    """Store ``data`` untouched and return its record; the same bytes give the same record.

    Raises:
        NoRoom: the disk refused; nothing half-written is left.
        Harmful, NotScanned: the office's scanner refused it, or did not answer.
    """
    scanning.scan(data)
    sha256 = hashlib.sha256(data).hexdigest()
    _lock("pg_advisory_xact_lock_shared")  # until its record is there, nobody takes the file for one without
    try:
        _write_once(path_of(sha256), data)
    except OSError as error:
        _LOG.exception("the original %s could not be stored", sha256)
        raise NoRoom from error
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


def hold_still() -> None:
    """Wait until nobody is storing anything, and let nobody begin before this transaction ends."""
    _lock("pg_advisory_xact_lock")


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_STORE])


def _write_once(place: Path, data: bytes) -> None:
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    # written beside and renamed: a killed process or a full disk leaves no half file under the final name
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=PART)
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

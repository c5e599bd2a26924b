"""What a crash leaves in the store of originals: half-written files, and whole ones that no record knows.

A killed process leaves the file it was writing; a change that fails after its original was stored leaves the original.
Neither is part of the records. What is young may belong to somebody who is at it just now, so callers say ``before``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from chancellery.core import files
from chancellery.core.models import StoredFile

_SHA256 = re.compile(r"[0-9a-f]{64}")


def half_written(*, before: datetime) -> Iterator[Path]:
    """Find the files that were last written to ``before`` and never got their name."""
    for folder, names in _folders():
        yield from (folder / name for name in names if name.startswith(files.PART) and _is_older(folder / name, before))


def unknown(*, before: datetime) -> Iterator[Path]:
    """Find the whole originals, stored ``before``, that no record knows."""
    for folder, names in _folders():
        stored = [name for name in names if _SHA256.fullmatch(name)]
        known = set(StoredFile.objects.filter(sha256__in=stored).values_list("sha256", flat=True)) if stored else set()
        yield from (folder / name for name in stored if name not in known and _is_older(folder / name, before))


def remove_half_written(path: Path) -> None:
    """Remove a file that ``half_written`` found."""
    path.unlink(missing_ok=True)


@transaction.atomic
def remove_unknown(path: Path) -> bool:
    """Remove a file that ``unknown`` found, unless somebody has stored the same bytes since; say whether it went."""
    files.hold_still()
    if StoredFile.objects.filter(sha256=path.name).exists():
        return False
    path.unlink(missing_ok=True)
    return True


def _folders() -> Iterator[tuple[Path, list[str]]]:
    """Walk the folders of the store that hold files, each with their names in order."""
    for folder, _below, names in os.walk(settings.FILES_ROOT):
        if names:
            yield Path(folder), sorted(names)


def _is_older(path: Path, before: datetime) -> bool:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < before
    except FileNotFoundError:
        return False

"""Copies of seals outside the database, one line each: what they say must be in the chain, whoever rewrites it.

``head.txt`` says how far the chain has come and is written anew each time; ``seals.txt`` only grows. An office may copy
or print either: any line found in the folder, in whatever ``.txt``, is compared.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from chancellery.core.models import AuditSeal

_LINE = re.compile(r"entries (\d+) to (\d+), keys to (\d+), sha256 ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Line:
    """What a seal says: the numbers it covers, the highest settled key, and the hash of its last link."""

    first: int
    last: int
    settled: int
    hash: bytes
    source: str = ""  #: where it was read

    def written(self, at: datetime) -> str:
        """Return the line as files and people get it."""
        words = f"entries {self.first} to {self.last}, keys to {self.settled}, sha256 {self.hash.hex()}"
        return f"{at:%Y-%m-%d %H:%M:%S%z}  {words}"


def line_of(seal: AuditSeal) -> Line:
    """Return what ``seal`` says."""
    source = f"the seal of {timezone.localtime(seal.sealed_at):%Y-%m-%d}"
    return Line(seal.first, seal.last, seal.settled, bytes(seal.hash), source)


def lines() -> Iterator[Line]:
    """Read every line of every file, the heads too. A folder that is not there holds none."""
    for path in sorted(_folder().glob("*.txt")):
        for match in _LINE.finditer(path.read_text(encoding="utf-8", errors="replace")):
            first, last, settled, digest = match.groups()
            yield Line(int(first), int(last), int(settled), bytes.fromhex(digest), path.name)


def write_head(line: Line, *, at: datetime, holds: Callable[[Line], bool]) -> None:
    """Say how far the chain has come. A head that the chain does not hold (any more) is put aside, as evidence."""
    folder, head = _folder(), _folder() / "head.txt"
    folder.mkdir(parents=True, exist_ok=True)
    if any(not holds(former) for former in lines() if former.source == head.name):
        head.rename(folder / f"contradicted-{at:%Y%m%d-%H%M%S%f}.txt")
    part = folder / "head.part"
    part.write_text(line.written(at) + "\n", encoding="utf-8")
    part.replace(head)


def append(line: Line, *, at: datetime) -> None:
    """Add the line of a seal, and see that it is on the disk."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / "seals.txt").open("a", encoding="utf-8") as file:
        file.write(line.written(at) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _folder() -> Path:
    return Path(settings.SEALS_ROOT)

"""Lists of breached passwords as they are given out: a line for each SHA-1 in capitals, in order, often with a count.

Such a file has some forty gigabytes, so a password is found by halving and not by reading.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

_LONGEST = 80  #: bytes of a line, with its count and its end


def is_listed(password: str, path: Path) -> bool:
    """Say whether a list holds a password.

    Raises:
        OSError: the list cannot be read.
    """
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as file:
        low, high = 0, file.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            start, line = _line_from(file, middle, high)
            if line[:40].upper() == wanted:
                return True
            if not line or line[:40].upper() > wanted:
                high = middle
            else:
                low = start + len(line)
        return False


def _line_from(file: BinaryIO, place: int, end: int) -> tuple[int, bytes]:
    """Return the first line from ``place`` on, with where it begins; an empty one when ``end`` comes first."""
    file.seek(max(place - 1, 0))
    start = place if place == 0 else place - 1 + len(file.readline(_LONGEST))
    if start >= end:
        return start, b""
    file.seek(start)
    return start, file.readline(_LONGEST)

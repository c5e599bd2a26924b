"""Where things lie on this machine: everything we write is under ``var/``."""

from __future__ import annotations

import os
from pathlib import Path

#: The checkout, or the folder the service was installed in.
HOME = Path(__file__).resolve().parents[2]


def var() -> Path:
    """Return the folder for data, made when missing. ``CHANCELLERY_VAR`` names another one."""
    place = Path(os.environ.get("CHANCELLERY_VAR") or HOME / "var")
    place.mkdir(parents=True, exist_ok=True)
    return place.resolve()

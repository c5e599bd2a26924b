"""In whose layout a paper is printed: an office may keep Word files of its own beside those that come with us."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def layout_for(names: Sequence[str], *, own: str, shipped: Path) -> Path:
    """Return the first of ``names`` that lies in the office's ``own`` folder (empty for none), or else with us.

    The last of the names always lies in ``shipped``.
    """
    for folder in (Path(own), shipped) if own else (shipped,):
        for name in names:
            if (folder / name).is_file():
                return folder / name
    return shipped / names[-1]

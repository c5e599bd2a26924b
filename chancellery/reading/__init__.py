"""Read official texts: what they refer to, when, who does what, and what they order.

Pure Python and usable alone: no Django, no database, no network. ``read_file`` loads the decoders of file formats
only when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancellery.reading.facts import Reading
from chancellery.reading.reader import read

if TYPE_CHECKING:
    from chancellery.reading.files import read_file

__all__ = ["Reading", "read", "read_file"]


def __getattr__(name: str) -> object:
    """Load ``read_file`` at its first use."""
    if name == "read_file":
        from chancellery.reading.files import read_file

        return read_file
    raise AttributeError(name)

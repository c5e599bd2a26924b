"""Read official texts: what they refer to, when, who does what, and what they order.

Pure Python and usable alone: no Django, no database, no network. What reads is loaded when it is first asked for: a
server lets other processes read, and uses only this package's words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancellery.reading.facts import Reading
    from chancellery.reading.files import read_file
    from chancellery.reading.reader import read

__all__ = ["Reading", "read", "read_file"]

_FROM = {"Reading": "facts", "read": "reader", "read_file": "files"}


def __getattr__(name: str) -> object:
    """Load one of the three at its first use."""
    if name in _FROM:
        return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
    raise AttributeError(name)

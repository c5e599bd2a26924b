"""Patterns that few texts need, compiled when one does.

A large class of characters takes as long to compile as a paragraph takes to read.
"""

from __future__ import annotations

import re
from typing import Final, cast

_METHODS: Final = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
_MADE: Final[list[_Late]] = []


def late(written: str) -> re.Pattern[str]:
    """Return what ``re.compile(written)`` does, but compile it when it is first asked for anything but its words."""
    made = _Late(written)
    _MADE.append(made)
    return cast("re.Pattern[str]", made)


def compile_all() -> None:
    """Compile every pattern that was made so far, as tests of all patterns must."""
    for made in _MADE:
        made.match  # noqa: B018 # asking for it compiles it


class _Late:
    """A pattern that becomes one when its first method is asked for; from then on they are its own."""

    __slots__ = ("pattern", *_METHODS)

    def __init__(self, written: str) -> None:
        self.pattern = written

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

"""Patterns that few texts need, compiled when one does.

A large class of characters takes as long to compile as a paragraph takes to read.
"""

from __future__ import annotations

import re
from typing import Final, cast

from chancellery.reading.text import UNSPACED

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


#: A letter or figure that is of no script without blanks.
_SPACED: Final = rf"[^\W{UNSPACED}]"
_PAGES: Final = {
    page
    for first, last in re.findall("(.)(?:-(.))?", UNSPACED)
    for page in range(ord(first) >> 8, (ord(last or first) >> 8) + 1)
}
_OTHER_PAGES: Final = bytes(page for page in range(256) if page not in _PAGES)


class ByScript:
    r"""A pattern that asks for letters of scripts with blanks: in most texts ``\w`` says the same."""

    def __init__(self, written: str) -> None:
        self._any, self._spaced = late(written), late(written.replace(_SPACED, r"\w"))

    def within(self, said: str) -> re.Pattern[str]:
        """Return the pattern for where it looks at nothing but ``said``."""
        if said.isascii():
            return self._spaced
        # A character is of one of 256 pages; the pages are far quicker to look through.
        pages = said.encode("utf-16-le", "surrogatepass")[1::2].translate(None, _OTHER_PAGES)
        return self._any if pages else self._spaced


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

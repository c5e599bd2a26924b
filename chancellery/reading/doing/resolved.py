"""What a body resolves: the infinitives of the points below "RESUELVE:" or "LE CONSEIL DÉCIDE :" order."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

#: So many paragraphs above a point may stand what leads to it.
_FAR = 60
#: No longer is a line that leads to what is resolved.
_LONGEST = 200
_COLONS = frozenset(":：")


def below(source: Source, code: str, start: int) -> bool:
    """Say whether the nearest line above ``start`` that ends with a colon says that a body resolves what follows."""
    index = bisect_right(source.blocks, start, key=lambda block: block.start) - 1
    for block in reversed(source.blocks[max(0, index - _FAR) : index]):
        if block.quote[-1:] in _COLONS:
            near = max(block.start, block.end - _LONGEST)
            return _resolves(code).search(source.lower, near, block.end) is not None
    return False


@cache
def _resolves(code: str) -> re.Pattern[str]:
    """A verb of deciding that closes its line, past what it decides: "acuerda lo siguiente:"."""
    return re.compile(rf"{cues.expression(code, 'duties', 'resolves')}(?:,?\s[^\s.;:]{{1,15}}){{0,4}}\s?[:：]")

"""What is asked in points of their own: "The Ministry asks the Government:" and a list below it."""

from __future__ import annotations

from typing import Final

from chancellery.reading.facts import Block
from chancellery.reading.lists import markers
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, squeeze

_COLONS: Final = (":", "：")
_MOST: Final = 12
_LONGEST: Final = 600


def items(source: Source, block: Block, end: int) -> tuple[list[str], int]:
    """Return the points right below ``block``, where a colon ends it at ``end``, and where the last of them ends."""
    found: list[str] = []
    last = end
    if end < block.end or not block.quote.endswith(_COLONS):
        return [], end
    place = source.blocks.index(block)
    kind = ""
    for below in source.blocks[place + 1 : place + 1 + _MOST]:
        marker = markers.read(source, below)
        if marker is None or below.end - below.start > _LONGEST or (kind and marker.kind != kind):
            break
        if not marker.is_bullet and marker.value != len(found) + 1:
            break
        kind = marker.kind
        start, stop = cues.sentences(source, marker.words, below.end)[0]
        found.append(squeeze(source.text[start:stop]).strip(" .;,"))
        last = below.end
    return (found, last) if len(found) > 1 else ([], end)

"""Whom a text is sent to: the lines under "Kính gửi:", "Distribution:" or "Nơi nhận:", which say nothing to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chancellery.reading.facts import Block
from chancellery.reading.lists import markers
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

#: A line that goes on with the addressees is no longer than this.
_LONGEST: Final = 200
#: How many more lines there may be.
_MOST: Final = 40
_GOES_ON: Final = (":", ";", ",")
_ROLES: Final = frozenset({"body", "heading"})


def blocks(source: Source) -> frozenset[int]:
    """Return the indexes of the blocks that only say whom the text goes to."""
    if source.found.addressees is None:
        source.found.addressees = frozenset(_found(source))
    return source.found.addressees


def _found(source: Source) -> Iterator[int]:
    last = -1
    for index, block in enumerate(source.blocks):
        if index > last and _opens(source, block):
            last = _last(source, index)
            yield from range(index, last + 1)


def _opens(source: Source, block: Block) -> bool:
    if block.role not in _ROLES or block.end - block.start > _LONGEST:
        return False
    closing = cues.cue(block.language, "lists", "closing").match(source.lower, block.start, block.end)
    if closing:
        return not source.text[closing.end() : block.end].strip(" :")
    addressed = cues.cue(block.language, "lists", "addressed").match(source.lower, block.start, block.end)
    return addressed is not None and source.text[addressed.end() : block.end].lstrip().startswith(":")


def _last(source: Source, opening: int) -> int:
    """Return the last line that goes on with the addressees: dashed, or behind a line that is not yet at its end."""
    above = source.blocks[opening]
    for index in range(opening + 1, min(opening + 1 + _MOST, len(source.blocks))):
        block = source.blocks[index]
        if block.role not in _ROLES or block.end - block.start > _LONGEST:
            return index - 1
        marker = markers.read(source, block)
        listed = marker is not None and marker.is_bullet
        if not listed and (block.role == "heading" or not above.quote.endswith(_GOES_ON)):
            return index - 1
        above = block
    return min(opening + _MOST, len(source.blocks) - 1)

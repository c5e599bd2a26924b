"""A day told in a sentence of its own: "Sở Y tế rà soát. |Văn bản gửi về UBND tỉnh chậm nhất ngày 15/6|."."""

from __future__ import annotations

from chancellery.reading import languages
from chancellery.reading.doing import deadlines, doers
from chancellery.reading.doing.deadlines import Days
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source


def day(source: Source, code: str, start: int, end: int, days: Days) -> str | None:
    """Return the day by which a sentence says that what was ordered before it is to be sent or done."""
    if not languages.get(code).words("duties", "sent") or not days.any_in(start, end):
        return None
    opened = cues.cue(code, "duties", "sent").match(source.lower, start, end)
    told = any(anchors.any_in(source, family, start, end) for family in ("past", "narratives", "assigned"))
    if opened is None or told or doers.of_sentence(source, code, start, end):
        return None
    return deadlines.due(source, code, start, end, days)


def paragraph(source: Source, index: int, days: Days) -> int | None:
    """Return where the paragraph at ``index`` ends if all it says is by when, in one sentence."""
    block = source.blocks[index] if index < len(source.blocks) else None
    if block is None or block.role != "body" or not days.any_in(block.start, block.end):
        return None
    told = cues.sentences(source, block.start, block.end)
    return block.end if len(told) == 1 and day(source, block.language, *told[0], days) else None

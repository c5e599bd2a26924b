"""The document that speaks: its own number and date, as they stand in its heading.

An official text opens with "Số: 901/KH-UBND", the place and the day. That number is no mention of another document,
and what the title implements or the preamble rests on, this document implements or rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chancellery.reading.facts import Block, Date, Reference
from chancellery.reading.text import Source

#: How many of the first blocks may hold the number, and how many more its date.
_HEAD: Final = 10
_DATE_WITHIN: Final = 3
# "Số: ", "N° ", "No. " and nothing else before the number
_MARK = re.compile(r"\W{0,3}(?:số|n\s?[°º]|nº|no\.?|nr\.?|ref\.?)?\s{0,2}:?\s{0,3}")
_AFTER = re.compile(r"(?:\s{3,}.{0,90}|\s*[|\t].{0,90}|\W{0,3})", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_DATELINE: Final = 90


def own(source: Source, references: Sequence[Reference]) -> int | None:
    """Return the index of the reference that is the document's own number, or ``None``."""
    for index, reference in enumerate(references):
        place = _place(source, reference.start)
        if place is None or place >= _HEAD:
            return None
        if reference.rule == "references.code" and _alone(source.blocks[place], reference):
            return index
    return None


def dated(source: Source, references: Sequence[Reference], dates: Sequence[Date]) -> tuple[Reference, ...]:
    """Return ``references`` with the document's own number dated by the day in its heading."""
    index = own(source, references)
    if index is None or references[index].date:
        return tuple(references)
    place = _place(source, references[index].start) or 0
    for each in dates:
        where = _place(source, each.start)
        if where is not None and abs(where - place) <= _DATE_WITHIN and _DAY.fullmatch(each.edtf):
            block = source.blocks[where]
            if block.end - block.start <= _LONGEST_DATELINE and block.end - each.end <= 2:
                return (*references[:index], replace(references[index], date=each.edtf), *references[index + 1 :])
    return tuple(references)


def _place(source: Source, position: int) -> int | None:
    """Return which of the first blocks holds ``position``."""
    for place, block in enumerate(source.blocks[: _HEAD + _DATE_WITHIN]):
        if block.start <= position < block.end:
            return place
    return None


def _alone(block: Block, reference: Reference) -> bool:
    before = block.quote[: reference.start - block.start].lower()
    after = block.quote[reference.end - block.start :]
    return bool(_MARK.fullmatch(before)) and bool(_AFTER.fullmatch(after)) and reference.quote[:1] in _BARE_STARTS


#: The own number stands without a word for its kind: it begins with its figures or with the mark before them.
_BARE_STARTS: Final = frozenset("0123456789nNsS№")

"""The number an office files a text under, alone in a line of its heading: "Č. j. 214518/2025-KKM", "Ref.: PO/12/25".

No word beside it says what kind of document it is, but a title below may. That the line holds nothing else, and stands
at the head, shows the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.reference_surroundings import Mention
from chancellery.reading.phrases import trie
from chancellery.reading.text import Source, Stretch, squeeze

#: How many of the first blocks may hold the number, and how long its line is at most.
_HEAD: Final = 8
_LONGEST: Final = 60
#: What a text is that says nothing else of itself.
_LETTER: Final = "official letter"
_RULE: Final = "references.word"
# 214518/2025-KKM · PO/12/25 · DWM.0211.15.2025 · กต 61004/127 · 재외국민보호과-2431
_NUMBER = r"(?P<number>(?=[^\n]{0,30}\d)(?:[^\W\d_]{1,6}\.?\s)?[^\s,;:|()]{1,20}[/.\-][^\s,;|()]{1,20})"


def find(source: Source, stretch: Stretch, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the number in the heading of a text, if ``stretch`` holds it and it is none of those ``found``."""
    for place, block in enumerate(source.blocks[:_HEAD]):
        if not stretch.start <= block.start < stretch.end or block.end - block.start > _LONGEST:
            continue
        line = _line(stretch.language).fullmatch(source.lower, block.start, block.end)
        if line and not any(each.start < block.end and block.start < each.end for each in found):
            number = squeeze(source.text[slice(*line.span("number"))])
            kind = _kind_said(source, stretch, place + 1) or _LETTER
            yield Mention(block.start, line.end("number"), kind, number, number, None, None, _RULE)
            return


def _kind_said(source: Source, stretch: Stretch, place: int) -> str | None:
    """Return what the title below the number begins with, or what stands there in a line of its own: "POKYN"."""
    words = _title(stretch.language)
    for block in source.blocks[place : place + _HEAD]:
        if found := words.match(source.lower, block.start, block.end):
            return reference_forms.of(stretch.language).kinds[squeeze(found.group())]
    return None


@cache
def _title(code: str) -> re.Pattern[str]:
    return re.compile(rf"{trie.pattern(reference_forms.of(code).kinds)}(?!\w)")


@cache
def _line(code: str) -> re.Pattern[str]:
    labels = languages.get(code).words("references", "register_labels")
    # "исх. № 01-22/318 |от 19.05.2025 на № 114 от 28.04.2025|", "Prot. n. 0018452/2025 |del 12/02/2025|"
    links, marks = (
        trie.pattern(languages.get(code).words("references", key)) for key in ("date_links", "number_marks")
    )
    day = r"(?:\d{1,2}[./]\d{1,2}[./]|\d{1,2}[.°º]?\s[^\W\d_]{3,10}\s)\d{4}"
    dated = rf"(?:\s{links}\s?{day}(?:\s\w{{1,3}}\s{marks}\s[^\n]{{1,40}})?)?"
    return re.compile(rf"{trie.pattern(labels)}\s?:?\s{{0,3}}{_NUMBER}{dated}\W{{0,2}}" if labels else r"(?!)")

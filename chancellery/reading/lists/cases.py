"""Points that are cases or conditions of what a sentence orders: "refuses it in the following cases:", "if:"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

#: So far before its end a sentence is asked what it leads to, and so near to it a small word is its last.
_LONGEST_SENTENCE: Final = 400
_LAST_WORD: Final = 24
_STOPS: Final = frozenset(":：,，")


def follow(source: Source, code: str, end: int) -> bool:
    """Say whether words that end at ``end`` leave to the points below in which cases, not what is to be done."""
    last = source.text[end - 1 : end]
    if last not in _STOPS and not last.isalpha():
        return False
    start = max(0, end - _LONGEST_SENTENCE)
    first = cues.sentence_at(source, end - 1, start, end)[0]
    if cues.cue(code, "lists", "cases").search(source.lower, first, end):
        return True
    return _last_word(code).search(source.lower, max(first, end - _LAST_WORD), end) is not None


@cache
def _last_word(code: str) -> re.Pattern[str]:
    # no "Determina-|se|:"
    return re.compile(rf"(?<!-){cues.expression(code, 'lists', 'cases_last')}\s?[:,]?\Z")

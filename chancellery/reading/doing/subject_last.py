"""Who does it, right before the verb that ends a sentence, behind its topic: "部会は、|総務課長|が招集する"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: So long is the verb that ends such a sentence, with the particle of its subject.
_LONGEST = 24


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units between which and the end of a sentence nothing stands but their particle and a verb."""
    form = _verb(code)
    mark = form.search(source.lower, max(start, end - _LONGEST), end) if form else None
    row = units.row_ending(source, code, start, mark.start(), doing=True) if mark else []
    return [*sharing_verb(source, code, start, row[0].start), *row] if row else []


def sharing_verb(source: Source, code: str, start: int, position: int) -> list[units.Unit]:
    """Return who does the same with something else, in the clause before: "旅費は|国際課|が、宿代は総務課が出す"."""
    if not languages.get(code).words("successions", "subject"):
        return []
    comma = source.text.rfind(", ", start, position)
    mark = _subject(code).search(source.lower, max(start, comma - _LONGEST), comma) if comma >= 0 else None
    return units.row_ending(source, code, start, mark.start(), doing=True) if mark else []


def gives_reason(source: Source, code: str, unit_end: int, end: int) -> bool:
    """Say whether a clause that says why tells what a unit does: "|各課|が担う必要があるため、会議を設置する"."""
    form = _reason(code)
    return form is not None and form.match(source.lower, unit_end, end) is not None


@cache
def _verb(code: str) -> re.Pattern[str] | None:
    words = languages.get(code).words
    if not (marks := words("duties", "subject_last")):
        return None
    # the parting of words leaves the verb one word, or one and what closes it
    verb = rf"[^\s,.{''.join(map(re.escape, words('duties', 'never_in_last')))}]{{1,6}}"
    closes = rf"(?:\s{trie.pattern(words('duties', 'closes_last'))}){{0,2}}"
    each = cues.expression(code, "duties", "each_last")
    return re.compile(rf"\s{trie.pattern(marks)}\s(?:{each}\s)?{verb}{closes}[.\s]{{0,4}}\Z")


@cache
def _subject(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s{trie.pattern(languages.get(code).words('successions', 'subject'))}\Z")


@cache
def _reason(code: str) -> re.Pattern[str] | None:
    words = languages.get(code).words
    if not (because := words("duties", "because")):
        return None
    return re.compile(rf"\s{trie.pattern(words('duties', 'subject_last'))}\s[^,]{{0,160}}?{trie.pattern(because)},\s")

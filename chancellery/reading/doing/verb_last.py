"""Who does it, where a clause depends on another and its verb ends it: "dass |das Archiv| dem Rat jährlich berichtet".

Such a clause is what was agreed, or a point that goes on an introduction that ends with "that": in small letters, its
subject first. A verb that tells of what was done orders nothing.
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: Where the clause ends; the dot of "bis zum 3. Mai" ends none.
_END = re.compile(r"[;:(]|,(?!\d)|(?<!\d)\.(?=\s|\Z)|\Z")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units at the head of a clause whose verb stands last."""
    if not languages.get(code).table("duties").get("verb_last") or not source.text[start : start + 1].islower():
        return []
    if cues.cue(code, "units", "oblique").match(source.lower, start, end):
        return []
    row = units.row(source, code, start, end, bodies=True, bare=True)
    if not row or source.text[row[-1].end : row[-1].end + 1] != " ":
        return []
    stop = _END.search(source.text, row[-1].end, end)
    return row if stop and _verb(code).search(source.lower, row[-1].end, stop.start()) else []


@cache
def _verb(code: str) -> re.Pattern[str]:
    """A verb at the end of a clause that tells of nothing past, behind at least one other word."""
    words = languages.get(code).words
    # "berichtete" is past, "berichtet" is not where nothing else follows it
    past = [ending for ending in words("duties", "acting_never_ends") if not ending.endswith("t")]
    told = "".join(rf"(?<!{re.escape(ending)})" for ending in past)
    never = cues.whole([*words("stopwords", "common"), *words("duties", "acting_never")])
    endings = trie.pattern(words("duties", "acting_endings"))
    shown = rf"(?!{never})[^\W\d_]{{2,24}}?{endings}{told}"
    return re.compile(rf"\s\S+\s(?:{cues.expression(code, 'duties', 'does')}|{shown})\s?\Z")

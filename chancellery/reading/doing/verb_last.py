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
#: The same where a further clause may follow it: "… müsse |und dass| das Ministerium …".
_CLAUSE_END = re.compile(rf"{_END.pattern}|\sund (?:dass|das|die|der)\s")
#: A subject further on in its clause: "dass bis Ende März |das| Ministerium …".
_SUBJECT = re.compile(r"(?P<gap>\s)(?=(?:das|die|der)\s[A-ZÄÖÜ])")
#: So far behind "that" it begins.
_NEAR = 60


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


def ends(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb that tells of nothing past ends the clause at ``start``."""
    stop = _END.search(source.text, start, end)
    return stop is not None and _verb(code).search(source.lower, max(0, start - 1), stop.start()) is not None


def charged(source: Source, code: str, start: int, end: int, *, obliged: bool) -> list[units.Unit]:
    """Read "dass |das Amt| die Mittel bereitstellen müsse": who has to do what a clause says that a leader said.

    ``obliged``: by a word of duty that ends it; else any verb may ("forderte, dass |das Amt| berichtet").
    """
    row: list[units.Unit] = []
    articles = _SUBJECT.finditer(source.text, start, min(end, start + _NEAR))
    for first in (start, *(article.end("gap") for article in articles)):
        if not cues.cue(code, "units", "oblique").match(source.lower, first, end):
            row = units.row(source, code, first, end, bodies=True, bare=True)
        if row:
            break
    stop = _CLAUSE_END.search(source.text, row[-1].end, end) if row else None
    if stop is None:
        return []
    forms = (_must(code),) if obliged else (_must(code), _verb(code))
    verb = next(filter(None, (form.search(source.lower, row[-1].end, stop.start()) for form in forms)), None)
    if verb and not source.text[row[-1].end : verb.start()].strip():
        row[-1] = _without_object(source, row[-1])
    return row if verb else []


def _without_object(source: Source, unit: units.Unit) -> units.Unit:
    """Return a unit without what is done, where its verb follows: "das Passamt |Pässe| ausstellt"."""
    last = source.text.rfind(" ", unit.start, unit.end)
    return unit._replace(end=last) if last > 0 else unit


@cache
def _must(code: str) -> re.Pattern[str]:
    """What obliges at the end of a clause: "bereitstellen |müsse|", "vorzulegen |habe|", "zuständig |sei|"."""
    words = languages.get(code).words
    to = trie.pattern(words("duties", "to_before"))
    endings = trie.pattern(words("duties", "infinitive_last"))
    to_do = rf"(?:{to}\s[^\W\d_]{{2,24}}?|[^\W\d_]{{2,12}}?{to}[^\W\d_]{{2,20}}?){endings}"
    has = cues.expression(code, "duties", "has_before", "be_before")
    charged = cues.expression(code, "duties", "charged")
    must = cues.expression(code, "duties", "must_last")
    return re.compile(rf"\s(?:{must}|{to_do}\s{has}|{charged}\s{has})\s?\Z")


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

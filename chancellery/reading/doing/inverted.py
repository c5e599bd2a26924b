"""Who does it, where what opens a sentence sends the subject behind its verb: "Über die Plätze entscheidet |er|"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: So far behind the head of a sentence stands its verb.
_FAR = 110
#: What may be the object as well as the subject: "Die Einladungen", and what is surely several.
_THING = re.compile(r"(?:Die|Das|Den|Diese|Dieses)\s[^\W\d_a-zäöü]\w")
_SEVERAL = re.compile(r"(?:Die|Diese)\s(?:[^\W\d_a-zäöü]\w*en|[^\W\d_a-zäöü]\w*sse)(?!\w)")

#: What is done, before a dash and the verb: "Dolmetschung – |übernimmt das Referat|".
_DASH = re.compile(r"[^\W\d_a-zäöü][^.;:,()\n–—]{2,60} [–—](?= [a-zäöü])")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Über die Plätze entscheidet |das Studentenwerk|": behind what opens a sentence its verb comes second.

    What opens it is no subject behind a preposition ("Über"), where its number is not that of the verb ("Die
    Einladungen versendet |die Geschäftsstelle|"), where only somebody does what the verb says ("Die Einladung versendet
    |die Geschäftsstelle|"), or where the unit has the article of a subject ("… prüft |der Landkreis|").
    """
    if not languages.get(code).table("duties").get("verb_second"):
        return []
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    several = None if opened else (_several(code).match(source.text, start, end) or _SEVERAL.match(source.text, start))
    opened = opened or _DASH.match(source.text, start, end)
    if not (opened or several or _THING.match(source.text, start, end)):
        return []
    first = opened.end() if opened else start
    for word in _verb(code).finditer(source.text, first, min(end, first + _FAR)):
        verb = word["verb"]
        acts = duty_forms.acting(code).match(source.lower, word.start("verb") - 1, end)
        does = cues.cue(code, "duties", "somebody_does").fullmatch(verb) is not None
        if not (acts or does):
            continue
        article = cues.trimmed(source.text, word.end(), end)[0]
        if cues.cue(code, "units", "oblique").match(source.lower, article, end):
            return []
        unit = units.at(source, code, article, end, bodies=True, bare=True)
        disagrees = several is not None and not verb.endswith("n")
        subject = source.text.startswith("der ", article) and not _feminine(source, code, unit)
        sure = opened or disagrees or does or subject
        return [unit] if unit and sure else []
    return []


@cache
def _several(code: str) -> re.Pattern[str]:
    """Several things at the head of a sentence: "Die Kosten", "Auskünfte", "Mittel"."""
    endings = trie.pattern(languages.get(code).words("duties", "several_things"))
    return re.compile(rf"(?:(?:Die|Diese|Alle)\s)?(?=[^\W\d_a-zäöü])(?i:\w{{0,24}}?{endings})(?!\w)")


@cache
def _verb(code: str) -> re.Pattern[str]:
    """A verb before the article of its subject; a word of how or by when may stand between them."""
    words = languages.get(code).words
    ways = [word for key in (*duty_forms.RHYTHMS, "together") for word in words("duties", key)]
    how = cues.whole([*words("lists", "adverbs"), *words("stopwords", "common"), *ways])
    by = cues.expression(code, "duties", "deadline")
    between = rf"(?:{how}\s){{0,2}}(?:{by}\s(?:[^\s,;:()]{{1,12}}\s){{1,3}}?)?"
    return re.compile(rf"(?<=\s)(?P<verb>[^\W\d_A-ZÄÖÜ]{{3,20}})(?=\s)\s{between}(?=(?:der|die|das)\s)")


def _feminine(source: Source, code: str, unit: units.Unit | None) -> bool:
    """Say whether the article "der" before a unit may be that of another case: "der |Stadtkasse|"."""
    ends = languages.get(code).words("units", "feminine_ends")
    return unit is None or source.lower[unit.start : unit.end].split()[0].endswith(ends)

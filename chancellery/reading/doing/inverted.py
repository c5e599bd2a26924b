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
#: A word with a capital, and one without.
_CAPITAL = r"(?=[^\W\d_a-zäöü])"
_SMALL = r"[^\W\d_A-ZÄÖÜ][^\W\d_]{1,24}"


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Über die Plätze entscheidet |das Studentenwerk|": behind what opens a sentence its verb comes second.

    What opens it is no subject behind a preposition ("Über"), where its number is not that of the verb ("Die
    Einladungen versendet |die Geschäftsstelle|", "Die sechs alten Pumpen prüft …"), where only somebody does what the
    verb says ("Die Einladung versendet …"), or where the unit has the article of a subject ("… prüft |der Landkreis|").
    """
    if not languages.get(code).table("duties").get("verb_second"):
        return []
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    several = None if opened else _several(code).match(source.text, start, end)
    if not (opened or several or _thing(code).match(source.text, start, end)):
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
def _thing(code: str) -> re.Pattern[str]:
    """What may be the object as well as the subject: "Die Einladung", "Das alte Wehr"."""
    articles = cues.expression(code, "duties", "object_articles")
    return re.compile(rf"(?i:{articles})\s(?:{_SMALL}\s){{0,3}}{_CAPITAL}\w{{2}}")


@cache
def _several(code: str) -> re.Pattern[str]:
    """Several things at the head of a sentence: "Die Kosten", "Auskünfte", "Die Ausweise", "Die sechs alten Pumpen"."""
    words = languages.get(code).words
    articles = cues.expression(code, "duties", "several_articles")
    counts = [
        word for key in languages.get(code).table("lists") if key[:7] == "number_" for word in words("lists", key)
    ]
    things, behind, described = (
        trie.pattern(words("duties", key) or ("(?!)",))
        for key in ("several_things", "several_behind_article", "several_described")
    )
    shown = rf"(?:{_SMALL}(?<={described})|(?i:{cues.whole(counts)})|\d{{1,5}})\s"
    return re.compile(
        rf"(?:(?i:{articles})\s)?{_CAPITAL}(?i:\w{{0,24}}?{things})(?!\w)"
        rf"|(?i:{articles})\s{_CAPITAL}\w{{1,30}}?{behind}(?!\w)"
        rf"|(?i:{articles})\s(?:{shown}){{1,4}}{_CAPITAL}\w{{2}}"
    )


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

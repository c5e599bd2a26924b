"""Who does it, where a verb of two parts frames the unit: "wird |der Rechnungshof| beauftragt"."""

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
#: A verb and the article of its subject.
#: What may be the object as well as the subject: "Die Einladungen", and what is surely several.
_THING = re.compile(r"(?:Die|Das|Den|Diese|Dieses)\s[^\W\d_a-zäöü]\w")
_SEVERAL = re.compile(r"(?:Die|Diese)\s(?:[^\W\d_a-zäöü]\w*en|Kosten|[^\W\d_a-zäöü]\w*sse)(?!\w)")
_VERB = re.compile(r"(?<=\s)[^\W\d_A-ZÄÖÜ]{3,20}(?=\s(?:der|die|das)\s)")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units between the two parts of a verb that hands a task to them or leaves it to them."""
    if not languages.get(code).words("duties", "infinitive_last"):
        return []
    charged = _last_part(code, "charged", "given_to").search(source.lower, start, end)
    if charged and (row := _between(source, code, start, charged)):
        return row
    to_do = _to_do(code).search(source.lower, start, end)
    return _by(source, code, start, to_do.start()) if to_do else []


def charged(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Zuständig für die Gäste ist |das Referat|", "Responsible for the list is |the Registry|"."""
    first = cues.cue(code, "duties", "charged_first").match(source.lower, start, end)
    if first is None:
        return []
    stop = source.text.find(";", first.end(), end)
    end = stop if stop >= 0 else end
    for be in cues.cue(code, "duties", "charged_is").finditer(source.lower, first.end(), min(end, first.end() + _FAR)):
        if row := units.row(source, code, cues.trimmed(source.text, be.end(), end)[0], end, bodies=True, bare=True):
            return row
    return []


def inverted(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Über die Plätze entscheidet |das Studentenwerk|": behind what opens a sentence its verb comes second.

    What opens it is no subject behind a preposition ("Über"), where its number is not that of the verb ("Die
    Einladungen versendet |die Geschäftsstelle|"), or where the unit has the article of one ("… prüft |der Landkreis|").
    """
    if not languages.get(code).table("duties").get("verb_second"):
        return []
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    several = None if opened else _SEVERAL.match(source.text, start, end)
    if not (opened or _THING.match(source.text, start, end)):
        return []
    first = opened.end() if opened else start
    for word in _VERB.finditer(source.text, first, min(end, first + _FAR)):
        acting = duty_forms.acting(code).match(source.lower, word.start() - 1, end)
        if acting is None:
            continue
        article = cues.trimmed(source.text, word.end(), end)[0]
        if cues.cue(code, "units", "oblique").match(source.lower, article, end):
            return []
        unit = units.at(source, code, article, end, bodies=True, bare=True)
        disagrees = several is not None and not word.group().endswith("n")
        sure = opened or disagrees or (source.text.startswith("der ", article) and not _feminine(source, code, unit))
        return [unit] if unit and sure else []
    return []


def _feminine(source: Source, code: str, unit: units.Unit | None) -> bool:
    """Say whether the article "der" before a unit may be that of another case: "der |Stadtkasse|"."""
    ends = languages.get(code).words("units", "feminine_ends")
    return unit is None or source.lower[unit.start : unit.end].split()[0].endswith(ends)


def _between(source: Source, code: str, start: int, last: re.Match[str]) -> list[units.Unit]:
    """Read "Mit der Prüfung wird |der Rechnungshof| beauftragt", "wird |der Fakultät| übertragen"."""
    given = _last_part(code, "given_to").fullmatch(last.group()) is not None
    for first in cues.cue(code, "duties", "be_before").finditer(source.lower, start, last.start()):
        position = cues.trimmed(source.text, first.end(), last.start())[0]
        oblique = cues.cue(code, "units", "oblique").match(source.lower, position, last.start())
        feminine = cues.cue(code, "duties", "given_before").match(source.lower, position, last.start())
        if bool(oblique or feminine) if given else not oblique:
            return units.row(source, code, position, last.start(), bodies=True, bare=True)
    return []


def _by(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "ist |vom Arbeitsstab| bis Mai zu erstellen": whom "by" names, where something is to be done."""
    if not cues.cue(code, "duties", "has_before").search(source.lower, start, end):
        return []
    for by in cues.cue(code, "duties", "done_by").finditer(source.lower, start, end):
        if row := units.row(source, code, cues.trimmed(source.text, by.start(), end)[0], end, bodies=True, bare=True):
            return row
    return []


@cache
def _last_part(code: str, *keys: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'duties', *keys)}(?=[.;,]|\s?\Z)")


@cache
def _to_do(code: str) -> re.Pattern[str]:
    """What is to be done, at the end of a clause: "zu sichern", "herauszugeben"."""
    words = languages.get(code).words
    endings = trie.pattern(words("duties", "infinitive_last"))
    before = trie.pattern(words("duties", "to_before"))
    return re.compile(
        rf"(?<!\w)(?:{before}\s[^\W\d_]{{2,24}}?|[^\W\d_]{{2,12}}?{before}[^\W\d_]{{2,20}}?){endings}(?=[.;,]|\s?\Z)"
    )

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
#: So far behind a verb of telling stands who is told, where who tells them may stand between.
_FAR_TOLD = 300
_WORD = re.compile(r"\w+")
#: What no list knows, at the end of a row: "die Gemeinden |und zentral verwalteten Städte| auf".
_STRANGERS = re.compile(r"(?:(?:,| und)(?: (?:die|den|das))?(?: [a-zäöüß-]{3,25}){0,3} [A-ZÄÖÜ][\w-]{2,40}){1,4}")
#: What somebody is responsible for, between "is" and that: "ist das Amt |für die Akten| verantwortlich".
_FOR_WHAT = re.compile(r" für (?:die|das|den|alle|diese|dessen|deren) ")
#: So far behind "is" stands who is responsible, past since when.
_FAR_SINCE = 40
#: What ends a clause before the rest of its verb.
_CLAUSE = re.compile(r"[;:]|,\s(?:der|die|das|dass|um|damit|wobei)\s")
#: How a unit is described between its article and its name: "der |bisher zuständigen| Abteilung".
_SMALL = re.compile(r"\s?(?:[a-zäöü-]{3,20}\s){1,3}(?=[A-ZÄÖÜ])")
#: What falls to somebody: "obliegt |die Vertretung der Gemeinde| dem Landrat".
_THING_BEHIND = re.compile(r"(?:die|das|der)\s[A-ZÄÖÜ]\w+(?=\s)")
_DATIVE = re.compile(r"\s(?P<article>(?:dem|den|der)\s)(?=[A-ZÄÖÜ])")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units between the two parts of a verb that hands a task to them or leaves it to them."""
    if not languages.get(code).words("duties", "infinitive_last"):
        return []
    charged = _last_part(code, "charged", "given_to").search(source.lower, start, end)
    if charged and (row := _between(source, code, start, charged)):
        return row
    if row := _through(source, code, start, end):
        return row
    to_do = _to_do(code).search(source.lower, start, end)
    if to_do and (row := _by(source, code, start, to_do.start())):
        return row
    return (
        _will(source, code, start, end)
        or _has_to(source, code, start, end)
        or _carried_out(source, code, start, end)
        or _will_be_done(source, code, start, end)
        or _falls_to(source, code, start, end)
    )


def modal(source: Source, code: str, start: int, end: int) -> int | None:
    """Return where "is" or "has" stands of what is to be done, or who is charged with it.

    "Die Listen |sind| dem Amt zu übersenden", "Für die Gäste |ist| der Verein verantwortlich".
    """
    if not languages.get(code).words("duties", "infinitive_last"):
        return None
    to_do = _to_do(code).search(source.lower, start, end) or _last_part(code, "charged").search(
        source.lower, start, end
    )
    be = (
        cues.cue(code, "duties", "be_before", "has_before").search(source.lower, start, to_do.start())
        if to_do
        else None
    )
    return be.start() if be else None


def _will(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Erstens wird |das Amt| die Partnerschaft vertiefen": between "will" and its infinitive."""
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    wills = cues.cue(code, "duties", "will_before")
    # "Erstens |wird das Amt| …": of a point the ordinal is its label
    first = opened.end() if opened else start if wills.match(source.lower, start, end) else end
    last = _infinitive_last(code).search(source.lower, first, end) if first < end else None
    if last is None:
        return []
    for will in wills.finditer(source.lower, first, min(end, start + _FAR)):
        position = cues.trimmed(source.text, will.end(), end)[0]
        if not cues.cue(code, "units", "oblique").match(source.lower, position, end):
            return units.row(source, code, position, last.start(), bodies=True, bare=True)
    return []


def _has_to(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Bei Verzug hat |das Amt| die Gründe darzulegen": between "has" and what is to be done."""
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    to_do = _to_do(code).search(source.lower, opened.end(), end) if opened else None
    has = cues.cue(code, "duties", "has_before").search(source.lower, start, min(end, start + _FAR)) if to_do else None
    if has is None or to_do is None or has.end() > to_do.start():
        return []
    position = cues.trimmed(source.text, has.end(), end)[0]
    if cues.cue(code, "units", "oblique").match(source.lower, position, end):
        return []
    return units.row(source, code, position, to_do.start(), bodies=True, bare=True)


def _will_be_done(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Der Entwurf soll bis Mai von |der Rechtsabteilung| überarbeitet werden": whom "by" names."""
    will = _will_be(code).search(source.lower, start, min(end, start + _FAR))
    for by in cues.cue(code, "duties", "done_by").finditer(source.lower, will.end(), end) if will else ():
        for first in (by.start(), *_past_adjectives(source, by.end(), end)):
            row = units.row(source, code, cues.trimmed(source.text, first, end)[0], end, bodies=True, bare=True)
            done = _participle(code).search(source.lower, row[-1].end, end) if row else None
            if row and done and not _CLAUSE.search(source.text, row[-1].end, done.start()):
                return row
    return []


def _past_adjectives(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return where a name may begin behind "by": at once, or past how it is described: "der |bisher zuständigen| …"."""
    described = _SMALL.match(source.text, start, end)
    return start, described.end() if described else start


def _falls_to(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Bis dahin obliegt die Vertretung |dem Landrat|": what falls to somebody stands before whom."""
    falls = cues.cue(code, "duties", "falls_to").search(source.lower, start, min(end, start + _FAR))
    first = cues.trimmed(source.text, falls.end(), end)[0] if falls else end
    thing = _THING_BEHIND.match(source.text, first, end)
    datives = list(_DATIVE.finditer(source.text, thing.end(), end)) if thing else []
    # "der" may as well say whose the thing is: "die Vertretung |der Gemeinde| dem Landrat"
    for dative in sorted(datives, key=lambda each: each["article"] == "der "):
        if row := units.row(source, code, dative.start("article"), end, bodies=True, bare=True):
            return row
    return []


def _carried_out(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Die Prüfung erfolgt bis Mai durch |das Rechtsamt|"."""
    done = cues.cue(code, "duties", "carried_out").search(source.lower, start, min(end, start + _FAR))
    for by in cues.cue(code, "duties", "done_by").finditer(source.lower, done.end(), end) if done else ():
        first = cues.trimmed(source.text, by.end(), end)[0]
        if row := units.row(source, code, first, end, bodies=True, bare=True):
            return row
    return []


@cache
def _will_be(code: str) -> re.Pattern[str]:
    return re.compile(cues.expression(code, "duties", "will_before", "be_before"))


@cache
def _participle(code: str) -> re.Pattern[str]:
    """What is done, at the end of its clause: "überarbeitet", "abgewickelt werden"; not what only describes."""
    never = cues.whole(languages.get(code).words("duties", "passive_never"))
    prefixes = "be|er|ver|ent|zer|über|unter|durch|wider|wieder|voll"
    begun = rf"(?:[a-zäöü]{{2,8}})?ge[a-zäöüß]{{2,16}}|(?:{prefixes})[a-zäöüß]{{3,18}}"
    done = rf"(?:(?:{begun})(?:t|en)|[a-zäöüß]{{2,18}}iert)"
    return re.compile(rf"(?<!\w)(?!{never}){done}(?:\swerden)?(?=[.;,]|\s?\Z|\sund\s)")


@cache
def _infinitive_last(code: str) -> re.Pattern[str]:
    """An infinitive at the end, and no participle that looks like one: "… vertiefen", but "… übertragen"."""
    words = languages.get(code).words
    never = cues.whole(
        [*words("duties", "given_to"), "werden", "sein", "haben", "können", "müssen", "sollen", "dürfen"]
    )
    endings = trie.pattern(words("duties", "infinitive_last"))
    return re.compile(rf"(?<=\s)(?!{never})(?!ge)(?!\w{{2,6}}ge)[^\W\d_]{{2,22}}?{endings}(?=\.?\s?\Z)")


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
        # "Zuständig ist |seit dem 1. Mai| das Büro"
        near = min(end, be.end() + _FAR_SINCE)
        article = cues.cue(code, "duties", "charged_articles").search(source.lower, be.end(), near)
        if article and (row := units.row(source, code, article.start(), end, bodies=True, bare=True)):
            return row
    return []


def whose_tasks(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Zu den Aufgaben |der Geschäftsstelle| gehören:", "Compiti |del Servizio Cultura|:": whose tasks follow.

    Or whose task is told at once: "Aufgabe |des Schulamts| ist es, …", "Zadaniem |Wydziału Kultury| jest wybór …".
    """
    whose = cues.cue(code, "duties", "tasks_of").match(source.lower, start, end)
    first = cues.trimmed(source.text, whose.end(), end)[0] if whose else end
    row = units.row(source, code, first, end, bodies=True, bare=True) if whose else []
    if whose and not row:  # "die Pflichten |der| Pressestelle": an article shows a name
        row = units.row(source, code, source.lower.rindex(" ", 0, whose.end()) + 1, end, bodies=True, bare=True)
    if not row or source.text[end - 1 : end] == ":":
        return row
    is_it = cues.cue(code, "duties", "charged_is")
    return row if is_it.match(source.lower, cues.trimmed(source.text, row[-1].end, end)[0], end) else []


def told(source: Source, code: str, verb: re.Match[str], end: int) -> list[units.Unit]:
    """Read "forderte die Ministerin |das Amt für Kultur| auf, bis Mai zu berichten": who is told, before the comma."""
    apart = cues.cue(code, "duties", "directs_apart").fullmatch(verb.group()) is not None
    for stop in _stop_behind_told(code).finditer(source.lower, verb.end(), min(end, verb.end() + _FAR_TOLD)):
        if (apart and not stop["part"]) or (stop["comma"] and not _task(source, code, stop.end(), end)):
            continue
        for word in _WORD.finditer(source.text, verb.end(), stop.start()):
            row = units.row(source, code, word.start(), stop.start(), bodies=True, bare=True)
            if row and (row[-1].end == stop.start() or _STRANGERS.fullmatch(source.text, row[-1].end, stop.start())):
                return row
    return _entrusted(source, code, verb, end)


def _entrusted(source: Source, code: str, verb: re.Match[str], end: int) -> list[units.Unit]:
    """Read "Mit der Vorbereitung betraute der Sekretär |das Büro|.": what is entrusted stands first."""
    near = max(source.text.rfind(". ", 0, verb.start()) + 1, verb.start() - _FAR)
    first = cues.trimmed(source.text, near, verb.start())[0]
    if not cues.cue(code, "duties", "directs_by").match(source.lower, first, verb.start()):
        return []
    last = cues.trimmed(source.text, verb.end(), end)[1]
    last -= source.text[last - 1] in ".;"
    for word in _WORD.finditer(source.text, verb.end(), last):
        row = units.row(source, code, word.start(), last, bodies=True, bare=True)
        if row and row[-1].end == last:
            return row
    return []


def been_told(source: Source, code: str, start: int, verb: re.Match[str], end: int) -> list[units.Unit]:
    """Read "|Das Amt| wurde angewiesen, … vorzulegen": whom the sentence begins with, before a comma and the thing."""
    row = units.row(source, code, start, verb.start(), bodies=True, bare=True)
    if not row or source.text[row[-1].end : verb.start()].strip() or source.text[verb.end() : verb.end() + 1] != ",":
        return []
    return row if _task(source, code, verb.end() + 2, end) else []


def _task(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a comma leads to what is to be done: ", bis Mai |zu berichten|", ", |dass| …"."""
    that = cues.cue(code, "duties", "directs_that").match(source.lower, start, end)
    return that is not None or _to_do(code).search(source.lower, start, end) is not None


@cache
def _stop_behind_told(code: str) -> re.Pattern[str]:
    """What stands behind who is told: the other part of the verb and a comma, or the thing to do itself."""
    part, by = (cues.expression(code, "duties", key) for key in ("directs_ends", "directs_by"))
    return re.compile(rf"(?:\s(?P<part>{part}))?(?P<comma>,\s)|\s{by}(?!\w)")


def _between(source: Source, code: str, start: int, last: re.Match[str]) -> list[units.Unit]:
    """Read "Mit der Prüfung wird |der Rechnungshof| beauftragt", "wird |der Fakultät| übertragen"."""
    given = _last_part(code, "given_to").fullmatch(last.group()) is not None
    if given and (row := _given_first(source, code, start, last.start())):
        return row
    for first in cues.cue(code, "duties", "be_before").finditer(source.lower, start, last.start()):
        position = cues.trimmed(source.text, first.end(), last.start())[0]
        oblique = cues.cue(code, "units", "oblique").match(source.lower, position, last.start())
        feminine = cues.cue(code, "duties", "given_before").match(source.lower, position, last.start())
        if bool(oblique or feminine) if given else not oblique:
            limit = last.start() if given else before_matter(source, code, position, last.start())
            return units.row(source, code, position, limit, bodies=True, bare=True)
    return [] if given else _charged_by_another(source, code, start, last.start())


def before_matter(source: Source, code: str, start: int, end: int) -> int:
    """Return where a name ends that what somebody is responsible for stands behind: "ist |das Amt| für die Akten …"."""
    if not languages.get(code).words("duties", "infinitive_last"):
        return end
    matters = list(_FOR_WHAT.finditer(source.lower, start, end))
    return matters[-1].start() if matters else end


def _charged_by_another(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Der Senat hat |die Senatskanzlei| beauftragt": whom somebody has charged."""
    for has in cues.cue(code, "duties", "has_before").finditer(source.lower, start, end):
        position = cues.trimmed(source.text, has.end(), end)[0]
        if pronoun := cues.cue(code, "duties", "who_charges").match(source.lower, position, end):
            position = cues.trimmed(source.text, pronoun.end(), end)[0]  # "habe |ich| das Kulturamt betraut"
        if row := units.row(source, code, position, end, bodies=True, bare=True):
            return row
    return []


def _given_first(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "|Dem Verein| wird die Herausgabe übertragen": to whom something is given may open the sentence."""
    if not cues.cue(code, "duties", "given_before").match(source.lower, start, end):
        return []
    row = units.row(source, code, start, end, bodies=True, bare=True)
    first = cues.trimmed(source.text, row[-1].end, end)[0] if row else end
    return row if row and cues.cue(code, "duties", "be_before").match(source.lower, first, end) else []


def _through(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Durch |das Bauamt| wird eine Studie erstellt": whom "by" names at the head of what is done."""
    by = cues.cue(code, "duties", "done_by").match(source.lower, start, end)
    row = (
        units.row(source, code, cues.trimmed(source.text, by.start(), end)[0], end, bodies=True, bare=True)
        if by
        else []
    )
    if by and not row:
        row = units.row(source, code, cues.trimmed(source.text, by.end(), end)[0], end, bodies=True, bare=True)
    first = cues.trimmed(source.text, row[-1].end, end)[0] if row else end
    return row if row and cues.cue(code, "duties", "be_before").match(source.lower, first, end) else []


def _by(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "ist |vom Arbeitsstab| bis Mai zu erstellen": whom "by" names, where something is to be done."""
    if not cues.cue(code, "duties", "has_before", "be_before").search(source.lower, start, end):
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

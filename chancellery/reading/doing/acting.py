"""What shows that a unit does something: the verb behind its name, also past an aside or what is said of it."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms, passives, plain_last
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import syllables, units

#: So far from the head of a sentence stands its verb.
SUBJECT = 160
#: So much may stand between a unit and its verb.
BLANKS = 3
_LONGEST_LINK = 12
#: "Sở Tài chính: bố trí …", "Sở Ngoại vụ (Cơ quan thường trực): …", "Department of Finance – the funds".
_COLON = re.compile(r"\s?(?:\([^()\n]{2,60}\)\s?)?:(?:\s|\Z)|\s[–—]\s")
_WIDE = re.compile(r"\u3000{1,6}(?=\S)")
#: What is said of a unit before what it does: "El Grupo|, que preside la Agregaduría,| ha de …".
_BETWEEN_COMMAS = re.compile(r",\s[^,;:.()\d\n]{4,60},(?=\s)")
#: So far behind "that" what a unit does may stand, and what ends that clause.
_LONGEST_WHICH = 80
_WHICH_END = re.compile(r"[;:.,()\n]")
#: The same with a figure, where it says by when: "La Dirección|, en el término de 15 días,| seleccionará …".
_BETWEEN_FIGURES = re.compile(r",\s[^,;:()\n]{4,60},(?=\s)")


def acts(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands behind a unit at the head of a sentence is what it does or has to do."""
    if by_right := duty_forms.within_powers(code).match(source.lower, start, end):
        start = by_right.end()
    # behind a comma it may begin what is said of the unit: "Croce Rossa Italiana, |Comitato di Valdoria,| presta"
    between = " ," if syllables.used(code) else " "
    if source.text[start : start + 3].lstrip(between)[:1].isupper():
        return False  # "Ban |Chỉ đạo|", "Cục Thông tin, |Thống kê|": no verb has a capital within a sentence
    if anchors.any_in(source, "helpers before", start, start + BLANKS) or takes_over(source, code, start, end):
        return False
    if cues.cue(code, "lists", "reporting").match(source.lower, start + 1, end):
        return False  # "Die Direktion |teilt mit, dass| der Entwurf vorliegt"
    if plain_last.states(source, code, start, end) and not anchors.any_in(source, "obligations", start, end):
        return False  # "協会は、平成12年に設立された|団体である|"
    told = (
        pattern.match(source.lower, start, end)
        for pattern in (duty_forms.does(code), duty_forms.to_do(code), duty_forms.does_by_a_day(code))
    )
    return (
        any(told)
        or _does_though_said_which(source, code, start, end)
        or _says_behind_colon(source, code, start, end)
        or _says_behind_wide_blank(source, code, start, end)
        or has_to(source, code, start, end)
        or _does_aside(source, code, start, end)
        or does_something(source, code, start, end)
        or _does_after_all(source, code, start, end)
    )


def takes_over(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a unit is told to take over what another had, or its place: "Odbor |převezme agendu| úseku".

    Who takes over a thing does something: "Odbor |převezme archiv|", "Wydział |przejmie klucze|".
    """
    if not anchors.any_in(source, "successions", start, start + BLANKS):
        return False
    verb = cues.cue(code, "duties", "to_units").match(source.lower, start + 1, end)
    if verb is None:
        return True
    behind = cues.trimmed(source.text, verb.end(), end)[0]
    another = units.at(source, code, behind, end, bodies=True)
    named = another is not None and source.text[behind].isupper()
    return named or cues.cue(code, "successions", "duties").search(source.lower, verb.end(), end) is not None


def _does_though_said_which(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether behind what only says which are meant it is told what they will do: "municípios |que aderirem| …"."""
    if not languages.get(code).words("duties", "subject_articles"):
        return False
    which = cues.cue(code, "duties", "relative").match(source.lower, start + 1, end)
    if which is None:
        return False
    stop = _WHICH_END.search(source.text, which.end(), min(end, which.end() + _LONGEST_WHICH))
    limit = stop.start() if stop else min(end, which.end() + _LONGEST_WHICH)
    verbs = list(duty_forms.shown_by_ending(code).finditer(source.lower, which.end(), limit))
    # the verb of "que |coordenará| a feira" is its own; one more is what they do
    own = cues.trimmed(source.text, which.end(), limit)[0]
    return any(verb.start() > own for verb in verbs)


def _says_behind_colon(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a colon leads to what a unit does, and not to what it has to say: "Jugendring: |kein| Vorbringen"."""
    colon = _COLON.match(source.text, start, end)
    return colon is not None and not cues.cue(code, "duties", "nothing_to_do").match(source.lower, colon.end(), end)


def _says_behind_wide_blank(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a wide blank parts a unit from what it does or has to do: "国際課　一覧を公開する"."""
    blank = _WIDE.match(source.text, start, end)
    if blank is None:
        return False
    return plain_last.does(source, code, blank.end(), end) or anchors.any_in(source, "obligations", blank.end(), end)


def has_to(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a word of obligation stands right behind a unit: "The Department |should| study …"."""
    place = next(iter(anchors.within(source, "obligations", start, start + BLANKS)), None)
    if place is None or anchors.any_in(source, "assigned", place, place + 1):
        return False
    duty = anchors.search(source, code, "obligations", place, end)
    return duty is None or not passives.done_to(source, code, duty, end)


def _does_after_all(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what a unit does stands behind what is said of it between commas: "X, which Y chairs, is to …"."""
    between = _BETWEEN_COMMAS.match(source.text, start, end)
    if between is None and (figures := _BETWEEN_FIGURES.match(source.text, start, end)):
        timed = (cues.cue(code, "terms", "within"), duty_forms.bound(code))
        between = figures if any(form.match(source.lower, start + 2, end) for form in timed) else None
    if between is None or anchors.any_in(source, "helped by", start, between.end()):
        return False
    first = source.lower[between.start() + 2 : between.end()].split(" ", 1)[0]
    says_it = first in languages.get(code).words("stopwords", "common")
    if not says_it and anchors.any_in(source, "doing", start, between.end()):
        return False  # "UBND các huyện, thành phố|, thị xã xây dựng kế hoạch,| gửi …": who does it goes on
    if units.at(source, code, cues.trimmed(source.text, between.end(), end)[0], end, bodies=True):
        return False  # "Le chef du bureau, le directeur, |les présidents des comités| …": a row of them
    return (
        has_to(source, code, between.end(), end)
        or does_something(source, code, between.end(), end)
        or duty_forms.to_do(code).match(source.lower, between.end(), end) is not None
        or duty_forms.does(code).match(source.lower, between.end(), end) is not None
    )


def does_something(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb no list holds stands right behind a unit: "The Staff College |certifies each| officer"."""
    unmarked = languages.get(code).table("duties").get("verbs_unmarked")
    verb = (duty_forms.any_verb if unmarked else duty_forms.acting)(code).match(source.lower, start, end)
    if unmarked and not (anchors.any_in(source, "rhythms", start, end) or _by_a_day(source, code, start, end)):
        return False  # any word might be a verb: without a day what stands there is as likely told
    if verb is None or not source.text[verb.start("verb")].islower():
        return False
    return not anchors.any_in(source, "requests", verb.start("verb"), verb.end("verb"))


def verbs_of(source: Source, code: str, name: str, start: int, end: int) -> list[int]:
    """Return where the verb of the unit called ``name`` begins, also one that no list holds: "Treasury |pays| …"."""
    unit = source.text.find(name, start, end)
    if unit < 0:
        return []
    forms = (duty_forms.acting(code), duty_forms.to_do(code), duty_forms.does(code))
    return [unit + len(name) for form in forms if form.match(source.lower, unit + len(name), end)]


def _by_a_day(source: Source, code: str, start: int, end: int) -> bool:
    return duty_forms.deadline(code).search(source.lower, start, end) is not None


def _does_aside(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a unit does something past a bracket or those who help it: "отделу (Орлов) совместно с … внести"."""
    aside = duty_forms.aside(code).match(source.lower, start, end)
    if aside is None:
        return False
    if not (aside["with"] or aside["beside"]):
        forms = (duty_forms.does(code), duty_forms.does_by_a_day(code), duty_forms.to_do(code))
        told = any(form.match(source.lower, aside.end(), end) for form in forms)
        return told or does_something(source, code, aside.end(), end)
    if first_verb(source, code, aside.end(), end) is not None:
        return True
    helpers = units.row(source, code, cues.trimmed(source.text, aside.end(), end)[0], end, bodies=True, bare=True)
    behind = helpers[-1].end if helpers else end
    return source.text.startswith(", ", behind) and does_something(source, code, behind + 1, end)


def first_verb(source: Source, code: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb of doing near the head of a sentence; "Ban Tổ chức" shows that a name's word is none."""
    limit = min(end, start + SUBJECT)
    known = None
    for verb in anchors.matches(source, code, "doing", start, limit):
        attribute = duty_forms.attributive(code).match(source.lower, verb.end(), limit)
        inside = syllables.inside(source, code, verb.start()) or passives.done_to(source, code, verb, end)
        inside = inside or _behind_of(source, code, verb.start()) or only_has(source, code, verb, end)
        if not (source.text[verb.start()].isupper() or attribute or inside):
            told = cues.cue(code, "lists", "reporting").match(source.lower, verb.start(), limit)
            known, limit = None if told else verb, verb.start()
            break
    return anchors.shown(source, code, duty_forms.shown_by_ending(code), start, limit) or known


def only_has(source: Source, code: str, verb: re.Match[str], end: int) -> bool:
    """Say whether a word that might oblige tells what somebody has: "Województwo |ma| partnerów w Niemczech"."""
    words = languages.get(code).words
    if verb.group() not in words("duties", "acting_never") or not words("units", "subjects"):
        return False
    return _infinitives(code).search(source.lower, verb.end(), end) is None


@cache
def _infinitives(code: str) -> re.Pattern[str]:
    endings = trie.pattern(languages.get(code).words("natures", "infinitive_endings"))
    return re.compile(rf"[^\W\d_]{{2,24}}?{endings}(?!\w)")


def _behind_of(source: Source, code: str, position: int) -> bool:
    """Say whether a word is a noun: it stands behind "of", "le Centre du |livre|"."""
    before = source.lower[max(0, position - _LONGEST_LINK) : position].split()
    return bool(before) and before[-1] in cues.phrases(code, "organisations", "of")

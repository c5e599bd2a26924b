"""Who does it, where what is done stands first: "Zprávu předloží |odbor financí|", "Площадку даст |Администрация|".

A language with cases may put its subject behind the verb. The word for the kind of unit shows that it is one
(``units.subjects``: kinds as a subject has them); behind a verb whose object it may be (``unit_as_object``) it tells
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, duty_forms
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import placed_units, unit_forms, units

#: How far behind its verb a subject may begin.
_FARTHEST = 70
#: So many words of a name may stand before its kind.
_MOST_BEFORE = 2
#: The dot of "2026 r." ends no sentence.
_STOP = re.compile(r"[;:,()\n]|(?<!\d r)(?<!\bim)(?<!\bds)\.")


def used(code: str) -> bool:
    """Say whether the language ``code`` may put its subject behind the verb."""
    return _subjects(code) is not None


def shows(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether the case of ``unit`` shows it to be a subject; where cases show nothing, any may be one."""
    return not used(code) or unit_forms.of(code).subject.search(source.lower, unit.start, unit.end) is not None


def in_another_case(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether the case of the kind in a name shows that it is no subject: "Saskim |Ministerstwem| Kultury"."""
    if not used(code):
        return False
    forms = unit_forms.of(code)
    kind = forms.heads.search(source.lower, unit.start, unit.end)
    return kind is not None and kind.group() in forms.oblique_kinds


def behind(source: Source, code: str, verb: re.Match[str], end: int) -> list[units.Unit]:
    """Return the unit behind ``verb`` that is the subject of its sentence."""
    subjects = _subjects(code)
    if subjects is None or does_to_a_unit(source, code, verb):
        return []
    stop = _STOP.search(source.text, verb.end(), min(end, verb.end() + _FARTHEST))
    limit = stop.start() if stop else min(end, verb.end() + _FARTHEST)
    for word in subjects.finditer(source.lower, verb.end(), limit):
        unit = _named(source, code, word, verb.end(), limit)
        if unit and _led_to(source, code, unit.start):
            continue  # "направить в |отдел| список"
        if unit and not anchors.any_in(source, "helped by", verb.end(), unit.start):
            return _with_others(source, code, unit, end)
    called = _ACRONYM.match(source.text, verb.end(), limit)
    return [units.Unit(*called.span("name"))] if called and called["name"] not in _NO_OFFICE else []


def _led_to(source: Source, code: str, unit: int) -> bool:
    """Say whether a preposition stands right before a unit, whose case then tells nothing."""
    before = _SMALL.search(source.lower, max(0, unit - _LONGEST_PREPOSITION), unit)
    return before is not None and cues.cue(code, "duties", "fronted").fullmatch(before["word"]) is not None


def _with_others(source: Source, code: str, unit: units.Unit, end: int) -> list[units.Unit]:
    """Return a subject with those joined to it: "zapewnią |urzędy gmin i Powiatowa Biblioteka|"."""
    gap = unit_forms.of(code).apart.match(source.lower, unit.end, end)
    further = units.row(source, code, gap.end(), end, bodies=True, bare=True) if gap and gap.group()[0] == " " else []
    if not all(shows(source, code, each) for each in further):
        return [unit]
    acts = further and acting.acts(source, code, further[-1].end, end)
    return [unit] if acts else [unit, *further]


def starts(source: Source, code: str, start: int, end: int) -> Iterator[int]:
    """Yield where names begin whose case shows that they are the subject: "… z Ministerstwem |Biuro Prawne|"."""
    subjects = _subjects(code)
    for word in subjects.finditer(source.lower, start, end) if subjects else ():
        if source.text[word.start()].isupper():
            yield word.start()
            continue
        before = _BEFORE.search(source.text, start, word.start())
        if before and before["word"][0].isupper() and _adjective(code).search(before["word"]):
            yield before.start()  # "|Правовое| управление"


def before_verb(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return the subject whose verb follows: "Z każdej podróży |przewodniczący delegacji| składa sprawozdanie"."""
    subjects = _subjects(code)
    for word in subjects.finditer(source.lower, start, end) if subjects else ():
        if _STOP.search(source.text, start, word.start()) or anchors.any_in(source, "helped by", start, word.start()):
            return None
        unit = _named(source, code, word, start, end, known=True)
        if unit and acting.acts(source, code, unit.end, end):
            return unit
    return None


def behind_any_verb(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Dom gościnny wyposaży |Zarząd Inwestycji|": a verb no list holds, shown by its ending and by the case."""
    for position in starts(source, code, start, min(end, start + _FARTHEST)):
        verb = _BEFORE.search(source.text, start, position)
        if verb is None or not source.text[start : verb.start()].strip():
            continue
        acting = duty_forms.acting(code).match(source.lower, verb.start() - 1, position)
        if acting and acting.end() >= position - 1 and not does_to_a_unit(source, code, acting):
            unit = units.at(source, code, position, end, bodies=True, bare=True)
            return [unit] if unit else []
    return []


def _named(
    source: Source, code: str, word: re.Match[str], start: int, end: int, *, known: bool = False
) -> units.Unit | None:
    """Return the unit whose kind is ``word``, perhaps with words of its name before it: "Generální |ředitelství|".

    ``known``: not one that only its place would show.
    """
    first = word.start()
    for _ in range(_MOST_BEFORE):
        before = _BEFORE.search(source.text, start, first)
        if before is None or not _adjective(code).search(before["word"]):
            break
        first = before.start()
    unit = units.at(source, code, first, end, bodies=True, bare=True)
    if unit and unit.end >= word.end():
        return unit
    if source.text[first].isupper():
        return None if known else placed_units.unknown(source, code, first, end)
    small = first < word.start() or " " in word.group() or _acts_alone(source, word, end)
    return units.Unit(first, word.end()) if small else None


def _acts_alone(source: Source, word: re.Match[str], end: int) -> bool:
    """Say whether a small word is a kind by itself: "přípravu zajistí |komise|"."""
    return word.end() == end or not source.text[word.end() : word.end() + 2].strip()[:1].isupper()


#: An office called by first letters, right behind its verb: "przygotuje |BWM|".
_ACRONYM = re.compile(
    r" (?P<name>(?![IVX]+\b)[A-ZŁŚŻ][A-Za-zŁŚŻ]{0,4}[A-ZŁŚŻ])(?: «[^«»\n]{2,60}»| „[^„”\n]{2,60}”)?(?=[ .,;)]|\Z)"
)
_NO_OFFICE = frozenset({"PDF", "VAT", "PIT", "CIT", "PLN", "EUR", "USD", "CZK", "UE", "RP", "EU", "RF", "DPH"})
#: A preposition before a name.
_SMALL = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{1,4}) \Z")
_LONGEST_PREPOSITION = 6
#: A word of a name before its kind.
_BEFORE = re.compile(r"(?P<word>(?<!\w)[^\W\d_]{3,25}) \Z")


def does_to_a_unit(source: Source, code: str, verb: re.Match[str]) -> bool:
    """Say whether ``verb`` is one that somebody does to a unit: "Pan Nowak |informuje| Ministerstwo"."""
    last = verb.end() - len(verb.group().split()[-1])
    return cues.cue(code, "duties", "unit_as_object").match(source.lower, last) is not None


@cache
def _subjects(code: str) -> re.Pattern[str] | None:
    words = languages.get(code).words("units", "subjects")
    # not "премьер-|министр|"
    return re.compile(rf"(?<![\w-]){trie.pattern(words)}(?!\w)") if words else None


@cache
def _adjective(code: str) -> re.Pattern[str]:
    """What ends a word that agrees with the kind behind it: "tiskov|é| oddělení"."""
    return re.compile(rf"{trie.pattern(languages.get(code).words('units', 'subject_adjectives'))}\Z")

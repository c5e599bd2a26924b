"""Who does it, where a Romance sentence lets the verb come first: "De los gastos responde |la Tesorería|".

Nothing that could be the subject may stand before the verb: the sentence begins with it, with a preposition, or names
the object and takes it up again ("El informe |lo| redactará |la Dirección|"). What stands behind the verb has the
article of a subject (``subject_articles``), and the verb is none that somebody does to a unit (``unit_as_object``).
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, duty_forms
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units

#: So far behind its verb a subject may begin: "Provvede |al pagamento delle spese| la Tesoreria".
_FAR = 60
#: So far from the head of a sentence stands "is charged", behind what it is about.
_OPENING = 70
#: What a verb begins with, behind "that".
_BLANK_AND_LETTER = 2
_STOP = re.compile(r"[.;:,()\n]")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the unit behind the verb of a sentence that names no subject before it."""
    if not languages.get(code).words("duties", "subject_articles"):
        return _it_is(source, code, start, end)
    unit = (
        _charged(source, code, start, end)
        or _behind_first_verb(source, code, start, end)
        or _of_a_relative_clause(source, code, start, end)
    )
    return _with_others(source, code, unit, end) if unit else []


def _it_is(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "It is |the Port Office| that keeps …": where no article shows a subject, what it does is asked for."""
    if not languages.get(code).words("duties", "cleft"):
        return []
    be = cues.cue(code, "duties", "it_is").match(source.lower, start, end)
    if be is None:
        return []
    row = units.row(source, code, cues.trimmed(source.text, be.end(), end)[0], end, bodies=True, bare=True)
    that = _cleft(code).match(source.lower, row[-1].end, end) if row else None
    return row if that and acting.acts(source, code, that.end() - _BLANK_AND_LETTER, end) else []


def _with_others(source: Source, code: str, unit: units.Unit, end: int) -> list[units.Unit]:
    """Return a unit behind its verb with those joined to it: "Ficam |a Procuradoria e a Controladoria| incumbidas"."""
    gap = unit_forms.of(code).apart.match(source.lower, unit.end, end)
    others = units.row(source, code, gap.end(), end, bodies=True, bare=True) if gap else []
    if not others or acting.acts(source, code, others[-1].end, end):
        return [unit]  # "Firma el acta la Cámara y |la Embajada la traduce|"
    return [unit, *others]


def _behind_first_verb(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Read "|Gestiona| la línea la Agencia", "De los gastos |responde| la Tesorería"."""
    verb = _at_head(source, code, start, end) or acting.first_verb(source, code, start, end)
    if verb is None or not _lets_verb_first(source, code, start, verb.start()):
        return None
    if cues.cue(code, "duties", "unit_as_object").search(source.lower, verb.start(), verb.end()):
        return None
    return _subject(source, code, verb.end(), end)


def _of_a_relative_clause(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Read "un fondo, |que administrará la Corporación|": in the future, right behind its verb."""
    for that in cues.cue(code, "duties", "relative").finditer(source.lower, start, end):
        verb = duty_forms.shown_by_ending(code).match(source.lower, cues.trimmed(source.text, that.end(), end)[0], end)
        if verb is None or cues.cue(code, "duties", "unit_as_object").search(source.lower, *verb.span()):
            continue
        if unit := _named(source, code, cues.trimmed(source.text, verb.end(), end)[0], end):
            return unit
    return None


def _at_head(source: Source, code: str, start: int, end: int) -> re.Match[str] | None:
    """Return the verb of doing a sentence begins with: "|Gestiona| la línea la Agencia"."""
    first = next(anchors.matches(source, code, "doing", start, end), None)
    if first and first.start() == start:
        return first
    return duty_forms.shown_by_ending(code).match(source.lower, start, end)


def _lets_verb_first(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether no subject can stand in ``text[start:verb]``."""
    before = source.lower[start:verb].strip()
    if not before or _taken_up(code).search(source.lower, start, verb):
        return True
    fronted = duty_forms.fronted(code).match(source.lower, start, verb)
    return fronted is not None and _STOP.search(before) is None


def _charged(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Read "Fica |a Câmara| encarregada de …", "Queda facultada |la Tesorería| para …", "Del bando è incaricata …"."""
    form = cues.cue(code, "duties", "charged_is")
    fronted = duty_forms.fronted(code).match(source.lower, start, end)
    be = (
        form.search(source.lower, start, min(end, start + _OPENING))
        if fronted
        else form.match(source.lower, start, end)
    )
    if be is None or _STOP.search(source.text, start, be.start()):
        return None
    unit = _named(source, code, cues.trimmed(source.text, be.end(), end)[0], end)
    last = _with_others(source, code, unit, end)[-1] if unit else None
    if last and _participle(code).match(source.lower, last.end, end):
        return unit
    if unit and _cleft(code).match(source.lower, unit.end, end):
        return (
            unit  # "(Para el alojamiento) será |la Consejería| quien proponga …", "Serão |os consulados| a recolher …"
        )
    charged = _participle(code).match(source.lower, be.end(), end)
    return _subject(source, code, charged.end(), end) if charged else None


def _subject(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return the first unit behind ``start`` that has the article of a subject."""
    stop = _STOP.search(source.text, start, min(end, start + _FAR))
    limit = stop.start() if stop else min(end, start + _FAR)
    linked = unit_forms.of(code).linked
    for article in cues.cue(code, "duties", "subject_articles").finditer(source.lower, start, limit):
        unit = _named(source, code, article.start(), end)
        if unit:
            return None if linked.search(source.lower, start, article.start()) else unit
    return None


def _named(source: Source, code: str, position: int, end: int) -> units.Unit | None:
    """Return the unit at ``position`` behind the article of a subject."""
    article = cues.cue(code, "duties", "subject_articles").match(source.lower, position, end)
    return units.at(source, code, position, end, bodies=True, bare=True) if article else None


@cache
def _taken_up(code: str) -> re.Pattern[str]:
    """An object that stands first is said again right before its verb: "El informe |lo| redactará …"."""
    return re.compile(rf"\w\s{cues.expression(code, 'duties', 'taken_up')}\s\Z")


@cache
def _cleft(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{cues.expression(code, 'duties', 'cleft')}\s[^\W\d_]")


@cache
def _participle(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s{cues.expression(code, 'duties', 'charged_with')}")

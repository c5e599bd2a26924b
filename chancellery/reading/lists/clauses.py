"""Where one sentence says of several who does what: "X prepares …; Y reports …", "Plan sporządza X, a zatwierdza Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, bidding, duties, framed, labelled, ordered_last, turned
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, unit_forms, units

#: So near to its head a clause names who does it: "; |o Centro| prepara …".
_NEAR = 20
_SEMICOLON = re.compile(r"; (?=\S)")
_BLANK = 1
#: The same where what is done may stand first: ", |pohotovost zajistí| Hasičský záchranný sbor".
_NEAR_OBJECT = 40
#: The same where a word hands it to whoever does it: "; |leur conduite est confiée à| la Voirie".
_NEAR_ASSIGNED = 80
#: So far behind a word that leads to it, and the name of who does it, the verb of a clause may stand.
_NEAR_VERB = 110


def parted(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a sentence where a further clause says who does something else: "X prepares …; Y reports …", "…, a Y …"."""
    found: list[tuple[int, int]] = []
    cuts = _cuts(source, code, start, end)
    for place, (cut, first) in enumerate(cuts):
        last = _clause_end(source, code, first, [*(each for each, _ in cuts[place + 1 :]), end])
        helps = anchors.any_in(source, "helpers before", first, last) or asks(source, code, first, last)
        if not (
            helps
            or _only_helps(source, code, first, last)
            or labelled.labels(source, code, first, last)
            or tells(source, code, first, last)
        ):
            leads = duties.leading(source, code, first, last)
            near = _NEAR_OBJECT if turned.used(code) else _NEAR
            shown = leads and (leads[0].start <= first + _BLANK or turned.shows(source, code, leads[0]))
            if shown and source.text[cut] == ";" and anchors.any_in(source, "assigned", first, leads[0].start):
                near = _NEAR_ASSIGNED
            if shown and leads[0].start - first <= near and duties.leading(source, code, start, cut):
                found.append((start, cut))
                start = first
    return [*found, (start, end)]


def _clause_end(source: Source, code: str, start: int, ends: Sequence[int]) -> int:
    """Return where a clause ends: at the next cut, or past it where that only parts the name of who does it.

    "…, mientras que |el Departamento de Trabajo, Inválidos y Asuntos Sociales debe …|".
    """
    unit = units.at(source, code, start, ends[-1], bodies=True)
    return next((each for each in ends if unit is None or each > unit.end), ends[-1])


def asks(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause asks others for something, and does not only say what a unit does besides."""
    asked = anchors.matches(source, code, "requests", start, end)
    if all(bidding.further(source, code, start, ask, end) for ask in asked):
        return False
    return not bidding.orders(source, code, start, end)


def _cuts(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a clause may end, and where the next one begins: at a semicolon, or at ", a " and its like."""
    found = [(cut.start(), cut.end()) for cut in _SEMICOLON.finditer(source.text, start, end)]
    if languages.get(code).words("duties", "besides"):
        # "…|, |đồng thời giao Sở Tài chính bố trí kinh phí"
        found += [
            (cut.start(), cut.end())
            for cut in _besides(code).finditer(source.lower, start, end)
            if anchors.any_in(source, "assigned", cut.end(), min(end, cut.end() + _NEAR))
        ]
    if languages.get(code).words("duties", "another_does"):
        found += [
            (cut.start(), cut.end())
            for cut in _another_clause(code).finditer(source.lower, start, end)
            if _may_do(source, code, cut.end(), min(end, cut.end() + (_NEAR_VERB if cut["led"] else _NEAR_OBJECT)))
            and not (cut.group()[0] != "," and not cut["that"] and _related(source, code, start, cut.start()))
            and (cut.group()[0] == "," or not _done_to(source, code, cut.end(), end))
        ]
    return sorted(found)


def _done_to(source: Source, code: str, position: int, end: int) -> bool:
    """Say whether a unit whose case may be that of a subject is one to which something is done.

    "Odbor připraví zprávu a |ministerstvo| o tom informuje", "a |ministerstvu| ji předá".
    """
    unit = units.at(source, code, position, end, bodies=True, bare=True) if turned.used(code) else None
    verb = acting.first_verb(source, code, unit.end, end) if unit else None
    return verb is not None and turned.does_to_a_unit(source, code, verb)


def _may_do(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb of doing begins in the span, or a particle there shows who does something."""
    if anchors.any_in(source, "doing", start, end):
        return True
    # ", |cabendo à| Secretaria de Planejamento a integração"
    if anchors.any_in(source, "assigned", start, start + 1):
        return True
    shown = closing_kinds.used(code) and cues.cue(code, "duties", "topic").search(source.lower, start, end)
    return bool(shown)


def _related(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands right before "and" only tells which: "la lista |que la Embajada| y el Consulado …"."""
    near = max(start, end - _NEAR_OBJECT)
    return cues.cue(code, "duties", "relative").search(source.lower, near, end) is not None


@cache
def _another_clause(code: str) -> re.Pattern[str]:
    """What leads to a clause that may have a doer of its own, and tells nothing more of the one before.

    "Plan sporządza wydział|, a |zatwierdza sekretarz", "Služba připraví cvičení|, |pohotovost zajistí sbor".
    """
    further = cues.expression(code, "duties", "another_does")
    related = cues.expression(code, "duties", "relative")
    articles = cues.expression(code, "duties", "subject_articles")
    # "La Brigada repone las placas| y |el Archivo facilita los textos": an article shows a subject without a comma
    # "Odbor připraví zprávu| a |knihovna dodá překlady": and so does its case
    shown = rf"(?P<that>{related}\s)?{articles}\s"
    shown = rf"(?:{shown}|{unit_forms.of(code).subject.pattern})" if turned.used(code) else shown
    joined = rf"\s{cues.expression(code, 'units', 'and')}\s(?={shown})"
    return re.compile(rf"(?:,\s(?P<led>{further}\s)?(?!{related})|{joined})(?=[^\W\d_])")


def _only_helps(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause ends or begins with what helpers do: "Sở Tài chính |phối hợp|.", "; |pomáhat mu bude| …"."""
    if anchors.any_in(source, "helped by", start, start + 1):
        return True
    helping = anchors.matches(source, code, "helped by", start, end)
    return any(not source.text[cue.end() : end].strip(" .;") for cue in helping)


def tells(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells what was, by a word before its word of duty or by how its last verb ends."""
    if languages.get(code).words("natures", "past_endings"):
        return ordered_last.is_past(source, code, start, end)
    agreed = cues.cue(code, "duties", "agreed").match(source.lower, start, end)
    start = agreed.end() if agreed else start
    duty = openings.obligation(source, code, start, end)
    until = duty.start() if duty else end
    modal = framed.modal(source, code, start, end)
    until = until if modal is None else min(until, modal)
    return anchors.any_in(source, "past", start, until) or anchors.any_in(source, "narratives", start, until)


@cache
def _besides(code: str) -> re.Pattern[str]:
    return re.compile(rf",\s(?={cues.expression(code, 'duties', 'besides')}\s)")

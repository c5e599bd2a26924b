"""Where one sentence says of several who does what: "X prepares …; Y reports …", "Plan sporządza X, a zatwierdza Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import (
    acting,
    bidding,
    duties,
    duty_forms,
    framed,
    helping,
    implementers,
    labelled,
    ordered_last,
    owners_last,
    turned,
)
from chancellery.reading.phrases import anchors, cues, openings, trie
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, syllables, unit_forms, units

#: So near to its head a clause names who does it: "; |o Centro| prepara …".
_NEAR = 20
_SEMICOLON = re.compile(r"; (?=\S)")
_COMMA_CAPITAL = re.compile(r", (?=[^\W\d_a-zà-ỹđ])")
_BLANK = 1
#: So long may a row be that something goes to.
_LONGEST_ROW = 160
#: A blank and the particle behind who speaks: "知事| は|, …".
_PARTICLE = 2
#: The same where what is done may stand first: ", |pohotovost zajistí| Hasičský záchranný sbor".
_NEAR_OBJECT = 60
#: The same where a word hands it to whoever does it: "; |leur conduite est confiée à| la Voirie".
_NEAR_ASSIGNED = 80
#: So far behind a word that leads to it, and the name of who does it, the verb of a clause may stand.
_NEAR_VERB = 110


def parted(source: Source, code: str, start: int, end: int, *, told: int = 0) -> list[tuple[int, int]]:
    """Part a sentence where a further clause says who does something else: "X prepares …; Y reports …", "…, a Y …".

    ``told``: where those end who are told something, whose row no comma parts.
    """
    if implementers.of(source, code, start, end) or owners_last.of(source, code, start, end).leads:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    cuts = [cut for cut in _cuts(source, code, start, end) if cut[0] >= told]
    for place, (cut, first) in enumerate(cuts):
        last = _clause_end(source, code, first, [*(each for each, _ in cuts[place + 1 :]), end])
        if not (
            _helps(source, code, first, last)
            or asks(source, code, first, last)
            or _only_helps(source, code, first, last)
            or labelled.labels(source, code, first, last)
            or _hands_over(source, code, cut, first)
            or tells(source, code, first, last)
        ):
            leads = duties.leading(source, code, first, last)
            near = _NEAR_OBJECT if turned.used(code) else _NEAR
            shown = leads and (leads[0].start <= first + _BLANK or turned.shows(source, code, leads[0]))
            if shown and source.text[cut] == ";" and anchors.any_in(source, "assigned", first, leads[0].start):
                near = _NEAR_ASSIGNED
            shown = shown and not helping.among(source, code, start, first, end)
            if shown and leads[0].start - first <= near and _does_something(source, code, start, cut):
                found.append((start, cut))
                start = first
    return [*found, (start, end)]


def _clause_end(source: Source, code: str, start: int, ends: Sequence[int]) -> int:
    """Return where a clause ends: at the next cut, or past it where that only parts the name of who does it.

    "…, mientras que |el Departamento de Trabajo, Inválidos y Asuntos Sociales debe …|".
    """
    unit = units.at(source, code, start, ends[-1], bodies=True)
    return next((each for each in ends if unit is None or each > unit.end), ends[-1])


def _does_something(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether somebody leads what a clause says, and it does not end within a row of those it names.

    "要求|各县|、|各单位|制定", "会同|市交通局|、|市城管局|排查".
    """
    leads = duties.leading(source, code, start, end)
    if not (leads and closing_kinds.used(code)):
        return bool(leads)
    last = [leads[-1]]
    if anchors.any_in(source, "helped by", start, end):
        last += helping.coordinating(source, code, start, end)[-1:]
    return all(end - each.end > _PARTICLE for each in last)


def _helps(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause names who helps; where kinds close names, only one that names nobody else to do it."""
    if not anchors.any_in(source, "helpers before", start, end):
        return False
    if not closing_kinds.used(code):
        return True
    helpers = helping.coordinating(source, code, start, end)
    leads = duties.leading(source, code, start, end)[:1]
    if not helpers and leads and cues.cue(code, "successions", "topic").match(source.lower, leads[0].end + 1, end):
        # "공사는 |경찰|과 함께": between both stands a helper nobody knows
        return anchors.any_in(source, "helpers before", start, leads[0].end + acting.BLANKS)
    return not helpers or any(lead in helpers for lead in leads)


def _hands_over(source: Source, code: str, cut: int, start: int) -> bool:
    """Say whether what stands behind a comma names who does what stands before it: "协议, |由|国际合作局履行"."""
    joined = closing_kinds.used(code) and source.text[cut] == ","
    return joined and anchors.any_in(source, "assigned", start, start + 1)


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
            (cut.end("verb") if cut["verb"] else cut.start(), cut.end())
            for cut in _another_clause(code).finditer(source.lower, start, end)
            if _may_do(source, code, cut.end(), min(end, cut.end() + (_NEAR_VERB if cut["led"] else _NEAR_OBJECT)))
            and not (cut["verb"] and _tells_which(source, code, cut.end(), end))
            and not (cut.group()[0] != "," and not cut["that"] and _related(source, code, start, cut.start()))
            and (cut.group()[0] == "," or not _done_to(source, code, cut.end(), end))
        ]
    if syllables.used(code) and anchors.any_in(source, "assigned", start, end):
        found += _told_besides(source, code, start, end)
    found.sort()
    return [cut for cut in found if not _within_row(source, code, cut, found, start)]


def _told_besides(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "giao Văn phòng chuẩn bị địa điểm|, |Sở Tài chính cân đối kinh phí": a verb stands right behind each name."""
    found: list[tuple[int, int]] = []
    for cut in _COMMA_CAPITAL.finditer(source.text, start, end):
        unit = units.at(source, code, cut.end(), end)
        if (
            unit
            and duty_forms.does(code).match(source.lower, unit.end, end)
            and anchors.any_in(source, "assigned", start, cut.start())
            and units.ending(source, code, start, cut.start(), bodies=True) is None  # a row of those told
        ):
            found.append((cut.start(), cut.end()))
    return found


def _within_row(source: Source, code: str, cut: tuple[int, int], cuts: Sequence[tuple[int, int]], start: int) -> bool:
    """Say whether a comma stands within a row of names that begins behind the mark before: "；|省公安厅|、省委"."""
    if not closing_kinds.used(code):
        return False
    begun = max((last for _, last in cuts if last < cut[0]), default=start)
    row = units.row(source, code, begun, cut[0], bodies=True, bare=True)
    return (bool(row) and row[0].start == begun and row[-1].end == cut[0]) or _within_told(source, code, start, cut[0])


def _within_told(source: Source, code: str, start: int, cut: int) -> bool:
    """Say whether a comma stands within a row that something goes to, or goes with: "向|各部门|、奠边省、老街省"."""
    opens = (cues.cue(code, "duties", "with_opens", "with"), cues.cue(code, "proposals", "to"))
    near = max(start, cut - _LONGEST_ROW)
    opened = max((found.end() for form in opens if (found := cues.last(form, source.lower, near, cut))), default=-1)
    named = source.lower[opened:cut].split(",") if opened >= 0 else []
    return bool(named) and all(closing_kinds.closes_name(code, name) for name in named)


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
    # "재정국이 경비를 보장하|고| 외무국이 주관하여": the ending of its verb closes a clause
    ended = rf"(?<=[^\W\d_])(?P<verb>{trie.pattern(languages.get(code).words('duties', 'clause_ends'))})\s"
    return re.compile(rf"(?:,\s(?P<led>{further}\s)?(?!{related})|{joined}|{ended})(?=[^\W\d_])")


def _tells_which(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what a unit at ``start`` does only tells which thing is meant: "시의회가 |요청한| 자료"."""
    return _which(code).search(source.lower, start, min(end, start + _NEAR_OBJECT)) is not None


@cache
def _which(code: str) -> re.Pattern[str]:
    topic = cues.expression(code, "duties", "topic")
    return re.compile(rf"{topic}\s\S{{1,8}}{trie.pattern(languages.get(code).words('duties', 'attributive_ends'))}\s")


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
    agreed = cues.cue(code, "duties", "agreed", "it_is").match(source.lower, start, end)
    start = agreed.end() if agreed else start
    duty = openings.obligation(source, code, start, end)
    until = duty.start() if duty else end
    modal = framed.modal(source, code, start, end)
    until = until if modal is None else min(until, modal)
    # "La Lega |riferisce che| …": what begins with the verb itself tells, too
    told = until + bool(languages.get(code).words("duties", "subject_articles"))
    return anchors.any_in(source, "past", start, until) or anchors.any_in(source, "narratives", start, told)


@cache
def _besides(code: str) -> re.Pattern[str]:
    return re.compile(rf",\s(?={cues.expression(code, 'duties', 'besides')}\s)")

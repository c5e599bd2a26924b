"""Who does what a sentence says: the unit it begins with, the one behind its verb, or the one a point ends with."""

from __future__ import annotations

import re

from chancellery.reading import anchors, closing_kinds, cues, duty_forms, languages, strangers, units
from chancellery.reading.text import Source

_SUBJECT = 160
#: So much may stand between a unit and its verb.
_BLANKS = 3
#: "Sở Tài chính: bố trí …", "Department of Finance – the funds".
_COLON = re.compile(r"\s?:(?:\s|\Z)|\s[–—]\s")
#: What stands before the units a point ends with, and what closes them.
_LAST_MARK = re.compile(r"\((?=\w)|\s[–—]\s(?=\w)")
_BEHIND = re.compile(r"[.;]?\s{0,2}\Z|,\s[^.;()]{0,40}[.;]?\s{0,2}\Z")
_STOP = re.compile(r"[,;.()]")
_CLOSED = {"(": re.compile(r"(?:[,;][^()]{0,60})?\)[.;]?\s{0,2}\Z"), "–": _BEHIND, "—": _BEHIND}


def of_sentence(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "The communes report …": a sentence that begins with a unit and what it does."""
    if cues.cue(code, "units", "oblique").match(source.lower, start, end):
        return []  # "dem Ministerium berichten": who stands there is no subject
    first = units.at(source, code, start, end, bodies=True)
    if first and _acts(source, code, first.end, end):
        return [first]
    # who takes over another's duties is told, and has nothing to do
    told = first and anchors.any_in(source, "successions", first.end, first.end + _BLANKS)
    aside = next(anchors.spoken(source, code, "helped by", start, end), None)
    # what helpers do ("with the support of") is no verb of the sentence
    begin = aside.end() if aside and aside.start() == start else start
    verb = None if told else _first_verb(source, code, begin, end)
    if verb is None:
        return []
    aside = aside if aside and aside.start() < verb.start() else None
    if aside and aside.start() == start:
        return after_comma(source, code, aside.end(), verb.start()) or _behind_verb(source, code, verb.end(), end)
    before = aside.start() if aside else verb.start()
    row = units.row(source, code, start, before, bodies=True)
    several = len(row) > (not closing_kinds.used(code))
    if several and (
        not source.text[row[-1].end : before].strip(" ,") or duty_forms.does(code).match(source.lower, row[-1].end, end)
    ):
        return row
    whole = units.up_to(source, code, start, before)
    if whole is None and (opened := duty_forms.opening(code).match(source.lower, start, verb.start())):
        # "Every year, the Department …", "Do 30 czerwca Wydział …"
        whole = units.ending(source, code, opened.end(), verb.start())
    if whole is None and languages.get(code).table("duties").get("verb_first"):
        behind = cues.trimmed(source.text, verb.end(), end)[0]
        if not cues.cue(code, "units", "oblique").match(source.lower, behind, end):
            whole = units.at(source, code, behind, end, bodies=True)
    return [whole] if whole else strangers.row_to(source, code, start, before)


def _acts(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands behind a unit at the head of a sentence is what it does or has to do."""
    if anchors.any_in(source, "successions", start, start + _BLANKS):
        return False
    told = (
        pattern.match(source.lower, start, end)
        for pattern in (duty_forms.does(code), _COLON, duty_forms.to_do(code), duty_forms.does_by_a_day(code))
    )
    return any(told) or _does_aside(source, code, start, end) or _does_something(source, code, start, end)


def _does_something(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb no list holds stands right behind a unit: "The Staff College |certifies each| officer"."""
    verb = duty_forms.acting(code).match(source.lower, start, end)
    if verb is None or not source.text[verb.start("verb")].islower():
        return False
    return not anchors.any_in(source, "requests", verb.start("verb"), verb.end("verb"))


def _does_aside(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a unit does something past a bracket or those who help it: "отделу (Орлов) совместно с … внести"."""
    aside = duty_forms.aside(code).match(source.lower, start, end)
    if aside is None:
        return False
    if not (aside["with"] or aside["beside"]):
        return duty_forms.does(code).match(source.lower, aside.end(), end) is not None
    return _first_verb(source, code, aside.end(), end) is not None


def after_comma(source: Source, code: str, start: int, verb: int) -> list[units.Unit]:
    """Read "In co-ordination with X and Y, the Z drafts …": the unit between the last comma and the verb."""
    comma = source.text.rfind(", ", start, verb)
    unit = units.at(source, code, comma + 2, verb, bodies=True) if comma >= 0 else None
    if unit and not source.text[unit.end : verb].strip():
        return [unit]
    whole = units.up_to(source, code, comma + 2, verb) if comma >= 0 else None
    return [whole] if whole else []


def _behind_verb(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Unter Beteiligung der Kammer richtet |das Kulturamt| … aus": after an aside the verb comes first."""
    if not languages.get(code).table("duties").get("verb_second"):
        return []
    unit = units.at(source, code, cues.trimmed(source.text, start, end)[0], end, bodies=True)
    return [unit] if unit else []


def _first_verb(source: Source, code: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb of doing near the head of a sentence; "Ban Tổ chức" shows that a name's word is none."""
    limit = min(end, start + _SUBJECT)
    verbs = anchors.matches(source, code, "doing", start, limit)
    known = next((verb for verb in verbs if not source.text[verb.start()].isupper()), None)
    limit = known.start() if known else limit
    return anchors.shown(source, code, duty_forms.shown_by_ending(code), start, limit) or known


def told_last(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Open an exhibition (Cultural Section, June)", "… – Cultural Section": the units a point ends with."""
    if not any(source.text.find(sign, start, end) >= 0 for sign in _CLOSED):
        return []
    mark = cues.last(_LAST_MARK, source.text, start, end)
    if mark is None:
        return []
    row = units.row(source, code, mark.end(), end, bodies=True)
    if not row and (whole := units.up_to(source, code, mark.end(), _name_stop(source, mark.end(), end))):
        row = [whole]
    named = row and all(source.text[unit.start].isupper() for unit in row)
    closed = named and _CLOSED[mark.group().strip()].match(source.text, row[-1].end, end)
    return row if closed else []


def _name_stop(source: Source, start: int, end: int) -> int:
    """Return where a name that begins at ``start`` must end: at a comma or a bracket."""
    stop = _STOP.search(source.text, start, end)
    return stop.start() if stop else end

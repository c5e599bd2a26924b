"""Who does what is done, where a case says "by": "проводится |министерством|", "bude zajištěno |odborem|"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import name_ends, unit_forms, units

#: So far behind the verb stands by whom, past to whom: "представляется |губернатору области| министерством".
_FAR = 80
_STOP = re.compile(r"[,;:()\n]|\.(?=\s|\Z)")
#: Shorter words end so in the case of a subject, too: "дом".
_SHORTEST = 5
_WORD = re.compile(r"[^\W\d_]{3,30}")
_BEFORE = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{1,25}) \Z")


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the unit in the case of "by" behind the first verb that says something is done."""
    form = _done(code)
    for done in form.finditer(source.lower, start, end) if form else ():
        limit = min(end, done.end() + _FAR)
        stop = _STOP.search(source.text, done.end(), limit)
        if unit := _by_whom(source, code, done.end(), stop.start() if stop else limit, end):
            return [unit]
    return []


def shown(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether a case shows that a unit is no subject: "|Руководителем группы| назначить заместителя …"."""
    first = source.lower[unit.start : unit.end].split(" ", 1)[0]
    endings = tuple(ending for ending in _ends(code) if ending[-1] in "mмiи" and len(ending) > 1)
    forms = unit_forms.of(code)
    if not endings or len(first) <= _SHORTEST or not first.endswith(endings):
        return False
    kinds = (forms.officers, forms.heads)
    return any(kind.fullmatch(first) for kind in kinds) and forms.subject.match(first) is None


def right_behind(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands right behind a unit says that another does it: "Комиссия |создаётся министерством|"."""
    form = _done(code)
    done = form.match(source.lower, start + 1, end) if form else None
    return done is not None and bool(doer(source, code, done.start(), end))


def _by_whom(source: Source, code: str, start: int, limit: int, end: int) -> units.Unit | None:
    floor = start
    for word in _WORD.finditer(source.lower, start, limit):
        beside = word.start() < floor or anchors.any_in(source, "helped by", start, word.start())
        if beside or not word.group().endswith(_ends(code)):
            continue
        first = _first(source, code, word.start(), start)
        before = _BEFORE.search(source.lower, start, first)
        if before and cues.cue(code, "duties", "fronted").fullmatch(before["word"]):
            others = units.row(source, code, first, end, bodies=True, bare=True)
            floor = others[-1].end if others else floor
            continue  # "с |министерством финансов и департаментом культуры|"
        for position in (first, word.start()):
            unit = units.at(source, code, position, end, bodies=True, bare=True)
            if unit and unit.start <= word.start() and word.end() <= unit.end:
                return unit
        if first < word.start() and unit_forms.of(code).heads.fullmatch(source.lower, *word.span()):
            # "|řídicím výborem| programu"
            return units.Unit(first, name_ends.walked(source, code, word.end(), end))
    return None


def _first(source: Source, code: str, position: int, floor: int) -> int:
    """Return where a name begins whose kind stands at ``position``: "|Krajským| úřadem"."""
    before = _BEFORE.search(source.lower, floor, position)
    agrees = before and before["word"].endswith(languages.get(code).words("units", "by_whom_adjectives"))
    return before.start("word") if before and agrees else position


def _ends(code: str) -> tuple[str, ...]:
    return languages.get(code).words("units", "by_whom")


@cache
def _done(code: str) -> re.Pattern[str] | None:
    """A verb that says something is or will be done: "проводится", "bude zajištěn"; what only describes is none."""
    words = languages.get(code).words
    if not words("units", "by_whom"):
        return None
    never = cues.whole(words("duties", "passive_never"))
    reflexive, participles = words("duties", "done_endings"), words("duties", "done_participles")
    forms = [rf"[^\W\d_]{{2,24}}?{trie.pattern(reflexive)}"] if reflexive else []
    if participles:
        be = cues.whole(words("duties", "passive_be"))
        forms.append(rf"{be}\s(?:[^\s,;:()]{{1,20}}\s){{0,5}}?(?!{never})[^\W\d_]{{2,24}}?{trie.pattern(participles)}")
    return re.compile(rf"(?<!\w)(?!{never})(?:{'|'.join(forms)})(?!\w)")

"""Who does it, where a relative clause says so: "Applications go to the Secretariat, |which| answers them by June".

Such a clause may as well only describe a unit ("the Board, which meets in spring"). It hands something over where a
word of duty stands in it, where its verb is in the future, or where it takes up what the sentence speaks of ("them").
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, duty_forms, turned, verb_last
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: So far behind its subject a clause takes up what is done: "which prepares |them|".
_NEAR = 40


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the unit that the first such clause of a sentence tells of."""
    for that in _that(code).finditer(source.lower, start, end):
        unit = _before(source, code, start, that.start())
        if unit and _does(source, code, that.end(), end):
            return [unit]
    return []


def behind_condition(source: Source, code: str, start: int, unit: int, end: int) -> int:
    """Return where a sentence goes on behind the condition that ``unit`` stands in: "Pokud kraj přispěje, |…|".

    0 where it stands in none; the end where the clause is nothing but a condition.
    """
    if not turned.used(code):
        return 0
    condition = cues.cue(code, "lists", "cases_last").match(source.lower, start, end)
    comma = source.text.find(", ", condition.end(), end) if condition else -1
    if condition is None or 0 <= comma < unit:
        return 0
    return comma + len(", ") if comma >= 0 else end


def _before(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return the unit a relative clause stands right behind, whatever leads to it: "à |l'Agence des ports|, qui …"."""
    for position in units.starts(source, code, start, end):
        unit = units.at(source, code, position, end, bodies=True)
        if unit and unit.end == end:
            return unit
    return None


def _does(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands behind "which" is to be done."""
    taken_up = cues.cue(code, "duties", "relative_objects")
    if languages.get(code).table("duties").get("verb_last"):
        first = cues.trimmed(source.text, start, end)[0]
        return taken_up.match(source.lower, first, end) is not None and verb_last.ends(source, code, first, end)
    if acting.has_to(source, code, start, end) or _will(code).match(source.lower, start, end):
        return True
    near = min(end, start + _NEAR)
    return taken_up.search(source.lower, start, near) is not None and acting.acts(source, code, start, end)


@cache
def _that(code: str) -> re.Pattern[str]:
    that = cues.expression(code, "duties", "relative_subjects")
    return re.compile(rf",\s{that}(?=\s)")


@cache
def _will(code: str) -> re.Pattern[str]:
    between = cues.expression(code, "duties", "between")
    return re.compile(rf"\s(?:{between}\s?)?{duty_forms.shown_by_ending(code).pattern}")

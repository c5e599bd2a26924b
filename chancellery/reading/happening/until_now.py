"""Duties that one unit had until now and another has from now on, whatever verbs say so.

"The tasks hitherto performed by A now fall to B", "Agendu, kterou dosud vykonávala A, má nyní na starosti B",
"これまでAが担当していた業務は、今後Bが所管する".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.happening import closing_successions, units_named
from chancellery.reading.happening.handovers import Told
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units
from chancellery.reading.who.units import Unit

#: So near behind "until now" stands who had the duties, and behind "now" who has them.
_NEAR: Final = 60
#: From the word for duties to "until now": ", kterou", "which".
_NEAR_DUTY: Final = 40
# "…業務|は、|今後", "…업무|는| 이제"; "… Aufgaben |obliegen| nunmehr"
_VERB = re.compile(r"\s(?:[^\W\d]{1,20}\s){0,2}")
_BREAKS: Final = frozenset(";:(.")


def told(source: Source, block: Block, start: int, end: int) -> Told | None:
    """Return the succession of a sentence that says who had duties until now, and who has them now."""
    code = block.language
    before = cues.cue(code, "successions", "until_now").search(source.lower, start, end)
    now = before and cues.cue(code, "successions", "from_now").search(source.lower, before.end(), end)
    if not before or not now:
        return None
    former = _first(source, code, before.end(), min(now.start(), before.end() + _NEAR))
    heir = _first(source, code, now.end(), min(end, now.end() + _NEAR)) if former else None
    if former is None or heir is None or source.lower[slice(*former)] == source.lower[slice(*heir)]:
        return None
    if not _of_duties(source, code, (start, before.start()), (former.end, now.start())):
        return None
    return Told((heir,), (former,), min(before.start(), former.start), heir.end)


def _of_duties(source: Source, code: str, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Say whether it is duties that somebody had: "|the tasks| hitherto performed by A", "これまでAがした|業務|は".

    Behind who had them only where what tells of a noun stands before it.
    """
    duty = cues.cue(code, "successions", "duties", "matters")
    if any(mark in _BREAKS for mark in source.text[slice(*behind)]):
        return False
    if duty.search(source.lower, max(before[0], before[1] - _NEAR_DUTY), before[1]):
        return True
    if closing_kinds.used(code):
        gap = _particle(code)
    elif languages.get(code).text("quantities", "nouns_are") == "capital":
        gap = _VERB
    else:
        return False
    return any(gap.fullmatch(source.lower, each.end(), behind[1]) for each in duty.finditer(source.lower, *behind))


@cache
def _particle(code: str) -> re.Pattern[str]:
    said = cues.expression(code, "successions", "topic", "subject", "object")
    return re.compile(rf"\s?(?:{said})?[\s,、]{{0,3}}")


def _first(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return the first unit named in ``text[start:end]``, where nothing but words of the clause stands before it."""
    if closing_kinds.used(code):
        found = next(closing_successions.units_in(source, code, start, end), None)
        found = found or next(units.find(source, code, start, end), None)
    else:
        found = next(iter(units_named.row_near(source, code, start, end)), None)
    parted = found is not None and any(mark in _BREAKS for mark in source.text[start : found.start])
    return None if parted else found

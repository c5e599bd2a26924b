"""Who carries a decision out, as its last article says: "|Directors of departments, …| shall implement this Decision".

Between its number and its verb such an article names nobody but them.
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units

#: The longest article of this kind names some twenty.
_LONGEST = 1_500
_LONGEST_NAME = 110
#: "Article 3.", "§ 2.", "Điều 3: ", and a clause of one: "2. "
_NUMBER = re.compile(r"(?:(?:[^\W\d_]{2,12}|§|Art\.)\s\d{1,3}[.:)]?|\d{1,2}\.)[-–—]?\s{1,2}(?=\S|\Z)")


def more(source: Source, code: str, start: int, end: int, than: list[units.Unit]) -> list[units.Unit]:
    """Return those whom a sentence charges with carrying its decision out, where they are more than ``than``."""
    found = of(source, code, start, end)
    return found if len(found) > len(than) + bool(than) else than


def of(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return those whom the first sentence of an article charges with carrying its decision out."""
    if not anchors.any_in(source, "carrying out", start, end):
        return []
    matches = anchors.matches(source, code, "carrying out", start, end)
    said = next((each for each in matches if not _describes(source, code, each.start())), None)
    block = source.block_at(start) if said else None
    if said is None or block is None or said.start() - start > _LONGEST:
        return []
    number = _NUMBER.match(source.text, start, end)
    if start > block.start and not (
        _NUMBER.fullmatch(source.text, block.start, start)
        # "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. |Chánh Văn phòng, … chịu trách nhiệm thi hành|"
        or (
            languages.get(code).words("units", "kinds_in_row")
            and cues.cue(code, "natures", "says_validity").search(source.lower, block.start, start)
        )
    ):
        return []
    return listed(source, code, number.end() if number else start, said.start())


def _describes(source: Source, code: str, place: int) -> bool:
    """Say whether words only tell what a unit is: "Sở Tư pháp |có tư cách pháp nhân|"."""
    described = cues.cue(code, "units", "never_within").match(source.lower, place)
    return described is not None and cues.cue(code, "duties", "addressed").match(source.lower, place) is None


def listed(source: Source, code: str, position: int, stop: int) -> list[units.Unit]:
    """Return all whom ``text[position:stop]`` names, one behind the other; nobody where something else opens it."""
    found: list[units.Unit] = []
    while position < stop:
        if row := units.row(source, code, position, stop, bodies=True, bare=True):
            last = _whole(source, code, row[-1], stop)
            if cues.cue(code, "units", "never_within").search(source.lower, row[-1].end, last.end):
                return []  # "The Housing Fund |is a fund outside the budget|, …"
            found += [*row[:-1], last]
            position = last.end
        elif other := _called(source, code, position, stop):
            found.append(other)
            position = other.end
        elif not found:
            return []  # "|The annual report| of the Board is …"
        apart = _apart(code).search(source.lower, position, stop)
        position = apart.end() if apart else stop
    return found


def _whole(source: Source, code: str, unit: units.Unit, stop: int) -> units.Unit:
    """Return a name with all that stands before the next mark: "|the heads| of the ministerial-level agencies, …"."""
    last = _apart(code).search(source.lower, unit.end, stop)
    return units.Unit(unit.start, last.start()) if last and last.start() - unit.start <= _LONGEST_NAME else unit


def _called(source: Source, code: str, start: int, stop: int) -> units.Unit | None:
    """Return what begins as the name of a unit or of who heads it does, up to a mark: "|heads of sectors|, …"."""
    first = units.after_article(source, code, start, stop)
    last = _apart(code).search(source.lower, first, stop)
    if last is None or last.start() - first > _LONGEST_NAME:
        return None
    named = duty_forms.called(code).match(source.lower, first, stop)
    return units.Unit(first, last.start()) if named else None


@cache
def _apart(code: str) -> re.Pattern[str]:
    conjunction = unit_forms.of(code).conjunction.pattern
    return re.compile(rf"[,;]\s(?:{conjunction}\s)?|\s{conjunction}\s")

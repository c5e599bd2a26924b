"""Who is charged by what it is and not by a name: "|Cơ quan đề xuất| có trách nhiệm …", "|chủ đầu tư| phải …"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who.units import Unit

_LONGEST = 90
_SHORTEST = 5
_COMMA = re.compile(r",\s(?=\S)")


def before(source: Source, code: str, start: int, charged: re.Match[str]) -> list[Unit]:
    """Return who stands right before ``charged``, a word that only a doer has before it ("is responsible for").

    The clause begins with the words for what somebody is, and so does each part of it behind a comma: "|Cơ quan, tổ
    chức được lấy ý kiến| có trách nhiệm trả lời".
    """
    if not languages.get(code).words("units", "roles") or not _only_of_doers(source, code, charged):
        return []
    near = max(start, charged.start() - _LONGEST)
    end = cues.trimmed(source.text, start, charged.start())[1]
    role = cues.cue(code, "units", "roles")
    begins = said = None
    for first in reversed([start, *(comma.end() for comma in _COMMA.finditer(source.text, start, end))]):
        named = role.match(source.lower, first, end) if first >= near else None
        if named is None:
            break
        if named.group() == said:
            return []  # "địa phương quyết, địa phương làm, |địa phương| chịu trách nhiệm": a saying
        begins, said = first, named.group()
    if begins is None:
        return []
    cut = _ends(code).search(source.lower, begins, end)
    end = cut.start() if cut else end
    whole = end - begins >= _SHORTEST and not _STOP.search(source.text, begins, end)
    return [Unit(begins, end)] if whole else []


#: What no such name holds.
_STOP = re.compile(r"[.;:()\d]")


def _only_of_doers(source: Source, code: str, charged: re.Match[str]) -> bool:
    return cues.cue(code, "duties", "addressed").fullmatch(source.lower, *charged.span()) is not None


@cache
def _ends(code: str) -> re.Pattern[str]:
    """What only says by which rule somebody is meant: "Cơ quan được lấy ý kiến |quy định tại| khoản 1"."""
    return re.compile(rf",?\s{cues.expression(code, 'units', 'role_ends')}")

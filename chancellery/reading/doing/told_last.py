"""Who does it, where a point only ends with them: "Open an exhibition (Cultural Section, June)", "… – Protocol"."""

from __future__ import annotations

import re

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, units

#: What stands before the units a point ends with, and what closes them.
_LAST_MARK = re.compile(r"\((?=\w)|\s[–—―]\s(?=\w)")
_BEHIND = re.compile(r"[.;]?\s{0,2}\Z|,\s[^.;()]{0,40}[.;]?\s{0,2}\Z")
_STOP = re.compile(r"[,;.()]")
_CLOSED = {"(": re.compile(r"(?:[,;][^()]{0,60})?\)[.;]?\s{0,2}\Z"), "–": _BEHIND, "—": _BEHIND, "―": _BEHIND}


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Open an exhibition (Cultural Section, June)", "… – Cultural Section": the units a point ends with."""
    if not any(source.text.find(sign, start, end) >= 0 for sign in _CLOSED):
        return []
    mark = cues.last(_LAST_MARK, source.text, start, end)
    if mark is None:
        return []
    row = units.row(source, code, mark.end(), end, bodies=True)
    if not row and (whole := placed_units.up_to(source, code, mark.end(), _name_stop(source, mark.end(), end))):
        row = [whole]
    # where names have no capitals, a bracket or its stroke shows that nothing but a unit stands there: "(国際課)"
    shown = closing_kinds.used(code) and mark.group().strip() in {"(", "―"}
    named = row and (shown or all(source.text[unit.start].isupper() for unit in row))
    closed = named and _CLOSED[mark.group().strip()].match(source.text, row[-1].end, end)
    return row if closed else []


def _name_stop(source: Source, start: int, end: int) -> int:
    """Return where a name that begins at ``start`` must end: at a comma or a bracket."""
    stop = _STOP.search(source.text, start, end)
    return stop.start() if stop else end

"""Several units of one kind, told at once: "các Bộ: Quốc phòng, Công an", "UBND các huyện Sơn Hà, Trà Bồng"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, lowered, squeeze

_OPENS = re.compile(r":?\s{1,2}(?=\S)")
#: The name of a place: "Nghệ An", "Bà Rịa - Vũng Tàu", "Sơn Kim 1".
_PLACE = re.compile(
    r"(?=[^\W\d_a-z])[^\W\d_]{1,9}(?: (?:- )?(?=[^\W\d_a-z])[^\W\d_]{1,9}){1,4}(?: \d{1,2}(?=[,;.]| và ))?(?!\w)"
)
_LONGEST = 400
_SEVERAL = 2


def over_names(source: Source, code: str, start: int, end: int, limit: int) -> int:
    """Return where the names end that stand behind a kind, within or behind the general name ``text[start:end]``."""
    kind = _kinds(code).match(source.lower, start, end) if _used(code) else None
    if kind is None:
        return end
    spans = _spans(code, source.text, source.lower, kind.end(), min(limit, end + _LONGEST))
    return max(end, spans[-1][1]) if spans else end


def names(code: str, name: str) -> tuple[str, ...]:
    """Return each unit that ``name`` holds: "các Bộ: Quốc phòng, Công an" are "Bộ Quốc phòng" and "Bộ Công an".

    Places stay together, as they are told: "UBND các huyện Sơn Hà, Trà Bồng".
    """
    lower = lowered(name)
    kind = _kinds(code).match(lower) if _used(code) else None
    if kind is None or "," in kind.group():
        return (name,)
    one = squeeze(_each(code).sub("", name[: kind.end()], count=1))
    spans = _spans(code, name, lower, kind.end(), len(name))
    if len(spans) < _SEVERAL and name[kind.end() : kind.end() + 1] != ":":
        return (name,)  # "các Sở Ngoại vụ": those of all provinces
    if not all(cues.cue(code, "units", "several_names").match(lower, *span) for span in spans):
        return (name,)
    return tuple(f"{one[:1].upper()}{one[1:]} {name[slice(*span)]}" for span in spans) or (name,)


def _spans(code: str, text: str, lower: str, position: int, limit: int) -> list[tuple[int, int]]:
    """Return where the names stand that follow a kind at ``position``."""
    found: list[tuple[int, int]] = []
    gap = _OPENS.match(text, position, limit)
    while gap:
        first = gap.end()
        named = text[first : first + 1].isupper() and (
            cues.cue(code, "units", "several_names").match(lower, first, limit) or _PLACE.match(text, first, limit)
        )
        if not named:
            break
        found.append((first, named.end()))
        gap = _apart(code).match(lower, named.end(), limit)
    return found


def _used(code: str) -> bool:
    return bool(languages.get(code).words("units", "several_kinds"))


def _kinds(code: str) -> re.Pattern[str]:
    return cues.cue(code, "units", "several_kinds")


@cache
def _each(code: str) -> re.Pattern[str]:
    """What makes several of one kind: "|các| Bộ"."""
    return re.compile(rf"{cues.expression(code, 'units', 'several')}\s", re.IGNORECASE)


@cache
def _apart(code: str) -> re.Pattern[str]:
    conjunction = cues.expression(code, "units", "and")
    return re.compile(rf",\s(?:{conjunction}\s)?|\s{conjunction}\s")

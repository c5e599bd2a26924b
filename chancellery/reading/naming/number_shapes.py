"""The shapes of numbers that are whole without codes: with their year, their session, their letters.

A bare "12" is a short name, "12/2020" is not. Which shapes a number may have depends on the kind of document.
"""

from __future__ import annotations

import re
from typing import Final

from chancellery.reading.late import ByScript
from chancellery.reading.text import UNSPACED

_STOPS = rf"(?![^\W{UNSPACED}]|[/-])"
# 70/2020, and 12/2566 of the Buddhist era
_WITH_YEAR = ByScript(rf"\d{{1,4}}\s?/\s?(?:19|20|25)\d\d{_STOPS}")
# 0118-2017-MRE: its year, then letters of the office; 2019-346/PRES/PM/MAEC: its year, its count and who signed it
_YEAR_AND_OFFICE = ByScript(
    rf"(?:\d{{1,4}}-(?:19|20)\d\d(?:[-/][A-Z]{{2,8}}){{1,3}}|(?:19|20)\d\d-\d{{1,5}}(?:/[A-Z][A-Z.-]{{1,10}}){{1,5}})"
    rf"{_STOPS}"
)
# 187/MIS/25: a count, the letters of the office and its year in two figures
_OFFICE_AND_YEAR = ByScript(rf"\d{{1,4}}(?:/[A-Z]{{2,8}}){{1,3}}/\d\d(?!\d){_STOPS}")
# 1325 (2000) · 2625 (XXV)
_WITH_SESSION = ByScript(r"\d{1,4}\s?\((?:(?:19|20)\d\d|[IVXL]{1,6})\)")
# 77/276 · 2/116: of the bodies of the United Nations that count by sessions, where nothing names them
_OF_SESSION = ByScript(rf"\d{{1,2}}/\d{{1,3}}{_STOPS}")
_OF_LATE_SESSION = ByScript(rf"\d{{1,2}}/\d{{3}}{_STOPS}")
# 77/276, after "General Assembly resolution"
_OF_ASSEMBLY = ByScript(rf"\d{{1,3}}/\d{{1,3}}{_STOPS}|\d{{1,4}}\s?\([IVXL]{{1,6}}\)")
# 2016/679, 2014/24: of the Union, where its name is left out
_OF_UNION = ByScript(rf"20\d\d/\d{{1,4}}{_STOPS}")
# 1.145 · 9.199/2017: laws counted in thousands
_GROUPED = ByScript(rf"\d{{1,2}}(?:\.\d{{3}}){{1,2}}(?:/\d{{2,4}})?(?!\.?\d){_STOPS}")
# 118-2: a count and what it was again; 2-5 counts from two to five
_COUNT_AND_PART = ByScript(rf"(?P<count>\d{{2,4}})-(?P<part>\d{{1,3}})(?!\d)(?![.,]\d){_STOPS}")
# 2016-1402: its year and its count, which is no later year
_YEAR_FIRST = ByScript(rf"(?:19|20)\d\d-(?!20\d\d)\d{{2,4}}(?!\d){_STOPS}")
# 82-389: its year in two figures and its count
_SHORT_YEAR_FIRST = ByScript(rf"[4-9]\d-\d{{3,4}}(?!\d){_STOPS}")
# 19/12345: a parliament's term and a count
_OF_TERM = ByScript(rf"\d{{1,2}}/\d{{3,5}}{_STOPS}")
# 17-2025: a count and its year; 1996/31, 2025/08: its year and its count, which is no later year
_WITH_ITS_YEAR = ByScript(rf"(?:\d{{1,4}}-20[0-4]\d(?!\d)|(?:19|20)\d\d/(?!20\d\d)\d{{1,3}}){_STOPS}")
# 17/16: a count and its year in short
_SHORT_YEAR = ByScript(rf"\d{{1,4}}/\d\d(?!\d){_STOPS}")
# A code may be in Lao or Thai letters, which no blank parts from what follows: "45/ນຍ".
_OWN_LETTERS = r"[\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf]{1,8}(?![\w\u0e31-\u0ece])"
# 2018-112 · 14/GP/2025 · 441/UBDT -HTQT, after "n°"
_FREE = ByScript(
    rf"\d{{1,8}}(?:(?:[-/]|(?<=[A-Z]) -(?=[A-Z]{{2}}))(?:{_OWN_LETTERS}|[^\W{UNSPACED}]{{1,10}})|\.\d{{1,5}}){{1,4}}"
    rf"{_STOPS}"
)
# 112 · 019-2025, behind the letters that open a number: DCE/112, SRE-019-2025
_LETTERED = ByScript(rf"\d{{1,5}}(?:[-/.]\w{{1,8}}){{0,3}}{_STOPS}")

#: What goes on behind the first figures of every shape.
_GOING_ON: Final = frozenset("/-(.")
#: No number looks at more of the text.
_LONGEST: Final = 80
_COUNTED_IN_PARTS: Final = frozenset({"resolution", "decision", "circular", "directive", "law"})
_FIRST_YEAR: Final = 1900
_COUNTED_ON: Final = frozenset({"law", "decree"})
_NUMBERED_BY_UNION: Final = frozenset({"regulation", "directive", "decision", "other"})
_NUMBERED_IN_YEARS: Final = frozenset(
    {
        *("official letter", "circular", "notice", "resolution", "decision", "decree", "law", "guidance"),
        *("regulation", "other"),
    }
)
#: What is whole by its shape, and for which kinds of document; for all where none is named. The first that fits is it.
_SHAPES: Final[tuple[tuple[frozenset[str], ByScript], ...]] = (
    (frozenset(), _WITH_YEAR),
    (frozenset(), _YEAR_AND_OFFICE),
    (frozenset(), _OFFICE_AND_YEAR),
    (_COUNTED_ON, _GROUPED),
    (_COUNTED_ON, _YEAR_FIRST),
    (_COUNTED_ON, _SHORT_YEAR_FIRST),
    (frozenset({"other"}), _OF_TERM),
    (_NUMBERED_BY_UNION, _OF_UNION),
    (frozenset({"resolution"}), _WITH_SESSION),
    (_NUMBERED_IN_YEARS, _WITH_ITS_YEAR),
)


def whole(text: str, at: int, kind: str) -> re.Match[str] | None:
    """Match a number of ``kind`` that is whole by its shape: "70/2020", "1325 (2000)", "1.145"."""
    near = text[at : at + _LONGEST]
    behind = near.lstrip("0123456789").lstrip()[:1]
    # Most figures stand alone: then no shape is asked.
    if behind not in _GOING_ON and not behind.isdecimal():
        return None
    for kinds, shape in _SHAPES:
        if (not kinds or kind in kinds) and (match := shape.within(near).match(text, at)):
            return match
    part = _COUNT_AND_PART.within(near).match(text, at) if kind in _COUNTED_IN_PARTS else None
    # "2-05" counts to nothing either
    falls = part is not None and (int(part["part"]) < int(part["count"]) or part["part"].startswith("0"))
    return part if part and falls and int(part["count"]) < _FIRST_YEAR else None


def of_short_year(text: str, at: int) -> re.Match[str] | None:
    """Match a count with its year in two figures: "17/16"; only a day behind it shows that it is one."""
    return _SHORT_YEAR.within(text[at : at + _LONGEST]).match(text, at)


def of_assembly(text: str, at: int) -> re.Match[str] | None:
    """Match a number of the General Assembly's resolutions: "77/276", "2625 (XXV)"."""
    return _OF_ASSEMBLY.within(text[at : at + _LONGEST]).match(text, at)


def of_session(text: str, at: int, kind: str) -> re.Match[str] | None:
    """Match the number of a resolution or decision that counts by sessions: "48/13", "decision 2/116"."""
    shape = {"resolution": _OF_SESSION, "decision": _OF_LATE_SESSION}.get(kind)
    near = text[at : at + _LONGEST]
    return shape.within(near).match(text, at) if shape else None


def free(text: str, at: int, end: int) -> re.Match[str] | None:
    """Match what may follow a mark, whatever its parts: "n° 2018-112", "№ 903-од"."""
    return _FREE.within(text[at : at + _LONGEST]).match(text, at, end)


def lettered(text: str, at: int, end: int) -> re.Match[str] | None:
    """Match what follows the letters that open a number: "DCE/|112", "SRE-|019-2025"."""
    return _LETTERED.within(text[at : at + _LONGEST]).match(text, at, end)

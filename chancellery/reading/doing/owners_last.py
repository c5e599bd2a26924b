"""Who does a point that ends with them in brackets, each by the part they have: "…（市外办牵头，市外经贸局配合）。".

"(주관: 국제협력과, 협조: 투자유치과)", "＜担当：国際課＞": nothing but names stands in such a bracket, and its marks
part them, whatever they are called. For languages that close a name with its kind; those without a word for their part
are read by ``told_last``, where they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

_OPENS = {")": "(", "]": "[", ">": "<"}
_LONGEST = 400
_LONGEST_NAME = 24
#: A shorter word that closes with no kind is a part of a name: "|文化|、体育与旅游部".
_SHORTEST_STRANGER = 3
_NAME = re.compile(r"[^\W\d_]+(?:[ ・·]{1,2}[^\W\d_]+)*(?:\s?\([^()\d]{1,12}\)\s?[^\W\d_]*(?: [^\W\d_]+)*)?")
_BREAKS = frozenset(",;/")
_JOINS = frozenset("・·")
_BLANK = re.compile(r"[\s・·]+")


class Owners(NamedTuple):
    """Who leads and who helps; nobody, where no bracket says so."""

    leads: tuple[units.Unit, ...] = ()
    helpers: tuple[units.Unit, ...] = ()
    #: Where the bracket opens.
    start: int = -1


_NOBODY = Owners()


def of(source: Source, code: str, start: int, end: int) -> Owners:
    """Return whom the bracket names that closes ``text[start:end]``."""
    if not closing_kinds.used(code):
        return _NOBODY
    stop = start + len(source.text[start:end].rstrip(" \t\n.;,"))
    opens = _OPENS.get(source.text[stop - 1]) if stop > start else None
    first = _opening(source.text, max(start, stop - _LONGEST), stop, opens) if opens else -1
    return _NOBODY if first < 0 else _read(source, code, first, stop - 1)


def _opening(text: str, start: int, stop: int, opens: str) -> int:
    """Return where the bracket opens that closes right before ``stop``."""
    depth = 0
    for place in range(stop - 1, start - 1, -1):
        if text[place] == "\n":
            return -1
        if text[place] in _OPENS:
            depth += 1
        elif text[place] in "([<":
            depth -= 1
            if depth == 0:
                return place if text[place] == opens else -1
    return -1


def _read(source: Source, code: str, bracket: int, end: int) -> Owners:
    told: dict[str, list[units.Unit]] = {"lead": [], "with": []}
    waiting: list[units.Unit] = []
    strangers, role = 0, ""
    for first, last in _parts(source, code, bracket + 1, end):
        label = _role_before(code).match(source.lower, first, last)
        if label and waiting:
            return _NOBODY
        role = label.lastgroup or "" if label else role
        closed = None if label else _role_behind(code).search(source.lower, first, last)
        unit = _named(source, code, label.end() if label else first, closed.start() if closed else last)
        if unit is None:
            if closed or label:
                return _NOBODY
            continue  # by when, or what else is said of it
        strangers += not closing_kinds.closes_name(code, source.lower[slice(*unit)])
        if closed is None and role:
            told[role].append(unit)
            continue
        waiting.append(unit)
        if closed:
            told["with" if told["lead"] else closed.lastgroup or ""] += waiting
            waiting, role = [], ""
    if told["lead"]:
        told["with"] += waiting
    named = len(told["lead"]) + len(told["with"])
    return Owners((*told["lead"],), (*told["with"],), bracket) if named > strangers else _NOBODY


def _parts(source: Source, code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between the marks of a bracket; "and" parts it only behind a whole name: "外办 |和| 商务局"."""
    begun, depth = start, 0
    conjunctions = {place.start(): place.end() for place in _and(code).finditer(source.lower, start, end)}
    for place in range(start, end):
        sign = source.text[place]
        depth += (sign in "([<") - (sign in _OPENS)
        if depth or place < begun:
            continue
        gap = place + 1 if sign in _BREAKS else 0
        if sign in _JOINS or place in conjunctions:
            whole = closing_kinds.closes_name(code, source.lower[begun:place])
            gap = conjunctions.get(place, place + 1) if whole else 0
        if gap:
            yield cues.trimmed(source.text, begun, place)
            begun = gap
    yield cues.trimmed(source.text, begun, end)


def _named(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return what fills the span, if it can be the name of a unit: letters, and no verb among those of no kind."""
    start, end = cues.trimmed(source.text, start, end)
    name = _NAME.fullmatch(source.text, start, end)
    letters = len(_BLANK.sub("", source.text[start:end]))
    if name is None or not 1 < letters <= _LONGEST_NAME:
        return None
    if closing_kinds.closes_name(code, source.lower[start:end]):
        return units.Unit(start, end)
    known = units.at(source, code, start, end, bodies=True, bare=True)
    if known and known.end == end:
        return units.Unit(start, end)
    words = source.lower[start:end].split()
    told = any(word in cues.phrases(code, "duties", key) for word in words for key in ("does", "obligation"))
    return None if told or letters < _SHORTEST_STRANGER else units.Unit(start, end)


@cache
def _role_before(code: str) -> re.Pattern[str]:
    """The part of those behind it: "担当: ", "주관 "."""
    lead, helps = (cues.expression(code, "duties", key) for key in ("lead_label", "with_label"))
    return re.compile(rf"(?:(?P<lead>{lead})|(?P<with>{helps}))(?:\s?[:=]\s{{0,2}}|\s{{1,2}})(?=\S)")


@cache
def _role_behind(code: str) -> re.Pattern[str]:
    """The part of those before it: " 牵头", " 按职责分工负责", " 주관"."""
    lead = cues.expression(code, "duties", "lead", "lead_label")
    helps = cues.expression(code, "duties", "with_after", "with_label")
    return re.compile(rf"\s(?:(?P<lead>{lead})|(?P<with>{helps}))\Z")


@cache
def _and(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s{cues.expression(code, 'units', 'and')}\s(?=\S)")

"""Several days of one month as the period they make: "3, 4 and 5 May", "12, 13 và 14/8/2026", "5月3日、4日和5日"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from chancellery.reading.facts import Date
from chancellery.reading.phrases import cues
from chancellery.reading.records import replace
from chancellery.reading.text import Source

#: So far before the last days of a row its first ones may stand.
_LONGEST = 40
_FEWEST = 2
#: A day, and a day of the same month behind it.
_DAYS = re.compile(r"(?P<month>\d{4}-\d\d|XXXX-\d\d)-(?P<first>\d\d)(?:/(?P=month)-(?P<last>\d\d))?")
_ROW = r"(?<![\w.,/:–-])(?P<row>\d{1,2}\.?(?:,\s\d{1,2}\.?){0,6})"
_BEFORE = re.compile(rf"{_ROW},\s\Z")
_FURTHER = re.compile(r"\s?(?:、|,|和|及び|及|と|및|와|과)\s?(?P<day>\d{1,2})\s?[日일]")
#: What a day ends with where a sign says that it is one.
_SIGNS = frozenset("日일")


def joined(source: Source, code: str, days: Iterable[Date]) -> Iterator[Date]:
    """Yield ``days``, each with those of its month that stand in a row before or behind it."""
    last = 0
    for each in days:
        if each.start < last:
            continue
        told = _DAYS.fullmatch(each.edtf) if source.text[each.start].isdecimal() else None
        row = _with_row(source, code, each, told, last) if told else each
        last = row.end
        yield row


def _with_row(source: Source, code: str, day: Date, told: re.Match[str], floor: int) -> Date:
    if day.quote[-1] in _SIGNS:
        return _behind(source, day, told)
    return _before(source, code, day, told, floor)


def _before(source: Source, code: str, day: Date, told: re.Match[str], floor: int) -> Date:
    """Return ``day`` with the days that a row before it begins with."""
    near = max(floor, day.start - _LONGEST)
    if source.text.find(",", near, day.start) < 0:
        return day
    row = (_BEFORE if told["last"] else _joined_before(code)).search(source.lower, near, day.start)
    if row is None or (not told["last"] and row["row"].count(",") < _FEWEST - 1):
        return day
    figures = [int(each) for each in re.findall(r"\d+", row["row"])]
    before = source.lower[near : row.start()].split()
    days = cues.phrases(code, "terms", "days")
    labelled = before and before[-1] not in days and before[-1] in cues.phrases(code, "quantities", "before_labels")
    rising = all(one < other for one, other in pairwise([0, *figures, int(told["first"])]))
    if labelled or not rising:
        return day
    edtf = f"{told['month']}-{figures[0]:02}/{told['month']}-{told['last'] or told['first']}"
    return replace(day, start=row.start(), quote=source.text[row.start() : day.end], edtf=edtf)


def _behind(source: Source, day: Date, told: re.Match[str]) -> Date:
    """Return ``day`` with the days of its month that follow it."""
    end, last = day.end, int(told["last"] or told["first"])
    while (further := _FURTHER.match(source.lower, end)) and int(further["day"]) == last + 1:
        end, last = further.end(), last + 1
    if end == day.end:
        return day
    edtf = f"{told['month']}-{told['first']}/{told['month']}-{last:02}"
    return replace(day, end=end, quote=source.text[day.start : end], edtf=edtf)


@cache
def _joined_before(code: str) -> re.Pattern[str]:
    return re.compile(rf"{_ROW}\s{cues.expression(code, 'units', 'and')}\s\Z")

"""Dates that hold no year in figures: "the second half of last year", "aos doze de março de dois mil e vinte e cinco".

A quarter or a half of this, the next or the last year is counted from the day the text came out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days import date_forms
from chancellery.reading.days.dates_as_edtf import as_edtf
from chancellery.reading.facts import Date
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source, Stretch

#: How far around a month or a quarter the words of its date may stand.
_REACH: Final = 48
_MONTHS_OF_QUARTER: Final = 3
_MONTHS_OF_HALF: Final = 6
#: So near before a month stands what makes it come back: "毎月|来月5日|".
_RHYTHM: Final = 8
#: So many months after its end a quarter is still told of.
_JUST_OVER: Final = 4


def find(source: Source, stretch: Stretch, taken: Sequence[Date], came_out: date | None) -> Iterator[Date]:
    """Yield the dates of ``stretch`` told in words, in reading order, that touch none of those ``taken``."""
    forms = date_forms.of(stretch.language)
    if forms.said is None:
        return
    families = (
        ("dates in words", "months")
        if forms.spells_years(source.lower, stretch.start, stretch.end)
        else ("dates in words",)
    )
    last = stretch.start
    for at in sorted(at for family in families for at in anchors.within(source, family, stretch.start, stretch.end)):
        if at < last:
            continue
        floor = max(last, at - _REACH, source.lower.rfind("\n", 0, at) + 1)
        found = forms.said.search(source.lower, floor, min(stretch.end, at + _REACH))
        if found is None or not found.start() <= at < found.end() or _touches(taken, *found.span()):
            continue
        told = forms.parts(found)
        parts = dict(told)
        parts.pop("until", None)
        if "month_said" in parts:
            if came_out is None or anchors.any_in(source, "rhythms", at - _RHYTHM, found.start()):
                continue  # "매 분기 |다음 달 10일|까지": a day that comes back
            parts |= _month_said(parts.pop("month_said"), came_out)
        said = parts.pop("year_said", None)
        if said is None and "quarter" in parts and "year" not in parts:
            due = _due(stretch.language).match(source.lower, found.end()) is not None
            due = due or not (_told_bare(stretch.language) or _is_over(source, stretch, *found.span()))
            said = _years_to_quarter(parts["quarter"], came_out, due=due) if came_out else 0
        if said is None and "half" in parts and "year" not in parts:
            over = came_out is not None and parts["half"] * _MONTHS_OF_HALF < came_out.month
            said = int(over and _due(stretch.language).match(source.lower, found.end()) is not None)
        if said is not None and came_out is None:
            continue
        edtf = as_edtf(parts if said is None or came_out is None else {**parts, "year": came_out.year + said})
        if edtf:
            last = found.end()
            yield Date(
                start=found.start(),
                end=last,
                quote=source.text[found.start() : last],
                edtf=edtf,
                inferred=said is not None or "month_said" in told,
                rule="dates.in_words",
            )


def _is_over(source: Source, stretch: Stretch, start: int, end: int) -> bool:
    """Say whether the sentence of a quarter tells what was: "In the first quarter, the province |welcomed| …"."""
    first, last = cues.sentence_at(source, start, stretch.start, stretch.end)
    if anchors.any_in(source, "obligations", first, last):
        return False
    return (
        anchors.any_in(source, "past", first, last)
        or _past(stretch.language).search(source.lower, end, last) is not None
    )


@cache
def _past(code: str) -> re.Pattern[str]:
    """A verb that ends as of the past."""
    endings = [each for each in languages.get(code).words("duties", "acting_never_ends") if each == "ed"]
    return re.compile(rf"(?<!\w)[^\W\d_]{{2,20}}{trie.pattern(endings)}(?!\w)" if endings else r"(?!)")


def _years_to_quarter(quarter: int, came_out: date, *, due: bool) -> int:
    """Return in which year a quarter told without one is, counted from ``came_out``: of this, or of the next.

    One just over is what a report tells of, unless something is due by it.
    """
    over = came_out.month - quarter * _MONTHS_OF_QUARTER
    return int(over > (0 if due else _JUST_OVER))


@cache
def _told_bare(code: str) -> bool:
    """Say whether no word beside a quarter says whether it is over, as in a language without tenses or blanks."""
    return languages.get(code).table("about").get("unspaced") is True


@cache
def _due(code: str) -> re.Pattern[str]:
    """What stands behind a half-year by which or in which something is to be done: "상반기|까지|"."""
    words = languages.get(code).words
    return re.compile(rf"\s?{trie.pattern([*words('duties', 'deadline_after'), *words('duties', 'within_after')])}")


def _month_said(months: int, came_out: date) -> dict[str, int]:
    """Return the month so many ``months`` after that in which the text came out, with its year."""
    count = came_out.year * 12 + came_out.month - 1 + months
    return {"year": count // 12, "month": count % 12 + 1}


def _touches(taken: Sequence[Date], start: int, end: int) -> bool:
    """Say whether a date found in figures stands in the span; a month alone is less than the whole and may."""
    index = bisect_left(taken, start, key=lambda each: each.end)
    return index < len(taken) and taken[index].start < end and taken[index].rule != "dates.month"

"""The year of a day told without one: from a number beside it, from the day the text came out, from what is ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.facts import Date
from chancellery.reading.phrases import trie
from chancellery.reading.records import replace
from chancellery.reading.text import Source

UNKNOWN: Final = "XXXX"
#: The rule of days whose year words beside them say: "2 September d. J.".
SAID: Final = "dates.year_said"
#: "n.º 45/22, de" before "3 de março": numbers shorten the years of this century only.
_SHORT_YEAR_OF_NUMBER = re.compile(
    r"(?:[º°]\s?\d{1,4}/([0-4]\d),?|[^\W\d_]{3}\s\d{1,4}/([0-4]\d),)\s(?:\w{1,4}\s){0,2}\Z"
)
_CENTURY: Final = 2000
# "8/2003, de" before "19 de maio": the number of a document holds the year
_YEAR_OF_NUMBER = re.compile(r"\w/((?:19|20)\d\d)(?:/[\w-]{1,14})?,?\s(?:\w{1,4}\s){0,2}\Z")
#: Where in its month a month without a day is taken to be.
_MID_MONTH: Final = 15
_LONGEST_JOINT: Final = 10
_LONGEST_RHYTHM: Final = 30
#: A day so little before the day of the text is what it counts up to, no deadline.
_JUST_PAST: Final = timedelta(days=92)
#: Farther from the day of the text than this, a day without its year may be of the year before or of the next.
_NEAR: Final = timedelta(days=165)


def completed(source: Source, found: Sequence[Date], anchor: date | None) -> tuple[Date, ...]:
    """Return ``found`` with the years of days that have none, as far as the text or ``anchor``, its day, tells them."""
    dated: list[Date] = []
    for each in found:
        yearly = bool(dated) and dated[-1].edtf.startswith(UNKNOWN) and _goes_on(source, dated[-1], each)
        dated.append(each if yearly else _with_year(source, each, anchor))
    return tuple(dated)


def _goes_on(source: Source, before: Date, each: Date) -> bool:
    """Tell a second day that comes back each year as the first does: "jeweils zum 30. Juni und |31. Dezember"."""
    return _every_year(source, before) and each.start - before.end <= _LONGEST_JOINT


def _with_year(source: Source, each: Date, anchor: date | None) -> Date:
    if not each.edtf.startswith(UNKNOWN):
        return each
    if _every_year(source, each):
        return each
    month, day = int(each.edtf[5:7]), int(each.edtf[8:10] or _MID_MONTH)
    if number := _YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = int(number[1]), "dates.year_of_number"
    elif number := _SHORT_YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = _CENTURY + int(number[1] or number[2]), "dates.year_of_number"
    elif anchor and (said := _year_said(source, each, anchor, month, day)):
        year, rule = said, SAID
    elif anchor and (near := _year_near(source, each, anchor, month, day)):
        year, rule = near, "dates.year_from_dateline"
    elif review := _year_of_review(source, each, month):
        year, rule = review, "dates.year_of_review"
    else:
        return each
    return replace(each, edtf=each.edtf.replace(UNKNOWN, str(year)), inferred=True, rule=rule)


def _year_near(source: Source, each: Date, anchor: date, month: int, day: int) -> int | None:
    """Return the year of a day told without one: that of a deadline lies ahead, any other is the nearest.

    About half a year away the year before and the next are as near: then nobody can say.
    """
    nearest = _nearest_year(anchor, month, day)
    code = source.language_at(each.start)
    if _deadline(code).search(source.lower, max(0, each.start - 30), each.start) is None:
        return nearest if _distance(anchor, nearest, month, day) <= _NEAR else None
    if _exists(nearest, month, day) and timedelta(0) < anchor - date(nearest, month, day) < _JUST_PAST:
        # "截至9月30日" counts up to a day, and stands in a deadline's words.
        return max(nearest, anchor.year)
    return anchor.year + ((month, day) < (anchor.month, anchor.day))


def _year_said(source: Source, each: Date, anchor: date, month: int, day: int) -> int | None:
    """Return the year the words beside a day say, seen from ``anchor``: "30 June |next year|", "30 June |last|"."""
    code = source.language_at(each.start)
    words, behind, before = _years_said(code)
    said = behind.match(source.lower, each.end) if behind else None
    if said is None and before:
        said = before.search(source.lower, max(0, each.start - _LONGEST_RHYTHM), each.start)
    if said is None:
        return None
    meant = words[" ".join(said["said"].split())]
    if meant == "past":
        return anchor.year - ((month, day) > (anchor.month, anchor.day))
    if meant == "ahead":
        return anchor.year + ((month, day) < (anchor.month, anchor.day))
    return anchor.year + int(meant)


def _every_year(source: Source, each: Date) -> bool:
    """Tell a day that comes back each year ("ngày 05/12 hằng năm"): it has no year to be found."""
    code = source.language_at(each.start)
    floor = max(0, each.start - _LONGEST_RHYTHM, source.lower.rfind("\n", 0, each.start) + 1)
    return (
        _yearly(code).match(source.lower, each.end) is not None
        or _yearly_before(code).search(source.lower, floor, each.start) is not None
    )


def _nearest_year(anchor: date, month: int, day: int) -> int:
    """Return the year that brings the day closest to the anchor; 29 February keeps to years that have one."""
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _exists(year, month, day)]
    return min(years or [anchor.year], key=lambda year: _distance(anchor, year, month, day))


def _distance(anchor: date, year: int, month: int, day: int) -> timedelta:
    return abs(date(year, month, min(day, 28)) - anchor)


def _year_of_review(source: Source, each: Date, month: int) -> int | None:
    """Tell the year of a meeting from the tasks it sets.

    A meeting at the turn of the year reviews the old one and sets "tasks for 2025": in January to March it is held in
    the year of the tasks, in November or December in the year before.
    """
    block = source.block_at(each.start)
    if block is None or 3 < month < 11:
        return None
    ahead = _tasks_ahead(block.language).findall(source.lower, block.start, block.end)
    years = {int(year) for year in ahead}
    return None if len(years) != 1 else years.pop() - (1 if month >= 11 else 0)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _tasks_ahead(code: str) -> re.Pattern[str]:
    cues = trie.pattern(languages.get(code).words("dates", "tasks_for"))
    return re.compile(rf"(?<!\w){cues}\s{{1,3}}((?:19|20)\d\d)(?!\d)")


@cache
def _deadline(code: str) -> re.Pattern[str]:
    cues = trie.pattern(languages.get(code).words("duties", "deadline"))
    return re.compile(rf"(?<!\w){cues}\s\Z")


@cache
def _years_said(code: str) -> tuple[Mapping[str, str], re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return the words for this year, the next and the last, and what they look like behind a day and before it."""
    language = languages.get(code)
    words = language.values("dates", "year_words")
    if not words:
        return words, None, None
    said = rf"(?P<said>{trie.pattern(words)})"
    unspaced = language.table("about").get("unspaced") is True
    return (
        words,
        re.compile(rf",?\s?(?<!\w){said}(?!\w)"),
        re.compile(rf"(?<!\w){said}\s?(?:\w{{1,3}}\s)?\Z") if unspaced else None,
    )


@cache
def _yearly(code: str) -> re.Pattern[str]:
    rhythms = trie.pattern(languages.get(code).words("duties", "yearly"))
    return re.compile(rf",?\s(?:\w{{1,3}}\s)?{rhythms}(?!\w)")


@cache
def _yearly_before(code: str) -> re.Pattern[str]:
    """What stands before a day that comes back: "每年", "jeweils zum"."""
    language = languages.get(code)
    rhythms = trie.pattern([*language.words("duties", "yearly"), *language.words("dates", "each")])
    blank = "" if language.table("about").get("unspaced") is True else r"(?<!\w)"
    return re.compile(rf"{blank}{rhythms}\s?(?:\w{{1,4}}\s){{0,2}}\Z")

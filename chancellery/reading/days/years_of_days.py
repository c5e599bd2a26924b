"""The year of a day told without one: from a number beside it, from the day the text came out, from what is ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days import days_alone, years_beside
from chancellery.reading.days.dates_as_edtf import UNKNOWN_MONTH, UNKNOWN_YEAR
from chancellery.reading.facts import Date
from chancellery.reading.phrases import cues, trie
from chancellery.reading.records import replace
from chancellery.reading.text import Source

UNKNOWN: Final = UNKNOWN_YEAR
#: So near before a day or a month, or within it, stands "since".
_SINCE: Final = 12
#: The rule of days whose year words beside them say: "2 September d. J.".
SAID: Final = "dates.year_said"
#: The rule of days whose year, or year and month, are those of a date beside: "3 June of the same year".
SAME: Final = years_beside.SAME
_OF_SAME_MONTH: Final = f"{UNKNOWN_YEAR}-{UNKNOWN_MONTH}"
_MONTH = re.compile(r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])(?!\d)")
#: The month in the middle of a quarter or a half-year, as EDTF numbers them.
_MIDDLE_OF: Final = {33: 2, 34: 5, 35: 8, 36: 11, 40: 4, 41: 10}
#: How long a month alone is as EDTF.
_MONTH_ALONE: Final = 7
#: How long a period of months is as EDTF, and one of days.
_MONTHS: Final = 15
_DAYS: Final = 21
_LEAP_YEAR: Final = 2000
#: So far back "the same year" may point.
_LONGEST_WAY_BACK: Final = 400
#: "n.º 45/22, de" before "3 de março": numbers shorten the years of this century only.
_SHORT_YEAR_OF_NUMBER = re.compile(
    r"(?:[º°]\s?\d{1,4}/(\d\d)(?:/[a-z])?,?|[^\W\d_]{3}\s\d{1,4}/(\d\d),)\s(?:\w{1,4}\s){0,2}\Z"
)
# "71/2025, publicada em" before "14 de novembro"
_LINKED_YEAR = re.compile(r"\w/((?:19|20)\d\d)(?:/[\w-]{1,14})?,?\s(?P<link>[^\d,.;:\n]{5,30})\s\Z")
_CENTURY: Final = 2000
#: No number of this century shortens so late a year.
_FIRST_OF_LAST_CENTURY: Final = 45
# "8/2003, de" before "19 de maio": the number of a document holds the year
_YEAR_OF_NUMBER = re.compile(r"\w/((?:19|20)\d\d)(?:/[\w-]{1,14})?,?\s(?:\w{1,4}\s){0,2}\Z")
#: Where in its month a month without a day is taken to be.
_MID_MONTH: Final = 15
_LONGEST_JOINT: Final = 10
_LONGEST_RHYTHM: Final = 30
_LONGEST_CLAUSE: Final = 100
_CLAUSE_END = re.compile(r"[.;:!?]\s|\n")
#: A day so little before the day of the text is what it counts up to, no deadline.
_JUST_PAST: Final = timedelta(days=100)
#: Farther from the day of the text than this, a day without its year is of the year of the text.
_NEAR: Final = timedelta(days=125)
#: Nearest in the next year, but farther than this, nobody can say.
_FAR: Final = timedelta(days=165)


def completed(source: Source, found: Sequence[Date], anchor: date | None) -> tuple[Date, ...]:
    """Return ``found`` with the years of days that have none, as far as the text or ``anchor``, its day, tells them."""
    headed = years_beside.of_heading(source, found)
    dated: list[Date] = []
    for each, behind in zip_longest(found, found[1:]):
        before = dated[-1] if dated else None
        if days_alone.is_alone(each):
            dated += days_alone.placed(source, each, dated, anchor)
        elif each.edtf.startswith(_OF_SAME_MONTH):
            dated += _of_same_month(each, before)
        elif before and before.edtf.startswith(UNKNOWN) and _goes_on(source, before, each):
            dated.append(each)
        elif same := _of_same_year(source, each, before) or years_beside.of_day_behind(source, each, behind):
            dated.append(same)
        else:
            dated.append(_with_year(source, each, anchor, headed))
    return tuple(dated)


def _of_same_month(each: Date, before: Date | None) -> list[Date]:
    """Return "the 7th of the same month" with the month and the year of the date ``before``; without one, nothing."""
    if before is None or not _MONTH.match(before.edtf) or each.start - before.end > _LONGEST_WAY_BACK:
        return []
    edtf = f"{before.edtf[:7]}-{each.edtf[8:]}"
    year = int(edtf[:4]) if before.edtf[0].isdecimal() else _LEAP_YEAR
    return [replace(each, edtf=edtf, inferred=True, rule=SAME)] if _exists(year, int(edtf[5:7]), int(edtf[8:])) else []


def _of_same_year(source: Source, each: Date, before: Date | None) -> Date | None:
    """Return "3 June of the same year" with the year of the date ``before``."""
    if before is None or not each.edtf.startswith(UNKNOWN) or each.start - before.end > _LONGEST_WAY_BACK:
        return None
    said = _said_beside(source, each)
    if said is None or _years_said(source.language_at(each.start))[0][said] != "same":
        return None
    year = before.edtf[:4]
    return replace(each, edtf=each.edtf.replace(UNKNOWN, year), inferred=True, rule=SAME) if year.isdecimal() else each


def _goes_on(source: Source, before: Date, each: Date) -> bool:
    """Tell a second day that comes back each year as the first does: "jeweils zum 30. Juni und |31. Dezember"."""
    return _every_year(source, before) and each.start - before.end <= _LONGEST_JOINT


def _with_year(source: Source, each: Date, anchor: date | None, headed: int | None) -> Date:
    if not each.edtf.startswith(UNKNOWN) or _every_year(source, each):
        return each
    # "XXXX-01/XXXX-03" and "XXXX-09" tell no day
    month, day = int(each.edtf[5:7]), int(each.edtf[8:10]) if each.edtf[8:10].isdecimal() else _MID_MONTH
    month = _MIDDLE_OF.get(month, month)
    if len(each.edtf) == _MONTHS:
        month = (month + int(each.edtf[-2:])) // 2
    elif len(each.edtf) == _DAYS:
        month, day = int(each.edtf[-5:-3]), int(each.edtf[-2:])  # a period is told once it is over, or as it ends
    if number := _YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = int(number[1]), "dates.year_of_number"
    elif linked := _linked_year(source, each):
        year, rule = linked, "dates.year_of_number"
    elif number := _SHORT_YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = _of_two_figures(int(number[1] or number[2])), "dates.year_of_number"
    elif anchor and (said := _year_said(source, each, anchor, month, day)):
        year, rule = said, SAID
    elif anchor and headed == anchor.year - 1 and _tells_of_last_year(source, each, anchor, month, day):
        year, rule = headed, "dates.year_of_heading"
    elif anchor and (near := _year_near(source, each, anchor, month, day)):
        year, rule = near, "dates.year_from_dateline"
    elif review := years_beside.of_review(source, each, month):
        year, rule = review, "dates.year_of_review"
    elif headed and not anchor:
        year, rule = headed, "dates.year_of_heading"
    else:
        return each
    return replace(each, edtf=each.edtf.replace(UNKNOWN, str(year)), inferred=True, rule=rule)


def _tells_of_last_year(source: Source, each: Date, anchor: date, month: int, day: int) -> bool:
    """Tell a day in a report for last year that would lie ahead otherwise, and by which nothing is due."""
    return (month, day) > (anchor.month, anchor.day) and not _is_due(source, each, source.language_at(each.start))


def _linked_year(source: Source, each: Date) -> int | None:
    """Return the year in the number before a day that is said to be that of the document: "71/2025, |publicada em|"."""
    number = _LINKED_YEAR.search(source.lower, max(0, each.start - 50), each.start)
    if number is None:
        return None
    link = cues.cue(source.language_at(each.start), "references", "date_links").fullmatch(number["link"])
    return int(number[1]) if link else None


def _of_two_figures(year: int) -> int:
    """Return the year that the number of a document shortens: "37/81" is of 1981, "45/22" of 2022."""
    return _CENTURY + year - (100 if year >= _FIRST_OF_LAST_CENTURY else 0)


def _year_near(source: Source, each: Date, anchor: date, month: int, day: int) -> int | None:
    """Return the year of a day told without one: that of a deadline lies ahead, any other is the nearest.

    Some months away it is of the text's own year, since whoever means another says so; about half a year from the next
    one nobody can say.
    """
    nearest = _nearest_year(anchor, month, day)
    code = source.language_at(each.start)
    if cues.cue(code, "dates", "since").search(source.lower, max(0, each.start - _SINCE), each.end):
        return anchor.year - ((month, day) > (anchor.month, anchor.day))
    if not _is_due(source, each, code) and not _is_to_come(source, each, code):
        apart = _distance(anchor, nearest, month, day)
        if apart > _FAR and nearest > anchor.year:
            return None
        return anchor.year if apart > _NEAR and _exists(anchor.year, month, day) else nearest
    if _exists(nearest, month, day) and timedelta(0) < anchor - date(nearest, month, day) < _JUST_PAST:
        # "截至9月30日" counts up to a day, and stands in a deadline's words.
        return max(nearest, anchor.year)
    return anchor.year + ((month, day) < (anchor.month, anchor.day))


def opens_with_deadline(lower: str, code: str, at: int) -> bool:
    """Say whether the words at ``at`` are those of a day by which something is due."""
    return _deadline(code)[1].match(lower, at) is not None


def _is_due(source: Source, each: Date, code: str) -> bool:
    """Say whether something is due by a day, whose own words may begin with that: "by | 30 June", "|do 31. 3.|"."""
    ahead, opens = _deadline(code)
    if ahead.search(source.lower, max(0, each.start - 30), each.start) or opens.match(source.lower, each.start):
        return True
    # "4月から9月|まで|" ends what it counts
    return "/" not in each.edtf and _deadline_behind(code).match(source.lower, each.end) is not None


def _is_to_come(source: Source, each: Date, code: str) -> bool:
    """Tell the month in which something is to be done, in a language whose verbs show at the end what is past.

    "7월 |중| 실시하며", but not "7월 중 실시하였으며".
    """
    within, past = _to_come(code)
    if len(each.edtf) != _MONTH_ALONE or within.match(source.lower, each.end) is None:
        return False
    end = _CLAUSE_END.search(source.text, each.end)
    return past.search(source.lower, each.end, end.start() if end else len(source.text)) is None


def _year_said(source: Source, each: Date, anchor: date, month: int, day: int) -> int | None:
    """Return the year the words beside a day say, seen from ``anchor``: "30 June |next year|", "30 June |last|"."""
    said = _said_beside(source, each)
    meant = _years_said(source.language_at(each.start))[0][said] if said else "same"
    if meant == "same":
        return None
    if meant == "past":
        return anchor.year - ((month, day) > (anchor.month, anchor.day))
    if meant == "ahead":
        return anchor.year + ((month, day) < (anchor.month, anchor.day))
    return anchor.year + int(meant)


def is_said_behind(source: Source, code: str, at: int) -> bool:
    """Say whether words right behind ``at`` tell a year by pointing back or ahead: "maggio| scorso|"."""
    words, behind, _ = _years_said(code)
    said = behind.match(source.lower, at) if behind else None
    return said is not None and words[" ".join(said["said"].split())] in {"past", "ahead"}


def _said_beside(source: Source, each: Date) -> str | None:
    """Return the words for a year right behind a day, or before it where the language puts them there."""
    _, behind, before = _years_said(source.language_at(each.start))
    said = behind.match(source.lower, each.end) if behind else None
    # "|last| December", where the cue of a month says it
    said = said or (behind.match(source.lower, each.start) if behind and each.rule == "dates.month" else None)
    if said is None and before:
        said = before.search(source.lower, max(0, each.start - _LONGEST_RHYTHM), each.start)
    return " ".join(said["said"].split()) if said else None


def _every_year(source: Source, each: Date) -> bool:
    """Tell a day that comes back each year ("ngày 05/12 hằng năm"): it has no year to be found."""
    code = source.language_at(each.start)
    floor = max(0, each.start - _LONGEST_RHYTHM, source.lower.rfind("\n", 0, each.start) + 1)
    return (
        _yearly(code).match(source.lower, each.end) is not None
        or _yearly_before(code).search(source.lower, floor, each.start) is not None
        or _due_each_time(source, each, code)
        or (
            len(each.edtf) == len("XXXX-12")
            and _rhythm_before(source, code, each.start)
            and _said_beside(source, each) is None
        )
    )


def _due_each_time(source: Source, each: Date, code: str) -> bool:
    """Tell the deadline of what is done again and again: "chaque année au Gouvernement, avant le |31 janvier|"."""
    cue = _deadline(code)[0].search(source.lower, max(0, each.start - _LONGEST_RHYTHM), each.start)
    if cue is None:
        return False
    return _rhythm_before(source, code, cue.start())


def _rhythm_before(source: Source, code: str, position: int) -> bool:
    """Say whether the clause up to ``position`` tells that something is done again: "hằng năm họp vào |tháng 12|"."""
    floor = max(0, position - _LONGEST_CLAUSE)
    ends = [end.end() for end in _CLAUSE_END.finditer(source.lower, floor, position)]
    return _rhythm(code).search(source.lower, ends[-1] if ends else floor, position) is not None


@cache
def _rhythm(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    return trie.words(word for key in ("yearly", "half_yearly") for word in language.words("duties", key))


def _nearest_year(anchor: date, month: int, day: int) -> int:
    """Return the year that brings the day closest to the anchor; 29 February keeps to years that have one."""
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _exists(year, month, day)]
    return min(years or [anchor.year], key=lambda year: _distance(anchor, year, month, day))


def _distance(anchor: date, year: int, month: int, day: int) -> timedelta:
    return abs(date(year, month, min(day, 28)) - anchor)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _deadline(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a day that lies ahead, and what such a day itself may open with."""
    cues = trie.pattern(languages.get(code).words("duties", "deadline"))
    return re.compile(rf"(?<!\w){cues}\s\Z"), re.compile(rf"{cues}\s")


@cache
def _deadline_behind(code: str) -> re.Pattern[str]:
    """What stands behind a day that lies ahead: "11月底|前"."""
    cues = languages.get(code).words("duties", "deadline_after")
    return re.compile(rf"\s?{trie.pattern(cues)}" if cues else r"(?!)")


@cache
def _to_come(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a month in which something is to be done, and what a verb of the past shows."""
    language = languages.get(code)
    stems = {ending.removesuffix("다") for ending in language.words("natures", "past_endings")}
    within = set(language.words("duties", "within_after")) - set(language.words("words", "particles"))
    return re.compile(rf"\s?{trie.pattern(within if stems else ())}(?!\w)"), re.compile(trie.pattern(stems))


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
        re.compile(rf"{said}\s?(?:[^\W\d]{{1,3}}\s?)?\Z") if unspaced else None,
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

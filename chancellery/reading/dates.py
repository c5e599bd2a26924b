"""Find dates and periods as EDTF: days, months, quarters, halves, years and what lies between two of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from chancellery.reading import cues, date_forms, languages, trie, words
from chancellery.reading.date_forms import Forms
from chancellery.reading.facts import Block, Date
from chancellery.reading.records import replace
from chancellery.reading.text import Source, Stretch

_WORD = re.compile(r"(?<!\w)\w+")
#: How far before its first figure a date may begin ("from the 5th …", "quý III năm …"), in characters and words.
_REACH = 34
_WORDS_BEFORE = 5
# "Hanoi, on" before the date and a dash after it
_PLACE = re.compile(r"\(?(?:[^\W\d_][\w'’-]*\s?){1,3}(?:\([^)]{1,20}\)\s?)?,\s(?:[^\W\d_]{1,4}\s)?")
_DASH = re.compile(r"\)?\s?(?:\([^)]{1,20}\)\s?)?[-–—:](?:\s|\Z)")
# ", 14:22", " à 08h00" behind the day of a short line
_HOUR = re.compile(r"[\s,|–-]{0,3}(?:[^\W\d_]{1,4}\.?\s)?\d{1,2}\s?[:h.]\s?\d{2}\W{0,3}")
_DATELINE = 90
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: "2024", a year and nothing else.
_YEAR_ALONE = 4
_UNKNOWN_YEAR = "XXXX"
#: "n.º 45/22, de" before "3 de março": numbers shorten the years of this century only.
_SHORT_YEAR_OF_NUMBER = re.compile(r"[º°]\s?\d{1,4}/([0-4]\d),?\s(?:\w{1,4}\s){0,2}\Z")
_CENTURY = 2000
# "8/2003, de" before "19 de maio": the number of a document holds the year
_YEAR_OF_NUMBER = re.compile(r"\d/((?:19|20)\d\d)(?:/[\w-]{1,14})?,?\s(?:\w{1,4}\s){0,2}\Z")


def read(source: Source, *, published: date | None = None) -> tuple[Date, ...]:
    """Return the dates of the text in reading order, never overlapping.

    A day without its year takes it from the day the text came out: ``published``, else the dateline in the text;
    it is then marked as inferred. Without either the year stays open (``XXXX-11-24``).
    """
    found = [each for stretch in _stretches(source) for each in _in_stretch(source, stretch)]
    anchor = published or dateline(source, found)
    return tuple(_with_year(source, each, anchor) for each in found)


def _stretches(source: Source) -> Iterator[Stretch]:
    """Yield the text's stretches and the bylines, which hold the day the text came out."""
    bylines = (b for b in source.blocks if b.rule == "boilerplate.byline")
    pieces = [*source.stretches(), *(Stretch(b.language, b.start, b.end) for b in bylines)]
    return iter(sorted(pieces, key=lambda piece: piece.start))


def _in_stretch(source: Source, stretch: Stretch) -> Iterator[Date]:
    forms = date_forms.of(stretch.language)
    last = tried = stretch.start
    for figure, figure_end in words.figures(source, stretch.start, stretch.end):
        if figure < last:
            continue
        starts = _starts(source, forms, figure, max(last, tried))
        # Where no date began that holds this figure, none begins that holds a later one.
        tried = figure_end
        for start in starts:
            match = forms.match(source.lower, start, stretch.end)
            if match is None or match.end() <= figure:
                continue
            if forms.capital_months and not all(source.text[at].isupper() for at in forms.month_starts(match)):
                continue
            last = match.end()
            # An impossible day (29 February 2023) is no date, and neither is the month that is left of it.
            if edtf := as_edtf(forms.parts(match)):
                yield Date(start=start, end=last, quote=source.text[start:last], edtf=edtf, rule="dates.form")
                for year in _further_years(source.lower, stretch, edtf, last):
                    last = year.end("year")
                    yield Date(
                        start=year.start("year"), end=last, quote=year["year"], edtf=year["year"], rule="dates.row"
                    )
            break


def _further_years(lower: str, stretch: Stretch, edtf: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the years that go on a row of them: "en 2022, |2023| et |2024|"."""
    while len(edtf) == _YEAR_ALONE and (year := _next_year(stretch.language).match(lower, at, stretch.end)):
        yield year
        at = year.end()


def _starts(source: Source, forms: Forms, figure: int, floor: int) -> list[int]:
    """Return where a date holding the figure may begin: at one of the words before it, farthest first, or at it."""
    opening = words.opening_dates(source)
    window = max(floor, figure - _REACH)
    near = opening[bisect_left(opening, window) : bisect_left(opening, figure)]
    said = [at for at in near if forms.may_open(_word(source.lower, at, figure))]
    while said and len(_WORD.findall(source.lower, said[0], figure)) > _WORDS_BEFORE:
        del said[0]
    return [*said, figure]


def _word(lower: str, at: int, end: int) -> str:
    """Return the word at ``at``, up to a figure at ``end`` that touches it."""
    word = _WORD.match(lower, at, end)
    return word.group() if word else ""


def as_edtf(parts: Mapping[str, int]) -> str | None:
    """Write the parts of a date as EDTF, or return ``None`` when there is no such day or period."""
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if "year2" in parts:
        return f"{year}/{parts['year2']}" if year and year < parts["year2"] <= year + 60 else None
    if year and ("quarter" in parts or "half" in parts):
        return f"{year}-{32 + parts['quarter'] if 'quarter' in parts else 39 + parts['half']}"
    if month is None:
        return str(year) if year else None
    if day is None:
        return _months(year, month, parts.get("month2"))
    first = _day(year, month, day)
    if "day2" not in parts:
        return first
    second = _day(year, parts.get("month2", month), parts["day2"])
    return f"{first}/{second}" if first and second and first < second else None


def _months(year: int | None, first: int, last: int | None) -> str | None:
    if year is None or (last is not None and last <= first):
        return None
    return f"{year}-{first:02}" if last is None else f"{year}-{first:02}/{year}-{last:02}"


def _day(year: int | None, month: int, day: int) -> str | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return f"{year or _UNKNOWN_YEAR}-{month:02}-{day:02}"


def dateline(source: Source, found: Sequence[Date]) -> date | None:
    """Return the day in the byline, or in a short line at the head of the text, if there is one."""
    head = {block.start for block in source.blocks[:12]}
    for each in found:
        block = source.block_at(each.start) if _DAY.fullmatch(each.edtf) else None
        if block is None:
            continue
        if block.rule == "boilerplate.byline" or (block.start in head and _is_dateline(block, each)):
            return date.fromisoformat(each.edtf)
    return None


def _is_dateline(block: Block, each: Date) -> bool:
    """A dateline is a short line that ends with its date ("Hanoi, 5 January 2022"), or opens a text with it."""
    before, after = block.quote[: each.start - block.start], block.quote[each.end - block.start :]
    if _PLACE.fullmatch(before) and _DASH.match(after):
        return True
    ends = block.end - each.end <= 2 or _HOUR.fullmatch(after) is not None
    return block.end - block.start <= _DATELINE and ends and block.role != "caption"


def _with_year(source: Source, each: Date, anchor: date | None) -> Date:
    if not each.edtf.startswith(_UNKNOWN_YEAR):
        return each
    if _every_year(source, each):
        return each
    month, day = int(each.edtf[5:7]), int(each.edtf[8:10])
    if number := _YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = int(number[1]), "dates.year_of_number"
    elif number := _SHORT_YEAR_OF_NUMBER.search(source.lower, max(0, each.start - 30), each.start):
        year, rule = _CENTURY + int(number[1]), "dates.year_of_number"
    elif anchor:
        year, rule = _year_near(source, each, anchor, month, day), "dates.year_from_dateline"
    elif review := _year_of_review(source, each, month):
        year, rule = review, "dates.year_of_review"
    else:
        return each
    return replace(each, edtf=each.edtf.replace(_UNKNOWN_YEAR, str(year)), inferred=True, rule=rule)


def _year_near(source: Source, each: Date, anchor: date, month: int, day: int) -> int:
    """Return the year of a day told without one: that of a deadline lies ahead, any other is the nearest."""
    nearest = _nearest_year(anchor, month, day)
    if (month, day) < (anchor.month, anchor.day) or nearest >= anchor.year:
        return nearest
    code = source.language_at(each.start)
    due = _deadline(code).search(source.lower, max(0, each.start - 30), each.start)
    return anchor.year if due else nearest


def _every_year(source: Source, each: Date) -> bool:
    """Tell a day that comes back each year ("ngày 05/12 hằng năm"): it has no year to be found."""
    code = source.language_at(each.start)
    return _yearly(code).match(source.lower, each.end) is not None


def _nearest_year(anchor: date, month: int, day: int) -> int:
    """Return the year that brings the day closest to the anchor; 29 February keeps to years that have one."""
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _day(year, month, day)]
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


@cache
def _next_year(code: str) -> re.Pattern[str]:
    joining = cues.expression(code, "units", "and")
    return re.compile(rf"(?:,\s|\s{joining}\s)(?P<year>(?:19|20)\d\d)(?![\w%]|[-/.,]\d|\s[^\W\d_]*s\b)")


@cache
def _tasks_ahead(code: str) -> re.Pattern[str]:
    cues = trie.pattern(languages.get(code).words("dates", "tasks_for"))
    return re.compile(rf"(?<!\w){cues}\s{{1,3}}((?:19|20)\d\d)(?!\d)")


@cache
def _deadline(code: str) -> re.Pattern[str]:
    cues = trie.pattern(languages.get(code).words("duties", "deadline"))
    return re.compile(rf"(?<!\w){cues}\s\Z")


@cache
def _yearly(code: str) -> re.Pattern[str]:
    rhythms = trie.pattern(languages.get(code).words("duties", "yearly"))
    return re.compile(rf",?\s(?:\w{{1,3}}\s)?{rhythms}(?!\w)")

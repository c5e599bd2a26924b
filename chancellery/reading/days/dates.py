"""Find dates and periods as EDTF: days, months, quarters, halves, years and what lies between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from chancellery.reading import languages
from chancellery.reading.days import (
    date_forms,
    datelines,
    dates_in_words,
    days_alone,
    months_alone,
    periods,
    rows_of_days,
    years_of_days,
)
from chancellery.reading.days.date_forms import Forms
from chancellery.reading.days.dates_as_edtf import as_edtf
from chancellery.reading.facts import Date
from chancellery.reading.phrases import cues, trie, words
from chancellery.reading.text import Source, Stretch

_WORD = re.compile(r"(?<!\w)\w+")
#: How far before its first figure a date may begin ("from the 5th …", "quý III năm …"), in characters and words.
_REACH = 34
_WORDS_BEFORE = 5
#: "2024", a year and nothing else.
_YEAR_ALONE = 4
#: "2024-03-05", a day with its year.
_WHOLE_DAY = 10
_LONGEST_DAY = 2
_CELL = re.compile(r"(?P<year>(?:19|20)\d\d)\s?(?:[|\t\n]|\Z|:\s)")
_CELL_BEFORE = re.compile(r"(?:[|\t]\s?|(?:\A|\n)[\w]{1,4}[).]\s{1,3})\Z")
_LONGEST_MARK = 9
# "Plano anual de cooperação — |2026|", "Piano triennale delle scuole |2025/2027|": what a heading is for, at its end
_ENDS_HEADING = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<year2>(?:19|20)\d\d))?[^\S\n]{0,2}(?:\n|\Z)")
_DASH_BEFORE = re.compile(r"\s[—–-]\s\Z")
_WORD_BEFORE = re.compile(r"[^\W\d_]\s\Z")
_LONGEST_HEADING = 110
_LONGEST_PERIOD = 10
_LONGEST_LINK = 40
#: So far before its year the word for a document may stand.
_LONGEST_NAME = 60


# where a sentence begins
_BEGINS = re.compile(r"(?:\A|\n|[.!?:;–]\s)\Z")
_PARTS = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,4}")


def read(source: Source, *, published: date | None = None) -> tuple[Date, ...]:
    """Return the dates of the text in reading order, never overlapping.

    A day without its year takes it from the day the text came out: ``published``, else the dateline in the text;
    it is then marked as inferred. Without either the year stays open (``XXXX-11-24``).
    """
    found: list[Date] = []
    stretches = list(_stretches(source))
    for stretch in stretches:
        days = periods.joined(source, rows_of_days.joined(source, stretch.language, _in_stretch(source, stretch)))
        found += sorted([*days, *months_alone.find(source, stretch, days)], key=lambda each: each.start)
    spelt = [each for stretch in stretches for each in dates_in_words.find(source, stretch, found, published)]
    came_out = published or datelines.dateline(source, _joined(found, spelt))
    if came_out and not published:
        spelt = [each for stretch in stretches for each in dates_in_words.find(source, stretch, found, came_out)]
    told = _joined(found, spelt)
    dated = years_of_days.completed(source, told, came_out or datelines.month_of_issue(source, told))
    return periods.within(dated)


def _joined(found: Sequence[Date], spelt: Sequence[Date]) -> Sequence[Date]:
    """Return both in reading order; a month alone gives way to the day told in words that holds it."""
    if not spelt:
        return found
    alone = (each for each in found if not any(one.start <= each.start < one.end for one in spelt))
    return sorted([*alone, *spelt], key=lambda each: each.start)


def _stretches(source: Source) -> Iterator[Stretch]:
    """Yield the text's stretches and what a page says of itself, which holds the day the text came out."""
    bylines = (b for b in source.blocks if datelines.is_of_page(b))
    pieces = [*source.stretches(), *(Stretch(b.language, b.start, b.end) for b in bylines)]
    return iter(sorted(pieces, key=lambda piece: piece.start))


def _in_stretch(source: Source, stretch: Stretch) -> Iterator[Date]:
    forms = date_forms.of(stretch.language)
    last = tried = stretch.start
    for figure, figure_end in words.figures(source, stretch.start, stretch.end):
        if figure < last:
            continue
        if filed := _filed_under(source.text, figure):
            last = filed.end()
            continue
        starts = _starts(source.lower, forms, figure, max(last, tried))
        # Where no date began that holds this figure, none begins that holds a later one.
        tried = figure_end
        for start in starts:
            match = forms.match(source.lower, start, stretch.end)
            if match is None or match.end() <= figure:
                continue
            # An impossible day (29 February 2023) is no date, and neither is the month that is left of it.
            edtf = as_edtf(forms.parts(match))
            if not _is_written(source, forms, match, edtf):
                continue
            last = match.end()
            if edtf and not (len(edtf) == _YEAR_ALONE and forms.numbers_by_year(source.lower, last)):
                yield Date(start=start, end=last, quote=source.text[start:last], edtf=edtf, rule="dates.form")
                for year in _further_years(source.lower, stretch, edtf, last):
                    last = year.end("year")
                    yield Date(
                        start=year.start("year"), end=last, quote=year["year"], edtf=year["year"], rule="dates.row"
                    )
            break
        else:
            alone = figure_end - figure == _YEAR_ALONE
            told = None
            if alone:
                told = _year_in_cell(source, stretch, figure) or _year_of_heading(source, stretch, figure)
                told = told or _year_at_end(source, stretch, figure) or _year_beside_verb(source, stretch, figure)
            elif figure_end - figure <= _LONGEST_DAY:
                told = days_alone.match(source, stretch, figure)
            if told:
                last = told.end
                yield told


def _is_written(source: Source, forms: Forms, match: re.Match[str], edtf: str | None) -> bool:
    """Say whether a match is written as its language writes dates: months with a capital, a year that ends its word."""
    if forms.capital_months and not all(source.text[at].isupper() for at in forms.month_starts(match)):
        return False
    return len(edtf or "") >= _WHOLE_DAY or not forms.touched(source.text, match.end())


def _year_in_cell(source: Source, stretch: Stretch, at: int) -> Date | None:
    """Read a year that is all there is in the cell of a table, or that a point of a list is for: "a) 2025: 40 €"."""
    year = _CELL.match(source.text, at, stretch.end)
    if year is None or not _CELL_BEFORE.search(source.text, max(0, at - _LONGEST_MARK), at):
        return None
    return Date(start=at, end=at + _YEAR_ALONE, quote=year["year"], edtf=year["year"], rule="dates.cell")


def _year_of_heading(source: Source, stretch: Stretch, at: int) -> Date | None:
    """Read the year or the years a heading ends with, which are those it is for."""
    found = _ENDS_HEADING.match(source.text, at, stretch.end)
    line = source.text.rfind("\n", 0, at) + 1
    if found is None or at - line > _LONGEST_HEADING or source.text[line : line + 1].islower():
        return None
    before = source.text[max(line, at - 3) : at]
    if not found["year2"]:
        end, edtf = found.end("year"), found["year"]
        return (
            Date(start=at, end=end, quote=edtf, edtf=edtf, rule="dates.heading")
            if _DASH_BEFORE.search(before)
            else None
        )
    years = int(found["year2"]) - int(found["year"])
    if not 0 < years <= _LONGEST_PERIOD or not _WORD_BEFORE.search(before):
        return None
    return _heading_date(source, at, found.end("year2"), f"{found['year']}/{found['year2']}")


def _year_at_end(source: Source, stretch: Stretch, at: int) -> Date | None:
    """Read the year that a clause ends with: "the fund for commendation of |2024|.", "la campaña de |2026|,"."""
    before, ends = _end_of_clause(stretch.language)
    if before is None or not ends.match(source.lower, at, stretch.end):
        return None
    told = before.search(source.lower, max(stretch.start, at - _LONGEST_LINK), at)
    # "o Memorando de 2018" is called by its year
    if told is None or told["word"] in languages.get(stretch.language).pairs("kinds"):
        return None
    # "del Convenio de Hermanamiento de |2014| y del Canje de Notas", too
    goes_on = source.text[at + _YEAR_ALONE : at + _YEAR_ALONE + 1] == " "
    if goes_on and _document(stretch.language).search(source.lower, max(stretch.start, at - _LONGEST_NAME), at):
        return None
    year = source.text[at : at + _YEAR_ALONE]
    return Date(start=at, end=at + _YEAR_ALONE, quote=year, edtf=year, rule="dates.form")


def _year_beside_verb(source: Source, stretch: Stretch, at: int) -> Date | None:
    """Read the year that stands beside its verb without a preposition: "|2022| wurden …", "wurden |2025| gefördert"."""
    behind, before, participle = _beside_verbs(stretch.language)
    end = at + _YEAR_ALONE
    opened = behind and _BEGINS.search(source.text, max(stretch.start, at - 3), at)
    opened = behind.match(source.lower, end, stretch.end) if behind and opened else None
    within = before and before.search(source.lower, max(stretch.start, at - _LONGEST_LINK), at)
    if not opened and not (within and participle.match(source.text, end, stretch.end)):
        return None
    year = source.text[at:end]
    in_century = year.startswith(("199", "200", "201", "202", "203")) and year != "2000"
    return Date(start=at, end=end, quote=year, edtf=year, rule="dates.form") if in_century else None


@cache
def _beside_verbs(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str]]:
    """Return what stands behind a year that opens its sentence, what before one, and the participle behind that."""
    verbs, endings = (languages.get(code).words("dates", key) for key in ("year_verbs", "year_participles"))
    if not verbs:
        return None, None, re.compile(r"(?!)")
    verb = trie.pattern(verbs)
    participle = re.compile(rf"\s[^\W\dA-ZÄÖÜ_][^\W\d_]{{3,24}}{trie.pattern(endings)}(?!\w)")
    return re.compile(rf"\s{verb}(?!\w)"), re.compile(rf"(?<!\w){verb}\s\Z"), participle


@cache
def _document(code: str) -> re.Pattern[str]:
    return trie.words(languages.get(code).pairs("kinds"))


@cache
def _end_of_clause(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """Return what joins a year to the word before it, and what a year looks like that ends a clause."""
    links = languages.get(code).words("dates", "year_links_at_end")
    before = re.compile(rf"(?<![^\W\d_])(?P<word>[^\W\d_]{{1,40}})\s{trie.pattern(links)}\s\Z") if links else None
    # "los asuntos exteriores de |2023| y desplegar …"
    joined = rf"\s{cues.expression(code, 'units', 'and')}\s(?!\d)"
    return before, re.compile(rf"(?!2000)(?:19|20)\d\d(?=[.,;:)»”\"](?!\d)|\s\(|\n|\Z|(?<=(?:199|20[0-4])\d){joined})")


def _heading_date(source: Source, start: int, end: int, edtf: str) -> Date:
    return Date(start=start, end=end, quote=source.text[start:end], edtf=edtf, rule="dates.heading")


def _further_years(lower: str, stretch: Stretch, edtf: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the years that go on a row of them: "en 2022, |2023| et |2024|"."""
    while len(edtf) == _YEAR_ALONE and (year := _next_year(stretch.language).match(lower, at, stretch.end)):
        yield year
        at = year.end()


def _filed_under(text: str, at: int) -> re.Match[str] | None:
    """Match figures that go on the letters an office files by: "DK.|23.7.2026|" is no day."""
    letter = text[at - 1 : at] == "." and text[max(0, at - 2) : at - 1].isupper()
    return _PARTS.match(text, at) if letter else None


def _starts(lower: str, forms: Forms, figure: int, floor: int) -> list[int]:
    """Return where a date holding the figure may begin: at one of the words before it, farthest first, or at it."""
    # The last word ends where the figure begins, also where the figure touches it: "q4".
    begin = max(floor, figure - _REACH)
    if not forms.may_open_in(lower, begin, figure):
        return [figure]
    before = list(_WORD.finditer(lower, begin, figure))[-_WORDS_BEFORE:]
    return [*[word.start() for word in before if forms.may_open(word.group())], figure]


@cache
def _next_year(code: str) -> re.Pattern[str]:
    joining = cues.expression(code, "units", "and")
    return re.compile(rf"(?:,\s|\s{joining}\s)(?P<year>(?:19|20)\d\d)(?![\w%]|[-/.,]\d|\s[^\W\d_]*s\b)")

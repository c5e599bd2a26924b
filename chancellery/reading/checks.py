"""Where a text contradicts itself: warnings for the person who reads it, never corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypedDict, Unpack

from chancellery.reading import cldr, heading, languages, tables
from chancellery.reading.facts import Block, Date, Enumeration, Fact, Provision, Quantity, Reference, Warning, Work
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, fold, lowered

#: A weekday stands this near before its date: "Wednesday, the 5th of".
_NEAR = 25
#: A figure belongs to a span of time named at most this much before it.
_SAME = 300
#: A month's figure and the year's stand at most this far apart, in one paragraph or in neighbouring lines.
_APART = 400
_FIGURES = re.compile(r"\d+")
#: "12", "1.200", "1 200"
_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(?:[., ]\d{3}){1,3}")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


class Facts(TypedDict, total=False):
    """What the checks compare."""

    references: Sequence[Reference]
    works: Sequence[Work]
    dates: Sequence[Date]
    quantities: Sequence[Quantity]
    provisions: Sequence[Provision]
    lists: Sequence[Enumeration]


def read(source: Source, **facts: Unpack[Facts]) -> tuple[Warning, ...]:
    """Return the contradictions in reading order."""
    found = [
        *_counts(facts.get("lists", ())),
        *_ordinals(source, facts.get("provisions", ()), facts.get("lists", ())),
        *_gaps(facts.get("provisions", ()), facts.get("lists", ())),
        *_two_dates(facts.get("references", ())),
        *_two_works(facts.get("references", ()), facts.get("works", ())),
        *_past_due(facts.get("references", ()), facts.get("provisions", ())),
        *_weekdays(source, facts.get("dates", ())),
        *_periods(source, facts.get("quantities", ())),
        *_period_columns(source),
    ]
    return tuple(sorted(found, key=lambda warning: warning.start))


def _warning(fact: Fact, code: str, message: str) -> Warning:
    return Warning(start=fact.start, end=fact.end, quote=fact.quote, rule=f"checks.{code}", code=code, message=message)


def _counts(lists: Sequence[Enumeration]) -> Iterator[Warning]:
    for told in lists:
        if told.announced is not None and told.announced != told.found:
            yield _warning(told, "count", f"The text announces {told.announced} points; {told.found} were found.")


def _ordinals(source: Source, provisions: Sequence[Provision], lists: Sequence[Enumeration]) -> Iterator[Warning]:
    """Point out an ordinal that reads as a weekday: the translation took "fourth" for "Wednesday"."""
    for told in lists:
        if told.rule != "structure.ordinals":
            continue
        for place, index in enumerate(told.provisions, start=1):
            point = provisions[index]
            code = source.language_at(point.start)
            if lowered(point.label) in cues.meanings(code, "ordinals", "weekday_"):
                yield _warning(point, "ordinal", f"“{point.label}” was read as the ordinal {place} of its list.")


def _two_dates(references: Sequence[Reference]) -> Iterator[Warning]:
    """Point out a document that the text gives two dates; both readings stay."""
    known: dict[int, str] = {}
    for reference in references:
        if reference.date is None:
            continue
        first = known.setdefault(reference.work, reference.date)
        # "the Memorandum of 2019" says less than "of 3 May 2019", and nothing else
        if not first.startswith(reference.date) and not reference.date.startswith(first):
            yield _warning(
                reference, "date", f"The text dates this document {reference.date} here and {first} elsewhere."
            )


def _gaps(provisions: Sequence[Provision], lists: Sequence[Enumeration]) -> Iterator[Warning]:
    """Point out a list whose figures leave one out: what stood there may have been lost."""
    for told in lists:
        points = [provisions[index] for index in told.provisions]
        counts = [int(found.group()) if (found := _FIGURES.search(point.label)) else 0 for point in points]
        if "." in "".join(point.label.rstrip(".") for point in points):
            continue  # "1.2" counts within another number
        for before, point, last, count in zip(points, points[1:], counts, counts[1:], strict=False):
            if last and count > last + 1:
                yield _warning(
                    point, "gap", f"The list goes from “{before.label}” to “{point.label}”; {last + 1} was not found."
                )


def _two_works(references: Sequence[Reference], works: Sequence[Work]) -> Iterator[Warning]:
    """Point out a short name that two documents of the text may bear; the reading leaves it open."""
    by_figures: dict[tuple[str, str], list[Work]] = {}
    for work in works:
        if work.number and (figures := _FIGURES.match(work.number)):
            by_figures.setdefault((work.kind, figures.group().lstrip("0")), []).append(work)
    for reference in references:
        named = _FIGURES.search(reference.as_printed)
        if named is None or reference.number or works[reference.work].number:
            continue
        bearing = by_figures.get((reference.kind, named.group().lstrip("0")), [])
        if len(bearing) > 1:
            names = " or ".join(f"{work.number} of {work.date}" if work.date else f"{work.number}" for work in bearing)
            yield _warning(reference, "candidates", f"“{reference.quote}” may be {names}; it was left open.")


def _past_due(references: Sequence[Reference], provisions: Sequence[Provision]) -> Iterator[Warning]:
    """Point out a duty that was due before the text itself was issued."""
    issued = next((reference.date for reference in references if reference.rule == heading.OWN), None)
    if issued is None or not _FULL_DAY.match(issued):
        return
    for provision in provisions:
        if provision.duty and provision.due and _FULL_DAY.match(provision.due) and provision.due < issued:
            yield _warning(
                provision, "past-due", f"This is due on {provision.due}, before the text itself was issued on {issued}."
            )


def _weekdays(source: Source, dates: Sequence[Date]) -> Iterator[Warning]:
    """Point out a weekday, before its date or in brackets behind it, on which that date did not fall."""
    for each in dates:
        if not _FULL_DAY.match(each.edtf) or each.inferred:
            continue
        block = source.block_at(each.start)
        if block is None or not languages.get(block.language).tables:
            continue
        named = _weekday_before(source, block, each) or _weekday_behind(source, block, each)
        if named is None:
            continue
        told = _weekday_names(block.language)[" ".join(named.group("day").split())]
        true = date.fromisoformat(each.edtf).weekday()
        if told != true:
            yield _warning(each, "weekday", f"{each.edtf} was no {_ENGLISH[told]} but a {_ENGLISH[true]}.")


def _weekday_before(source: Source, block: Block, each: Date) -> re.Match[str] | None:
    named = cues.last(_weekday(block.language), source.lower, max(block.start, each.start - _NEAR), each.start)
    parted = named and re.search(r"[.;:\d]", source.lower[named.end() : each.start])
    return None if parted else named


def _weekday_behind(source: Source, block: Block, each: Date) -> re.Match[str] | None:
    bracket = re.compile(r"\s?\(\s?").match(source.lower, each.end, block.end)
    return _weekday(block.language).match(source.lower, bracket.end(), block.end) if bracket else None


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@cache
def _weekday_names(code: str) -> Mapping[str, int]:
    """Return the names of weekdays, Monday as 0: CLDR's and the inflected ones of the data file."""
    names = {lowered(name): number for number, name in enumerate(cldr.weekdays(code))}
    inflected = cues.meanings(code, "ordinals", "weekday_")
    return {phrase: int(key.removeprefix("weekday_")) - 2 for phrase, key in inflected.items()} | names


@cache
def _weekday(code: str) -> re.Pattern[str]:
    return re.compile(f"(?P<day>{cues.whole(_weekday_names(code))})")


def _periods(source: Source, quantities: Sequence[Quantity]) -> Iterator[Warning]:
    """Point out a month's figure above the year's for the same things near it."""
    months: dict[str, Quantity] = {}
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        block = source.block_at(quantity.start)
        if block is None or not languages.get(block.language).table("periods"):
            continue
        period, things = _period(source, block.language, block.start, quantity), fold(quantity.of)
        month = months.get(things)
        if period == "month":
            months[things] = quantity
        elif period and month and quantity.start - month.end <= _APART and month.value > quantity.value:
            yield _warning(
                quantity,
                "period",
                f"The month's {month.value:g} is above the year's {quantity.value:g} ({quantity.of}).",
            )


def _period_columns(source: Source) -> Iterator[Warning]:
    """Point out a row of a table whose figure in the month's column is above that in the year's."""
    for code, _, rows in tables.in_lines(source):
        if not languages.get(code).table("periods") or not rows:
            continue
        columns = {_header_period(source, code, *cell): place for place, cell in enumerate(rows[0])}
        month, year = columns.get("month"), columns.get("year_to_date")
        if month is None or year is None:
            continue
        for row in rows[1:]:
            if max(month, year) < len(row):
                yield from _row_of_periods(source, row, row[month], row[year])


def _header_period(source: Source, code: str, start: int, end: int) -> str | None:
    named = cues.cue(code, "periods", "month", "year_to_date").search(source.lower, start, end)
    return cues.meanings(code, "periods", "month", "year_to_date")[" ".join(named.group().split())] if named else None


def _row_of_periods(
    source: Source, row: Sequence[tuple[int, int]], month: tuple[int, int], year: tuple[int, int]
) -> Iterator[Warning]:
    of_month, of_year = _figure(source.text[slice(*month)]), _figure(source.text[slice(*year)])
    if of_month is None or of_year is None or of_month <= of_year:
        return
    words = (source.text[slice(*cell)] for cell in row)
    of = next((word for word in words if any(map(str.isalpha, word))), "")
    place = Fact(start=year[0], end=year[1], quote=source.text[slice(*year)])
    yield _warning(place, "period", f"The month's {of_month} is above the year's {of_year} ({of}).")


def _figure(cell: str) -> int | None:
    """Return a whole figure, perhaps with marks of thousands; ``None`` for anything else."""
    return int(re.sub(r"\D", "", cell)) if _WHOLE.fullmatch(cell) else None


def _period(source: Source, code: str, floor: int, quantity: Quantity) -> str | None:
    """Return which span of time the nearest words before a figure name."""
    named = anchors.last(source, code, "periods", max(floor, quantity.start - _SAME), quantity.start)
    if named is None:
        return None
    return cues.meanings(code, "periods", "month", "year_to_date")[" ".join(named.group().split())]

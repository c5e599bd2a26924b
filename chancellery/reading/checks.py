"""Where a text contradicts itself: warnings for the person who reads it, never corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TypedDict, Unpack

from chancellery.reading import cldr, cues, languages
from chancellery.reading.facts import Date, Enumeration, Fact, Provision, Quantity, Reference, Warning
from chancellery.reading.text import Source, fold, lowered

#: A weekday stands this near before its date: "Wednesday, the 5th of".
_NEAR = 25
#: A figure belongs to a span of time named at most this much before it.
_SAME = 300
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


class Facts(TypedDict, total=False):
    """What the checks compare."""

    references: Sequence[Reference]
    dates: Sequence[Date]
    quantities: Sequence[Quantity]
    provisions: Sequence[Provision]
    lists: Sequence[Enumeration]


def read(source: Source, **facts: Unpack[Facts]) -> tuple[Warning, ...]:
    """Return the contradictions in reading order."""
    found = [
        *_counts(facts.get("lists", ())),
        *_ordinals(source, facts.get("provisions", ())),
        *_two_dates(facts.get("references", ())),
        *_weekdays(source, facts.get("dates", ())),
        *_periods(source, facts.get("quantities", ())),
    ]
    return tuple(sorted(found, key=lambda warning: warning.start))


def _warning(fact: Fact, code: str, message: str) -> Warning:
    return Warning(start=fact.start, end=fact.end, quote=fact.quote, rule=f"checks.{code}", code=code, message=message)


def _counts(lists: Sequence[Enumeration]) -> Iterator[Warning]:
    for told in lists:
        if told.announced is not None and told.announced != told.found:
            yield _warning(told, "count", f"The text announces {told.announced} points; {told.found} were found.")


def _ordinals(source: Source, provisions: Sequence[Provision]) -> Iterator[Warning]:
    """Point out an ordinal that reads as a weekday: the translation took "fourth" for "Wednesday"."""
    for provision in provisions:
        if provision.rule != "structure.ordinals":
            continue
        block = source.block_at(provision.start)
        code = block.language if block else source.language
        key = cues.meanings(code, "ordinals", "weekday_").get(lowered(provision.label))
        if key:
            place = key.removeprefix("weekday_")
            yield _warning(provision, "ordinal", f"“{provision.label}” was read as the ordinal {place} of its list.")


def _two_dates(references: Sequence[Reference]) -> Iterator[Warning]:
    """Point out a document that the text gives two dates; both readings stay."""
    known: dict[int, str] = {}
    for reference in references:
        if reference.date is None:
            continue
        first = known.setdefault(reference.work, reference.date)
        if first != reference.date:
            yield _warning(
                reference, "date", f"The text dates this document {reference.date} here and {first} elsewhere."
            )


def _weekdays(source: Source, dates: Sequence[Date]) -> Iterator[Warning]:
    for each in dates:
        if not _FULL_DAY.match(each.edtf) or each.inferred:
            continue
        block = source.block_at(each.start)
        if block is None or not languages.get(block.language).tables:
            continue
        names = _weekday_names(block.language)
        named = cues.last(_weekday(block.language), source.lower, max(block.start, each.start - _NEAR), each.start)
        if named is None or re.search(r"[.;:\d]", source.lower[named.end() : each.start]):
            continue
        told = names[" ".join(named.group().split())]
        true = date.fromisoformat(each.edtf).weekday()
        if told != true:
            yield _warning(each, "weekday", f"{each.edtf} was no {_ENGLISH[told]} but a {_ENGLISH[true]}.")


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@cache
def _weekday_names(code: str) -> Mapping[str, int]:
    """Return the names of weekdays, Monday as 0: CLDR's and the inflected ones of the data file."""
    names = {lowered(name): number for number, name in enumerate(cldr.weekdays(code))}
    inflected = cues.meanings(code, "ordinals", "weekday_")
    return {phrase: int(key.removeprefix("weekday_")) - 2 for phrase, key in inflected.items()} | names


@cache
def _weekday(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(_weekday_names(code)))


def _periods(source: Source, quantities: Sequence[Quantity]) -> Iterator[Warning]:
    """Point out a month's figure above the year's for the same things in one paragraph."""
    months: dict[tuple[int, str], Quantity] = {}
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        block = source.block_at(quantity.start)
        if block is None or not languages.get(block.language).table("periods"):
            continue
        period = _period(source, block.language, block.start, quantity)
        key = (block.start, fold(quantity.of))
        if period == "month":
            months[key] = quantity
        elif period == "year_to_date" and key in months and months[key].value > quantity.value:
            month = months[key]
            yield _warning(
                quantity,
                "period",
                f"The month's {month.value:g} is above the year's {quantity.value:g} ({quantity.of}).",
            )


def _period(source: Source, code: str, floor: int, quantity: Quantity) -> str | None:
    """Return which span of time the nearest words before a figure name."""
    named = cues.last(
        cues.cue(code, "periods", "month", "year_to_date"),
        source.lower,
        max(floor, quantity.start - _SAME),
        quantity.start,
    )
    if named is None:
        return None
    return cues.meanings(code, "periods", "month", "year_to_date")[" ".join(named.group().split())]

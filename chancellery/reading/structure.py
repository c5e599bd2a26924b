"""What the text orders, and in which order: its provisions and the lists they make.

A provision covers its whole passage, except that a point set in paragraphs of its own ends the words of the one above;
points told inside a sentence lie within it. Furniture of the page never lies inside a provision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancellery.reading import heading, tables
from chancellery.reading.days import own_days
from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.doing import addressees, deadlines, duties
from chancellery.reading.facts import Date, Enumeration, Provision, Reference
from chancellery.reading.lists import alone, hierarchy, inline, leading, measures, ordinals, paragraphs, semicolons
from chancellery.reading.lists.points import Claims, Listing, Point
from chancellery.reading.phrases import cues
from chancellery.reading.records import maker, replace
from chancellery.reading.text import Source, squeeze

_provision_of = maker(Provision)
_LONGEST_HEADING = 200
_SHORTEST_HEADING = 12
_DASHES = " \t*_-–—•▪·+"
# "bis zum 1. März" goes on after its stop.
# The marks come first: the engine leaps from mark to mark.
_CLAUSE_END = re.compile(r"[.:;!?…](?:(?=\s|$)(?<!\b\d\.)(?<!\b\d\d\.)|(?<=\.)$)")


def read(
    source: Source, *, references: Sequence[Reference], dates: Sequence[Date]
) -> tuple[tuple[Provision, ...], tuple[Enumeration, ...]]:
    """Return the provisions in reading order, each before the points within it, and the lists they make.

    ``Enumeration.provisions`` and ``Provision.parent`` are indexes into the provisions returned. A provision is a duty
    here only where the list it stands in says so; ``natures`` says what each of them is.
    """
    due_dates = deadlines.Days(dates, _year(references, dates))
    listings = _listings(source, references, due_dates)
    points = sorted(
        {id(p): p for listing in listings for p in listing.points}.values(), key=lambda p: (p.start, -p.end)
    )
    _nest(points)
    places = {id(point): place for place, point in enumerate(points)}
    levels: dict[int, int] = {}
    for point in points:
        levels[id(point)] = levels[id(point.parent)] + 1 if point.parent else 1
    own_ends = _own_ends(points)
    read_alone = [
        _provision(source, point, own_ends[id(point)], levels[id(point)], places.get(id(point.parent)), due_dates)
        for point in points
    ]
    provisions = leading.handed_down(source, points, read_alone, own_ends, listings, due_dates)
    provisions = addressees.resolved(source, provisions)
    told = tables.in_text(source, due_dates, len(provisions))
    lists = sorted((_enumeration(source, listing, places) for listing in listings if listing.listed), key=_where)
    return _in_reading_order((*provisions, *told), lists)


def _in_reading_order(
    provisions: Sequence[Provision], lists: Sequence[Enumeration]
) -> tuple[tuple[Provision, ...], tuple[Enumeration, ...]]:
    """Put the rows of tables between the points they stand between, and let every index follow."""
    order = sorted(range(len(provisions)), key=lambda at: (provisions[at].start, -provisions[at].end))
    if order == list(range(len(provisions))):
        return tuple(provisions), tuple(lists)
    place = {old: new for new, old in enumerate(order)}
    moved = (
        one if one.parent is None else replace(one, parent=place[one.parent])
        for one in (provisions[at] for at in order)
    )
    return tuple(moved), tuple(replace(one, provisions=tuple(place[at] for at in one.provisions)) for one in lists)


def _year(references: Sequence[Reference], dates: Sequence[Date]) -> str:
    """Return the year of the document itself: as its heading says, else that of the first of its own days."""
    if headed := next((each.date[:4] for each in references if each.rule == heading.OWN and each.date), ""):
        return headed
    whole = [each for each in dates if WHOLE_DAY.fullmatch(each.edtf) and not each.inferred]
    return min((each.edtf[:4] for each in own_days.of_no_document(whole, references)), default="")


def _where(fact: Enumeration) -> tuple[int, int]:
    return fact.start, fact.provisions[0]


def _listings(source: Source, references: Sequence[Reference], days: deadlines.Days) -> list[Listing]:
    """Let each rule read what the surer ones before it have left."""
    claims = Claims(source)
    claims.take_blocks(addressees.blocks(source))
    if any(reference.rule == heading.OWN for reference in references):
        claims.take_until(heading.preamble_end(source))  # title and preamble say what follows, they order nothing
    told = paragraphs.completed(source, ordinals.find(source))
    found = hierarchy.find(source, {_line_start(source, point) for listing in told for point in listing.points})
    numbered = [point for listing in found for point in listing.points]
    told = [listing for listing in told if not listing.says_again(source, numbered)]
    for listing in (*found, *told):
        claims.take(listing.points)
    found += told
    found += measures.find(source, claims)
    inside = (*inline.find(source), *semicolons.promised(source))
    lone = _apart_from(alone.find(source, claims, days), inside)
    found += lone
    found += alone.within(source, [point for listing in found for point in listing.points], days)
    starts = {point.start for listing in found for point in listing.points}
    found += [listing for listing in inside if not starts & {point.start for point in listing.points}]
    return found


def _apart_from(lone: list[Listing], inside: Sequence[Listing]) -> list[Listing]:
    """Leave the duties that stand ``lone`` in a sentence without those that are points of a list ``inside`` it."""
    starts = {point.start for listing in inside for point in listing.points}
    if not starts:
        return lone
    kept = [(listing, [point for point in listing.points if point.start not in starts]) for listing in lone]
    return [replace(listing, points=points) for listing, points in kept if points]


def _line_start(source: Source, point: Point) -> int:
    """Return where the line of a point told in words begins, where only a dash or a mark of bold type leads to it."""
    block = source.block_at(point.start)
    led = block is not None and not source.text[block.start : point.start].strip(_DASHES)
    return block.start if block and led else point.start


def _nest(points: Sequence[Point]) -> None:
    """Give a point without a parent the innermost point it lies in."""
    open_points: list[Point] = []
    for point in points:
        while open_points and open_points[-1].end < point.end:
            open_points.pop()
        if point.parent is None and open_points and open_points[-1].end > point.start:
            point.parent = open_points[-1]
        open_points.append(point)


def _own_ends(points: Sequence[Point]) -> dict[int, int]:
    """Return where the own words of each point (by id) end: where the first point below it begins."""
    ends = {id(point): point.end for point in points}
    for point in points:
        if point.parent is not None and point.start >= min(point.parent.words, point.parent.label_end + 1):
            ends[id(point.parent)] = min(ends[id(point.parent)], point.start)
    return ends


def _provision(
    source: Source, point: Point, own_end: int, level: int, parent: int | None, days: deadlines.Days
) -> Provision:
    code = _language(source, point)
    start, end = cues.trimmed(source.text, point.start, point.end)
    given = duties.read(source, code, point.words, max(point.words, min(end, own_end)), days)
    told = point.duty if point.duty is not None or point.parent is None else point.parent.duty
    return _provision_of(
        start=start,
        end=end,
        quote=source.text[start:end],
        rule=point.rule,
        label=squeeze(source.text[point.start : point.label_end]),
        heading=_heading(source, point),
        level=level,
        parent=parent,
        nature="duty" if told else "information",
        lead_units=given.lead_units,
        coordinating_units=given.coordinating_units,
        due=given.due,
        due_after=given.term.after if given.term else None,
        due_words=given.term.words if given.term else None,
        schedule=given.schedule,
        output=given.output,
    )


def _language(source: Source, point: Point) -> str:
    block = source.block_at(point.start)
    return block.language if block else source.language


def _heading(source: Source, point: Point) -> str:
    """Return the first clause: up to the colon or the stop, cut between words when it is very long."""
    end = point.heading_end or point.end
    if point.heading_end is None:
        line_end = source.text.find("\n", point.words, point.end)
        end = line_end if line_end > 0 else end
        clause = _CLAUSE_END.search(source.text, min(point.words + _SHORTEST_HEADING, end), end)
        end = clause.start() if clause else end
    words = squeeze(source.text[point.words : end]).rstrip(" ,;").removesuffix("./")  # "thực hiện|./|."
    if len(words) > _LONGEST_HEADING:
        words = words[:_LONGEST_HEADING].rsplit(" ", 1)[0]
    return words


def _enumeration(source: Source, listing: Listing, places: dict[int, int]) -> Enumeration:
    members = tuple(places[id(point)] for point in listing.points)
    start, end = cues.trimmed(source.text, listing.start, listing.end)
    return Enumeration(
        start=start,
        end=end,
        quote=source.text[start:end],
        rule=listing.rule,
        announced=listing.announced,
        found=len(members),
        provisions=members,
    )

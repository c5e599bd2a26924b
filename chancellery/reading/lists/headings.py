"""Measures that are headed: "Strengthening of the lead: …", "Economic integration. The Finance Department …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements
from chancellery.reading.lists.points import Claims, Listing, Point, running
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: A heading before a colon: long enough to say something, short enough to be one.
_HEADING = range(15, 221)
#: Where as many headings follow as were announced, they may be shorter.
_BRIEF = range(5, 221)
#: A heading before a stop, and how many words it has at most.
_STOPPED = range(5, 81)
_MOST_WORDS = 9
#: So many paragraphs at most belong to one of them.
_REACH = 5
_LEAST_BODY = 20
#: The same behind one that may be announced.
_BRIEF_BODY = 8
_LONGEST_CAPTION = 60
_FEWEST_HEADINGS = 3
#: So near before the first heading stands what announces it.
_NEAR = 3
_SPEECH = re.compile(r"[.?!;]\s|[«»“”\"]")
_FIGURE_OR_MARK = re.compile(r"[\d:;?!«»“”\"()]")
_RULE = "structure.headings"


def find(source: Source, claims: Claims) -> list[Listing]:
    """Return the lists of headed paragraphs among those nobody has claimed."""
    found = _headed(source, claims)
    for listing in found:
        claims.take(listing.points)
    return [*found, *_stopped(source, claims)]


#: The block of a headed paragraph, where its heading ends, and where the words behind that begin.
_Heading = tuple[int, int, int]


def _headed(source: Source, claims: Claims) -> list[Listing]:
    """Read paragraphs that begin with a heading and a colon, when they are announced, alike or several."""
    free = claims.free(source)
    brief = [(index, *colon) for index, block in free if (colon := _heading_colon(source, block, _BRIEF_BODY))]
    promised = next(filter(None, (_promised(source, brief[at:]) for at in range(len(brief)))), [])
    candidates = [c for c in brief if c[1] - source.blocks[c[0]].start in _HEADING and _says_enough(source, c)]
    ordering = promised or [c for c in candidates if _orders_at(source, c[0], source.blocks[c[0]].start)]
    alike = _alike(source, brief)
    ordering = max(ordering, alike if alike and _leads_to(source, alike) else _alike(source, candidates), key=len)
    if not ordering:
        return []
    told = announcements.of(source, ordering[0][0], source.blocks[ordering[0][0]].start, len(ordering))
    announced = told.promised if told else None
    if len(ordering) < (2 if announced else _FEWEST_HEADINGS):
        return []
    chosen = candidates if announced == len(candidates) and not promised else ordering
    points = _headed_points(source, chosen)
    members = [point for point in points if point.parent is None]
    strays = [point for point in points if point.parent is not None]
    if promised:
        # what is headed behind as many as were said says how they are carried out
        row = brief[brief.index(promised[-1]) :]
        strays += [_point(source, heading, duty=True) for heading in row[1 : _in_a_row(source, row)]]
    listing = Listing.of(members, told, _RULE)
    if not strays:
        return [listing]
    return [listing, Listing.of(strays, None, "structure.continuations", listed=False)]


def _promised(source: Source, brief: Sequence[_Heading]) -> list[_Heading]:
    """Return the headings that are announced right before the first: as many as was said, or without a number all in a
    row; most with an order or a unit behind the colon, unless there are exactly as many as was said."""
    first = source.blocks[brief[0][0]]
    if not _announced(source, brief[0][0]):
        return []
    told = announcements.before(source, brief[0][0], first.start)
    if told is None:
        return []
    row = _in_a_row(source, brief)
    count = told.promised or (row if source.text[told.end - 1] == ":" else 0)
    chosen = list(brief[:count])
    fewest = 2 if told.promised or told.duty else _FEWEST_HEADINGS
    if count < fewest or len(chosen) < count or chosen[-1][0] - chosen[0][0] >= _REACH * count:
        return []
    orders = sum(_says_what_to_do(source, heading) for heading in chosen)
    return chosen if 2 * orders > count or row == told.promised else []


def _announced(source: Source, index: int) -> bool:
    """Say whether a paragraph near before ``index`` may announce something."""
    near = source.blocks[max(0, index - _NEAR) : index]
    return any(each.quote.endswith(":") or anchors.any_in(source, "list nouns", each.start, each.end) for each in near)


def _leads_to(source: Source, row: Sequence[_Heading]) -> bool:
    """Say whether short headings are announced by the paragraph right before them: "… attend to the following."."""
    above = source.blocks[row[0][0] - 1] if row[0][0] else None
    if above is None or not running(above):
        return False
    start, end = cues.sentences(source, above.start, above.end)[-1]
    told = above.quote.endswith(":") or cues.cue(above.language, "lists", "following", "leads").search(
        source.lower, start, end
    )
    return bool(told) or announcements.counted(source, above.language, start, end, len(row)) is not None


def _in_a_row(source: Source, brief: Sequence[_Heading]) -> int:
    """Return how many headings follow each other without another paragraph between them."""
    return 1 + sum(1 for _ in takewhile(lambda pair: _adjoin(source, *pair), pairwise(brief)))


def _adjoin(source: Source, one: _Heading, other: _Heading) -> bool:
    return not any(running(block) for block in source.blocks[one[0] + 1 : other[0]])


def _alike(source: Source, candidates: Sequence[_Heading]) -> list[_Heading]:
    """Return the longest row of headings that begin with the same word: "As to the guests: …", "As to the hall: …"."""
    best: list[_Heading] = []
    row: list[_Heading] = []
    for heading in candidates:
        joined = row and _adjoin(source, row[-1], heading) and _opening(source, row[-1]) == _opening(source, heading)
        row = [*row, heading] if joined else [heading]
        best = max(best, row, key=len)
    return best if len(best) >= _FEWEST_HEADINGS and not _names_somebody(source, best[0]) else []


def _opening(source: Source, heading: _Heading) -> str:
    start = source.blocks[heading[0]].start
    words = source.lower[start : heading[1]].split(maxsplit=1)
    return words[0] if len(words) > 1 else ""


def _names_somebody(source: Source, heading: _Heading) -> bool:
    block = source.blocks[heading[0]]
    return _opening(source, heading) == "" or any(
        cues.cue(block.language, table, *keys).match(source.lower, block.start, block.end)
        for table, *keys in (("posts", "heads", "honorifics"), ("lists", "label_named"))
    )


def _says_what_to_do(source: Source, heading: _Heading) -> bool:
    """Say whether an order begins with the heading or behind it, or a unit stands behind it."""
    block = source.blocks[heading[0]]
    if any(_orders_at(source, heading[0], at) for at in (block.start, heading[2])):
        return True
    start = cues.trimmed(source.text, heading[2], block.end)[0]
    generic = cues.cue(block.language, "units", "generic").match(source.lower, start, block.end)
    return generic is not None or units.at(source, block.language, start, block.end, bodies=True) is not None


def _stopped(source: Source, claims: Claims) -> Iterator[Listing]:
    """Yield the lists behind a colon or a count whose paragraphs have headings before a stop."""
    for index, block in claims.free(source):
        colon = block.quote.endswith(":")
        if not (colon or anchors.any_in(source, "list nouns", block.start, block.end)):
            continue
        start, end = cues.sentences(source, block.start, block.end)[-1]
        told = announcements.counted(source, block.language, start, end)
        run = _stopped_run(source, index, claims, mixed=told is not None) if told or colon else []
        if told and told.promised and len(run) >= told.promised and (colon or len(run) == told.promised):
            run = run[: told.promised]
        elif len(run) < _FEWEST_HEADINGS or not colon:
            continue
        lead = told or announcements.earlier(source, index, start, end, len(run))
        listing = Listing.of([_point(source, heading) for heading in run], lead, _RULE)
        claims.take(listing.points)
        yield listing


def _stopped_run(source: Source, index: int, claims: Claims, *, mixed: bool) -> list[_Heading]:
    """Return the headed paragraphs that follow block ``index``; captions between them are passed over.

    Where it is not known how many there are, colons are not ``mixed`` with stops.
    """
    run: list[_Heading] = []
    passed = index
    for at in range(index + 1, len(source.blocks)):
        block = source.blocks[at]
        if not running(block):
            continue
        heading = None if at in claims else _stop_heading(source, block)
        if mixed and at not in claims:
            heading = heading or _heading_colon(source, block)
        if heading is None and mixed and at > passed + 1 and _is_caption(block):
            passed = at
            continue
        if heading is None:
            break
        run.append((at, *heading))
    return run


def _is_caption(block: Block) -> bool:
    """Say whether a paragraph may be a caption that the page did not mark: "Photo: A. B."."""
    return len(block.quote) <= _LONGEST_CAPTION and block.quote[-1] not in ".;:"


def _stop_heading(source: Source, block: Block) -> tuple[int, int] | None:
    """Return where a short first sentence ends that heads its paragraph, and where the words behind it begin."""
    stop = source.lower.find(". ", block.start, block.start + _STOPPED.stop)
    if stop - block.start not in _STOPPED or block.end - stop < _LEAST_BODY:
        return None
    short = source.text.count(" ", block.start, stop) < _MOST_WORDS
    marked = _FIGURE_OR_MARK.search(source.text, block.start, stop)
    return (stop, stop + 1) if short and not marked else None


def _point(source: Source, heading: _Heading, *, duty: bool | None = None) -> Point:
    block = source.blocks[heading[0]]
    point = Point(block.start, block.end, block.start, block.start, _RULE, duty=duty)
    point.heading_end = heading[1]
    return point


def _orders_at(source: Source, index: int, start: int) -> bool:
    block = source.blocks[index]
    return openings.measures(source, block.language, cues.trimmed(source.text, start, block.end)[0], block.end)


def _says_enough(source: Source, heading: _Heading) -> bool:
    return source.blocks[heading[0]].end - heading[2] >= _LEAST_BODY


def _heading_colon(source: Source, block: Block, least: int = _LEAST_BODY) -> tuple[int, int] | None:
    """Return where a heading ends and where the words after its colon begin."""
    colon = _colon(source.lower, block.start, block.start + _HEADING.stop)
    end = colon - (colon > block.start and source.lower[colon - 1].isspace())
    if colon < 0 or end - block.start not in _BRIEF or block.end - colon - 1 < least:
        return None
    if _SPEECH.search(source.lower, block.start, end):
        return None
    said = cues.cue(block.language, "lists", "reporting").search(source.lower, block.start, end)
    return None if said else (end, colon + 1)


def _colon(lower: str, start: int, limit: int) -> int:
    """Return where the first colon before ``limit`` stands that a blank follows, or -1."""
    colon = lower.find(":", start, limit - 1)
    while colon >= 0 and not lower[colon + 1 : colon + 2].isspace():
        colon = lower.find(":", colon + 1, limit - 1)
    return colon


def _headed_points(source: Source, chosen: Sequence[tuple[int, int, int]]) -> list[Point]:
    points: list[Point] = []
    for place, (index, *_) in enumerate(chosen):
        stop = chosen[place + 1][0] if place + 1 < len(chosen) else len(source.blocks)
        point = _point(source, chosen[place], duty=True)
        points.append(point)
        points.extend(_following(source, index, stop, point))
    return points


def _following(source: Source, index: int, stop: int, point: Point) -> Iterator[Point]:
    """Lengthen ``point`` by the paragraphs that go on ordering; those behind an interruption stand for themselves."""
    apart = False
    for block in source.blocks[index + 1 : stop]:
        goes_on = running(block) and (
            openings.measures(source, block.language, block.start, block.end)
            or (not apart and openings.infinitive(source, block.language, block.start, block.end))
            or _units_must(source, block)
        )
        if not goes_on:
            if stop == len(source.blocks):
                return
            apart = True
        elif apart:
            yield Point(block.start, block.end, block.start, block.start, "structure.continuations", point, duty=True)
        else:
            point.end = block.end


def _units_must(source: Source, block: Block) -> bool:
    """Say whether a paragraph begins with units in general and says what they must do."""
    generic = cues.cue(block.language, "units", "generic").match(source.lower, block.start, block.end)
    return generic is not None and openings.obliges(source, block.language, block.start, block.end)

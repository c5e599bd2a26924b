"""Measures that bear no label: headings with a colon, runs of orders, and orders parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements, paragraphs
from chancellery.reading.lists.points import Claims, Listing, Point, running
from chancellery.reading.phrases import anchors, cues, openings, title_lines
from chancellery.reading.text import Source

#: A heading before a colon: long enough to say something, short enough to be one.
_HEADING = range(15, 221)
#: Where as many headings follow as were announced, they may be shorter.
_BRIEF = range(5, 221)
#: So many paragraphs at most belong to one of them.
_REACH = 5
_LEAST_BODY = 20
_FEWEST_HEADINGS = 3
_FEWEST_CLAUSES = 3
_CLAUSE = range(12, 900)
_CLAUSES = "structure.clauses"
_LABEL = re.compile(r"\(?(?:[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{0,2}(?=\S)")
#: Paragraphs of another kind that may stand inside a run of orders (a caption the page did not mark).
_INTERRUPTION = 1
#: A single order this many paragraphs after a run is still its last point.
_STRAY = 8
_ENDS = (".", ";", "!", "。", "；")
_SPEECH = re.compile(r"[.?!;]\s|[«»“”\"]")


def find(source: Source, claims: Claims) -> list[Listing]:
    """Return the lists of unlabelled measures in the blocks nobody has claimed, the surest rule first."""
    found: list[Listing] = []
    for rule in (_headed, paragraphs.find, _clauses, _runs):
        for listing in rule(source, claims):
            claims.take(listing.points)
            found.append(listing)
    return found


def _free(source: Source, claims: Claims) -> Iterator[tuple[int, Block]]:
    for index, block in enumerate(source.blocks):
        if block.role == "body" and index not in claims:
            yield index, block


# --- "Strengthening of the lead: …" ---------------------------------------------------------------------------------


def _headed(source: Source, claims: Claims) -> list[Listing]:
    """Read paragraphs that begin with a heading and a colon, when they are announced or several."""
    brief: list[tuple[int, int, int]] = []
    for index, block in _free(source, claims):
        colon = _heading_colon(source, block)
        if colon:
            brief.append((index, *colon))
    promised = _promised_headings(source, brief)
    candidates = [c for c in brief if c[1] - source.blocks[c[0]].start in _HEADING]
    ordering = promised or [c for c in candidates if _orders_at(source, c[0], source.blocks[c[0]].start)]
    if not ordering:
        return []
    first = source.blocks[ordering[0][0]]
    told = announcements.before(source, ordering[0][0], first.start)
    announced = told.promised if told else None
    if len(ordering) < (2 if announced else _FEWEST_HEADINGS):
        return []
    chosen = candidates if announced == len(candidates) and not promised else ordering
    points = _headed_points(source, chosen)
    members = [point for point in points if point.parent is None]
    strays = [point for point in points if point.parent is not None]
    listing = Listing.of(members, told, "structure.headings")
    if not strays:
        return [listing]
    return [listing, Listing.of(strays, None, "structure.continuations", listed=False)]


def _promised_headings(source: Source, brief: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the headings that are announced right before them, as many as was said or as tasks without a number; most
    with an order behind the colon."""
    if not brief:
        return []
    told = announcements.before(source, brief[0][0], source.blocks[brief[0][0]].start)
    if told is None:
        return []
    count = told.promised or (_in_a_row(brief) if told.duty and source.text[told.end - 1] == ":" else 0)
    chosen = list(brief[:count])
    if count < 2 or len(chosen) < count or chosen[-1][0] - chosen[0][0] >= _REACH * count:
        return []
    orders = sum(any(_orders_at(source, c[0], at) for at in (source.blocks[c[0]].start, c[2])) for c in chosen)
    return chosen if 2 * orders > count else []


def _in_a_row(brief: Sequence[tuple[int, int, int]]) -> int:
    """Return how many headings follow each other without another paragraph between them."""
    return 1 + sum(1 for _ in takewhile(lambda pair: pair[1][0] == pair[0][0] + 1, pairwise(brief)))


def _orders_at(source: Source, index: int, start: int) -> bool:
    block = source.blocks[index]
    return openings.measures(source, block.language, cues.trimmed(source.text, start, block.end)[0], block.end)


def _heading_colon(source: Source, block: Block) -> tuple[int, int] | None:
    """Return where a heading ends and where the words after its colon begin."""
    colon = _colon(source.lower, block.start, block.start + _HEADING.stop)
    end = colon - (colon > block.start and source.lower[colon - 1].isspace())
    if colon < 0 or end - block.start not in _BRIEF or block.end - colon - 1 < _LEAST_BODY:
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
    for place, (index, heading_end, _) in enumerate(chosen):
        block = source.blocks[index]
        stop = chosen[place + 1][0] if place + 1 < len(chosen) else len(source.blocks)
        point = Point(block.start, block.end, block.start, block.start, "structure.headings", duty=True)
        point.heading_end = heading_end
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


# --- "The units shall focus on a …; b …; c …" -----------------------------------------------------------------------


def _clauses(source: Source, claims: Claims) -> Iterator[Listing]:
    """Read one sentence that leads in and parts what is to be done by semicolons."""
    for _, block in _free(source, claims):
        if source.lower.count(";", block.start, block.end) < _FEWEST_CLAUSES - 1:
            continue
        for start, end in cues.sentences(source, block.start, block.end):
            if promised := _promised(source, block, start, end):
                yield promised
                continue
            lead = cues.last(
                cues.cue(block.language, "lists", "leads"), source.lower, start, _first_semicolon(source, start, end)
            )
            if lead is None:
                continue
            words = _after_lead(source, lead.end(), end)
            spans = [span for span in _parted(source, words, end) if span[1] - span[0] in _CLAUSE]
            if len(spans) >= _FEWEST_CLAUSES and _parallel(source, block.language, spans):
                yield _clause_listing(source, start, lead.end(), spans)


def promised(source: Source) -> Iterator[Listing]:
    """Yield the sentences that announce so many clauses and part them by semicolons, wherever they stand."""
    for block in source.blocks:
        if ";" in block.quote and ": " in block.quote and running(block) and _counts(source, block):
            spans = cues.sentences(source, block.start, block.end)
            yield from filter(None, (_promised(source, block, *span) for span in spans))


def _counts(source: Source, block: Block) -> bool:
    return anchors.any_in(source, "list nouns", block.start, block.end)


def _promised(source: Source, block: Block, start: int, end: int) -> Listing | None:
    """Read "Three tasks were set: …; …; …": as many clauses as were announced before the colon, however built."""
    colon = source.lower.find(":", start, _first_semicolon(source, start, end))
    told = announcements.counted(source, block.language, start, colon) if colon > 0 else None
    if told is None:
        return None
    spans = [span for span in _parted(source, _after_lead(source, colon, end), end) if span[0] < span[1]]
    if len(spans) != told.promised:
        return None
    points = [_clause(source, first, last, duty=told.duty) for first, last in spans]
    return Listing(points, *cues.trimmed(source.text, start, colon), _CLAUSES, announced=told.promised)


def _clause(source: Source, start: int, end: int, *, duty: bool | None) -> Point:
    """Return a clause as a point, with the label it may have: "|(1)| the Port Office sends …"."""
    label = _LABEL.match(source.text, start, end)
    words = label.end() if label else start
    return Point(start, end, words, start + len(label.group().rstrip()) if label else start, _CLAUSES, duty=duty)


def _first_semicolon(source: Source, start: int, end: int) -> int:
    found = source.lower.find(";", start, end)
    return end if found < 0 else found


def _after_lead(source: Source, position: int, end: int) -> int:
    while position < end and source.text[position] in " :,\t":
        position += 1
    return position


def _parted(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence at its semicolons; the last full stop belongs to the sentence, not to the clause."""
    while start < end:
        cut = source.lower.find(";", start, end)
        stop = end if cut < 0 else cut
        yield cues.trimmed(source.text, start, stop)
        start = stop + 1


def _parallel(source: Source, code: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether the clauses are built alike: each names something to do, or each begins with an article."""
    doing = sum(openings.measures(source, code, *span) for span in spans)
    articles = cues.cue(code, "units", "articles")
    named = sum(articles.match(source.lower, *span) is not None for span in spans)
    return max(doing, named) == len(spans)


def _clause_listing(source: Source, start: int, lead_end: int, spans: Sequence[tuple[int, int]]) -> Listing:
    points = [_clause(source, first, last, duty=True) for first, last in spans]
    return Listing(points, *cues.trimmed(source.text, start, lead_end), _CLAUSES)


# --- "Continuer à …" / "Renforcer …": one order to a paragraph ------------------------------------------------------


def _runs(source: Source, claims: Claims) -> list[Listing]:
    """Read paragraphs that each begin with an order and follow one another; the first may stand in its lead."""
    runs: list[list[tuple[int, int]]] = []
    silence = _INTERRUPTION + 1
    for index, block in enumerate(source.blocks):
        if not running(block):
            continue
        leads_in = block.quote.endswith(":")
        titled = index > 0 and title_lines.names_kind(source.blocks[index - 1])
        orders = not titled and openings.orders(source, block.language, block.start, block.end)
        if index in claims or leads_in or not orders:
            silence = silence + 1 if index not in claims else _INTERRUPTION + 1
            continue
        if silence > _INTERRUPTION:
            runs.append(_led(source, index, claims))
        runs[-1].append((index, block.start))
        silence = 0
    joined = [[point for point in run if not _is_title(source, point[0])] for run in _join_strays(runs)]
    return [_run_listing(source, run) for run in joined if len(run) > 1 and _closed(source, run)]


def _is_title(source: Source, index: int) -> bool:
    """Say whether a line without a stop opens the text: "Đẩy mạnh toàn diện công tác đối ngoại"."""
    above = any(block.role == "body" for block in source.blocks[:index])
    return not above and not source.blocks[index].quote.endswith((*_ENDS, ":", ","))


def _closed(source: Source, run: Sequence[tuple[int, int]]) -> bool:
    """Say whether any of a run ends as a sentence or its part does, which no title does, or a colon leads to it."""
    first = run[0][0]
    announced = first > 0 and source.blocks[first - 1].quote.endswith(":")
    return announced or any(source.blocks[index].quote.endswith(_ENDS) for index, _ in run)


def _led(source: Source, index: int, claims: Claims) -> list[tuple[int, int]]:
    """Return the first point of a run where it stands in the paragraph before: "… is required to continue …"."""
    before = next((i for i in range(index - 1, -1, -1) if running(source.blocks[i])), -1)
    if before < 0 or before in claims:
        return []
    block = source.blocks[before]
    start, end = cues.sentences(source, block.start, block.end)[-1]
    lead = anchors.last(source, block.language, "addressed", start, end)
    if lead is None:
        return []
    words = cues.trimmed(source.text, lead.end(), end)[0]
    return [(before, words)] if openings.orders(source, block.language, words, end) else []


def _join_strays(runs: Sequence[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Give a lone order to the run it follows: it would otherwise be a list of one."""
    joined: list[list[tuple[int, int]]] = []
    for run in runs:
        near = joined and len(joined[-1]) > 1 and run[0][0] - joined[-1][-1][0] <= _STRAY
        if len(run) == 1 and near:
            joined[-1].extend(run)
        else:
            joined.append(run)
    return joined


def _run_listing(source: Source, run: Sequence[tuple[int, int]]) -> Listing:
    rule = "structure.runs"
    points = [Point(start, source.blocks[index].end, start, start, rule, duty=True) for index, start in run]
    first_index, first = run[0]
    told = announcements.before(source, first_index, first)
    if told and told.duty is False:
        told = None
    return Listing.of(points, told, rule)

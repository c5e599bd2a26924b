"""Measures that bear no label: paragraphs with headings, runs of orders, and orders parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements, headings, paragraphs
from chancellery.reading.lists.points import Claims, Listing, Point, running
from chancellery.reading.phrases import anchors, cues, openings, title_lines, words
from chancellery.reading.text import Source

_FEWEST_CLAUSES = 3
_CLAUSE = range(12, 900)
_CLAUSES = "structure.clauses"
_LABEL = re.compile(r"\(?(?:[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{0,2}(?=\S)")
#: Paragraphs of another kind that may stand inside a run of orders (a caption the page did not mark).
_INTERRUPTION = 1
#: A single order this many paragraphs after a run is still its last point.
_STRAY = 8
_ENDS = (".", ";", "!", "。", "；")


def find(source: Source, claims: Claims) -> list[Listing]:
    """Return the lists of unlabelled measures in the blocks nobody has claimed, the surest rule first."""
    found: list[Listing] = []
    for rule in (headings.find, paragraphs.find, _clauses, _runs):
        for listing in rule(source, claims):
            claims.take(listing.points)
            found.append(listing)
    return found


# --- "The units shall focus on a …; b …; c …" -----------------------------------------------------------------------


def _clauses(source: Source, claims: Claims) -> Iterator[Listing]:
    """Read one sentence that leads in and parts what is to be done by semicolons."""
    for _, block in claims.free(source):
        if source.lower.count(";", block.start, block.end) < _FEWEST_CLAUSES - 1:
            continue
        for start, end in cues.sentences(source, block.start, block.end):
            if listing := _promised(source, block, start, end):
                yield listing
                continue
            lead = cues.last(
                cues.cue(block.language, "lists", "leads"), source.lower, start, _first_semicolon(source, start, end)
            )
            if lead is None:
                continue
            spans = [
                span
                for span in _parted(source, _after_lead(source, lead.end(), end), end)
                if span[1] - span[0] in _CLAUSE
            ]
            if len(spans) >= _FEWEST_CLAUSES and _parallel(source, block.language, spans):
                yield _clause_listing(source, start, lead.end(), spans)


def promised(source: Source) -> Iterator[Listing]:
    """Yield the sentences that announce so many clauses and part them by semicolons, wherever they stand."""
    for block in source.blocks:
        if ";" in block.quote and ": " in block.quote and running(block) and _counts(source, block):
            spans = cues.sentences(source, block.start, block.end)
            yield from filter(None, (_promised(source, block, *span) for span in spans))


def _counts(source: Source, block: Block) -> bool:
    if anchors.any_in(source, "list nouns", block.start, block.end):
        return True
    counted = anchors.any_in(source, "counts", block.start, block.end)
    return block.quote.count(";") >= _FEWEST_CLAUSES - 1 and (counted or words.any_figures(source, *_span(block)))


def _span(block: Block) -> tuple[int, int]:
    return block.start, block.end


def _promised(source: Source, block: Block, start: int, end: int) -> Listing | None:
    """Read "Three tasks were set: …; …; …": as many clauses as were announced before the colon, however built."""
    colon = source.lower.find(":", start, _first_semicolon(source, start, end))
    if colon < 0:
        return None
    told = announcements.counted(source, block.language, start, colon)
    spans = [span for span in _parted(source, _after_lead(source, colon, end), end) if span[0] < span[1]]
    if (told is None or told.promised != len(spans)) and not _as_many_of_anything(source, block, start, colon, spans):
        return None
    points = [_clause(source, first, last, duty=told.duty if told else None) for first, last in spans]
    return Listing(points, *cues.trimmed(source.text, start, colon), _CLAUSES, announced=len(spans))


def _as_many_of_anything(
    source: Source, block: Block, start: int, colon: int, spans: Sequence[tuple[int, int]]
) -> bool:
    """Say whether as many things of whatever kind were counted as there are clauses, and these are no names."""
    small = sum(not source.text[first].isupper() for first, _ in spans)
    return 2 * small > len(spans) and announcements.exactly(source, block.language, start, colon + 1, len(spans))


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

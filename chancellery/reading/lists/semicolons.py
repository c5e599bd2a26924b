"""Points that one sentence parts by semicolons: "The units shall focus on a …; b …; c …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements, joined
from chancellery.reading.lists.points import Announcement, Claims, Listing, Point, running
from chancellery.reading.phrases import anchors, cues, words
from chancellery.reading.text import Source

_FEWEST_CLAUSES = 3
#: "Among them:", "Są to:", "São elas:": what only points on.
_FEW_WORDS = 3
#: So far behind what leads in ends what it counts or names.
_FAR_COLON = 70
_CLAUSE = range(12, 900)
_CLAUSES = "structure.clauses"
_LABEL = re.compile(r"\(?(?:[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{0,2}(?=\S)")


def find(source: Source, claims: Claims) -> Iterator[Listing]:
    """Read one sentence that leads in and parts what is to be done by semicolons."""
    for index, block in claims.free(source):
        if source.lower.count(";", block.start, block.end) < _FEWEST_CLAUSES - 1:
            continue
        before = _last_sentence_above(source, index)
        for start, end in cues.sentences(source, block.start, block.end):
            listing = (
                _promised(source, block, start, end)
                or _counted_before(source, block, before, start, end)
                or _led_in(source, block, start, end)
            )
            if listing:
                yield listing
            before = start, end


def _last_sentence_above(source: Source, index: int) -> tuple[int, int] | None:
    """Return the last sentence of the paragraph above."""
    above = source.blocks[index - 1] if index else None
    return cues.sentences(source, above.start, above.end)[-1] if above and running(above) else None


def _counted_before(
    source: Source, block: Block, before: tuple[int, int] | None, start: int, end: int
) -> Listing | None:
    """Read "Five tasks were set. These are to …; to …; …": as many clauses as the sentence before counts."""
    if before is None or source.text.count(";", start, end) < _FEWEST_CLAUSES - 1:
        return None
    first = _first_semicolon(source, start, end)
    colon = source.text.find(":", start, first)
    short = colon >= 0 and len(source.text[start:colon].split()) <= _FEW_WORDS
    namely = cues.cue(block.language, "lists", "namely").match(source.lower, start, first)
    if not (short or namely):
        return None
    lead = max(colon if short else start, namely.end() if namely else start)
    spans = [span for span in _parted(source, _after_lead(source, lead, end), end) if span[0] < span[1]]
    told = announcements.counted(source, source.language_at(before[0]), *before, found=len(spans))
    if told is None or told.promised != len(spans):
        return None
    points = [_clause(source, first, last, duty=told.duty) for first, last in spans]
    return Listing(points, *before, _CLAUSES, announced=len(spans))


def _led_in(source: Source, block: Block, start: int, end: int) -> Listing | None:
    """Read "The units shall focus on a …; b …; c …", where the clauses are built alike."""
    first = _first_semicolon(source, start, end)
    lead = cues.last(cues.cue(block.language, "lists", "leads"), source.lower, start, first)
    if lead is None:
        return None
    # "focus on |a number of contents:| a …; b …"
    colon = source.text.find(":", lead.end(), min(first, lead.end() + _FAR_COLON))
    begin = _after_lead(source, max(lead.end(), colon), end)
    spans = [span for span in _parted(source, begin, end) if span[1] - span[0] in _CLAUSE]
    behind_colon = ":" in source.text[lead.end() : begin]
    if len(spans) < _FEWEST_CLAUSES or not _parallel(source, block.language, spans, mostly=behind_colon):
        return None
    return _clause_listing(source, start, lead.end(), spans)


def promised(source: Source) -> Iterator[Listing]:
    """Yield the sentences that announce so many clauses and part them by semicolons, wherever they stand."""
    for block in source.blocks:
        if ": " not in block.quote or not any(mark in block.quote for mark in ";,，"):
            continue
        if running(block) and _counts(source, block):
            spans = cues.sentences(source, block.start, block.end)
            yield from filter(None, (_promised(source, block, *span) for span in spans))


def _counts(source: Source, block: Block) -> bool:
    if anchors.any_in(source, "list nouns", block.start, block.end):
        return True
    counted = anchors.any_in(source, "counts", block.start, block.end)
    parts = max(block.quote.count(mark) for mark in ";,，")
    return parts >= _FEWEST_CLAUSES - 1 and (counted or words.any_figures(source, *_span(block)))


def _span(block: Block) -> tuple[int, int]:
    return block.start, block.end


def _promised(source: Source, block: Block, start: int, end: int) -> Listing | None:
    """Read "Three tasks were set: …; …; …": as many clauses as were announced before the colon, however built."""
    colon = source.lower.find(":", start, _first_semicolon(source, start, end))
    if colon < 0:
        return None
    told = announcements.counted(source, block.language, start, colon)
    spans = [span for span in _parted(source, _after_lead(source, colon, end), end) if span[0] < span[1]]
    if told and told.promised and len(spans) < told.promised:
        spans = joined.parted(source, block.language, spans, told.promised)
    elif told is None and len(spans) == 1:
        spans = joined.as_many(source, block.language, start, colon, spans[0])
        told = Announcement(start, colon, len(spans), duty=True) if spans else None
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


def _parallel(source: Source, code: str, spans: Sequence[tuple[int, int]], *, mostly: bool) -> bool:
    """Say whether the clauses are built alike: each names something to do, or each begins with an article.

    Where a colon leads to them, it is enough that most do (``mostly``).
    """
    doing = sum(joined.says_what_to_do(source, code, *span) for span in spans)
    articles = cues.cue(code, "units", "articles")
    named = sum(articles.match(source.lower, *span) is not None for span in spans)
    return max(doing, named) == len(spans) or (mostly and 2 * doing > len(spans))


def _clause_listing(source: Source, start: int, lead_end: int, spans: Sequence[tuple[int, int]]) -> Listing:
    points = [_clause(source, first, last, duty=True) for first, last in spans]
    return Listing(points, *cues.trimmed(source.text, start, lead_end), _CLAUSES)

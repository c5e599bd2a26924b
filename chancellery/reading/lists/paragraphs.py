"""Paragraphs without a label that a colon announces: as many as it promises, or each closed by a semicolon.

"Four tasks were set:" and four paragraphs; "The parties agree to:" and paragraphs of which all but the last end in
semicolons.
Where a translation broke the ordinals of such a list, its number still says which paragraphs belong to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements, markers
from chancellery.reading.lists.points import Announcement, Claims, Listing, Point, running
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

_RULE = "structure.paragraphs"
_FEWEST = 2
_FEWEST_CLOSED = 3
_LONGEST = 700
#: A shorter line ("Considering:") says nothing of what it leads in.
_FEWEST_WORDS = 3
_STOPS = frozenset(".;。；")
_ENDS = _STOPS | frozenset(':：!?…»”")）')
_COLONS = (":", "：")


def completed(source: Source, told: Sequence[Listing]) -> list[Listing]:
    """Return lists ``told`` in words, each with all the paragraphs its announcement promises.

    A list with as many points as were promised, or whose points do not stand right behind its announcement, stays.
    """
    return [_completed(source, listing) or listing for listing in told]


def _completed(source: Source, listing: Listing) -> Listing | None:
    promised = listing.announced or 0
    if len(listing.points) >= promised:
        return None
    block = source.block_at(listing.end - 1)
    spans = _promised(source, _index(source, block.start), promised) if block and block.quote.endswith(_COLONS) else []
    known = {point.start: point for point in listing.points}
    if not spans or not set(known) <= {start for start, _ in spans}:
        return None
    if not _end_alike(source, [span for span in spans if span[0] not in known], listing):
        return None
    points = [known.get(start) or Point(start, end, start, start, listing.rule) for start, end in spans]
    return Listing.of(points, Announcement(listing.start, listing.end, promised, listing.points[0].duty), listing.rule)


def _end_alike(source: Source, more: Sequence[tuple[int, int]], listing: Listing) -> bool:
    """Say whether the paragraphs taken for points end in a stop as those told in words do: captions do not."""
    stops = all(source.text[point.end - 1] in _STOPS for point in listing.points)
    return not stops or all(source.text[end - 1] in _STOPS for _, end in more)


def find(source: Source, claims: Claims) -> Iterator[Listing]:
    """Yield the lists of unlabelled paragraphs in the blocks nobody has claimed."""
    for index, block in enumerate(source.blocks[:-1]):
        if not block.quote.endswith(_COLONS) or not running(block):
            continue
        start, end = cues.sentences(source, block.start, block.end)[-1]
        told = announcements.ending(source, block.language, start, end)
        spans = _promised(source, index, told.promised) if told and told.promised else _closed(source, index)
        if spans and not any(_labelled(source, _index(source, first), claims) for first, _ in spans):
            yield Listing.of(
                [Point(first, last, first, first, _RULE) for first, last in spans],
                told or Announcement(start, end),
                _RULE,
            )


def _index(source: Source, start: int) -> int:
    """Return which block begins at ``start``."""
    return bisect_left(source.blocks, start, key=lambda block: block.start)


def _behind(source: Source, index: int) -> Iterator[Block]:
    """Yield the blocks behind block ``index``, of which mostly few are wanted: a slice would copy all."""
    return (source.blocks[at] for at in range(index + 1, len(source.blocks)))


def _labelled(source: Source, index: int, claims: Claims) -> bool:
    return index in claims or markers.read(source, source.blocks[index]) is not None


def _promised(source: Source, index: int, count: int) -> list[tuple[int, int]]:
    """Return the ``count`` paragraphs behind block ``index``; none where one is a heading, or leads in what bears no
    labels. What a broken line goes on with belongs to the paragraph above, and so do labelled points it leads in."""
    spans: list[tuple[int, int]] = []
    leads_in = False
    for block in _behind(source, index):
        if not running(block):
            continue
        if spans and _within(source, block, spans[-1], leads_in=leads_in):
            spans[-1] = spans[-1][0], block.end
            continue
        if len(spans) == count or block.role == "heading":
            break
        if len(block.quote) > _LONGEST or (leads_in and source.text[spans[-1][1] - 1] in _COLONS):
            return []
        leads_in = block.quote.endswith(_COLONS)
        spans.append((block.start, block.end))
    closed = spans and source.text[spans[-1][1] - 1] not in _COLONS
    return spans if closed and len(spans) == count >= _FEWEST else []


def _within(source: Source, block: Block, above: tuple[int, int], *, leads_in: bool) -> bool:
    """Say whether a paragraph goes on with the point ``above``: in the middle of its sentence, or below its colon."""
    if leads_in and markers.read(source, block) is not None:
        return True
    open_line = source.text[above[1] - 1] not in _ENDS and source.text[above[0]].isupper()
    return open_line and block.quote[0].islower()


def _closed(source: Source, index: int) -> list[tuple[int, int]]:
    """Return the paragraphs behind block ``index`` that end in semicolons, with the one behind them."""
    spans: list[tuple[int, int]] = []
    if len(source.blocks[index].quote.split()) < _FEWEST_WORDS:
        return spans
    for block in _behind(source, index):
        if not running(block) or len(block.quote) > _LONGEST:
            break
        spans.append((block.start, block.end))
        if not _goes_on(block.quote, block.language):
            break
    return spans if len(spans) >= _FEWEST_CLOSED else []


def _goes_on(words: str, code: str) -> bool:
    """Say whether a paragraph ends in a semicolon, "and" behind it perhaps."""
    closing, _, rest = words.rpartition(";")
    return bool(closing) and (
        not rest.strip() or cues.cue(code, "units", "and").fullmatch(rest.strip().lower()) is not None
    )

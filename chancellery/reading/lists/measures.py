"""Measures that bear no label: paragraphs with headings, runs of orders, and orders parted by semicolons."""

from __future__ import annotations

from collections.abc import Sequence

from chancellery.reading.lists import announcements, headings, paragraphs, semicolons
from chancellery.reading.lists.points import Claims, Listing, Point, running
from chancellery.reading.phrases import anchors, cues, openings, title_lines
from chancellery.reading.text import Source

#: Paragraphs of another kind that may stand inside a run of orders (a caption the page did not mark).
_INTERRUPTION = 1
#: A single order this many paragraphs after a run is still its last point.
_STRAY = 8
_ENDS = (".", ";", "!", "。", "；")


def find(source: Source, claims: Claims) -> list[Listing]:
    """Return the lists of unlabelled measures in the blocks nobody has claimed, the surest rule first."""
    found: list[Listing] = []
    for rule in (headings.find, paragraphs.find, semicolons.find, _runs):
        for listing in rule(source, claims):
            claims.take(listing.points)
            found.append(listing)
    return found


def _runs(source: Source, claims: Claims) -> list[Listing]:
    """Read paragraphs that each begin with an order and follow one another: "Continuer à …", "Renforcer …".

    The first may stand in its lead.
    """
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
    return [_run_listing(source, run, claims) for run in joined if len(run) > 1 and _closed(source, run)]


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


def _run_listing(source: Source, run: Sequence[tuple[int, int]], claims: Claims) -> Listing:
    rule = "structure.runs"
    first_index, first = run[0]
    told = announcements.before(source, first_index, first)
    if told and told.duty is False:
        told = None
    if told and (told.promised or 0) > len(run):
        # as many paragraphs as were announced, though one of them begins with a verb that no list holds
        between = range(first_index + 1, run[-1][0] + 1)
        rest = [(at, source.blocks[at].start) for at in between if running(source.blocks[at]) and at not in claims]
        run = [run[0], *rest] if len(rest) + 1 == told.promised else run
    points = [Point(start, source.blocks[index].end, start, start, rule, duty=True) for index, start in run]
    return Listing.of(points, told, rule)

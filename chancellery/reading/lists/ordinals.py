"""Lists told in running text: "Firstly, … Secondly, … Finally, …", also when translation broke an ordinal.

Between two points there may be paragraphs that go on, captions and boxes of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements
from chancellery.reading.lists.points import Listing, Point, running, unbroken_end
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

#: A list whose next point is further away than this many paragraphs has ended.
_REACH = 20
#: How much of the text before an ordinal shows whether a clause begins there.
_NEAR = 16
_RULE = "structure.ordinals"
#: "Primero. Inscripción. …", "Segundo.- …": at the head of a paragraph a stop is enough.
_STOP = re.compile(r"\.(?:\s?[-–—])?(?=\s\S)")


class _Spoken(NamedTuple):
    """An ordinal in the text. ``value`` is 0 for "finally"; ``weekday`` says that it reads as a day of the week."""

    start: int
    label_end: int
    words: int
    block: int
    value: int
    weekday: bool


def find(source: Source) -> list[Listing]:
    """Return the lists told with ordinals, in reading order."""
    series: list[list[_Spoken]] = []
    for spoken in _spoken(source):
        _place(spoken, series)
    openings = [run[0] for run in series[1:]]
    return [_listing(source, run, after) for run, after in zip_longest(series, openings) if len(run) > 1]


def _place(spoken: _Spoken, series: list[list[_Spoken]]) -> None:
    """Let ``spoken`` open a list, continue the open one, or fall."""
    if spoken.value == 1:
        series.append([spoken])
        return
    if not series or not series[-1] or series[-1][-1].value == 0:
        return
    last = series[-1][-1]
    if spoken.block - last.block > _REACH:
        return
    ahead = spoken.value - last.value
    if spoken.value == 0 or ahead == 1 or (ahead == 2 and not spoken.weekday):
        series[-1].append(spoken)


def _spoken(source: Source) -> Iterator[_Spoken]:
    places = anchors.starts(source, "ordinals")
    if not places:
        return
    for index, block in enumerate(source.blocks):
        # Most paragraphs hold none: no more is asked of them.
        first = bisect_left(places, block.start)
        if first == len(places) or places[first] >= block.end or not running(block):
            continue
        code = block.language
        for match in anchors.matches(source, code, "ordinals", block.start, block.end):
            follow = _follow(code).match(source.lower, match.end(), block.end)
            words = " ".join(match.group().split())
            # "Một là" is a whole opening; the others need a comma, a colon or "is"
            whole = words.endswith(" là") or words in cues.phrases(code, "lists", "ordinals_alone")
            if whole and follow and follow.group().strip() not in {",", ":"}:
                follow = None  # "Erstens |wird| das Amt …": the verb belongs to what is said
            if follow is None and match.start() == block.start:
                follow = _STOP.match(source.lower, match.end(), block.end)
            if (follow is None and not whole) or not _opens(source, block, match.start()):
                continue
            key = _keys(code)[words]
            yield _Spoken(
                start=match.start(),
                label_end=match.end(),
                words=cues.trimmed(source.text, follow.end() if follow else match.end(), block.end)[0],
                block=index,
                value=0 if key == "last" else int(key.removeprefix("weekday_")),
                weekday=key.startswith("weekday_"),
            )


def _opens(source: Source, block: Block, start: int) -> bool:
    """Say whether a point may begin at ``start``: a paragraph, a sentence or a clause begins there."""
    before = source.lower[max(block.start, start - _NEAR) : start].rstrip()
    last_word = cues.cue(block.language, "units", "and").search(before)
    if last_word and last_word.end() == len(before):
        before = before[: last_word.start()].rstrip()
        return before.endswith((";", ",", "."))
    before = before.rstrip('-–—•+* "“„«(')
    return not before or before[-1] in '.;:!?…»”"'


def _listing(source: Source, run: Sequence[_Spoken], after: _Spoken | None) -> Listing:
    told = announcements.before(source, run[0].block, run[0].start)
    points = [
        Point(spoken.start, _end(source, run, place, after), spoken.words, spoken.label_end, _RULE)
        for place, spoken in enumerate(run)
    ]
    return Listing.of(points, told, _RULE)


def _end(source: Source, run: Sequence[_Spoken], position: int, after: _Spoken | None) -> int:
    """Return where a point ends: at the next one, at the next list ``after``, at a break, or with its paragraph."""
    spoken = run[position]
    block = source.blocks[spoken.block]
    if position + 1 < len(run):
        follower = run[position + 1]
        if follower.block == spoken.block:
            return cues.trimmed(source.text, spoken.start, follower.start)[1]
        return unbroken_end(source.blocks, spoken.block, follower.block)
    limit = after.start if after and after.block == spoken.block else block.end
    previous = run[position - 1]
    told_in_one_sentence = previous.block == spoken.block and source.text[
        previous.start : spoken.start
    ].rstrip().endswith((";", ","))
    if told_in_one_sentence:
        limit = min(limit, cues.sentence_at(source, spoken.start, block.start, block.end)[1])
    return cues.trimmed(source.text, spoken.start, limit)[1]


@cache
def _keys(code: str) -> dict[str, str]:
    keys = languages.get(code).pairs("ordinals")
    return {phrase: key for phrase, key in keys.items() if key not in ("after",)}


@cache
def _follow(code: str) -> re.Pattern[str]:
    """What parts an ordinal from its words: a comma, a colon, "is to"."""
    return re.compile(rf"\s{{0,2}}[,:]|\s{cues.whole(languages.get(code).words('ordinals', 'after'))}")

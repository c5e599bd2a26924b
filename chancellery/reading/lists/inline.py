"""Points counted inside one paragraph: "(i) …; (ii) …", "a) …; b) …", "1) …, 2) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from chancellery.reading import cues, numerals
from chancellery.reading.lists import announcements
from chancellery.reading.lists.points import Listing, Point, running
from chancellery.reading.text import Source

_RULE = "structure.inline"
_FEWEST = 2
#: The last point of a row ends with its sentence, at the latest after this many characters.
_LONGEST = 1500
# "(ii)", "(b)", "(3)"; or "b)" and "3)" after a mark that parts
_LABEL = re.compile(
    r"\((?P<in>[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{0,2}(?=\S)|(?<=[:;,.]\s)(?P<bare>[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{1,2}(?=\S)"
)


def find(source: Source) -> Iterator[Listing]:
    """Yield the lists inside a paragraph, in reading order."""
    for index, block in enumerate(source.blocks):
        if not running(block) or ")" not in block.quote:
            continue
        found = list(_LABEL.finditer(source.text, block.start, block.end))
        rows = list(_rows(found)) if len(found) >= _FEWEST else []
        for row, after in zip_longest(rows, rows[1:]):
            yield _listing(source, index, row, after[0].start() if after else block.end)


def _rows(found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the labels that count one, two, three …, each row from its first."""
    row: list[re.Match[str]] = []
    counting: tuple[str, ...] = ()
    for match in found:
        label = match["in"] or match["bare"]
        going_on = [kind for kind in counting if _value(kind, label) == len(row) + 1]
        if going_on:
            row.append(match)
            counting = tuple(going_on)
        elif any(_value(kind, label) == 1 for kind in ("roman", "letter", "number")):
            if len(row) >= _FEWEST:
                yield row
            row, counting = [match], tuple(k for k in ("roman", "letter", "number") if _value(k, label) == 1)
    if len(row) >= _FEWEST:
        yield row


def _value(kind: str, label: str) -> int:
    if kind == "number":
        return int(label) if label.isdigit() else 0
    if kind == "roman":
        return 0 if label.isdigit() else numerals.roman(label)
    return numerals.letter(label) if len(label) == 1 and label.isalpha() else 0


def _listing(source: Source, index: int, row: Sequence[re.Match[str]], after: int) -> Listing:
    ends = [match.start() for match in row[1:]]
    limit = min(after, row[-1].end() + _LONGEST)
    last = cues.sentence_at(source, row[-1].end(), row[-1].end(), limit)[1]
    points = []
    for match, end in zip(row, [*ends, last], strict=True):
        label_end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        stop = cues.trimmed(source.text, match.start(), end)[1]
        points.append(Point(match.start(), stop, min(match.end(), stop), label_end, _RULE))
    told = announcements.before(source, index, row[0].start(), index)
    return Listing.of(points, told, _RULE)

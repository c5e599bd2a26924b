"""Points counted inside one paragraph: "(i) …; (ii) …", "a) …; b) …", "1) …, 2) …", "① …；② …", ": 1. … 2. …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from chancellery.reading import numerals
from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements
from chancellery.reading.lists.points import Listing, Point, running
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

_RULE = "structure.inline"
_FEWEST = 2
#: Between two labels stand so many characters at least.
_LEAST = 4
_LONGEST_LABEL = 30
#: So deep may rows stand within points of others.
_DEEPEST = 4
#: The last point of a row ends with its sentence, at the latest after this many characters.
_LONGEST = 1500
_ROWS = "".join(numerals.CIRCLED)
# "(ii)", "(b)", "(3)"; or "b)" and "3)" after a mark that parts; or a figure in a circle
_LABEL = re.compile(
    r"\((?P<in>[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{0,2}(?=\S)"
    # "：(一)加强领导。(二)…", but "第|(一)|项"
    rf"|(?:(?<=[:;,.])|(?<=[:;,.]\s))\((?P<han>[{numerals.HAN}]{{1,3}})\)\s{{0,2}}(?=\S)"
    r"|(?<=[:;,.]\s)(?P<bare>[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\s{1,2}(?=\S)"
    rf"|(?P<row>[{_ROWS}])[.)]?\s{{0,2}}(?=\S)"
)
#: What every row begins with: its first label as it ends, or a sign that needs no bracket.
_FIRST = ("1)", "i)", "a)", "а)", "一)")
_FIRST_CIRCLED = tuple(row[0] for row in numerals.CIRCLED)
_FIRST_STOPPED = (": 1. ", ": 1° ", ": 1º ", ": 1.º ", ": 1.° ", ": 1- ", ": 1/ ")
#: Figures with a stop, each behind a mark: only behind a colon they may count.
_STOPPED = re.compile(r"(?<=[:;,.!?]\s)(?P<row>\d{1,2})(?:\.|\.?[°º]|[-/])\s{1,2}(?=[^\W\d_])")
#: Signs before each of some points in one paragraph; dashes only behind a colon.
_SIGNS = "▲△▶►▸●•■□▪◆◇✔✓➢☞"
_SIGNED = re.compile(rf"(?<=\s)(?P<sign>[{_SIGNS}])\s{{0,2}}(?=\S)")
_DASHED = re.compile(r"(?<=[:;.,]\s)(?P<sign>[-–—])\s{1,2}(?=\S)")
_FEWEST_SIGNED = 3
_KINDS = ("roman", "letter", "number", "row", "han")


def find(source: Source) -> Iterator[Listing]:
    """Yield the lists inside a paragraph, in reading order."""
    circled = [sign for sign in _FIRST_CIRCLED if sign in source.text]
    stopped = any(first in source.text for first in _FIRST_STOPPED)
    yield from _signed(source)
    for index, block in enumerate(source.blocks):
        labelled = _may_begin(block.quote, circled)
        counted = stopped and any(first in block.quote for first in _FIRST_STOPPED)
        if not (labelled or counted) or not running(block):
            continue
        rows: list[list[re.Match[str]]] = []
        if labelled:
            rows = _rows(_labels(source, block))
        if not rows and counted:
            rows = _stopped(source, block)
        begins = [row[0].start() for row in rows]
        for row in rows:
            behind = bisect_right(begins, row[-1].start())
            yield _listing(source, index, row, begins[behind] if behind < len(begins) else block.end)


def _labels(source: Source, block: Block) -> list[re.Match[str]]:
    """Return what may label a point, and cites none: "subsection |(1)|", "điểm |(1)|, |(2)| và |(4)|"."""
    found = [*_LABEL.finditer(source.text, block.start, block.end)]
    if any(match["bare"] for match in found):
        found += _joined(block.language).finditer(source.lower, block.start, block.end)
        found.sort(key=lambda match: match.start())
    cited = cues.phrases(block.language, "quantities", "before_labels")
    labels: list[re.Match[str]] = []
    end = -1
    for match in found:
        before = source.lower[max(block.start, match.start() - _LONGEST_LABEL) : match.start()].split()
        beside = 0 <= match.start() - end <= _LEAST
        if match["in"] and (beside or (before and before[-1] in cited)):
            end = match.end()
        else:
            labels.append(match)
    return labels


@cache
def _joined(code: str) -> re.Pattern[str]:
    """The last label of a row, behind "and": "a) …, b) … y |d)| …"."""
    joined = rf"\s{cues.expression(code, 'units', 'and')}\s"
    nothing = "(?P<in>(?!))?(?P<row>(?!))?(?P<han>(?!))?"
    return re.compile(rf"{joined}{nothing}(?P<bare>[ivx]{{1,5}}|[a-zа-я]|\d{{1,2}})\)\s{{1,2}}(?=\S)")


def _signed(source: Source) -> Iterator[Listing]:
    """Yield the lists in one paragraph whose points have the same sign: "네 가지다. ▲ … ▲ …", ": – …; – …; – …"."""
    signs = [sign for sign in _SIGNS if sign in source.text]
    dashed = any(f": {dash} " in source.text for dash in "-–—")
    if not signs and not dashed:
        return
    for index, block in enumerate(source.blocks):
        if not running(block):
            continue
        row = list(_SIGNED.finditer(source.text, block.start, block.end)) if signs else []
        if not row and dashed:
            row = list(_DASHED.finditer(source.text, block.start, block.end))
            row = row if row and source.text[block.start : row[0].start()].rstrip().endswith(":") else []
        if len(row) >= _FEWEST_SIGNED and len({match["sign"] for match in row}) == 1:
            yield _listing(source, index, row, block.end)


def _may_begin(words: str, circled: Sequence[str]) -> bool:
    """Say whether the first label of a row stands in ``words``; most have not so much as a bracket."""
    if ")" in words:
        for label in _FIRST:
            if label in words:
                return True
    return bool(circled) and any(sign in words for sign in circled)


def _stopped(source: Source, block: Block) -> list[list[re.Match[str]]]:
    """Return the figures with a stop that count behind a colon: "the following tasks: 1. … 2. …"."""
    found = list(_STOPPED.finditer(source.text, block.start, block.end))
    rows = [row for row in _rows(found) if source.text[block.start : row[0].start()].rstrip().endswith(":")]
    return rows[:1] if len(rows) == 1 and len(rows[0]) == len(found) else []


def _rows(found: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Return the labels that count one, two, three …, each row from its first; one may stand within another's point."""
    rows: list[list[re.Match[str]]] = []
    opened: list[tuple[list[re.Match[str]], tuple[str, ...]]] = []
    for match in found:
        label = match["row"] or match["in"] or match["han"] or match["bare"]
        for depth in range(len(opened), 0, -1):
            row, counting = opened[depth - 1]
            if going_on := tuple(kind for kind in counting if _value(kind, label) == len(row) + 1):
                row.append(match)
                opened[depth - 1 :] = [(row, going_on)]
                break
        else:
            if begins := tuple(kind for kind in _KINDS if _value(kind, label) == 1):
                opened = [*opened[1 - _DEEPEST :], ([match], begins)]
                rows.append(opened[-1][0])
    return [row for row in rows if len(row) >= _FEWEST and not _only_names(row)]


def _only_names(row: Sequence[re.Match[str]]) -> bool:
    """Say whether a row says nothing behind a label of its own, and only names points: "điểm |(1)|, |(2)| và |(4)|"."""
    return any(other.start() - one.end() < _LEAST for one, other in pairwise(row))


def _value(kind: str, label: str) -> int:
    if kind == "number":
        return int(label) if label.isdecimal() else 0
    if kind == "han":
        return max(numerals.value(label), 0) if label[0] in numerals.HAN else 0
    if kind == "row":
        return numerals.in_row(label)
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
        start = match.start("bare") if match.groupdict().get("bare") else match.start()
        stop = cues.trimmed(source.text, start, end)[1]
        points.append(Point(start, stop, min(match.end(), stop), label_end, _RULE))
    # what opens its paragraph may be announced by the one above: "시는 4대 전략을 발표했다."
    since = index - (index > 0 and row[0].start() == source.blocks[index].start)
    told = announcements.of(source, index, row[0].start(), len(row), since)
    return Listing.of(points, told, _RULE)

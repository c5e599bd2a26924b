"""Joins the lines of a PDF page into paragraphs: a line layer knows where lines end, and not why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chancellery.reading.inputs.grid import Rows
from chancellery.reading.wrapping import HYPHEN, ITEM

_SENTENCE_END = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]]*$")
#: A line this short may be a title.
_SHORT = 30
#: How near a line must come to a full one.
_NEARLY = 0.75
#: So many lines after each other tell how wide their column is.
_RUN = 6
#: A ragged line goes on into small letters when it is at least so long, measured by a full one.
_HALF = 0.66
_BARE_NUMBER = re.compile(r"[-–—\s|]{0,60}(?:\d{1,4}(?:\s{0,9}/\s{0,9}\d{1,4})?)[-–—\s|]{0,60}")
#: A hyphen that belongs to its word or number: "12-" before "CT/TW", "Bo-" before "Ly".
_OWN_HYPHEN = re.compile(r"\w[-\u2010]$")
_FIGURES = re.compile(r"\d+")
#: How many lines above and below may run through all pages.
_MARGIN = 3
_FEWEST_PAGES = 3


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs that ``lines`` of one page make; a blank line always ends one.

    A line goes on into the next only when it is nearly as long as the longest of the page, or of the column it
    stands in, and closes no sentence, and the next begins no item of a list. A word broken by a hyphen before a small
    letter is joined.
    """
    stripped = [line.strip() for line in lines]
    widths = _widths(stripped)
    result: list[str] = []
    before = ""
    for line, width in zip(stripped, [0, *widths], strict=False):
        if line and before and _goes_on(before, line, _NEARLY * width):
            result[-1] = joined(result[-1], line)
        elif line:
            result.append(line)
        before = line
    return result


def _widths(lines: Sequence[str]) -> list[int]:
    """Return how long a full line is at each place: on a page with columns it is shorter in some places than in others.

    A column shows as lines of running text, most of which begin within a sentence.
    """
    lengths = [len(line) for line in lines]
    longest = max(lengths, default=0)
    widths = [longest] * len(lines)
    within = [line[:1].islower() for line in lines]
    for first in range(len(lines) - _RUN + 1):
        run = lengths[first : first + _RUN]
        if all(run) and sum(within[first + 1 : first + _RUN]) * 2 >= _RUN - 1:
            width = max(run)
            for place in range(first, first + _RUN):
                widths[place] = min(widths[place], width)
    return widths


def goes_over(before: str, after: str) -> bool:
    """Say whether the paragraph that ends a page goes on with the one that begins the next."""
    if ITEM.match(after) or _SENTENCE_END.search(before) or len(before) <= _SHORT:
        return False
    return after[:1].islower() or HYPHEN.search(before) is not None


def joined(before: str, line: str) -> str:
    """Return ``before`` with the next line; a word broken between them becomes whole."""
    if HYPHEN.search(before) and line[0].islower():
        return before[:-1] + line
    if _OWN_HYPHEN.search(before) and line[0].isalnum():
        return before + line
    return f"{before} {line}"


def in_a_cell(lines: Sequence[str]) -> str:
    """Return the words of a narrow cell: its lines are broken anywhere, and only an item of a list begins one."""
    result = ""
    for line in filter(None, map(str.strip, lines)):
        result = f"{result}\n{line}" if result and ITEM.match(line) else joined(result, line) if result else line
    return result


def without_running_lines(pages: Sequence[Sequence[str | Rows]]) -> list[list[str | Rows]]:
    """Return the pages without page numbers, and with a header or footer that runs through them only once.

    "Page 3 of 9" is a page number when it counts on from page to page. A line is looked at when all above or below it
    runs through the pages too.
    """
    kept = [list(page) for page in pages]
    seen: set[str] = set()
    for _ in range(_MARGIN):
        edges = [_edges(page, seen) for page in kept]
        # A page number is beside other words; what is left alone on its page is the text.
        counting = _counting([lines if len(lines) > 1 else set() for lines in edges])
        running = _running(edges)
        kept = [_without(page, running, counting, seen) for page in kept]
    return kept


def _running(edges: Sequence[set[str]]) -> set[str]:
    counts = Counter(line for page in edges for line in page)
    return {line for line, count in counts.items() if count >= _FEWEST_PAGES and count * 2 > len(edges)}


def _counting(edges: Sequence[set[str]]) -> set[str]:
    """Return the shapes of lines whose first figure grows by one from each page to the next: "Page # of #"."""
    figures: dict[str, list[tuple[int, int]]] = {}
    for number, page in enumerate(edges):
        for line in page:
            if found := _FIGURES.search(line):
                figures.setdefault(_shape(line), []).append((number, int(found.group()[:6])))
    return {
        shape
        for shape, told in figures.items()
        if len(told) >= _FEWEST_PAGES
        and len(told) * 2 > len(edges)
        and len({count - page for page, count in told}) == 1
    }


def _shape(line: str) -> str:
    return _FIGURES.sub("#", line)


def _goes_on(before: str, line: str, full: float) -> bool:
    if ITEM.match(line):
        return False
    if HYPHEN.search(before) and line[0].islower():
        return True
    if _SENTENCE_END.search(before) or len(before) <= _SHORT:
        return False
    return len(before) >= full or (line[0].islower() and len(before) >= _HALF * full)


def _words(line: str | Rows) -> str:
    return line.strip() if isinstance(line, str) else ""


def _outer(page: Sequence[str | Rows], seen: set[str]) -> set[int]:
    """Return the places of the first and the last line with words, but for those already known to run through."""
    filled = [index for index, line in enumerate(page) if (words := _words(line)) and words not in seen]
    return {filled[0], filled[-1]} if filled else set()


def _edges(page: Sequence[str | Rows], seen: set[str]) -> set[str]:
    return {_words(page[index]) for index in _outer(page, seen)}


def _without(page: Sequence[str | Rows], running: set[str], counting: set[str], seen: set[str]) -> list[str | Rows]:
    kept = []
    outer = _outer(page, seen - running)
    for index, line in enumerate(page):
        text = _words(line)
        number = _BARE_NUMBER.fullmatch(text) or _shape(text) in counting
        if index in outer and (number or (text in running and text in seen)):
            continue
        if text in running:
            seen.add(text)
        kept.append(line)
    return kept

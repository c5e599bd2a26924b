"""Joins the lines of a PDF page into paragraphs: a line layer knows where lines end, and not why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]]*$")
#: What begins a line of its own: a number, a letter, a dash or bullet, an article.
_ITEM = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)/]\s|[IVXLC]{1,6}[.)\-]\s|[a-zđ]\)\s|[a-zđA-Z]\.\s|[-–—•+*▪◦●○]\s"
    r"|(?:Điều|Chương|Mục|Article|Art\.|Artigo|Artykuł|§)\s*\d)"
)
_BARE_NUMBER = re.compile(r"[-–—\s|]*(?:\d{1,4}(?:\s*/\s*\d{1,4})?)[-–—\s|]*")
_HYPHEN = re.compile(r"[^\W\d_]{2}-$")


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs that ``lines`` of one page make; a blank line always ends one.

    A line goes on into the next only when it is nearly as long as the longest and closes no sentence, and the
    next begins no item of a list. A word broken by a hyphen before a small letter is joined.
    """
    full = 0.75 * max((len(line.strip()) for line in lines), default=0)
    result: list[str] = []
    before = ""
    for raw in lines:
        line = raw.strip()
        if line and before and _goes_on(before, line, full):
            result[-1] = _joined(result[-1], line)
        elif line:
            result.append(line)
        before = line
    return result


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers, and with a header or footer that runs through them only once."""
    edges = Counter(line for page in pages for line in _edges(page))
    running = {line for line, count in edges.items() if count > 2 and count * 2 > len(pages)}
    seen: set[str] = set()
    return [_without(page, running, seen) for page in pages]


def _goes_on(before: str, line: str, full: float) -> bool:
    if _ITEM.match(line):
        return False
    if _HYPHEN.search(before) and line[0].islower():
        return True
    return len(before) >= full and not _SENTENCE_END.search(before) and len(before) > 30


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _edges(page: Sequence[str]) -> set[str]:
    lines = [line.strip() for line in page if line.strip()]
    return {lines[0], lines[-1]} if lines else set()


def _without(page: Sequence[str], running: set[str], seen: set[str]) -> list[str]:
    kept = []
    filled = [index for index, line in enumerate(page) if line.strip()]
    outer = {filled[0], filled[-1]} if filled else set()
    for index, line in enumerate(page):
        text = line.strip()
        if index in outer and (_BARE_NUMBER.fullmatch(text) or (text in running and text in seen)):
            continue
        if text in running:
            seen.add(text)
        kept.append(line)
    return kept

"""Who signed a text, or wrote it down: a name alone on one of the last lines, beside what shows that it signs.

That is a line that holds a post and nothing else, a word before the name ("(Signed) …", "Minutes: …"), or, above the
very last line, the place and day of signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from chancellery.reading.facts import Block
from chancellery.reading.phrases import cues
from chancellery.reading.text import Signature, Source, squeeze
from chancellery.reading.who import names

#: Signatures stand among so many of the last lines.
_TAIL: Final = 10
_LONGEST_POST: Final = 90
_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 6
_MARKS = re.compile(r"[.;:!?|\d]")


_DAY = re.compile(r"\b(?:19|20)\d\d\b\W{0,2}\Z")


def find(source: Source) -> Sequence[Signature]:
    """Return the names alone on one of the last lines beside which something shows that they sign."""
    if source.found.signatures is None:
        source.found.signatures = tuple(_found(source))
    return source.found.signatures


def _found(source: Source) -> Iterator[Signature]:
    tail = [block for block in source.readable() if block.role in {"body", "heading"}][-_TAIL:]
    lines = [line for line in tail if not _only_mark(source, line)]
    marked = {below.start for line, below in pairwise(tail) if _only_mark(source, line)}
    for place, line in enumerate(lines):
        start = _after_mark(source, line)
        first, last = _titled(source, line, start)
        if not _is_name(source, line, first, last):
            continue
        above, below = lines[max(place - 1, 0) : place], lines[place + 1 : place + 2]
        posts = (*(_post(source, other) for other in above), *(_post(source, other, below=True) for other in below))
        post = next((post for post in posts if post), None)
        if post is None and source.text[first:last].isupper():
            continue  # a title in capitals
        dated = bool(above) and not below and _DAY.search(above[0].quote) is not None
        if post or start > line.start or last < line.end or line.start in marked or dated:
            yield Signature(first, last, post, line.language)


def _only_mark(source: Source, line: Block) -> bool:
    """Say whether "(đã ký)" stands alone on a line, between the post and the name."""
    mark = _mark(line.language).match(source.lower, line.start, line.end)
    return mark is not None and mark.end() == line.end


def _after_mark(source: Source, line: Block) -> int:
    """Return where the name begins behind "(Signed)" or "Minutes:", or where the line begins."""
    mark = _mark(line.language).match(source.lower, line.start, line.end)
    return mark.end() if mark else line.start


@cache
def _mark(code: str) -> re.Pattern[str]:
    words = cues.expression(code, "posts", "signs")
    return re.compile(rf"(?:\({words}\)|{words}\s?:)\s?")


def _titled(source: Source, line: Block, start: int) -> tuple[int, int]:
    """Return where a name begins behind its titles, and ends before a sign: "Ing. |Jana Doležalová|, v. r."."""
    signed = _signed(line.language).search(source.lower, start, line.end)
    end = signed.start() if signed else line.end
    while title := _title(line.language).match(source.lower, start, end):
        start = title.end()
    return start, end


@cache
def _signed(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{cues.expression(code, 'posts', 'signs')}\W{{0,2}}\Z")


@cache
def _title(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'posts', 'honorifics')}\s")


def _is_name(source: Source, line: Block, start: int, end: int) -> bool:
    if line.end - line.start > _LONGEST_POST or _post(source, line):
        return False
    words = list(names.capitalised(source.text, start, end))
    return (
        _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        and words[-1][1] == end
        and (source.text[start:end].isupper() or not any(_in_capitals(source, word) for word in words))
        and (
            not any(source.lower[slice(*word)] in _field_words(line.language) for word in words)
            # "|Đoàn| Thế Khải": a surname that is a kind of organisation, too
            or any(name[:2] == (start, end) for name in names.vietnamese(source, start, end))
        )
    )


def _in_capitals(source: Source, word: tuple[int, int]) -> bool:
    return word[1] - word[0] > 1 and source.text[slice(*word)].isupper()


def _post(source: Source, line: Block, *, below: bool = False) -> str | None:
    """Return the post a line holds, without its article; ``None`` when it holds anything else.

    A line ``below`` a name may go on from it, in small letters.
    """
    if line.end - line.start > _LONGEST_POST or _MARKS.search(line.quote) or not (below or line.quote[0].isupper()):
        return None
    article = cues.cue(line.language, "units", "articles").match(source.lower, line.start, line.end)
    start = cues.trimmed(source.text, article.end(), line.end)[0] if article else line.start
    if not cues.cue(line.language, "posts", "heads").match(source.lower, start, line.end):
        return None
    stops = cues.cue(line.language, "posts", "stops").finditer(source.lower, start, line.end)
    conjunctions = cues.phrases(line.language, "units", "and")
    if any(stop.group() not in conjunctions for stop in stops):
        return None
    return squeeze(source.text[start : line.end]).rstrip(" ,")


@cache
def _field_words(code: str) -> frozenset[str]:
    """Return the words of organisations and posts, which no name of a person holds."""
    tables = (("organisations", "heads"), ("organisations", "tails"), ("posts", "heads"))
    return frozenset().union(*(cues.phrases(code, table, key) for table, key in tables))

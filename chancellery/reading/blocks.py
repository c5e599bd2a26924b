"""Divide a text into blocks: where each paragraph stands, in which language, and what part it plays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chancellery.reading import boilerplate, language
from chancellery.reading.boilerplate import Line
from chancellery.reading.facts import Block, Boilerplate
from chancellery.reading.records import maker
from chancellery.reading.text import Source, lowered, stops_of

_block = maker(Block)
#: What ends a line besides ``\n``.
_BREAKS = "\r\v\f\u2028\u2029"
#: Sentences shorter than this are said again by chance.
_TELLING = 25
_LONGEST_CAPTION = 400
_LONGEST_HEADING = 200
#: What a character of undecided prose weighs beside 100 of one whose language is known: rows of names are in it.
_UNDECIDED = 30
#: A caption says again what stands this near.
_NEAR = 3
_CELLS = re.compile(r"\s\|\s|\t")
# "|---|:---:|---|" under the header of a table
_RULE_OF_TABLE = "|:- "
_RULED = frozenset({"|-", "|:", "| ", "--", ":-"})


class _Span(NamedTuple):
    start: int
    end: int
    line: Line
    #: Where the picture credit begins that ends it; its length when none does.
    told: int


def divide(text: str) -> Source:
    """Return ``text`` with its blocks, one for each line that holds more than blanks."""
    lower = lowered(text)
    spans = [_span(lower, start, written) for start, written in _lines(text)]
    kinds = boilerplate.kinds([span.line for span in spans])
    voted = [language.vote(lower, span.start, span.end) for span in spans]
    alone = None if any(voted) else language.vote(lower, enough=language.ENOUGH_ALONE)
    main = alone or _main(spans, voted, kinds) or "und"
    voted = _beside_neighbours(voted, kinds)
    stops = stops_of(lower)
    repeats = _repeats(lower, spans, stops)
    blocks = tuple(
        _block(
            start=span.start,
            end=span.end,
            quote=span.line.text,
            language=code or main,
            role="boilerplate" if kind else _role(span, index, earlier),
            repeats=earlier,
            rule=f"boilerplate.{kind}" if kind else "",
        )
        for index, (span, code, kind, earlier) in enumerate(zip(spans, voted, kinds, repeats, strict=True))
    )
    source = Source(text, lower, blocks, main)
    source.found.stops = stops
    return source


def furniture(source: Source) -> tuple[Boilerplate, ...]:
    """Return the blocks of ``source`` that are words of the page."""
    return tuple(
        Boilerplate(start=b.start, end=b.end, quote=b.quote, rule=b.rule, kind=b.rule.removeprefix("boilerplate."))
        for b in source.blocks
        if b.role == "boilerplate"
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that holds more than blanks: where it begins, and its words without the blanks around them."""
    for variant in _BREAKS:
        if variant in text:
            text = text.replace(variant, "\n")
    at = 0
    for line in text.split("\n"):
        words = line.lstrip()
        if words:
            yield at + len(line) - len(words), words.rstrip()
        at += len(line) + 1


def _span(lower: str, start: int, written: str) -> _Span:
    end = start + len(written)
    line = Line(written, lower[start:end])
    credit = boilerplate.credit(line.lower) if end - start <= _LONGEST_CAPTION else None
    return _Span(start, end, line, credit.start() if credit else end - start)


def _main(spans: Sequence[_Span], voted: Sequence[str | None], kinds: Sequence[str]) -> str:
    """Return the language most of the text is in; what little furniture says counts only when nothing else does.

    Prose that no words decide is in a language we do not know: a line of it that chance decided speaks for nothing.
    """
    sizes: Counter[str] = Counter()
    for span, code, kind in zip(spans, voted, kinds, strict=True):
        if code:
            sizes[code] += (span.end - span.start) * (1 if kind else 100)
        elif not kind and span.line.text.count(" ") >= language.PROSE - 1:
            sizes["und"] += (span.end - span.start) * _UNDECIDED
    return sizes.most_common(1)[0][0] if sizes else ""


def _beside_neighbours(voted: Sequence[str | None], kinds: Sequence[str]) -> list[str | None]:
    """Decide what no words decide by the lines around it, where the nearest on both sides are in one language."""
    decided = [(at, code) for at, code in enumerate(voted) if code and not kinds[at]]
    settled = list(voted)
    for (above, code), (below, other) in pairwise(decided):
        if code == other:
            settled[above + 1 : below] = [each or code for each in voted[above + 1 : below]]
    return settled


def _role(span: _Span, index: int, earlier: int | None) -> str:
    line = span.line
    if line.text[:2] in _RULED and "|-" in line.text.replace(" ", "") and not line.text.strip(_RULE_OF_TABLE):
        return "table"
    if len(line.text) <= _LONGEST_CAPTION:
        again = earlier is not None and index - earlier <= _NEAR
        if again or span.told < len(line.text) or (line.text.endswith("|") and not _CELLS.search(line.text[:-2])):
            return "caption"
    if ("|" in line.text or "\t" in line.text) and len(_CELLS.findall(line.text)) >= 2:
        return "table"
    return "heading" if _in_capitals(line.text) else "body"


def _in_capitals(text: str) -> bool:
    # Most lines are out at the first look; only the few others are counted letter by letter.
    if len(text) > _LONGEST_HEADING or text[:8] != text[:8].upper():
        return False
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _repeats(lower: str, spans: Sequence[_Span], stops: Sequence[int]) -> list[int | None]:
    """For each block, the earlier block all of whose sentences it says again."""
    seen: dict[str, int] = {}
    found: list[int | None] = []
    for index, (span, sentences) in enumerate(zip(spans, _sentences(lower, spans, stops), strict=True)):
        again = seen.get(sentences[0]) if sentences else None
        if again is not None and not (
            span.end - span.start <= _LONGEST_CAPTION
            and max(map(len, sentences)) >= _TELLING
            and all(sentence in seen for sentence in sentences)
        ):
            again = None
        found.append(again)
        for sentence in sentences:
            seen.setdefault(sentence, index)
    return found


def _sentences(lower: str, spans: Sequence[_Span], stops: Sequence[int]) -> Iterator[list[str]]:
    """Yield the sentences of each block, without the stops and the blanks around them."""
    for span in spans:
        begin, end = span.start, span.start + span.told
        parts: list[str] = []
        for stop in stops[bisect_left(stops, begin) : bisect_left(stops, end)]:
            if lower[stop + 1 : stop + 2].isspace():
                parts.append(lower[begin:stop])
                begin = stop + 1
        parts.append(lower[begin:end])
        yield [sentence for part in parts if (sentence := part.lstrip().strip(" .|…!?"))]

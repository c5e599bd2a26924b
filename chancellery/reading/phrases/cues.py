"""The phrases of a language table as compiled patterns, built once.

Everything here runs over the lowered copy of a text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import trie
from chancellery.reading.text import MOST_REMEMBERED, STOPS, Source, stops_of

#: A sentence ends at a stop, a blank and what may open the next one; "n° 12", "art. 3" and "30. kwietnia" go on.
#: Forms of address and short words before a name or a number end none either.
_SHORTENED = (
    "art", "nr", "ds", "mr", "mrs", "ms", "dr", "prof", "sr", "sra", "dra", "mme", "gen", "no", "tp", "ul",
    "mil", "mld", "odst", "písm", "tis",
    "exma", "exmo", "hab", "im", "inż", "mgr", "np", "płk", "ppłk", "tow", "św",
    "гг", "им", "руб", "ст", "тов", "тыс",
)  # fmt: skip
_NO_END = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
#: A letter that may be an initial: in scripts without blanks a word of one sign may end a sentence.
_INITIAL = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
#: What goes on behind three dots.
_TRAILING = re.compile(r"\s(?=[^\W\d_])[a-zà-öø-ÿа-яё]")
_SENTENCE_END = re.compile(
    rf"[{STOPS}](?![{STOPS}])(?<![ .(\s]{_INITIAL}\.)(?<![\s(„“\"]\d\d\.){_NO_END}[\"”»)']*(?=\s|$)"
)
#: A stop before a blank and a capital.
_CAPITAL_FOLLOWS = re.compile(r"\.(?=\s[^\W\d_a-z])")
_LONGEST_DAY = 24


@cache
def cue(code: str, table: str, *keys: str) -> re.Pattern[str]:
    """Return a pattern for any phrase of ``table`` at ``keys`` in the language ``code``, as whole words."""
    return re.compile(expression(code, table, *keys))


@cache
def expression(code: str, table: str, *keys: str) -> str:
    """Return what :func:`cue` compiles, to be a part of a longer pattern."""
    language = languages.get(code)
    return whole(phrase for key in keys for phrase in language.words(table, key))


def whole(phrases: Iterable[str]) -> str:
    """Return an expression for ``phrases`` as whole words; one that ends in an apostrophe leans on the next word.

    The look behind stands after each first letter, so that a search leaps from first letter to first letter.
    """
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[:1], []).append(phrase[1:])
    options = [rf"{re.escape(first)}(?<!\w.){_endings(rests)}" for first, rests in sorted(by_first.items()) if first]
    return rf"(?:{'|'.join(options)})" if options else r"(?!)"


def _endings(rests: Sequence[str]) -> str:
    """Return an expression for what follows the first letter of phrases."""
    leaning = [rest for rest in rests if rest.endswith("'")]
    options = [trie.pattern(leaning)] if leaning else []
    if closed := [rest for rest in rests if not rest.endswith("'")]:
        options.append(rf"{trie.rest(closed)}(?!\w)")
    return rf"(?:{'|'.join(options)})" if len(options) > 1 else options[0]


@cache
def phrases(code: str, table: str, key: str) -> frozenset[str]:
    """Return the phrases of ``table.key`` as a set."""
    return frozenset(languages.get(code).words(table, key))


@cache
def meanings(code: str, table: str, *prefixes: str) -> dict[str, str]:
    """Return each phrase of ``table`` whose key begins with one of ``prefixes``, with its key."""
    language = languages.get(code)
    keys = [key for key in language.table(table) if key.startswith(prefixes)]
    return {phrase: key for key in keys for phrase in language.words(table, key)}


def last(pattern: re.Pattern[str], lower: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match of ``pattern`` in ``lower[start:end]``."""
    matches = deque(pattern.finditer(lower, start, end), maxlen=1)
    return matches[0] if matches else None


def sentences(source: Source, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the spans of the sentences in ``text[start:end]``, without blanks around them."""
    known = source.found.sentences
    if (spans := known.get((start, end))) is None:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        spans = known[start, end] = _parted(source, start, end)
    return spans


def _parted(source: Source, start: int, end: int) -> Sequence[tuple[int, int]]:
    stops, ends = _ends(source)
    begin, last = trimmed(source.lower, start, end)
    found: list[tuple[int, int]] = []
    first = bisect_left(stops, start)
    for stop in ends[first : bisect_left(stops, end, first)]:
        if stop >= last:
            break
        found.append((begin, stop))
        begin = _behind_blanks(source.lower, stop, last)
    return (*found, (begin, last)) if begin < last else tuple(found)


def _ends(source: Source) -> tuple[Sequence[int], Sequence[int]]:
    """Return the stops that end a sentence, and where each sentence ends: plain numbers, for a text has many."""
    if source.found.ending_stops is not None and source.found.ends is not None:
        return source.found.ending_stops, source.found.ends
    stops, ends = array("I"), array("I")
    for stop in source.found.stops or stops_of(source.lower):
        if source.lower[stop - 1 : stop + 1] == ".." and _TRAILING.match(source.text, stop + 1):
            continue  # "documents, reports... |and| related tasks"
        if match := _SENTENCE_END.match(source.lower, stop) or _day_ends(source, stop):
            stops.append(stop)
            ends.append(match.end())
    source.found.ending_stops, source.found.ends = stops, ends
    return stops, ends


def sentence_end(source: Source, start: int) -> int:
    """Return where the sentence ends that begins at ``start``, in whichever paragraph."""
    stops, ends = _ends(source)
    _, last = trimmed(source.lower, start, len(source.lower))
    index = bisect_left(stops, start)
    return min(ends[index], last) if index < len(stops) else last


def _day_ends(source: Source, stop: int) -> re.Match[str] | None:
    """Match a stop behind a day that ends a sentence: "by May 31|.| The …", where no day has a stop of its own."""
    if not source.lower[stop - 1 : stop].isdecimal() or not _CAPITAL_FOLLOWS.match(source.text, stop):
        return None
    days = _days_without_stop(source.language_at(stop))
    ends = days is not None and days.search(source.lower, max(0, stop - _LONGEST_DAY), stop)
    return _CAPITAL_FOLLOWS.match(source.text, stop) if ends else None


@cache
def _days_without_stop(code: str) -> re.Pattern[str] | None:
    """How a sentence may end with a figure, in a language that writes no stop behind those of days."""
    language = languages.get(code)
    if any("{day}." in form or "{day2}." in form for form in language.words("dates", "forms")):
        return None
    months = [word for key in language.table("months") for word in language.words("months", key)]
    before = {*months, *language.words("stopwords", "common")}.difference(language.words("units", "and"))
    return re.compile(rf"{whole(before)}\s\d{{1,2}}\Z")


def _behind_blanks(lower: str, start: int, end: int) -> int:
    """Return where the blanks end that begin at ``start``."""
    while start < end and lower[start].isspace():
        start += 1
    return start


def sentence_at(source: Source, position: int, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence of ``text[start:end]`` that holds ``position``."""
    spans = sentences(source, start, end)
    if not spans:
        return start, end
    return spans[min(bisect_right(spans, position, key=lambda span: span[1]), len(spans) - 1)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the blanks at its ends."""
    start = _behind_blanks(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

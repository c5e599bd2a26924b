"""One look at every word of a text: which begin with a capital, which hold figures, which begin a phrase.

Several steps ask for these, and a text says few words often: what there is in a word is worked out once for each
language and remembered. A word is here what stands between two blanks, with all marks that touch it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, compress, groupby
from typing import NamedTuple, cast

from chancellery.reading.facts import Block
from chancellery.reading.phrases import families
from chancellery.reading.phrases.families import Opening
from chancellery.reading.text import FIGURES, Source, Words, lowered

#: All capitals of Latin and Cyrillic scripts, so that small letters never stop the search.
_CAPITALS = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
#: A word with a capital, up to a hyphen or an apostrophe.
CAPITAL = re.compile(rf"[{_CAPITALS}](?<!\w.)\w*")
_PART = re.compile(r"\w+")
#: So many characters are parted at a time, so that a long text is never held as a list of its words.
_PORTION = 20_000
#: So many words of a language are remembered, and none that is longer: addresses come once.
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 24
#: A blank within a phrase may be so many in the text.
_MOST_BLANKS = 3


def capitals(source: Source, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Return the words of ``text[start:end]`` that begin with a capital, up to a hyphen or apostrophe."""
    found = source.found.words or _look(source)
    first = bisect_left(found.capitals, start)
    last = bisect_left(found.capitals, end, first)
    return zip(found.capitals[first:last], found.capitalised[first:last], strict=True)


def figures(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the spans of the runs of figures that begin in ``text[start:end]``."""
    found = source.found.words or _look(source)
    first = bisect_left(found.figures, start)
    last = bisect_left(found.figures, end, first)
    return zip(found.figures[first:last], found.figure_ends[first:last], strict=True)


def any_figures(source: Source, start: int, end: int) -> bool:
    """Say whether a run of figures begins in ``text[start:end]``."""
    places = (source.found.words or _look(source)).figures
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def phrases(source: Source) -> Mapping[str, Sequence[int]]:
    """Return where the phrases of each family begin in the readable text (``anchors``)."""
    if source.found.phrases is None:
        source.found.phrases = (source.found.words or _look(source)).phrases
    return source.found.phrases


def _look(source: Source) -> Words:
    """Look at every word of the text, also of the words of its page, which holds no phrases."""
    # Plain numbers in a row of bytes: as objects, those of a long text would take more memory than it does.
    seen = _Seen(array("I"), [], array("I"), array("I"), _phrases())
    on_page = seen._replace(phrases=_phrases())
    for (code, apart), run in groupby(source.blocks, key=lambda block: (block.language, block.role == "boilerplate")):
        blocks = list(run)
        look = _Look(source.lower, blocks[0].start, blocks[-1].end, code)
        for block in blocks:
            for at, said in _portions(block):
                look.through(at, said, on_page if apart else seen)
    source.found.words = Words(*seen)
    return source.found.words


class _Seen(NamedTuple):
    """What was seen in the words of a text so far, as in ``Words``."""

    capitals: array[int]
    capitalised: list[str]
    figures: array[int]
    figure_ends: array[int]
    phrases: Mapping[str, array[int]]


def _phrases() -> Mapping[str, array[int]]:
    return {name: array("I") for name in (*families.FAMILIES, families.SHOWN)}


def _portions(block: Block) -> Iterator[tuple[int, str]]:
    """Yield a paragraph, or its portions if it is long, cut at blanks, with where each begins."""
    at = 0
    while len(block.quote) - at > _PORTION and (cut := block.quote.find(" ", at + _PORTION)) >= 0:
        yield block.start + at, block.quote[at:cut]
        at = cut + 1
    yield block.start + at, block.quote[at:] if at else block.quote


class _Look:
    """A look at the words of one stretch, ``lower[start:end]``, in the language ``code``."""

    def __init__(self, lower: str, start: int, end: int, code: str) -> None:
        self._lower, self._start, self._end = lower, start, end
        self._doubled = lower.find("  ", start, end) >= 0
        self._remembered = _remembered(code)
        self._together = families.together(code)

    def through(self, begin: int, said: str, seen: _Seen) -> None:
        """Add what is in the words of ``said``, which begins at ``begin``, to what was ``seen``."""
        capitals, capitalised, figures, figure_ends, phrases = seen
        lower, floor, doubled = self._lower, self._start, self._doubled
        contents = list(map(self._remembered.__getitem__, words := said.split(" ")))
        # Most words hold nothing: they are passed over without a line of this being run.
        starts = accumulate(map(len, words), initial=begin)
        for blanks, start in compress(enumerate(starts), contents):
            at = blanks + start
            begun, led, named, counted = contents[blanks]
            # Asked first: to go through nothing costs more than to see that it is nothing.
            if begun:
                for place, length, alone, following, reach in begun:
                    first = at + place
                    spelt: Sequence[str] = alone
                    if following:
                        after = lower[first + length : first + length + reach]
                        # Other blanks than one between two words are left to the pattern.
                        if after in following or not after.isprintable() or (doubled and "  " in after):
                            spelt = self._longer(first, lower[first : first + length])
                    for family in spelt:
                        phrases[family].append(first)
            if led:
                for place, leads, reach in led:
                    first = at + place
                    before = lower[first - reach if first - reach > floor else floor : first]
                    if before.endswith(leads) or not before.isprintable() or (doubled and "  " in before):
                        self._led(first, before, leads, phrases)
            if named:
                for place, name in named:
                    capitals.append(at + place)
                    capitalised.append(name)
            for first, last in counted:
                figures.append(at + first)
                figure_ends.append(at + last)

    def _led(self, at: int, before: str, leads: Sequence[str], phrases: Mapping[str, array[int]]) -> None:
        """Add the phrases that begin with one of ``leads`` in what stands ``before`` their word at ``at``."""
        if not before.isprintable() or "  " in before:
            starts = [led.start() for words in leads if (led := self._oddly_led(at, words))]
        else:
            starts = [at - len(words) for words in leads if before.endswith(words)]
        for start in starts:
            if start == self._start or not _PART.match(self._lower, start - 1):
                first = _PART.match(self._lower, start, self._end)
                for family in self._longer(start, first.group()) if first else ():
                    _add(phrases[family], start)

    def _oddly_led(self, at: int, words: str) -> re.Match[str] | None:
        """Match ``words`` before ``at`` where more than one blank, or another one, may stand between them."""
        return families.leading(words).search(self._lower, max(self._start, at - _MOST_BLANKS * len(words)), at)

    def _longer(self, start: int, first: str) -> Sequence[str]:
        """Return the families of the longest phrase at ``start`` and of those within it; ``first`` is its word."""
        return self._together.families(self._lower, start, self._end, first)


def _add(places: array[int], place: int) -> None:
    """Add a place to a row of places in their order, once."""
    index = bisect_left(places, place)
    if index == len(places) or places[index] != place:
        places.insert(index, place)


#: What is in a word, each by the place within it: the phrases it begins (as in ``Opening``), those it is found by (as
#: in ``Lead``), its capitals and its figures. Plain tuples, for they are the quickest to take apart.
_Content = tuple[
    tuple[tuple[int, int, tuple[str, ...], Collection[str], int], ...],
    tuple[tuple[int, tuple[str, ...], int], ...],
    tuple[tuple[int, str], ...],
    tuple[tuple[int, int], ...],
]


#: What is in most words: false, so that they are left out.
_NOTHING = cast(_Content, ())


class _Remembered(dict[str, _Content]):
    """What is in each word of one language. A word that is new is looked at and remembered."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._openings, self._leads = families.telling(code)
        self._shown = families.shown(code)

    def __missing__(self, word: str) -> _Content:
        found = self._content(word)
        content = found if any(found) else _NOTHING
        if len(word) <= _LONGEST_REMEMBERED and len(self) < _MOST_REMEMBERED:
            self[word] = content
        return content

    def _content(self, word: str) -> _Content:
        parts = [(part.start(), part.group()) for part in _PART.finditer(lowered(word))]
        return (
            tuple((place, *opening) for place, part in parts for opening in self._begun(part)),
            tuple((place, *self._leads[part]) for place, part in parts if part in self._leads),
            tuple((capital.start(), capital.group()) for capital in CAPITAL.finditer(word)),
            tuple(run.span() for run in FIGURES.finditer(word)),
        )

    def _begun(self, part: str) -> Iterator[Opening]:
        """Yield what begins with ``part``: phrases, and a verb that its ending shows."""
        if part in self._openings:
            yield self._openings[part]
        if self._shown and self._shown.fullmatch(part):
            yield Opening(len(part), (families.SHOWN,), (), 0)


@cache
def _remembered(code: str) -> _Remembered:
    return _Remembered(code)

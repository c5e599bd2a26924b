"""The text as the steps read it, and the way back to the text as it was given.

The steps work on a composed text (NFC for letters with marks, blanks and quotation marks evened out where that keeps
the length). :class:`Working` remembers where each character came from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from chancellery.reading.facts import Block, Fact
from chancellery.reading.records import replace

FactT = TypeVar("FactT", bound=Fact)

_DECOMPOSED = "[^\u0300-\u036f][\u0300-\u036f]+"
# What only tells where a word may be broken: between letters, or after a stroke. "12\u00adCT" keeps its hyphen.
_INVISIBLE = r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])(?![A-ZĐ])|(?<=/)\u00ad|[\u200b-\u200d\u2060\ufeff]"
# Few texts need these classes, and such large ones take long to compile: they are compiled when asked for.
_CHANGED = rf"{_DECOMPOSED}|{_INVISIBLE}"
#: What is read otherwise than it is written: loose marks and what is not seen.
CHANGING = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
#: Letters of scripts that put no blank between words, or glue particles to them, as a range for a character class.
UNSPACED = "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_UNSPACED = f"[{UNSPACED}]"
_BORDER = rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])"
_BROKEN = rf"(?<=[{UNSPACED}])\s*\n\s*(?=[{UNSPACED}])"
#: What may end a sentence.
STOPS = ".!?…"
#: A run of figures.
FIGURES = re.compile(r"\d\d*")
#: What is asked again is asked within some paragraphs: of a long text, no more than this is remembered at a time.
MOST_REMEMBERED = 8192
#: The words of a fact stand this near to it.
_AROUND = 3000
#: One character for one character: typographic variants that mean the same to every rule.
_EVEN = {
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
    **dict.fromkeys("\u2010\u2011\u2212\u00ad", "-"),
    "İ": "i",  # the only letter whose lower case is longer than itself
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks of one language that may be read together: ``text[start:end]``."""

    language: str
    start: int
    end: int


class Signature(NamedTuple):
    """A name that stands alone (``signatures``): ``text[start:end]``, with the post beside it if there is one."""

    start: int
    end: int
    post: str | None
    language: str


class Words(NamedTuple):
    """What stands in the words of a text, in reading order (``words``)."""

    #: Where the words with a capital begin, and these words.
    capitals: Sequence[int]
    capitalised: Sequence[str]
    #: Where the runs of figures begin, and where they end.
    figures: Sequence[int]
    figure_ends: Sequence[int]
    #: Where the phrases of each family begin (``anchors``).
    phrases: Mapping[str, Sequence[int]]


@dataclass(slots=True)
class Found:
    """What several steps look up in one text, each part filled when it is first asked for."""

    #: Where the blocks begin.
    blocks: Sequence[int] | None = None
    #: Where a capitalised word that may open a Vietnamese name begins, and where the one after it (``names``).
    openings: Sequence[tuple[int, int]] | None = None
    #: Who signed (``signatures``).
    signatures: Sequence[Signature] | None = None
    #: The blocks that belong to the text, and their runs of one language.
    readable: tuple[Block, ...] | None = None
    stretches: tuple[Stretch, ...] | None = None
    #: Where the phrases of each family begin, as in ``words``, for they are asked for most often.
    phrases: Mapping[str, Sequence[int]] | None = None
    #: What stands in the words of the text (``words``).
    words: Words | None = None
    #: Where a mark stands that may end a sentence (``stops_of``).
    stops: Sequence[int] | None = None
    #: The marks that do, and where their sentences end (``cues``).
    ending_stops: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    #: Where the names of units end that were walked over: by language, where that began and its limit (``name_ends``).
    name_ends: dict[tuple[str, int, int], int] = field(default_factory=dict)
    #: How the name of a unit begins there (``unit_kinds.Opened``, ``units``). Of both, so many are remembered as
    #: some paragraphs ask for (``MOST_REMEMBERED``).
    unit_openings: dict[tuple[str, int, int], Any] = field(default_factory=dict)
    #: The blocks that only say whom the text goes to (``addressees``).
    addressees: frozenset[int] | None = None
    #: The units that lead what a sentence says, and those that do it: by language, its beginning and its end
    #: (``duties``, ``doers``, which know what a unit is). A sentence is asked for by the list it stands in, by those
    #: who look for orders that stand alone, and as a provision.
    leads: dict[tuple[str, int, int], list[Any]] = field(default_factory=dict)
    doers: dict[tuple[str, int, int], list[Any]] = field(default_factory=dict)
    #: Whom sentences and clauses tell to do something (``directed``).
    directed: dict[tuple[int, int], Any] = field(default_factory=dict)
    #: The block that was last asked for by place (``anchors``).
    near: Block | None = None
    #: Whether the text says in its head that it orders (``ordering``).
    orders: bool | None = None
    #: Where it tells what a plan or directive leaves to whom (``ordering``).
    tasks_told: Sequence[tuple[int, int]] | None = None
    #: Whether it says there that it answers somebody.
    answers: bool | None = None
    #: The sentences of the spans that were asked for last (``MOST_REMEMBERED``).
    sentences: dict[tuple[int, int], Sequence[tuple[int, int]]] = field(default_factory=dict)

    def forget_doing(self) -> None:
        """Forget who does what, which no step behind the provisions asks."""
        self.leads.clear()
        self.doers.clear()


@dataclass(frozen=True, slots=True)
class Source:
    """What every step reads: the text, a lowered copy of the same length, and the blocks in reading order.

    ``language`` is the language of most of the text. Words of the page (role ``boilerplate``) are among the blocks.
    """

    text: str
    lower: str
    blocks: tuple[Block, ...]
    language: str = "und"
    found: Found = field(init=False, default_factory=Found, compare=False, repr=False)

    def readable(self) -> Iterator[Block]:
        """Yield the blocks that belong to the text: everything but boilerplate."""
        if self.found.readable is None:
            self.found.readable = tuple(block for block in self.blocks if block.role != "boilerplate")
        return iter(self.found.readable)

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the readable text as runs of one language, in reading order."""
        if self.found.stretches is None:
            runs = groupby(self.blocks, key=lambda block: block.language if block.role != "boilerplate" else None)
            spans = ((code, list(blocks)) for code, blocks in runs if code)
            self.found.stretches = tuple(Stretch(code, blocks[0].start, blocks[-1].end) for code, blocks in spans)
        return self.found.stretches

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds ``position``, or ``None`` between blocks."""
        if self.found.blocks is None:
            self.found.blocks = [block.start for block in self.blocks]
        index = bisect_right(self.found.blocks, position) - 1
        return self.blocks[index] if index >= 0 and position < self.blocks[index].end else None

    def language_at(self, position: int) -> str:
        """Return the language of the block that holds ``position``; that of the text between blocks."""
        block = self.block_at(position)
        return block.language if block else self.language


class Origins:
    """Where each character of a prepared text came from, told by where runs of neighbours begin that moved together.

    A number for each character would take twice the memory of a text of which little moved. ``earlier`` says where
    the characters came from of the text this one was made of.
    """

    def __init__(self, earlier: Origins | None = None) -> None:
        self._places, self._came = array("I"), array("I")
        self._earlier = earlier

    def add(self, place: int, came: int) -> None:
        """Let the characters from ``place`` on come from ``came`` on."""
        self._places.append(place)
        self._came.append(came)

    def __getitem__(self, place: int) -> int:
        """Return where the character at ``place`` came from."""
        run = bisect_right(self._places, place) - 1
        came = place if run < 0 else self._came[run] + place - self._places[run]
        return came if self._earlier is None else self._earlier[came]


@dataclass(frozen=True, slots=True)
class Working:
    """A text prepared for reading. ``origins[i]`` is where character ``i`` came from; ``None`` means nothing moved."""

    given: str
    text: str
    origins: Origins | None

    def restore(self, fact: FactT) -> FactT:
        """Return ``fact`` with its span, its quote and its words in the text as it was given."""
        if self.origins is None:
            return fact
        start, end = self.origins[fact.start], self.origins[fact.end]
        while end > start and self.given[end - 1] == "*" != fact.quote[-1:]:
            end -= 1  # "**Sở Ngoại vụ|**|": a mark behind its last word
        names = _names_of_words(type(fact))  # type: ignore[arg-type] # a class can be hashed
        said = {name: getattr(fact, name) for name in names}
        words: dict[str, Any] = {name: self._given(value, fact.start) for name, value in said.items() if value}
        # Most quotes are the same in both texts, and held already.
        same = end - start == len(fact.quote) and self.given.startswith(fact.quote, start)
        words.update(start=start, end=end, quote=fact.quote if same else self.given[start:end])
        return replace(fact, **words)

    def words(self, said: str, near: int) -> str:
        """Return words of the prepared text, said around ``near``, as they stand in the text as it was given."""
        if self.origins is None or said.isascii() or not re.search(_UNSPACED, said):
            return said
        at = self.text.find(said, max(0, near - _AROUND), near + _AROUND)
        if at < 0:
            return re.sub(_BORDER, "", said)
        return squeeze(re.sub(_BROKEN, "", self.given[self.origins[at] : self.origins[at + len(said)]]))

    def _given(self, value: object, near: int) -> object:
        if isinstance(value, str):
            return self.words(value, near)
        return tuple(self._given(each, near) for each in value) if isinstance(value, tuple) else value


@cache
def _names_of_words(kind: type[Fact]) -> tuple[str, ...]:
    """Return the fields of a kind of fact that may hold words of the text, apart from its quote."""
    return tuple(each.name for each in fields(kind) if "str" in str(each.type) and each.name not in {"quote", "rule"})


def working(given: str) -> Working:
    """Compose letters with loose marks and drop what is not seen. Any other text comes back as it is, at no cost."""
    if not re.search(f"[{CHANGING}]", given):
        return Working(given, given, None)
    parts: list[str] = []
    origins = Origins()
    last = length = 0
    for match in re.finditer(_CHANGED, given):
        parts.append(given[last : match.start()])
        length += match.start() - last
        written = match.group()
        composed = unicodedata.normalize("NFC", written) if len(written) > 1 else ""
        parts.append(composed)
        for place in range(1, len(composed)):
            origins.add(length + place, match.start())
        last, length = match.end(), length + len(composed)
        origins.add(length, last)
    parts.append(given[last:])
    return Working(given, "".join(parts), origins)


def lowered(text: str) -> str:
    """Return ``text`` in lower case with plain blanks, apostrophes and hyphens, of the same length."""
    if not text.isascii():
        # One scan for each variant is far cheaper than `translate`, which looks at every character.
        for variant, plain in _EVEN.items():
            if variant in text:
                text = text.replace(variant, plain)
    return text.lower()


def stops_of(text: str) -> Sequence[int]:
    """Return where the marks stand that may end a sentence."""
    # One scan for each mark leaps from one to the next; a pattern for all of them would ask of every letter.
    found: list[int] = []
    for mark in STOPS:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return array("I", sorted(found))


class _Unmarked(dict[int, str]):
    """Each letter lowered and without its accents, worked out once; a syllable of Hangul or kana has none."""

    def __missing__(self, code: int) -> str:
        small = lowered(chr(code))
        first, *marks = tuple(unicodedata.normalize("NFD", small))
        plain = first if all("\u0300" <= mark <= "\u036f" for mark in marks) else small
        self[code] = {"đ": "d", "ł": "l", "ø": "o"}.get(small, plain)
        return self[code]


_UNMARKED = _Unmarked()


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents (``Đề án`` → ``de an``), of the same length."""
    return text.lower() if text.isascii() else text.translate(_UNMARKED)


def squeeze(text: str) -> str:
    """Return ``text`` with every run of blanks as one, and none at the ends."""
    # Every blank but the plain one is unprintable: most texts come back as they are.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())

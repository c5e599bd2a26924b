"""The reading ledger: what became of every passage of a text.

Nothing is passed over in silence: a person sees at a glance what the reading made of each paragraph, and which of them
it could do nothing with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final

from chancellery.reading.doing import addressees
from chancellery.reading.facts import Block, Entry, Fact, Provision, Reading
from chancellery.reading.phrases import cues
from chancellery.reading.records import maker
from chancellery.reading.text import Source
from chancellery.reading.who import signatures

_entry = maker(Entry)
#: A dateline stands among so many of the first or last blocks, and is short.
_EDGE: Final = 13
_LONGEST_DATELINE: Final = 90
_LONGEST_TITLE: Final = 160
_FULL_DAY: Final = 10
#: The blanks and the mark that a dateline may have behind its day.
_BEHIND: Final = 2
#: Of the place, and of a word such as ngày, before the day.
_MOST_WORDS_OF_PLACE: Final = 6
_TABLES: Final = "tables.tasks"
#: What a passage became when a fact of this kind begins in it, the weightiest first.
_DOINGS: Final = (("proposals", "proposal"), ("awards", "award"), ("successions", "succession"), ("events", "event"))
#: Kinds of facts that say something of the world; provisions and lists say what the text does.
_FACTS: Final = frozenset(
    ("references", "dates", "quantities", "people", "organisations", "places", *(kind for kind, _ in _DOINGS))
)


def read(source: Source, reading: Reading) -> tuple[Entry, ...]:
    """Return one entry for every passage of the text, in its order."""
    facts = _Facts(reading)
    roles = _roles(source, facts)
    entries: list[Entry] = []
    provisions = _Innermost(reading.provisions)
    for index, block in enumerate(source.blocks):
        edges = provisions.edges(block.start, block.end)
        spans = _passages(source, block, edges) if edges else ((block.start, block.end),)
        for start, end in spans:
            # Most passages are whole paragraphs, whose words are held already.
            quote = block.quote if end - start == len(block.quote) else source.text[start:end]
            place = provisions.at(start if quote[:1].isalnum() else _first_letter(source, start, end))
            holds = facts.kinds(start, end)
            became = roles.get(index)
            if became is None or (became == "dateline" and place is not None):
                became = _outcome(source, reading, index, place, holds)
            entries.append(
                _entry(start=start, end=end, quote=quote, rule="ledger", became=became, provision=place, holds=holds)
            )
    return tuple(entries)


class _Facts:
    """Where facts begin, to be asked by place."""

    def __init__(self, reading: Reading) -> None:
        groups = [
            (field.name, getattr(reading, field.name)) for field in fields(Reading) if field.name in _FACTS | {"lists"}
        ]
        found = sorted((fact.start, name) for name, group in groups for fact in group)
        self._names = [name for _, name in found]
        self._starts = [start for start, _ in found]
        #: Where each full day ends → where it begins.
        self.days = {date.end: date.start for date in reading.dates if len(date.edtf) == _FULL_DAY}

    def kinds(self, start: int, end: int) -> tuple[str, ...]:
        """Return the kinds of facts that begin in ``text[start:end]``, in the order they begin."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return tuple(dict.fromkeys(self._names[first:last])) if first < last else ()


class _Innermost:
    """The innermost provision at a place; asked from left to right."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._provisions = provisions
        self._order = sorted(range(len(provisions)), key=lambda at: (provisions[at].start, -provisions[at].end))
        self._edges = sorted({edge for each in provisions for edge in (each.start, each.end)})
        self._open: list[int] = []
        self._next = 0

    def at(self, position: int) -> int | None:
        """Return the index of the provision that begins last of those that hold ``position``."""
        while self._next < len(self._order) and self._provisions[self._order[self._next]].start <= position:
            self._open.append(self._order[self._next])
            self._next += 1
        while self._open and self._provisions[self._open[-1]].end <= position:
            self._open.pop()
        return self._open[-1] if self._open else None

    def edges(self, start: int, end: int) -> Sequence[int]:
        """Return where provisions begin or end strictly within ``text[start:end]``."""
        first = bisect_left(self._edges, start + 1)
        return self._edges[first : bisect_left(self._edges, end, first)]


def _passages(source: Source, block: Block, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Divide a block where provisions begin and end; what holds no letter goes with what stands before it."""
    start = block.start
    for edge in (*edges, block.end):
        following = source.text[edge : block.end]
        if edge < block.end and not any(map(str.isalnum, following)):
            continue
        first, last = cues.trimmed(source.text, start, edge)
        if any(map(str.isalnum, source.text[first:last])) or edge == block.end:
            yield first, last
            start = edge


def _first_letter(source: Source, start: int, end: int) -> int:
    return next((at for at in range(start, end) if source.text[at].isalnum()), start)


def _roles(source: Source, facts: _Facts) -> Mapping[int, str]:
    """Return the blocks whose place in the text says what they are."""
    roles = {index: "dateline" for index in _edge(source) if _is_dateline(source.blocks[index], facts)}
    sent_to = addressees.blocks(source)
    home = {source.language, "und"}
    signed = {
        block.start: signature.post
        for signature in signatures.find(source)
        if (block := source.block_at(signature.start))
    }
    for index, block in enumerate(source.blocks):
        role = block.role
        if role == "boilerplate" or not any(map(str.isalnum, block.quote)):
            roles[index] = "boilerplate"  # "-------" below the name of an office says nothing, too
        elif index in sent_to:
            roles[index] = "addressees"
        elif role == "caption":
            foreign = block.language not in home
            roles[index] = "foreign caption" if foreign else "repeated" if block.repeats is not None else "caption"
        elif block.start in signed:
            roles[index] = "signature"
            roles.update({near: "signature" for near in (index - 1, index + 1) if _says(source, near, signed)})
    return roles


def _says(source: Source, index: int, signed: Mapping[int, str | None]) -> bool:
    """Say whether a block holds nothing but the post of somebody who signed."""
    if not 0 <= index < len(source.blocks):
        return False
    words = " ".join(source.blocks[index].quote.split())
    return any(post is not None and words.endswith(post) for post in signed.values())


def _edge(source: Source) -> Iterator[int]:
    count = len(source.blocks)
    yield from range(min(_EDGE, count))
    yield from range(max(_EDGE, count - _EDGE), count)


def _is_dateline(block: Block, facts: _Facts) -> bool:
    if block.end - block.start > _LONGEST_DATELINE or block.role in {"table", "caption", "boilerplate"}:
        return False
    day = next((facts.days[end] for end in range(block.end - _BEHIND, block.end + 1) if end in facts.days), None)
    # a place and its day, and no sentence that ends with a day
    return day is not None and len(block.quote[: day - block.start].split()) <= _MOST_WORDS_OF_PLACE


def _outcome(source: Source, reading: Reading, index: int, place: int | None, holds: Sequence[str]) -> str:
    """Say what became of a passage that its place does not explain."""
    block = source.blocks[index]
    if place is not None:
        return "table row" if reading.provisions[place].rule == _TABLES else "provision"
    if block.role == "table":
        return "table row"
    if block.repeats is not None:
        return "repeated"
    if "lists" in holds:
        return "list"
    doing = next((became for kind, became in _DOINGS if kind in holds), None)
    if doing is None and _is_title(source, index):
        return "heading"
    return doing or ("fact" if holds else "unread")


def _is_title(source: Source, index: int) -> bool:
    """Say whether a block heads what follows: in capitals, or short, without a stop and before running text."""
    block = source.blocks[index]
    if block.role == "heading":
        return True
    following = source.blocks[index + 1] if index + 1 < len(source.blocks) else None
    short = block.end - block.start <= _LONGEST_TITLE and block.quote[-1] not in ".;:,!?…。；："
    return short and following is not None and following.role in {"body", "heading"}


def sums(entries: Sequence[Entry]) -> Mapping[str, int]:
    """Return how many characters became what, the most first."""
    found: dict[str, int] = {}
    for entry in entries:
        found[entry.became] = found.get(entry.became, 0) + entry.end - entry.start
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def unaccounted(text: str, entries: Sequence[Fact]) -> str:
    """Return the characters of ``text`` that are no blanks and in no entry."""
    left, last = [], 0
    for entry in entries:
        left.append(text[last : entry.start])
        last = entry.end
    return "".join("".join([*left, text[last:]]).split())

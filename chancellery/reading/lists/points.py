"""The points of a list while it is being read, before they become provisions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chancellery.reading.facts import Block
from chancellery.reading.text import Source

#: A caption is silent in an order; a table has its own reader.
_RUNNING = ("body", "heading")
_FIRST_WORDS = 60
#: What may stand between two labels of a point.
_SET_APART = ' \t*_"“„«(:.-–—'


@dataclass(slots=True, eq=False)
class Point:
    """One point: ``text[start:end]``; the label is ``text[start:label_end]`` and its words begin at ``words``."""

    start: int
    end: int
    words: int
    label_end: int
    rule: str
    parent: Point | None = None
    #: True or False where the list itself says whether its points are duties.
    duty: bool | None = None
    #: Where the heading ends, where the text marks it (a colon); otherwise the first clause is the heading.
    heading_end: int | None = None


class Announcement(NamedTuple):
    """Where a list is announced, the count it promises, and what it says of its points: duties or results.

    The count of an announcement that is ``near`` stands right before the points.
    """

    start: int
    end: int
    promised: int | None = None
    duty: bool | None = None
    near: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Points that belong together, and the words ``text[start:end]`` that announce them.

    Without ``listed`` the points are provisions that make no list: articles, sections, strays.
    """

    points: list[Point]
    start: int
    end: int
    rule: str
    announced: int | None = None
    listed: bool = True

    @classmethod
    def of(cls, points: list[Point], told: Announcement | None, rule: str, *, listed: bool = True) -> Listing:
        """Make a list of ``points``; without an announcement it spans the first words of its first point."""
        if told is None:
            first = points[0]
            return cls(points, first.start, min(first.words + _FIRST_WORDS, first.end), rule, listed=listed)
        for point in points:
            point.duty = told.duty if point.duty is None else point.duty
        return cls(points, told.start, told.end, rule, told.promised, listed)

    def says_again(self, source: Source, others: Sequence[Point]) -> bool:
        """Say whether its points are ``others`` with a second label: "- **First**: …", "1. Secondly, …"."""
        return all(
            any(
                other.start < point.start < other.end
                and not source.text[other.label_end : point.start].strip(_SET_APART)
                for other in others
            )
            for point in self.points
        )


class Claims:
    """Which blocks already belong to a list, so that a weaker rule does not read them again."""

    def __init__(self, source: Source) -> None:
        self._starts = [block.start for block in source.blocks]
        self._taken: set[int] = set()

    def take(self, points: Iterable[Point]) -> None:
        """Claim every block that one of ``points`` touches."""
        for point in points:
            first = bisect_right(self._starts, point.start) - 1
            self._taken.update(range(max(first, 0), bisect_left(self._starts, point.end)))

    def take_until(self, end: int) -> None:
        """Claim every block that begins before ``end``."""
        self._taken.update(range(bisect_left(self._starts, end)))

    def take_blocks(self, indexes: Iterable[int]) -> None:
        """Claim the blocks ``indexes``, which nobody has to read."""
        self._taken.update(indexes)

    def free(self, source: Source) -> Iterator[tuple[int, Block]]:
        """Yield the paragraphs nobody has claimed, with their places."""
        for index, block in enumerate(source.blocks):
            if block.role == "body" and index not in self:
                yield index, block

    def __contains__(self, index: int) -> bool:
        return index in self._taken


def running(block: Block) -> bool:
    """Say whether ``block`` is running text: no furniture, no caption, no table row."""
    return block.role in _RUNNING


def unbroken_end(blocks: Sequence[Block], index: int, stop: int) -> int:
    """Return where the text that begins in block ``index`` ends: before ``stop``, a break or a heading."""
    end = blocks[index].end
    for block in blocks[index + 1 : stop]:
        if not running(block) or block.role == "heading":
            break
        end = block.end
    return end

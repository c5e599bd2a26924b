"""Labelled paragraphs in the tree they make, and the rows that those below one make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from chancellery.reading.facts import Block
from chancellery.reading.lists import markers
from chancellery.reading.lists.markers import Marker

#: The kinds of labels that part a text into sections.
SECTIONS: Final = frozenset(markers.WORDS)
#: A gap in a row of numbers that a lost paragraph may leave.
_LARGEST_GAP = 2
#: So many labels of one in a row are a list whose numbers were lost on the way.
_FEWEST_ONES = 3


@dataclass(slots=True, eq=False)
class Node:
    """A labelled paragraph in the tree."""

    index: int
    marker: Marker
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    kept: bool = True
    #: Whether it goes on with the numbers of the section before: "II." over "3." and "4.".
    runs_on: bool = False
    #: Whether a heading stands between it and the label before it.
    headed: bool = False

    @property
    def on_the_line_of_its_parent(self) -> bool:
        """Whether it is the "1." of "§ 3. 1. …"."""
        return self.parent is not None and self.parent.index == self.index

    @property
    def first_words(self) -> int:
        """Where its words begin: behind a second label on its line."""
        opened = next((child for child in self.children if child.on_the_line_of_its_parent), self)
        return opened.marker.words

    def start_in(self, block: Block) -> int:
        """Return where its label begins."""
        return self.marker.start if self.on_the_line_of_its_parent else block.start


def follows(last: int, marker: Marker, *, gap: int = _LARGEST_GAP) -> bool:
    """Say whether a label goes on after ``last``: a number may be left out, and one behind the first said twice."""
    ahead = marker.value - last
    return marker.is_bullet or 0 < ahead <= gap or (ahead == 0 and last > 1)


def goes_on(node: Node, marker: Marker) -> bool:
    """Say whether a label goes on with the row of ``node``, or belongs into its gap: behind "1." and "3.", "2."."""
    if follows(node.marker.value, marker):
        return True
    row = _row_of(node) if marker.kind in markers.FIGURES else []
    return _left_out(row, marker) or (bool(row) and follows(max(row), marker))


def _row_of(node: Node) -> list[int]:
    """Return the numbers of the row that ends with ``node``, back to its first."""
    row: list[int] = []
    for each in reversed(node.parent.children if node.parent else ()):
        if each.marker.kind != node.marker.kind:
            break
        row.append(each.marker.value)
        if each.marker.value == 1:
            return row
    return []


def _left_out(row: Sequence[int], marker: Marker) -> bool:
    """Say whether a row has passed a number without naming it."""
    return bool(row) and min(row) < marker.value < max(row) and marker.value not in row


def rows(children: Iterable[Node]) -> list[list[Node]]:
    """Divide the children of a node into rows: a new kind, or counting from one again, begins a new row."""
    found: list[list[Node]] = []
    for child in children:
        if found and _same_row(found[-1], child.marker) and not (child.headed and child.marker.is_bullet):
            found[-1].append(child)
        else:
            found.append([child])
    return _ones(found)


def _same_row(row: Sequence[Node], marker: Marker) -> bool:
    last = row[-1].marker
    if last.kind != marker.kind:
        return False
    if follows(last.value, marker, gap=marker.value):
        return True
    return marker.kind in markers.FIGURES and _left_out([each.marker.value for each in row], marker)


def _ones(parted: Sequence[list[Node]]) -> list[list[Node]]:
    """Join the rows of one "1." each where three or more follow one another: their numbers were lost on the way."""
    joined: list[list[Node]] = []
    for _, group in groupby(
        parted, key=lambda row: row[0].marker.kind if len(row) == 1 == row[0].marker.value else row
    ):
        same = list(group)
        joined += [[row[0] for row in same]] if len(same) >= _FEWEST_ONES else same
    return joined

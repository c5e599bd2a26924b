"""Numbered paragraphs as a tree: ``I.`` over ``1.`` over ``a)`` over ``-``, ``Chương`` over ``Điều`` over ``1.``.

No order of label kinds is fixed: a kind seen before closes what stands below it, a new kind opens a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from chancellery.reading import announcements, markers
from chancellery.reading.markers import Marker
from chancellery.reading.points import Listing, Point, running, unbroken_end
from chancellery.reading.text import Source

_RULE = "structure.hierarchy"
_SECTIONS = frozenset(markers.WORDS)
#: A gap in a row of numbers that a lost paragraph may leave.
_LARGEST_GAP = 2
#: A list of dashes or numbers is at an end after this many paragraphs without a label.
_REACH = 15


@dataclass(slots=True, eq=False)
class _Node:
    """A labelled paragraph in the tree."""

    index: int
    marker: Marker
    parent: _Node | None
    children: list[_Node] = field(default_factory=list)


def find(source: Source) -> list[Listing]:
    """Return the numbered, lettered and dashed lists, outermost first."""
    root = _Node(-1, Marker("root", 0, 0, 0), None)
    order = _tree(source, root)
    _prune(source, root)
    kept = [node for node in order if _in_tree(node)]
    points = _points(source, kept)
    return [listing for node in [root, *kept] for listing in _rows(source, node, points)]


def _tree(source: Source, root: _Node) -> list[_Node]:
    """Hang every labelled paragraph into the tree and return them in reading order."""
    order: list[_Node] = []
    stack = [root]
    for index, block in enumerate(source.blocks):
        marker = markers.read(source, block) if running(block) else None
        if marker is None:
            continue
        if index - max(stack[-1].index, 0) > _REACH and stack[-1].marker.kind not in _SECTIONS:
            stack = [node for node in stack if node is root or node.marker.kind in _SECTIONS or node.children]
        stack, fitting = _fit(stack, marker, markers.alternative(source, block, marker))
        if fitting is None:
            continue
        node = _Node(index, fitting, stack[-1])
        stack[-1].children.append(node)
        stack.append(node)
        order.append(node)
    return order


def _fit(stack: list[_Node], *readings: Marker | None) -> tuple[list[_Node], Marker | None]:
    """Find the level where a label goes on; return the stack cut to its parent, and the reading that fits."""
    possible = [reading for reading in readings if reading is not None]
    for marker in possible:
        for depth in range(len(stack) - 1, 0, -1):
            if stack[depth].marker.kind == marker.kind and _follows(stack[depth].marker.value, marker):
                return stack[:depth], marker
    for marker in possible:
        kinds = [node.marker.kind for node in stack]
        if marker.kind in markers.WORDS:
            wider = [d for d, kind in enumerate(kinds) if d == 0 or (kind in _SECTIONS and _wider(kind, marker.kind))]
            return stack[: wider[-1] + 1], marker
        if marker.kind in kinds:
            if marker.value == 1:
                return stack[: kinds.index(marker.kind)], marker
        elif marker.value in (0, 1):
            return stack, marker
    return stack, None


def _follows(last: int, marker: Marker) -> bool:
    return marker.kind == "bullet" or 0 < marker.value - last <= _LARGEST_GAP


def _wider(kind: str, other: str) -> bool:
    return markers.WORDS.index(kind) < markers.WORDS.index(other)


def _prune(source: Source, node: _Node) -> None:
    """Take out what only looks like a list: a lone label, the dashes of an interview."""
    for child in list(node.children):
        _prune(source, child)
    for row in _split(node.children):
        lone = len(row) == 1 and row[0].marker.kind not in _SECTIONS and not _of_a_family(row[0])
        spoken = row[0].marker.kind == "bullet" and any(source.blocks[n.index].quote.endswith("?") for n in row)
        if lone or spoken:
            _lift(node, row)


def _of_a_family(node: _Node) -> bool:
    """Say whether a lone label is kept: it has points of its own, or it is the only point of a numbered one."""
    return len(node.children) > 1 or (
        node.marker.kind == "bullet" and node.parent is not None and node.parent.index >= 0
    )


def _lift(node: _Node, row: Sequence[_Node]) -> None:
    """Remove ``row`` from ``node``; its own children go up one level."""
    place = node.children.index(row[0])
    children = [child for gone in row for child in gone.children]
    node.children = [child for child in node.children if child not in row]
    node.children[place:place] = children
    for child in children:
        child.parent = node
    for gone in row:
        gone.parent = None


def _in_tree(node: _Node) -> bool:
    return node.parent is not None and node in node.parent.children


def _split(children: Iterable[_Node]) -> list[list[_Node]]:
    """Divide the children of a node into rows: a new kind, or counting from one again, begins a new row."""
    rows: list[list[_Node]] = []
    for child in children:
        last = rows[-1][-1].marker if rows else None
        if last and last.kind == child.marker.kind and (last.kind == "bullet" or child.marker.value > last.value):
            rows[-1].append(child)
        else:
            rows.append([child])
    return rows


def _points(source: Source, kept: Sequence[_Node]) -> dict[int, Point]:
    """Make the points; each ends where the next label begins, or with its paragraph when it is the last."""
    points: dict[int, Point] = {}
    for node, follower in zip_longest(kept, kept[1:]):
        block = source.blocks[node.index]
        words = min(node.marker.words, block.end)
        stop = follower.index if follower else node.index + 1
        if follower is None and words == block.end:
            stop = node.index + 2
        goes_on = follower is not None and stop - node.index <= _REACH and _same_list(node, follower)
        end = unbroken_end(source.blocks, node.index, stop) if goes_on or words == block.end else block.end
        parent = points.get(node.parent.index) if node.parent else None
        points[node.index] = Point(block.start, end, words, node.marker.label_end, _RULE, parent)
    return points


def _same_list(node: _Node, follower: _Node) -> bool:
    """Say whether what stands between two labels can only belong to the first."""
    return follower.parent is node or follower.parent is node.parent or node.marker.kind in _SECTIONS


def _rows(source: Source, node: _Node, points: dict[int, Point]) -> list[Listing]:
    listings: list[Listing] = []
    for row in _split(node.children):
        first = row[0]
        told = announcements.before(source, first.index, source.blocks[first.index].start, max(node.index, 0))
        sections = first.marker.kind in _SECTIONS or (first.marker.kind == "roman" and any(n.children for n in row))
        start, end = (told.start, told.end) if told else (points[first.index].start, points[first.index].label_end)
        members = [points[n.index] for n in row]
        count = told.promised if told else None
        if told and told.results:
            for point in members:
                point.duty = False
        listings.append(Listing(members, start, end, _RULE, count, listed=not sections and len(row) > 1))
    return listings

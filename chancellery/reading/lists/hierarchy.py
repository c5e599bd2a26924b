"""Numbered paragraphs as a tree: ``I.`` over ``1.`` over ``a)`` over ``-``, ``Chương`` over ``Điều`` over ``1.``.

No order of label kinds is fixed: a kind seen before closes what stands below it, a new kind opens a level.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, zip_longest

from chancellery.reading.doing import addressees, labelled
from chancellery.reading.facts import Block
from chancellery.reading.lists import announcements, markers, nodes, pruning
from chancellery.reading.lists.markers import Marker
from chancellery.reading.lists.nodes import SECTIONS, Node
from chancellery.reading.lists.points import Listing, Point, running, unbroken_end
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

_RULE = "structure.hierarchy"
#: So many of the first lines may say to whom a text goes.
_HEAD = 15
#: A list of dashes or numbers is at an end after this many paragraphs without a label.
_REACH = 15
#: One that says the next number, from the third, after so many.
_FAR_REACH = 45
_FEWEST_NEXT = 2
_LONGEST_TITLE = 120
#: What is added to the kind of a dash that stands below one of its kind.
_BELOW = " below"
#: A title in brackets: "제4조|(보고)| ① …".
_BRACKETED = re.compile(r"\([^()\n]{1,60}\)\s{1,3}")


def find(source: Source, told: Collection[int] = ()) -> list[Listing]:
    """Return the numbered, lettered and dashed lists, outermost first.

    Where a block begins with a point ``told`` in words ("Third: …"), what stood before it is at an end.
    """
    root = Node(-1, Marker("root", 0, 0, 0), None)
    order = _tree(source, root, told)
    pruning.prune(source, root)
    kept = [node for node in order if node.kept]
    points = _points(source, kept, told)
    return [listing for node in [root, *kept] for listing in _rows(source, node, points)]


def _tree(source: Source, root: Node, told: Collection[int]) -> list[Node]:
    """Hang every labelled paragraph into the tree and return them in reading order."""
    order: list[Node] = []
    stack = [root]
    interrupted: list[Node] = []
    latest: dict[str, Node] = {}
    headed = -1
    sent_to = addressees.blocks(source)
    for index, block in enumerate(source.blocks):
        if not running(block):
            continue
        if index in sent_to:
            stack = [root]
            continue
        if cues.cue(block.language, "lists", "closing").match(source.lower, block.start, block.end):
            if not order and index < _HEAD:
                continue  # "Ai Sindaci", |"e p.c. alla Prefettura"|: to whom a letter goes may stand at its head
            return order
        if block.start in told:
            interrupted = stack if len(stack) > 1 else interrupted
            stack = [root]
            continue
        marker = _below(source, block, stack) or _broken(source, block, stack)
        headed = index if marker is None and (_asks(block) or block.role == "heading") else headed
        if marker is None or (
            (_only_labels(source, block, marker) or _opens_labels(source, index, marker, stack))
            and not _goes_on_from_title(source, stack, marker)
            and not _opens_numbers(source, index, marker)
        ):
            continue
        if index - max(stack[-1].index, 0) > _REACH and stack[-1].marker.kind not in SECTIONS:
            stack = [
                node
                for node in stack
                if node is root or node.marker.kind in SECTIONS or node.children or _numbers_next(node, index, marker)
            ]
        possible = [marker, *markers.alternatives(source, block, marker)]
        stack, fitting = _fit(stack, possible)
        if fitting is None and interrupted:
            # "3. Decisions", "Firstly, …", "4. Any other business"
            above, fitting = _fit(interrupted, possible)
            stack = above if fitting else stack
        runs_on = fitting is None and _runs_on(stack, marker, latest)
        if fitting is None and not runs_on:
            continue
        node = Node(
            index, fitting or marker, stack[-1], runs_on=runs_on, headed=bool(order) and headed > order[-1].index
        )
        for each in filter(None, (node, _opened(source, block, node))):
            stack[-1].children.append(each)
            stack.append(each)
            order.append(each)
            latest[each.marker.kind] = each
    return order


def _numbers_next(node: Node, index: int, marker: Marker) -> bool:
    """Say whether a number goes on exactly where a long point left off."""
    next_one = marker.kind == node.marker.kind and not marker.is_bullet and marker.value == node.marker.value + 1
    return next_one and marker.value > _FEWEST_NEXT and index - node.index <= _FAR_REACH


def _asks(block: Block) -> bool:
    """Say whether a line heads what follows with a question: "What will happen next?"."""
    return block.quote[-1] == "?" and len(block.quote) <= _LONGEST_TITLE


def _below(source: Source, block: Block, stack: Sequence[Node]) -> Marker | None:
    """Return the label of a paragraph; of a kind of its own where a copy lost how far in it stood.

    "- The Board decides on:", "- fees;", "- rules." and "- It meets in May.": small letters stand below.
    """
    marker = markers.read(source, block)
    above = stack[-1].marker
    if marker is None or not marker.is_bullet or not source.text[marker.words : marker.words + 1].islower():
        return marker
    leads_in = above.kind == marker.kind and source.blocks[stack[-1].index].quote.endswith(":")
    leads_in = leads_in and source.text[above.words : above.words + 1].isupper()
    below = marker.kind + _BELOW
    return marker._replace(kind=below) if leads_in or above.kind == below else marker


def _broken(source: Source, block: Block, stack: Sequence[Node]) -> Marker | None:
    """Return the number that a machine took for a day of the week in a row of figures: "3. …", "수요일, …"."""
    for node in reversed(stack[1:]):
        if node.marker.kind in markers.FIGURES:
            return markers.weekday(source, block, node.marker)
    return None


def _only_labels(source: Source, block: Block, marker: Marker) -> bool:
    """Say whether a paragraph only names who or when for the one above; "4. Lead: X. A survey …" is a point."""
    if not labelled.labels(source, block.language, marker.words, block.end):
        return False
    further = cues.sentences(source, marker.words, block.end)[1:]
    return marker.is_bullet or not any(not labelled.labels(source, block.language, *span) for span in further)


def _opens_labels(source: Source, index: int, marker: Marker, stack: Sequence[Node]) -> bool:
    """Say whether a point only names what the labels below it name for the one before: "b) Cơ quan thực hiện:"."""
    block = source.blocks[index]
    if (stack[-1].marker.kind, stack[-1].index) != (marker.kind, index - 1) or not labelled.alone(
        source, block.language, marker.words, block.end
    ):
        return False
    below = source.blocks[index + 1] if index + 1 < len(source.blocks) else None
    further = markers.read(source, below) if below else None
    return (
        below is not None
        and further is not None
        and further.is_bullet
        and labelled.labels(source, below.language, further.words, below.end)
    )


def _goes_on_from_title(source: Source, stack: Sequence[Node], marker: Marker) -> bool:
    """Say whether a number goes on from a point that tells who, where or when: "1. Participants", "2. Time: 8 a.m."."""
    before = next((node for node in stack[1:] if node.marker.kind == marker.kind), None)
    if before is None or marker.is_bullet or before.marker.value != marker.value - 1:
        return False
    block = source.blocks[before.index]
    told = cues.cue(block.language, "natures", "title_information")
    return told.match(source.lower, before.marker.words, block.end) is not None


def _opens_numbers(source: Source, index: int, marker: Marker) -> bool:
    """Say whether a label with the number 1 opens a row of numbers: of tasks, or of when, where and who.

    "1. Action: the Office orders the flags", "2. Invite the …"; "1. Time: 18 September", "2. Place: …".
    """
    block, below = source.blocks[index], source.blocks[index + 1 : index + 2]
    further = markers.read(source, below[0]) if below else None
    if marker.value != 1 or further is None or (further.kind, further.value) != (marker.kind, 2):
        return False
    if not (marker.is_bullet or _only_labels(source, below[0], further)):
        return True
    told = cues.cue(block.language, "natures", "title_information")
    spans = ((marker.words, block.end), (further.words, below[0].end))
    return all(told.match(source.lower, *span) is not None for span in spans)


def _opened(source: Source, block: Block, node: Node) -> Node | None:
    """Return the first point below a section where it stands on the same line: "§ 3. 1. …", "제4조(보고) ① …"."""
    if node.marker.kind not in SECTIONS:
        return None
    title = _BRACKETED.match(source.text, node.marker.words, block.end)
    second = markers.sign(source, title.end() if title else node.marker.words, block.end)
    return Node(node.index, second, node) if second and second.value == 1 else None


def _fit(stack: list[Node], possible: Sequence[Marker]) -> tuple[list[Node], Marker | None]:
    """Find the level where a label goes on; return the stack cut to its parent, and the reading that fits."""
    for marker in possible:
        for depth in range(len(stack) - 1, 0, -1):
            if stack[depth].marker.kind == marker.kind and nodes.goes_on(stack[depth], marker):
                return stack[:depth], marker
    for marker in possible:
        kinds = [node.marker.kind for node in stack]
        if marker.kind in markers.WORDS:
            wider = [d for d, kind in enumerate(kinds) if d == 0 or (kind in SECTIONS and _wider(kind, marker.kind))]
            return stack[: wider[-1] + 1], marker
        if marker.kind in kinds:
            if marker.value == 1:
                return stack[: kinds.index(marker.kind)], marker
        elif marker.value in (0, 1):
            return stack, marker
    return stack, None


def _runs_on(stack: Sequence[Node], marker: Marker, latest: Mapping[str, Node]) -> bool:
    """Say whether the numbers of one section go on in the next: "I." over "1." and "2.", "II." over "3."."""
    last, section = latest.get(marker.kind), stack[-1]
    if last is None or last.parent is None or last.parent.index < 0 or last.parent is section:
        return False
    beside = last.parent.marker.kind == section.marker.kind and last.parent.parent is section.parent
    return beside and not section.children and marker.value == last.marker.value + 1


def _wider(kind: str, other: str) -> bool:
    return markers.WORDS.index(kind) < markers.WORDS.index(other)


def _points(source: Source, kept: Sequence[Node], told: Collection[int]) -> dict[int, Point]:
    """Make the points, by the id of their nodes; each ends where the next label begins, the last with its paragraph."""
    points: dict[int, Point] = {}
    explained = _explained(source, kept)
    for node, follower in zip_longest(kept, kept[1:]):
        block = source.blocks[node.index]
        words = min(node.first_words, block.end)
        start = node.start_in(block)
        stop = node.index + 1
        if follower and follower.index - node.index <= _REACH and _same_list(node, follower):
            between = range(node.index + 1, follower.index)
            stop = next((at for at in between if source.blocks[at].start in told), follower.index)
        titled = words == block.end or (node.marker.kind in SECTIONS and not block.quote.endswith((".", ";")))
        titled = titled or (id(node.parent) in explained and _is_title(block))
        # A title takes its first line along; a label alone, "Artigo 7.º", its title and the line under that.
        lines = 2 if words == block.end and node.marker.kind in SECTIONS else int(titled)
        end = _end(source, node.index, stop, follower.index if follower else len(source.blocks), lines)
        if words == block.end:
            words = cues.trimmed(source.text, words, end)[0]
        parent = points.get(id(node.parent))
        points[id(node)] = Point(start, end, words, node.marker.label_end, _RULE, parent)
    return points


def _explained(source: Source, kept: Sequence[Node]) -> frozenset[int]:
    """Return the parents (by id) of titles that have a paragraph of their own, so that the last one has it too."""
    return frozenset(
        id(node.parent)
        for node, follower in pairwise(kept)
        if follower.parent is node.parent and follower.index > node.index + 1 and _is_title(source.blocks[node.index])
    )


def _is_title(block: Block) -> bool:
    return len(block.quote) <= _LONGEST_TITLE and block.quote[-1] not in ".;:,"


def _end(source: Source, index: int, stop: int, limit: int, lines: int) -> int:
    """Return where a point ends: before ``stop``, but with its own ``lines``, and with its who and when.

    Nothing reaches to block ``limit``, where the next label stands.
    """
    for line in range(index + 1, min(limit, index + 1 + lines)):
        if not running(source.blocks[line]):
            break
        index = line
        if not _is_title(source.blocks[line]):
            break
    end = unbroken_end(source.blocks, index, max(stop, index + 1))
    for block in source.blocks[max(stop, index + 1) : limit]:
        marker = markers.read(source, block) if running(block) else None
        words = marker.words if marker else block.start
        told = any(says(source, block.language, words, block.end) for says in (labelled.labels, labelled.alone))
        if not running(block) or not told:
            break
        end = block.end
    return end


def _same_list(node: Node, follower: Node) -> bool:
    """Say whether what stands between two labels can only belong to the first."""
    return follower.parent is node or follower.parent is node.parent or node.marker.kind in SECTIONS


def _are_parts(source: Source, row: Sequence[Node]) -> bool:
    """Say whether Roman numbers part a text: points stand below them, and most are titles and no sentences."""
    closed = sum(source.blocks[node.index].quote.endswith((".", ";")) for node in row)
    return 2 * closed <= len(row) and any(node.children for node in row)


def _rows(source: Source, node: Node, points: dict[int, Point]) -> list[Listing]:
    listings: list[Listing] = []
    for row in nodes.rows(node.children):
        first = row[0]
        members = [points[id(n)] for n in row]
        parted = first.marker.kind == "roman" and node.marker.kind != "article" and _are_parts(source, row)
        # what was said to "Ad 1", "Ad 2" is a list, as the agenda is
        sections = (first.marker.kind in SECTIONS and first.marker.kind != "point") or parted
        told = announcements.of(source, first.index, members[0].start, len(row), max(node.index, 0))
        if told and told.promised not in {None, len(row)} and not source.text[told.start : told.end].endswith(":"):
            # "58 proposals were received." counts something else than the three points that follow.
            told = None
        listings.append(Listing.of(members, told, _RULE, listed=not sections and len(row) > 1))
    return listings

"""What only looks like a list: a lone label, the dashes of an interview, a table of contents, recitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancellery.reading import numerals
from chancellery.reading.lists import nodes
from chancellery.reading.lists.nodes import SECTIONS, Node
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

_SIDES = 2
#: A line of a table of contents: "2. Findings 7", "3. Annexes ..... 21".
_PAGED = re.compile(r"[^.;:\n]{3,80}?(?:\s|\.{2,})\s?(\d{1,3})\Z")


def prune(source: Source, node: Node) -> None:
    """Take out what only looks like a list: a lone label, the dashes of an interview. Its children go up a level."""
    for child in node.children:
        prune(source, child)
    stay: list[Node] = []
    for row in nodes.rows(node.children):
        lone = len(row) == 1 and row[0].marker.kind not in SECTIONS and not _of_a_family(row[0])
        # "甲 …館長", "乙 …館長": who signs an agreement
        lone = lone or _are_contents(source, row)
        lone = lone or (len(row) == _SIDES and row[0].marker.kind == numerals.STEMS[0])
        spoken = row[0].marker.is_bullet and any(source.blocks[n.index].quote.endswith("?") for n in row)
        spoken = spoken or (row[0].marker.is_bullet and all(_recites(source, node) for node in row))
        if not lone and not spoken:
            stay.extend(row)
            continue
        for gone in row:
            gone.kept = False
            if gone.on_the_line_of_its_parent:
                node.marker = node.marker._replace(label_end=gone.marker.label_end, words=gone.marker.words)
            stay.extend(gone.children)
            for child in gone.children:
                child.parent = node
    node.children = stay


def _are_contents(source: Source, row: Sequence[Node]) -> bool:
    """Say whether a row is a table of contents: a title and a page each, the pages in order."""
    spans = [(node.marker.words, source.blocks[node.index].end) for node in row]
    paged = [_PAGED.match(source.text[start:end]) for start, end in spans]
    pages = [int(each[1]) for each in paged if each]
    return len(pages) == len(row) and pages == sorted(pages)


def _recites(source: Source, node: Node) -> bool:
    """Say whether a point only says on what a decision rests: "- Pursuant to the Statute;"."""
    block = source.blocks[node.index]
    recitals = cues.cue(block.language, "lists", "recitals")
    return recitals.match(source.lower, node.marker.words, block.end) is not None and not block.quote.endswith(".")


def _of_a_family(node: Node) -> bool:
    """Say whether a lone label is kept: it has points of its own, or it is the only point of a labelled one."""
    if node.runs_on:
        return True
    parent = node.parent
    below = node.marker.value <= 1 and parent is not None and parent.index >= 0
    return len(node.children) > 1 or (below and not node.on_the_line_of_its_parent)

"""Find what stands in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def in_circles(edges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the nodes of a graph that lie on a circle or between two; linear in the number of edges.

    What has nothing above it, or nothing below it, is taken away until nothing more can be.
    """
    above: defaultdict[int, set[int]] = defaultdict(set)
    below: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in edges:
        above[source].add(target)
        below[target].add(source)
    left = set(above) | set(below)
    for forward, back in ((above, below), (below, above)):
        ends = [node for node in left if not forward[node] & left]
        while ends:
            node = ends.pop()
            left.discard(node)
            ends.extend(near for near in back[node] & left if not forward[near] & left)
    return left

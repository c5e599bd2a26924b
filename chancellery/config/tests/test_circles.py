"""What stands in a circle, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.config.check.circles import in_circles


@pytest.mark.parametrize(
    ("edges", "circle"),
    [
        ([], set()),
        ([(1, 2), (2, 3), (1, 3)], set()),
        ([(1, 1)], {1}),
        ([(1, 2), (2, 1), (2, 3), (4, 1)], {1, 2}),
        ([(1, 2), (2, 3), (3, 1), (7, 8)], {1, 2, 3}),
    ],
)
def test_in_circles_finds_exactly_what_stands_in_one(edges, circle):
    assert in_circles(edges) == circle


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_edges_that_only_go_up_make_no_circle(pairs):
    assert in_circles((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]) == set()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40), st.integers(2, 6))
def test_a_circle_is_found_among_whatever_else(pairs, length):
    ring = [(100 + step, 100 + (step + 1) % length) for step in range(length)]

    assert in_circles([*pairs, *ring]) >= {100 + step for step in range(length)}

"""Rows of a table that may be measures in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.plans import rules
from chancellery.plans.rules import Said

FAIR = "Hold a fair of books from Laos in the spring"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Said("Hold a large fair of books from Laos"), {1: "fair"}),
        (Said("TO HOLD A FAIR OF BOOKS FROM LAOS"), {1: "fair"}),
        (Said("Hold a fair with Laos", 1), {1: "fair"}),  # few words, but its number too
        (Said("Hold a fair with Laos", 2), {}),
        (Said("Send a choir to Laos"), {}),
        (Said("Something else", 1), {}),  # a number alone says nothing
        (Said(""), {}),
    ],
)
def test_reworded_goes_by_words_and_less_of_them_where_the_number_is_the_same(row, expected):
    assert rules.reworded([(1, row)], [("fair", Said(FAIR, 1)), ("talks", Said("Hold talks on visas", 2))]) == expected


def test_reworded_gives_a_measure_to_the_likest_row_and_to_no_other():
    rows = [(1, Said("Hold a fair of books in the spring")), (2, Said(f"{FAIR} again"))]

    assert rules.reworded(rows, [("fair", Said(FAIR))]) == {2: "fair"}


@pytest.mark.parametrize(
    ("label", "number"), [("3", 3), ("12.", 12), ("4)", 4), ("a", 0), ("2.1", 0), ("", 0), ("²", 0)]
)
def test_number_of_a_label(label, number):
    assert rules.number_of(label) == number


words = st.text(alphabet="ab ", max_size=8)


@given(st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_no_measure_is_given_to_two_rows(rows, measures):
    found = rules.reworded(
        [(line, Said(one)) for line, one in enumerate(rows)], [(key, Said(one)) for key, one in enumerate(measures)]
    )

    assert len(set(found.values())) == len(found)

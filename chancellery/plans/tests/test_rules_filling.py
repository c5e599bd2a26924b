"""Copied cells put into the rows of a grid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.plans import rules
from chancellery.reading.errors import SecretText

TODAY = date(2026, 3, 2)


def filled(rows, text, *, at=0, column="words", language="en"):
    return rules.fill(rows, rules.cells_of(text), at=at, column=column, language=language, today=TODAY)


def test_fill_puts_cells_in_from_a_place_on_and_adds_the_rows_it_needs():
    rows = [{"words": "One", "lead": "A"}, {"words": "Two", "lead": "B"}]

    got = filled(rows, "Culture\tYouth\n\tHealth\nTourism\t", at=1, column="lead")

    assert list(got.rows) == [
        {"words": "One", "lead": "A"},
        {"words": "Two", "lead": "Culture", "helpers": "Youth"},
        {"helpers": "Health"},
        {"lead": "Tourism"},
    ]
    assert (got.first, got.count, got.column, got.beyond) == (1, 3, "lead", 0)
    assert rows[1] == {"words": "Two", "lead": "B"}


def test_fill_reads_days_and_rhythms_and_says_which_it_did_not_understand():
    rows = [{"due_kind": "day", "due_on": "2026-01-01"}] * 4

    got = filled(rows, "30/6/2026\nhàng quý\nvớ vẩn\nthường xuyên", column="due", language="vi")

    assert [dict(one) for one in got.rows] == [
        {"due_kind": "day", "due_on": "2026-06-30", "period": ""},
        {"due_kind": "periodic", "due_on": "", "period": "quarter"},
        {"due_kind": "day", "due_on": "2026-01-01"},
        {"due_kind": "continuous", "due_on": "", "period": ""},
    ]
    assert (got.unclear, got.column) == ({2: "vớ vẩn"}, "due_on")


def test_fill_keeps_what_an_empty_cell_stands_over_and_counts_what_is_too_far_right():
    got = filled([{"words": "One", "expected_output": "A list"}], "\t\nTwo\tA book\tmore\tand more", column="words")
    right = filled([{}], "A list\tmore", column="expected_output")

    assert got.rows[0] == {"words": "One", "expected_output": "A list"}
    assert got.rows[1]["words"] == "Two"
    assert (right.rows, right.beyond) == ([{"expected_output": "A list"}], 1)


def test_fill_passes_a_row_of_headings_over_and_parts_co_ordinating_units_by_semicolons():
    table = 'Task\tLead unit\tCo-ordinating units\tDeadline\nHold a fair\tCulture\t"Youth\nHealth"\t30 June 2026'

    got = filled([], table)

    assert [dict(one) for one in got.rows] == [
        {"words": "Hold a fair", "lead": "Culture", "helpers": "Youth; Health", "due_kind": "day",
         "due_on": "2026-06-30", "period": ""},
    ]  # fmt: skip


def test_fill_refuses_a_text_with_a_mark_of_secrecy():
    with pytest.raises(SecretText):
        filled([{}], "TUYỆT MẬT\nHold a fair")


@given(
    cells=st.lists(st.lists(st.sampled_from(["", "a", "b c"]), min_size=1, max_size=6), min_size=1, max_size=5),
    at=st.integers(min_value=-2, max_value=9),
    column=st.sampled_from(rules.COLUMNS),
)
def test_fill_never_loses_a_row_and_writes_no_other_field_than_it_was_given(cells, at, column):
    rows = [{"words": str(n), "section": f"S{n}"} for n in range(3)]

    got = rules.fill(rows, cells, at=at, column=column, language="en", today=TODAY)

    assert [one.get("section") for one in got.rows[:3]] == ["S0", "S1", "S2"]
    assert len(got.rows) == max(3, got.first + got.count)
    assert all(one == rows[place] for place, one in enumerate(got.rows[: min(got.first, 3)]))

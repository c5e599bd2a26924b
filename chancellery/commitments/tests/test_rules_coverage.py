"""The grid of duties and units: what is a gap, what is left after narrowing, what stands first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.commitments.rules import coverage
from chancellery.commitments.rules.coverage import Cell, Grid, Passage

#: A section (1) over two duties (2, 3), and a duty (4) that has one below it (5).
PASSAGES = (
    Passage(1, None, is_duty=False),
    Passage(2, 1, is_duty=True),
    Passage(3, 1, is_duty=True),
    Passage(4, None, is_duty=True),
    Passage(5, 4, is_duty=True),
    Passage(6, None, is_duty=False),
)


@pytest.mark.parametrize(
    ("cell", "kind", "adopted"),
    [
        (Cell(), "none", False),
        (Cell(total=2, percent=40), "way", True),
        (Cell(total=2, done=1, overdue=1, percent=60), "late", True),
        (Cell(total=2, done=2, percent=100), "done", True),
        (Cell(left_out=1), "waived", True),
        (Cell(carried=True), "carried", True),
        (Cell(total=1, left_out=1, carried=True, percent=0), "way", True),
    ],
)
def test_a_cell_is_what_its_leaves_are(cell, kind, adopted):
    assert (cell.kind, cell.is_adopted) == (kind, adopted)


def test_rows_are_the_duties_and_what_stands_over_them():
    duties, level = coverage.rows_of(PASSAGES, most=60)

    assert duties == {1: (2, 3), 2: (2,), 3: (3,), 4: (4,), 5: (5,)}
    assert level == {1: 0, 2: 1, 3: 1, 4: 0, 5: 1}


def test_what_does_not_fit_folds_into_the_row_above():
    duties, level = coverage.rows_of(PASSAGES, most=4)

    assert duties == {1: (2, 3), 4: (4, 5)}
    assert set(level.values()) == {0}


def test_levels_may_be_asked_for():
    assert list(coverage.rows_of(PASSAGES, levels=1, most=60)[0]) == [1, 4]
    assert list(coverage.rows_of(PASSAGES, levels=2, most=1)[0]) == [1, 2, 3, 4, 5]


def test_drilling_down_shows_what_is_below_a_row_or_the_row_alone():
    assert coverage.rows_of(PASSAGES, below=1, most=60) == ({2: (2,), 3: (3,)}, {2: 0, 3: 0})
    assert coverage.rows_of(PASSAGES, below=3, most=60) == ({3: (3,)}, {3: 0})


def test_a_document_without_duties_shows_all_it_says():
    said = (Passage(1, None, is_duty=False), Passage(2, 1, is_duty=False))

    assert coverage.rows_of(said, most=60)[0] == {1: (1,), 2: (2,)}


def grid(**cells):
    """Return two duties and a section of both, by three units; ``d2u10=Cell(…)`` fills a cell."""
    filled = {tuple(int(part) for part in name.removeprefix("d").split("u")): cell for name, cell in cells.items()}
    return Grid(rows=(1, 2, 3), columns=(10, 20, 30), duties={1: (2, 3), 2: (2,), 3: (3,)}, cells=filled)


def test_shares_count_each_duty_once():
    found = grid(d2u10=Cell(total=1, percent=10), d2u20=Cell(total=1, overdue=1, percent=0), d3u10=Cell(carried=True))

    assert found.row_shares()[1] == (3, 6, True)
    assert found.row_shares()[2] == (2, 3, True)
    assert found.column_shares()[10] == (2, 2, False)
    assert found.whole() == (3, 6, True)
    assert found.whole().gaps == 3


def test_only_rows_or_columns_with_gaps():
    found = grid(d2u10=Cell(total=1), d2u20=Cell(total=1), d2u30=Cell(total=1), d3u10=Cell(total=1))

    assert found.with_gaps(rows=True, columns=False).rows == (1, 3)
    assert found.with_gaps(rows=False, columns=True).columns == (20, 30)


def test_only_what_is_late():
    found = grid(d2u20=Cell(total=1, overdue=1), d3u10=Cell(total=1)).with_late()

    assert (found.rows, found.columns) == ((1, 2), (20,))


def test_the_emptiest_stands_first_and_sections_step_back():
    found = grid(d2u10=Cell(total=1), d2u20=Cell(total=1), d3u10=Cell(total=1)).emptiest_first()

    assert found.rows == (3, 2)
    assert found.columns == (30, 20, 10)


@given(st.dictionaries(st.tuples(st.sampled_from((2, 3)), st.sampled_from((10, 20, 30))), st.just(Cell(total=1))))
def test_the_parts_sum_to_the_whole(cells):
    found = Grid((1, 2, 3), (10, 20, 30), {1: (2, 3), 2: (2,), 3: (3,)}, cells)

    by_column = [found.column_shares()[one] for one in found.columns]
    by_duty = [found.row_shares()[one] for one in (2, 3)]
    assert sum(one.adopted for one in by_column) == sum(one.adopted for one in by_duty) == found.whole().adopted
    assert found.whole().adopted == len(cells)


def test_what_a_unit_that_stands_higher_leads_itself_is_counted_and_never_missing():
    cells = {(2, 10): Cell(total=1, overdue=1), (2, 20): Cell(total=1)}
    found = Grid((1, 2, 3), (10, 20, 30), {1: (2, 3), 2: (2,), 3: (3,)}, cells, frozenset({10}))

    assert found.row_shares() == {1: (1, 4, True), 2: (1, 2, True), 3: (0, 2, False)}
    assert found.column_shares() == {10: (1, 1, True), 20: (1, 2, False), 30: (0, 2, False)}
    assert (found.share(1, 10), found.share(3, 10), found.whole()) == ((1, 1, True), (0, 0, False), (1, 4, True))
    assert found.with_gaps(rows=False, columns=True).columns == (20, 30)

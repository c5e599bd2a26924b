"""The cost of a board and a matrix over tallies made of numbers."""

from __future__ import annotations

from datetime import date

import pytest

from chancellery.commitments import queries
from chancellery.commitments.models import TallyDay
from chancellery.config.bench import growth

DAY = date(2026, 3, 2)


@pytest.mark.django_db
def test_what_is_made_is_what_the_board_and_the_matrix_read():
    TallyDay.objects.create(counted_on=DAY, kept_from_on=DAY)
    growth.fill(0, 500)

    board = queries.totals_of_units([1, 2, 3], document=1, today=DAY)
    cells = queries.totals_of_cells([1, 2], [2, 3, 4], today=DAY)

    assert {unit: totals.total for unit, totals in board.items()} == {1: 9, 2: 9, 3: 9}
    assert sorted(cells) == [(unit, key) for unit in (1, 2) for key in (2, 3, 4)]


@pytest.mark.django_db
def test_a_cost_tells_time_pages_and_searches():
    TallyDay.objects.create(counted_on=DAY, kept_from_on=DAY)
    growth.fill(0, 1_000)

    board, matrix = growth.ask(1_000, DAY)

    assert min(board.ms, matrix.ms) > 0
    assert min(board.pages, matrix.pages, board.searches, matrix.searches) >= 1


def test_the_index_grows_by_a_level_where_the_tallies_grow_by_a_page_full_of_pages():
    assert [growth.levels(tallies) for tallies in (1, 250, 251, 1_000_000, 100_000_000)] == [1, 1, 2, 3, 4]

"""Cells of the coverage matrix say in words what they show by a fill."""

from __future__ import annotations

import pytest
from django.template import TemplateSyntaxError
from django.utils import translation

from chancellery.ui import cells


def test_cell_says_row_column_standing_and_figure() -> None:
    with translation.override("en"):
        drawn = cells.cell("late", "/c/1", label="Kỳ Anh, measure 2", percent=27)

    assert drawn == (
        '<a class="cell late p25" href="/c/1" aria-label="Kỳ Anh, measure 2: late, 27\N{NO-BREAK SPACE}%">27</a>'
    )


@pytest.mark.parametrize(
    ("kind", "sign", "words"),
    [("none", "+", "not adopted"), ("carried", "○", "in a plan, nobody leads it"), ("way", "·", "under way")],
)
def test_a_cell_without_a_figure_says_why(kind: str, sign: str, words: str) -> None:
    with translation.override("en"):
        drawn = cells.cell(kind, "/adopt", label="Kỳ Anh, measure 3")

    assert drawn == f'<a class="cell {kind}" href="/adopt" aria-label="Kỳ Anh, measure 3: {words}">{sign}</a>'


def test_a_label_is_escaped() -> None:
    assert "<b>" not in cells.cell("way", "/c/1", label="<b>", percent=3)


def test_a_cell_of_a_joined_table_says_only_how_far_it_is() -> None:
    with translation.override("en"):
        before, after = cells.cell_of_table("way", 4, "en")

    assert before + "/c/1" + after == (
        '<td><a class="cell way" href="/c/1"><span aria-hidden="true">4</span>'
        '<span class="unseen">under way, 4\N{NO-BREAK SPACE}%</span></a></td>'
    )


def test_another_kind_stops_the_page() -> None:
    with pytest.raises(TemplateSyntaxError, match="cell: standing"):
        cells.cell("overdue", "/c/1", label="x")

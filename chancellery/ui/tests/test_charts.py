"""Small drawings of figures say in words what they show."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from chancellery.ui import charts, stylesheet
from chancellery.ui.charts import Tile


def test_a_line_runs_from_edge_to_edge_and_says_its_figures() -> None:
    drawn = charts.sparkline([0, 50, 100], label="May: 0 %, June: 50 %")

    assert 'aria-label="May: 0 %, June: 50 %"' in drawn
    assert 'points="2,18 46,10 90,2"' in drawn
    assert '<circle cx="90" cy="2" r="2"/>' in drawn


def test_a_line_leaves_out_what_is_not_known() -> None:
    assert 'points="46,10 90,6"' in charts.sparkline([None, 50, 75], label="x")
    assert charts.sparkline([None, None], label="x") == ""
    assert charts.sparkline([], label="x") == ""


@pytest.mark.parametrize(
    ("points", "better", "expected"),
    [
        (4, None, '<span class="change up">+4</span>'),
        (-3, None, '<span class="change down">−3</span>'),
        (5, False, '<span class="change down">+5</span>'),
        (0, None, '<span class="soft" title="unchanged">±0</span>'),
    ],
)
def test_a_change_has_a_sign_and_says_whether_it_is_good(points: int, better: bool | None, expected: str) -> None:
    with translation.override("en"):
        assert charts.change(points, better=better) == expected


def test_tiles_lead_on_where_something_is_known() -> None:
    known = Tile("Hà Tĩnh", 3, 6, "/b/?unit=7", 71, late=True)

    with translation.override("en"):
        drawn = charts.tiles([known, Tile("Huế", 4, 8), Tile("<b>", 0, 0, "/b/", None)], label="Map")

    assert '<li class="x3 y6"><a class="tile late p70" href="/b/?unit=7"><span>Hà Tĩnh</span>' in drawn
    assert '<span class="unseen"> something is overdue</span>' in drawn
    assert '<li class="x4 y8"><span class="tile"><span>Huế</span></span></li>' in drawn
    assert "<span>&lt;b&gt;</span> <b>—</b>" in drawn


def test_the_style_sheet_knows_every_place_of_a_map() -> None:
    text = stylesheet.current().text.decode()

    assert {int(n) for n in re.findall(r"\.tiles \.x(\d+) ", text)} == set(range(charts.ACROSS))
    assert {int(n) for n in re.findall(r"\.tiles \.y(\d+) ", text)} == set(range(charts.DOWN))

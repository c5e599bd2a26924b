"""The board compares with earlier months, and draws a map where it knows the places."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from chancellery.commitments import board_table, earlier, queries, rules, tile_map
from chancellery.organisations.models import Unit
from chancellery.ui import charts

MAY, JUNE, JULY = date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31)


def totals(percent, *, total=2, overdue=0):
    return rules.Totals(
        total=total, overdue=overdue, under_way=total - overdue, weight=Decimal(total),
        weighted_progress=Decimal(total) * Decimal(percent),
    )  # fmt: skip


def ends(**by_unit):
    """Return ends of months; ``u7=((MAY, 40), …)`` gives those of unit 7."""
    return {
        int(name[1:]): tuple(queries.MonthEnd(day, totals(percent)) for day, percent in its)
        for name, its in by_unit.items()
    }


def test_it_compares_with_the_last_month_or_with_the_one_asked_for():
    found = ends(u7=((MAY, 40), (JUNE, "50.9"), (JULY, 60)))

    last, asked, unknown = (earlier.earlier(found, since=day) for day in (None, date(2025, 6, 3), date(2024, 1, 1)))

    assert (last.since, asked.since, unknown.since) == (JULY, JUNE, JULY)
    assert last.days == (MAY, JUNE, JULY)
    assert asked.points(7, totals(70)) == 20
    assert last.points(7, totals(55)) == -5
    assert last.points(8, totals(55)) is None


def test_a_unit_without_earlier_figures_has_no_line():
    found = earlier.earlier(ends(u7=((MAY, 40),)), since=None)

    assert found.moved(8, totals(70)) == '<span class="soft">—</span>'


def test_a_line_says_each_month_and_where_there_is_no_figure():
    found = earlier.earlier(ends(u7=((MAY, 40), (JULY, 60)), u8=((JUNE, 10),)), since=None)

    with translation.override("en"):
        drawn = found.moved(7, totals(70))
        assert found.percents(8) == ["no figure", "10\N{NO-BREAK SPACE}%", "no figure"]

    assert 'aria-label="May 2025: 40\N{NO-BREAK SPACE}%, Jun 2025: no figure, Jul 2025: 60\N{NO-BREAK SPACE}%"' in drawn
    assert '<span class="change up">+10</span>' in drawn


def test_without_any_month_nothing_is_compared():
    found = earlier.earlier({}, since=MAY)

    assert (found.days, found.since) == ((), None)


@pytest.mark.parametrize(("now", "before", "said"), [(3, 3, ""), (5, 3, "+2"), (1, 4, "−3")])
def test_a_difference_of_counts_has_a_sign(now, before, said):
    assert earlier.differs(now, before) == said


def row(pk, name, percent=None, *, own=False):
    unit = Unit(pk=pk, names={"vi": f"Ủy ban {name}"}, short_names={"vi": name}, name_keys=[name, f"uy ban {name}"])
    return queries.BoardRow(unit, totals(percent) if percent is not None else rules.Totals(), is_own=own)


def tiles(*rows):
    return {one.name: one for one in tile_map.tiles_of(rows, lambda unit: f"/?unit={unit.pk}")}


def test_units_lie_where_their_names_do():
    found = tiles(row(1, "ha tinh", "71.5"), row(2, "quang tri"), row(3, "an office", 10))

    assert len(found) == 34
    assert (found["ha tinh"].url, found["ha tinh"].percent, found["quang tri"].percent) == ("/?unit=1", 71, None)
    assert found["Huế"].url == ""


def test_the_older_map_is_drawn_where_more_units_lie_on_it():
    assert len(tiles(row(1, "ha tinh", 1), row(2, "quang binh", 1), row(3, "nam dinh", 1))) == 63


def test_no_map_is_drawn_of_units_that_lie_on_none():
    assert tiles(row(1, "ha tinh", 1), row(2, "an office", 1)) == {}
    assert tiles(row(1, "ha tinh", 1, own=True), row(2, "hue", 1)) == {}


def test_two_units_of_one_name_lie_nowhere():
    assert tiles(row(1, "ha tinh", 1), row(2, "ha tinh", 1), row(3, "hue", 1)) == {}


def behind(*rows):
    with translation.override("en"):
        drawn = board_table.behind(queries.Board(rows, rules.Totals()), board_table.addresses("on=2025-05-31"))
    return re.findall(r'<th scope="row"><a href="(.*?)">(.*?)</a>', drawn), drawn


def test_beside_the_map_stand_those_with_the_least_progress():
    idle = queries.BoardRow(row(5, "hue").unit, rules.Totals())
    late = queries.BoardRow(row(4, "nam dinh").unit, totals(50, total=3, overdue=2))

    found, drawn = behind(row(1, "ha tinh", 71, own=True), row(2, "ha noi", 60), row(3, "hai duong", 0), late, idle)

    address = "/commitments/board/?unit=%d&amp;on=2025-05-31"
    assert found == [(address % 3, "hai duong"), (address % 4, "nam dinh"), (address % 2, "ha noi")]
    assert 'href="/commitments/?under=4&amp;on=2025-05-31&amp;figure=overdue" class="late">2</a>' in drawn
    assert behind(idle) == ([], "")


def test_no_more_stand_beside_the_map_than_it_is_tall():
    found, _drawn = behind(*(row(key, f"place {key}", key) for key in range(1, 64)))

    assert [name for _url, name in found] == [f"place {key}" for key in range(1, 17)]


@pytest.mark.parametrize(("number", "places"), [(0, 34), (1, 63)])
def test_every_place_of_a_map_stands_alone_and_can_be_drawn(number, places):
    found = tile_map.maps()[number]

    assert len(found) == len(set(found.values())) == places
    assert max(x for x, _y in found.values()) < charts.ACROSS
    assert max(y for _x, y in found.values()) < charts.DOWN

"""What units measure: the values of an indicator make one, for whoever may read the unit, and lead to who told them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_board import rows_of_csv
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
PAGE = "commitments:indicators"


def measuring(unit, *, indicator_unit="room", **values):
    return CommitmentFactory(
        lead=unit, indicator="Rooms opened", indicator_unit=indicator_unit, aggregation="sum", **values
    )


@pytest.fixture
def province():
    """A province and a department of it that measure rooms, and another province that does too."""
    province = UnitFactory(short_names={"en": "Ha Tinh"})
    department = UnitFactory(parent=province, short_names={"en": "Culture"})
    measuring(province, value=3, target=5)
    measuring(department, value=None, target=7)
    measuring(department, value=900, status=Status.WAIVED, closing_reason="Cancelled")
    measuring(UnitFactory(), value=50, target=60)
    return province


def test_what_a_unit_and_those_below_measure_makes_one_and_leads_to_the_leaves_that_make_it(client, province):
    signed_in(client, province, Role.REVIEWER)

    page = client.get(reverse(PAGE))
    (row,) = page.context["measures"]
    listed = client.get(row.url)

    assert "Rooms opened — 3 room 12 room They are added 1 of 2 told a value" in text_of(page)
    assert listed.context["count"] == 2


def test_what_is_measured_in_another_unit_is_listed_apart(client, province):
    measuring(province, indicator_unit="m2", value=40)
    signed_in(client, province, Role.REVIEWER)

    page = client.get(reverse(PAGE))

    assert [(one.value, client.get(one.url).context["count"]) for one in page.context["measures"]] == [
        ("40 m2", 1), ("3 room", 2)
    ]  # fmt: skip


def test_a_document_limits_what_is_measured(client, province):
    one = Commitment.objects.get(lead=province)
    signed_in(client, province, Role.REVIEWER)

    page = client.get(reverse(PAGE), {"document": one.provision.document_id})

    assert [(each.value, each.target) for each in page.context["measures"]] == [("3 room", "5 room")]


def test_the_file_holds_what_the_page_shows(client, province):
    signed_in(client, province, Role.REVIEWER)

    header, row = rows_of_csv(client.get(reverse(PAGE), {"format": "csv"}))

    assert dict(zip(header, row, strict=True)) == {
        "Indicator": "Rooms opened", "Unit of the indicator": "room", "Baseline": "", "Value": "3", "Target": "12",
        "How values make one": "They are added", "Commitments that told a value": "1",
        "Commitments that measure it": "2", "Unit": str(province), "Code": province.code,
    }  # fmt: skip


def test_the_units_below_are_one_press_away_and_others_are_not_there(client, province):
    signed_in(client, province, Role.REVIEWER)

    page = client.get(reverse(PAGE))
    below = client.get(dict(page.context["below"])["Culture"])
    foreign = client.get(reverse(PAGE), {"unit": UnitFactory().pk})

    assert [one.target for one in below.context["measures"]] == ["7 room"]
    assert foreign.status_code == 404


def test_the_board_leads_there(client, province):
    signed_in(client, province, Role.REVIEWER)

    board = client.get(reverse("commitments:board"))

    assert f'href="{reverse(PAGE)}?unit={province.pk}"' in board.text

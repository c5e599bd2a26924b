"""The acts of whoever gave a commitment, through the pages: done, refused in words, forbidden to others."""

from __future__ import annotations

import pytest
from django.urls import reverse

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(client):
    """A share of a province under the centre, whose planner is signed in."""
    central = UnitFactory()
    province = UnitFactory(parent=central)
    top = CommitmentFactory(lead=central, provision=ProvisionFactory(document=DocumentFactory(unit=central)))
    share = CommitmentFactory(lead=province, parent=top)
    signed_in(client, central, Role.PLANNER)
    return share


def _address(act: str, one: Commitment) -> str:
    return reverse(f"commitments:{act}", args=[one.pk])


def test_the_page_offers_what_may_be_done_and_only_to_who_gave_it(client, given):
    acts = ["reassign", "redate", "amend", "move", "split", "delete", "waive", "withdraw"]
    page = client.get(given.get_absolute_url()).content.decode()
    assert [act for act in acts if _address(act, given) not in page] == []

    signed_in(client, given.lead, Role.PLANNER)
    page = client.get(given.get_absolute_url()).content.decode()
    assert [act for act in acts if _address(act, given) in page] == []
    assert {client.post(_address(act, given)).status_code for act in acts} == {403}


def test_reassign_through_the_page(client, given):
    other = UnitFactory(parent=given.parent.lead)
    assert "leads it already" in text_of(client.post(_address("reassign", given), {"lead": given.lead.code}))

    client.post(_address("reassign", given), {"lead": other.code, "reason": "The field moved"})

    given.refresh_from_db()
    assert given.lead == other


def test_redate_through_the_page(client, given):
    late = {"due_kind": "day", "due_on": "2025-12-31"}
    assert "say why" in text_of(client.post(_address("redate", given), late))

    client.post(_address("redate", given), late | {"later": "Elections"})

    given.refresh_from_db()
    assert (str(given.due_on), given.later_than_parent_reason) == ("2025-12-31", "Elections")


def test_amend_through_the_page(client, given):
    assert "Say what the figures measure" in text_of(client.post(_address("amend", given), {"weight": 2, "target": 5}))

    client.post(_address("amend", given), {"weight": 2, "indicator": "Rooms", "aggregation": "sum", "target": 5})

    given.refresh_from_db()
    assert (given.weight, given.indicator, given.aggregation, given.target) == (2, "Rooms", "sum", 5)


def test_move_through_the_page_finds_what_it_may_stand_under(client, given):
    CommitmentFactory(title="Halls of another unit", search_text="halls")
    other = CommitmentFactory(lead=given.parent.lead, title="Halls of the centre", search_text="halls")
    CommitmentFactory(parent=given, lead=given.lead, title="Halls under this", search_text="halls")
    address = f"{_address('move', given)}?q=halls"
    page = text_of(client.get(address))
    assert [words in page for words in ("of the centre", "of another unit", "under this")] == [True, False, False]

    client.post(address, {"under": other.pk})
    given.refresh_from_db()
    assert given.parent == other
    client.post(address, {"under": "top"})
    given.refresh_from_db()
    assert given.parent is None


def test_split_through_the_page(client, given):
    child = CommitmentFactory(parent=given, lead=given.lead)
    told = {
        "first_title": "Rooms", "first_weight": 1, "second_title": "Halls", "second_weight": 2,
        "lead": given.lead.code, "due_kind": "day", "due_on": "2025-06-30", "children": [child.pk],
    }  # fmt: skip

    client.post(_address("split", given), told)

    halls = Commitment.objects.get(title="Halls")
    child.refresh_from_db()
    assert (halls.parent, halls.weight, child.parent) == (given.parent, 2, halls)


def test_delete_through_the_page(client, given):
    answer = client.post(_address("delete", given))

    assert answer["Location"] == given.parent.get_absolute_url()
    assert not Commitment.objects.filter(pk=given.pk).exists()

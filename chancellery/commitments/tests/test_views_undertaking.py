"""Making commitments and handing them down through the pages: allowed, refused, forbidden."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from chancellery.commitments import forms
from chancellery.commitments.models import Commitment
from chancellery.commitments.rules import Due
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def undertaking(provision, unit, **more):
    """Return the fields of one block of the form."""
    given = {"title": provision.heading, "lead": unit, "due_kind": "day", "due_on": "2090-06-30", "weight": "1"} | more
    return {f"p{provision.pk}-{name}": value for name, value in given.items()}


def new_address(*provisions):
    asked = "&".join(f"provision={one.pk}" for one in provisions)
    return f"{reverse('commitments:new')}?{asked}"


def test_new_makes_a_commitment_from_each_provision_chosen(client):
    province = UnitFactory()
    UnitFactory(parent=province, names={"vi": "Sở Ngoại vụ"}, code="so-ngoai-vu")
    helper = UnitFactory(parent=province, names={"en": "Culture"})
    document = DocumentFactory(unit=province)
    first, second = ProvisionFactory(document=document), ProvisionFactory(document=document, heading="Train guides")
    signed_in(client, province, Role.PLANNER)

    response = client.post(
        new_address(first, second),
        undertaking(first, "so ngoai vu", helper_1="culture", part_1="Lends its hall")
        | undertaking(second, "Sở Ngoại vụ", title="Train forty guides", due_kind="continuous", indicator="Guides",
                      target="40"),
    )  # fmt: skip

    assert (response.status_code, response.url) == (302, document.get_absolute_url())
    made = list(Commitment.objects.order_by("pk"))
    assert [(one.provision, one.title, one.lead.code, one.due) for one in made] == [
        (first, first.heading, "so-ngoai-vu", Due.by(date(2090, 6, 30))),
        (second, "Train forty guides", "so-ngoai-vu", Due("continuous")),
    ]
    assert [(c.unit, c.part) for c in made[0].coordinations.all()] == [(helper, "Lends its hall")]
    assert (made[1].indicator, made[1].target) == ("Guides", 40)


def test_new_fills_in_what_the_reading_found_and_leaves_doubt_to_the_person(client):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    for code in ("north", "south"):
        UnitFactory(parent=province, names={"en": "Border office"}, code=code)
    found = {
        "lead_units": ["culture"],
        "coordinating_units": ["Border office"],
        "due": "2090-06",
        "output": "Ten rooms",
    }
    provision = ProvisionFactory(document=DocumentFactory(unit=province), reading=found)
    signed_in(client, province, Role.PLANNER)

    form = client.get(new_address(provision)).context["blocks"][0].form

    assert (form["lead"].value(), form["due_on"].value(), form["expected_output"].value()) == (
        "Culture",
        date(2090, 6, 30),
        "Ten rooms",
    )
    assert form["helper_1"].value() is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lead": "Atlantis"}, "No unit within your reach is called “Atlantis”."),
        ({"lead": "Border office"}, "Several units are called so: Border office · north, Border office · south."),
        ({"due_on": ""}, "This field is required."),
        ({"due_kind": "periodic"}, "Say how often."),
        ({"target": "4"}, "Say what the figures measure."),
        ({"part_1": "Lends its hall"}, "Say which unit has this part."),
        ({"weight": "0"}, "greater than or equal to 0.01"),
        ({"helper_1": "Culture"}, "Culture leads, so it cannot co-ordinate as well."),
    ],
)
def test_new_says_what_is_wrong_and_keeps_what_was_typed(client, wrong, said):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    for code in ("north", "south"):
        UnitFactory(parent=province, names={"en": "Border office"}, code=code)
    provision = ProvisionFactory(document=DocumentFactory(unit=province))
    signed_in(client, province, Role.PLANNER)

    response = client.post(new_address(provision), undertaking(provision, "Culture", title="Typed words", **wrong))

    assert said in text_of(response)
    assert "Typed words" in response.content.decode()
    assert not Commitment.objects.exists()


def test_only_planners_of_the_register_make_commitments(client):
    province, other = UnitFactory(), UnitFactory()
    provision = ProvisionFactory(document=DocumentFactory(unit=province))
    answers = {}
    for unit, role in ((province, Role.PLANNER), (province, Role.OFFICER), (other, Role.PLANNER)):
        signed_in(client, unit, role)
        answers[unit.pk, role] = client.get(new_address(provision)).status_code

    assert list(answers.values()) == [200, 403, 403]


def test_new_without_a_provision_says_to_choose_one(client):
    signed_in(client, UnitFactory(), Role.PLANNER)

    assert "Choose provisions first" in text_of(client.get(reverse("commitments:new")))


def grid(*rows, **common):
    """Return the fields of the hand-down form."""
    given = {"due_kind": "day", "due_on": "", "period": "", "row-TOTAL_FORMS": str(len(rows) + 2),
             "row-INITIAL_FORMS": "0"} | common  # fmt: skip
    for n, row in enumerate([*rows, {}, {}]):
        given |= {f"row-{n}-{name}": row.get(name, "") for name in forms.HandDownRow.base_fields}
    return given


def test_hand_down_gives_each_line_its_share(client):
    province = UnitFactory(names={"en": "Ha Tinh"})
    for name in ("Culture", "Education", "Youth"):
        UnitFactory(parent=province, names={"en": name})
    commitment = CommitmentFactory(lead=province, due_on=date(2090, 6, 30), title="Open rooms")
    signed_in(client, province, Role.PLANNER)
    helpers = {"helper_1": "education", "part_1": "Lends its hall", "helper_3": "youth"}
    helpers |= {"expected_output": "Two rooms"}
    share = {"lead": "Culture", "title": "Open two", "due_on": "2090-05-01", "weight": "2"}
    lines = [share | helpers, {"lead": "ha tinh"}]

    response = client.post(reverse("commitments:hand_down", args=[commitment.pk]), grid(*lines, due_on="2090-06-30"))

    assert (response.status_code, response.url) == (302, commitment.get_absolute_url())
    assert [(str(one.lead), one.title, one.due_on, one.weight) for one in commitment.children.order_by("pk")] == [
        ("Culture", "Open two", date(2090, 5, 1), 2),
        ("Ha Tinh", "Open rooms", date(2090, 6, 30), 1),
    ]
    first, second = commitment.children.order_by("pk")
    assert (first.expected_output, second.expected_output) == ("Two rooms", "")
    assert [(str(one.unit), one.part) for one in first.coordinations.order_by("pk")] == [
        ("Education", "Lends its hall"),
        ("Youth", ""),
    ]
    assert not second.coordinations.exists()


@pytest.mark.parametrize(
    ("line", "common", "said"),
    [
        ({"lead": "Culture"}, {}, "Give the day."),
        ({"title": "Open two"}, {"due_on": "2090-06-30"}, "Say which unit."),
        ({"helper_1": "Culture"}, {"due_on": "2090-06-30"}, "Say which unit."),
        ({"expected_output": "Two rooms"}, {"due_on": "2090-06-30"}, "Say which unit."),
        ({"lead": "Culture", "part_2": "Lends"}, {"due_on": "2090-06-30"}, "Say which unit has this part."),
        ({"lead": "Culture", "helper_2": "Culture"}, {"due_on": "2090-06-30"}, "Culture leads, so it cannot"),
        ({"lead": "Vinh"}, {"due_on": "2090-06-30"}, "No unit within your reach is called “Vinh”."),
        ({"lead": "Culture"}, {"due_on": "2090-07-01"}, "Culture would be due after 30 Jun 2090"),
        ({}, {"due_on": "2090-06-30"}, "Name at least one unit that leads."),
    ],
)
def test_hand_down_says_what_is_wrong(client, line, common, said):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    UnitFactory(names={"en": "Vinh"})
    commitment = CommitmentFactory(lead=province, due_on=date(2090, 6, 30))
    signed_in(client, province, Role.PLANNER)

    response = client.post(reverse("commitments:hand_down", args=[commitment.pk]), grid(line, **common))

    assert said in text_of(response)
    assert not commitment.children.exists()


def test_hand_down_offers_all_units_below_at_once(client):
    province = UnitFactory()
    for name in ("Culture", "Education"):
        UnitFactory(parent=province, names={"en": name})
    UnitFactory(parent=province, until_on=date(2021, 1, 1))
    commitment = CommitmentFactory(lead=province)
    signed_in(client, province, Role.PLANNER)
    address = reverse("commitments:hand_down", args=[commitment.pk])

    assert "Choose all 2 units below" in text_of(client.get(address))
    rows = client.get(f"{address}?all=1").context["rows"]
    assert [row["lead"].value() for row in rows][:3] == ["Culture", "Education", None]


def test_only_planners_of_the_lead_unit_hand_down(client):
    central = UnitFactory()
    province = UnitFactory(parent=central)
    commitment = CommitmentFactory(lead=province)
    answers = []
    for unit, role in (
        (province, Role.PLANNER),
        (central, Role.HEAD),
        (province, Role.OFFICER),
        (UnitFactory(), Role.HEAD),
    ):
        signed_in(client, unit, role)
        answers.append(client.get(reverse("commitments:hand_down", args=[commitment.pk])).status_code)

    assert answers == [200, 200, 403, 404]

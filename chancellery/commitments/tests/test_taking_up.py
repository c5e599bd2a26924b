"""The tasks of a document, taken up in one grid: filled in, judged line by line, made once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments import actions
from chancellery.commitments.models import Commitment
from chancellery.commitments.rules import Due
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def reading(**said):
    return {"lead_units": [], "coordinating_units": [], "due": None, "schedule": None, "output": None} | said


@pytest.fixture
def province():
    province = UnitFactory()
    for name in ("Culture", "Tourism", "Education"):
        UnitFactory(parent=province, names={"en": name}, code=name.lower())
    return province


@pytest.fixture
def document(province):
    return DocumentFactory(unit=province)


@pytest.fixture
def tasks(document):
    """A task that lacks nothing, one of an unknown unit, one without a day, and a sentence that orders nothing."""
    return [
        ProvisionFactory(
            document=document, heading="Open a hall",
            reading=reading(lead_units=["culture"], coordinating_units=["TOURISM", "Education"], due="2090-06",
                            output="One hall"),
        ),
        ProvisionFactory(document=document, heading="Print a map",
                         reading=reading(lead_units=["Atlantis"], schedule="continuous")),
        ProvisionFactory(document=document, heading="Train guides", reading=reading(lead_units=["Tourism"])),
        ProvisionFactory(document=document, heading="Guests were many", classed="information"),
    ]  # fmt: skip


def address(document):
    return f"{reverse('commitments:new')}?document={document.pk}"


def line(provision, **said):
    given = {"take": "on", "lead": "Culture", "due_kind": "day", "due_on": "2090-06-30"} | said
    return {f"p{provision.pk}-{name}": value for name, value in given.items() if value is not None}


def test_what_is_due_so_long_after_the_signing_is_counted_from_the_day_of_the_document(client, province):
    document = DocumentFactory(unit=province, dated_on=date(2090, 1, 10))
    said = {"lead_units": ["Tourism"], "due_words": "within 15 days of signing"}
    ProvisionFactory(document=document, reading=reading(due_after="15 days after signing", **said))
    ProvisionFactory(document=document, reading=reading(due_after="15 days after receipt", **said))
    signed_in(client, province, Role.PLANNER)

    page = client.get(address(document))

    lines = page.context["lines"]
    assert [(one.form["due_on"].value(), one.ready) for one in lines] == [("2090-01-25", True), ("", False)]
    assert text_of(page).count("within 15 days of signing") == 2


def test_one_commitment_is_asked_for_its_day_with_the_words_of_the_text(client, province):
    document = DocumentFactory(unit=province, dated_on=None)
    said = reading(due_after="15 days after signing", due_words="within 15 days of signing")
    provision = ProvisionFactory(document=document, reading=said)
    signed_in(client, province, Role.PLANNER)

    page = client.get(f"{reverse('commitments:new')}?provision={provision.pk}")

    assert page.context["blocks"][0].form["due_on"].value() is None
    assert "within 15 days of signing" in text_of(page)


def test_the_grid_is_filled_in_and_each_line_has_its_verdict(client, province, document, tasks):
    signed_in(client, province, Role.PLANNER)

    lines = client.get(address(document)).context["lines"]

    assert [(one.form.provision, one.ready, one.form.is_taken) for one in lines] == [
        (tasks[0], True, True), (tasks[1], False, False), (tasks[2], False, False),
    ]  # fmt: skip
    first = lines[0].form
    assert [first[name].value() for name in ("lead", "coordinating", "due_on", "expected_output")] == [
        "Culture", "Tourism; Education", "2090-06-30", "One hall",
    ]  # fmt: skip
    assert lines[1].form["lead"].value() == "Atlantis"
    assert ["Ready" in lines[0].verdict, "Unit not known" in lines[1].verdict, "No day" in lines[2].verdict] == [
        True
    ] * 3


def test_a_schedule_without_a_day_begins_with_the_running_period(client, province, document):
    ProvisionFactory(document=document, reading=reading(lead_units=["Culture"], schedule="yearly"))
    signed_in(client, province, Role.PLANNER)

    [only] = client.get(address(document)).context["lines"]

    assert (only.ready, only.form["due_on"].value()[4:]) == (True, "-12-31")


def test_two_lead_units_are_left_to_the_person(client, province, document):
    ProvisionFactory(document=document, reading=reading(lead_units=["Culture", "Tourism"], due="2090"))
    signed_in(client, province, Role.PLANNER)

    [only] = client.get(address(document)).context["lines"]

    assert (only.ready, only.form["lead"].value()) == (False, "Culture; Tourism")
    assert "Several units lead" in only.verdict


def test_ticked_lines_are_made_with_one_act_and_the_others_stay(client, province, document, tasks):
    signed_in(client, province, Role.PLANNER)

    response = client.post(
        address(document),
        line(tasks[0], coordinating="Tourism; education", expected_output="One hall")
        | line(tasks[1], due_kind="continuous", due_on="")
        | line(tasks[2], take=None, lead="Nobody", due_on=""),
    )

    assert response.url == address(document)
    made = Commitment.objects.order_by("pk")
    assert [(one.provision, one.title, one.lead.code, one.due) for one in made] == [
        (tasks[0], "Open a hall", "culture", Due.by(date(2090, 6, 30))),
        (tasks[1], "Print a map", "culture", Due("continuous")),
    ]
    assert [one.unit.code for one in made[0].coordinations.order_by("pk")] == ["tourism", "education"]
    page = client.get(address(document))
    assert [one.form.provision for one in page.context["lines"]] == [tasks[2]]
    assert [provision for provision, _made, _lang in page.context["taken"]] == tasks[:2]
    assert "2 commitments made." in text_of(page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lead": ""}, "This field is required."),
        ({"lead": "Atlantis"}, "No unit within your reach is called “Atlantis”."),
        ({"coordinating": "Tourism; Atlantis"}, "No unit within your reach is called “Atlantis”."),
        ({"coordinating": "Culture"}, "The lead unit cannot co-ordinate as well."),
        ({"due_on": ""}, "Give the day."),
    ],
)
def test_a_ticked_line_that_lacks_something_stops_all_and_loses_nothing(
    client, province, document, tasks, wrong, said
):  # fmt: skip
    signed_in(client, province, Role.PLANNER)

    response = client.post(address(document), line(tasks[0], expected_output="Typed words") | line(tasks[2], **wrong))

    assert said in text_of(response)
    assert "Typed words" in response.content.decode()
    assert "Nothing was made yet." in text_of(response)
    assert not Commitment.objects.exists()


def test_taking_up_again_makes_nothing_twice(province, document, tasks):
    share = actions.Share(lead=province, due=Due.by(date(2090, 6, 30)))

    first = actions.take_up(document=document, undertakings=[(tasks[0], share)], by=None, at=AT)
    again = actions.take_up(document=document, undertakings=[(tasks[0], share)], by=None, at=AT)
    more = actions.take_up(document=document, undertakings=[(one, share) for one in tasks[:2]], by=None, at=AT)

    assert [len(first.made), len(again.made), len(more.made)] == [1, 0, 1]
    assert [list(first.before), list(again.before), list(more.before)] == [[], [tasks[0]], [tasks[0]]]
    assert sorted(Commitment.objects.values_list("provision", flat=True)) == [tasks[0].pk, tasks[1].pk]


def test_a_refused_act_makes_none_of_them(province, document, tasks):
    closed = UnitFactory(parent=province, names={"en": "Gone"}, until_on=date(2020, 1, 1))
    due = Due.by(date(2090, 6, 30))
    undertakings = [(tasks[0], actions.Share(lead=province, due=due)), (tasks[1], actions.Share(lead=closed, due=due))]

    with pytest.raises(actions.UnitClosed):
        actions.take_up(document=document, undertakings=undertakings, by=None, at=AT)

    assert not Commitment.objects.exists()


def test_the_grid_asks_as_much_for_thirty_lines_as_for_one(client, province, document):
    signed_in(client, province, Role.PLANNER)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(document)).status_code == 200
        return len(queries)

    ProvisionFactory(document=document, reading=reading(lead_units=["Culture"]))
    asked()
    one = asked()
    for number in range(29):
        ProvisionFactory(document=document, heading=f"Task {number}", reading=reading(lead_units=["Culture"]))
    assert asked() == one


def test_only_planners_of_the_register_see_the_grid(client, province, document, tasks):
    def status(unit, role):
        signed_in(client, unit, role)
        return client.get(address(document)).status_code

    assert status(province, Role.PLANNER) == 200
    assert status(province, Role.OFFICER) == 403
    assert status(UnitFactory(), Role.PLANNER) == 403


@pytest.mark.parametrize("key", ["", "0", "nine", "9" * 30])
def test_a_document_that_is_none_is_not_found(client, province, key):
    signed_in(client, province, Role.PLANNER)
    assert client.get(f"{reverse('commitments:new')}?document={key}").status_code == 404

"""What the page of reasons says is what the doors say, for every role and object of the table of rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.urls import reverse

from chancellery.access import queries
from chancellery.access.enums import Kind
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import User
from tests import both_sides
from tests.both_sides import Service, undone
from tests.test_rights import ROLES

pytestmark = pytest.mark.django_db

#: Kind → the object of either side.
OBJECTS = {
    Kind.UNIT: "organisations", Kind.DOCUMENT: "documents", Kind.FILE: "file", Kind.INTAKE: "intake",
    Kind.COMMITMENT: "commitments", Kind.REPORT: "submitted", Kind.EVIDENCE: "evidence", Kind.PLAN: "plans",
}  # fmt: skip
#: Kind and place among its rights → the form that opens to whoever has it, and its object.
FORMS = {
    (Kind.UNIT, 1): "organisations:rename_unit", (Kind.DOCUMENT, 1): "documents:describe",
    (Kind.COMMITMENT, 2): "commitments:hand_down", (Kind.COMMITMENT, 3): "commitments:waive",
    (Kind.PLAN, 1): "plans:issue",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(django_db_setup, django_db_blocker) -> Iterator[Service]:
    with django_db_blocker.unblock(), undone():
        yield both_sides.load()


def authority_of(role):
    if role == "anonymous":
        return organisations.authority_of(User(pk=0), on=organisations.today())
    return organisations.authority_of(User.objects.get(email=f"{role}@rights.example"), on=organisations.today())


def objects(service):
    for where in ("own", "foreign", "above", "given"):
        for kind, name in OBJECTS.items():
            if (pk := service.places[where].keys.get(name)) is not None:
                yield kind, where, pk
    for where in ("own", "foreign"):
        keys = service.places[where].keys
        yield Kind.REPORT, f"{where} draft", keys["draft"]
        yield Kind.COMMITMENT, f"{where} leaf", keys["leaf"]
        yield Kind.COMMITMENT, f"{where} spare", keys["spare"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_the_reasons_to_see_say_what_the_door_says(service, role):
    held, wrong, asked = authority_of(role), [], 0
    for kind, where, pk in objects(service):
        asked += 1
        if queries.rights_on(kind, pk)[0].is_given(held) != queries.sees(held, kind, pk):
            wrong.append((kind, where))

    assert wrong == []
    assert asked > 20


@pytest.mark.parametrize("role", [role for role in ROLES if role != "anonymous"])
def test_the_reasons_to_act_say_what_the_form_says(service, role):
    held, wrong = authority_of(role), []
    for (kind, place), name in FORMS.items():
        for where in ("own", "foreign"):
            with undone():
                answer = service.visitor(role).get(service.address(name, where)).status_code
            key = service.places[where].arguments(name)["pk"]
            if queries.rights_on(kind, key)[place].is_given(held) != (answer == 200):
                wrong.append((name, where, answer))

    assert wrong == []


@pytest.mark.parametrize("where", ["own", "foreign"])
@pytest.mark.parametrize("role", ["head", "officer"])
def test_the_page_gives_the_verdict_of_the_door(service, role, where):
    for kind, name in ((Kind.COMMITMENT, "commitments:commitment"), (Kind.PLAN, "plans:draft")):
        pk = service.places[where].keys[OBJECTS[kind]]
        with undone():
            page = service.visitor(role).get(reverse("access:why"), {"address": reverse(name, args=[pk])})
        assert page.context["verdict"] == queries.sees(authority_of(role), kind, pk)


def test_of_what_one_may_not_see_nothing_is_told(service):
    hidden = service.places["foreign"].keys["commitments"]
    asked = [reverse("commitments:commitment", args=[pk]) for pk in (hidden, 10**9)]
    pages = []
    for address in asked:
        with undone():
            answer = service.visitor("officer").get(reverse("access:why"), {"address": address})
        pages.append(answer.content.decode().replace(address, "").partition('id="main"')[2])

    assert pages[0] == pages[1]


def test_a_head_asks_about_their_people_and_an_officer_about_nobody_else(service):
    keys = service.places["own"].keys
    question = {"address": reverse("commitments:commitment", args=[keys["commitments"]]),
        "person": "planner@rights.example"}  # fmt: skip
    with undone():
        told = service.visitor("head").get(reverse("access:why"), question)
        refused = service.visitor("officer").get(reverse("access:why"), question)
        strange = service.visitor("head").get(reverse("access:why"), question | {"person": "nobody@rights.example"})

    assert (told.context["verdict"], [one.given for one in told.context["answers"]]) == (
        True,
        [True, False, True, True],
    )
    assert refused.context["out_of_reach"]
    assert strange.context["out_of_reach"]


def test_a_page_without_a_record_is_no_question(service):
    with undone():
        page = service.visitor("head").get(reverse("access:why"), {"address": "/units/"})

    assert page.context["form"].errors.keys() == {"address"}


def test_the_link_of_a_page_asks_about_its_record_and_the_one_of_a_list_asks_nothing(service):
    key = service.places["foreign"].keys["commitments"]
    with undone():
        visitor = service.visitor("officer")
        missing = visitor.get(reverse("commitments:commitment", args=[key]))
        link = re.search(r'href="([^"]*/access/\?page=[^"]*)"', missing.content.decode())
        asked = visitor.get(unescape(link[1]))
        nothing = visitor.get(reverse("access:why"), {"page": reverse("commitments:list")})

    assert missing.status_code == 404
    assert asked.context["verdict"] is False
    assert (nothing.status_code, nothing.context["form"].is_bound) == (200, False)

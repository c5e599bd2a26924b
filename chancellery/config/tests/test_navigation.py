"""The way around: who sees which entry, and which one the page lies under."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from chancellery.config import navigation
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def entries(role: Role, path: str = "/") -> list[navigation.Entry]:
    request = RequestFactory().get(path)
    request.user, request.session = MembershipFactory(role=role).user, {}
    return list(navigation.context(request)["navigation"])


def test_intake_is_shown_to_those_who_register():
    assert reverse("intake:list") in [entry.url for entry in entries(Role.CLERK)]
    assert reverse("intake:list") not in [entry.url for entry in entries(Role.OBSERVER)]


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["desk"]),
        ("/commitments/17/", ["commitments:list"]),
        ("/commitments/board/", ["commitments:board"]),
        ("/commitments/indicators/", ["commitments:board"]),
        ("/reviews/3/", ["commitments:board"]),
        ("/reviews/of/3/moves", ["commitments:board"]),
        ("/theme/", []),
    ],
)
def test_one_entry_is_the_current_one(path, current):
    shown = entries(Role.OBSERVER, path)

    assert [entry.url for entry in shown if entry.current] == [reverse(name) for name in current]


def test_entries_are_in_the_language_of_each_page():
    with translation.override("en"):
        english = [entry.label for entry in entries(Role.OBSERVER)]
    with translation.override("vi"):
        vietnamese = [entry.label for entry in entries(Role.OBSERVER)]

    assert english[0] == "My desk"
    assert english != vietnamese


@pytest.mark.parametrize(("role", "offered"), [(Role.CLERK, True), (Role.OFFICER, False)])
def test_the_desk_lets_a_text_come_in_for_those_who_register(client, role, offered):
    client.force_login(MembershipFactory(role=role).user)

    page = client.get("/").content.decode()

    assert (f'href="{reverse("intake:new")}"' in page) is offered

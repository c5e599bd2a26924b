import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chancellery.accounts.tests.people import PASSWORD, person, signed_in
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Invitation, Membership, User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


@pytest.fixture
def letters(monkeypatch):
    from chancellery.core import mail

    sent = []
    monkeypatch.setattr(mail, "send_after_commit", sent.append)
    return sent


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def administrator(unit):
    return MembershipFactory(unit=unit, role=Role.ADMINISTRATOR).user


def invite(unit, by=None, email="minh@example.org", at=None):
    return actions.invite(
        email=email, full_name="Trần Minh", language="en", unit=unit, role=Role.OFFICER, from_on=DAY,
        site="https://c.example/", by=by, at=at or timezone.now(),
    )  # fmt: skip


def link(letter):
    return re.search(r"https://c\.example(/invitation/\S+)", letter.body).group(1)


def answer(client, address, password=PASSWORD, **more):
    return client.post(address, {"password1": password, "password2": password} | more)


def test_whoever_is_invited_sets_a_password_and_is_in(client, letters, unit, administrator):
    invite(unit, by=administrator)
    address = link(letters[0])

    page = client.get(address).content.decode()
    response = answer(client, address, user_name="Minh.Tran")

    minh = User.objects.get(email="minh@example.org")
    assert "Welcome, Trần Minh" in page
    assert letters[0].to == ["minh@example.org"]
    assert (response.headers["Location"], signed_in(client)) == ("/", str(minh.pk))
    assert (minh.check_password(PASSWORD), minh.user_name) == (True, "minh.tran")
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["user.added", "role.given", "invitation.sent", "invitation.accepted", "user.signed_in"]


def test_an_invitation_works_once(letters, unit):
    invite(unit)
    answer(Client(), link(letters[0]))

    second = Client()

    assert answer(second, link(letters[0]), password="another one 4711 x").status_code == 410
    assert signed_in(second) is None
    assert User.objects.get(email="minh@example.org").check_password(PASSWORD)


def test_opening_an_invitation_does_not_use_it_up(client, letters, unit):
    invite(unit)

    assert [client.get(link(letters[0])).status_code for _ in range(3)] == [200] * 3


def test_an_old_invitation_opens_nothing(client, letters, unit):
    invite(unit, at=timezone.now() - timedelta(days=7, minutes=1))

    assert client.get(link(letters[0])).status_code == 410
    assert answer(client, link(letters[0])).status_code == 410


def test_an_invitation_that_was_taken_back_opens_nothing_and_the_role_is_gone(client, letters, unit, administrator):
    held = invite(unit, by=administrator)
    client.force_login(administrator)

    client.post(f"/roles/{held.pk}/withdraw")

    assert not Membership.objects.filter(pk=held.pk).exists()
    assert Client().get(link(letters[0])).status_code == 410
    assert AuditEntry.objects.filter(verb="invitation.withdrawn", by_key=administrator.pk).exists()


def test_revoking_the_role_ends_the_invitation(letters, unit):
    held = invite(unit)

    actions.revoke_role(membership=held, by=None, at=timezone.now())

    assert Client().get(link(letters[0])).status_code == 410


def test_barring_ends_the_invitation(letters, unit):
    held = invite(unit)

    actions.bar(membership=held, by=None, at=timezone.now())

    assert answer(Client(), link(letters[0])).status_code == 410


def test_inviting_again_ends_the_earlier_link(client, letters, unit, administrator):
    held = invite(unit, by=administrator)
    client.force_login(administrator)

    client.post(f"/roles/{held.pk}/invite-again")

    later = re.search(r"http://testserver(/invitation/\S+)", letters[1].body).group(1)
    assert Client().get(link(letters[0])).status_code == 410
    assert Client().get(later).status_code == 200


def test_who_has_a_password_is_not_asked_for_another(letters, unit):
    user = person()

    invite(unit, email=user.email)

    assert "Sign in as you are used to" in letters[0].body
    assert not Invitation.objects.exists()


def test_the_link_is_not_in_the_database(letters, unit):
    invite(unit)

    assert link(letters[0]).rpartition("/")[2] not in str(Invitation.objects.values())


@pytest.mark.parametrize("name", ["a", "lan@example.org", "có dấu", "a b", "x" * 61, "-x"])
def test_user_names_that_cannot_be_told_from_addresses_are_refused(client, letters, unit, name):
    invite(unit)

    response = answer(client, link(letters[0]), user_name=name)

    assert response.status_code == 200
    assert ("at least two of them" if len(name) < 61 else "at most 60") in response.content.decode()
    assert not User.objects.get(email="minh@example.org").has_usable_password()


def test_two_people_do_not_share_a_user_name(client, letters, unit):
    UserFactory(user_name="minh")
    invite(unit)

    assert "already signs in with the name minh" in answer(client, link(letters[0]), user_name="MINH").content.decode()


def test_accepting_on_a_machine_where_somebody_is_signed_in_signs_them_out(client, letters, unit):
    client.force_login(UserFactory())
    invite(unit)

    answer(client, link(letters[0]))

    assert signed_in(client) == str(User.objects.get(email="minh@example.org").pk)

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts import actions, queries
from chancellery.accounts.tests.people import PASSWORD, code, person, sign_in, signed_in, with_app
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions as people
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def administrator(unit):
    return MembershipFactory(unit=unit, role=Role.ADMINISTRATOR).user


def demand(unit, *roles, by=None):
    actions.demand_factors(unit=unit, roles=roles, by=by, at=timezone.now())


def test_whoever_lacks_a_demanded_factor_is_led_to_add_one_and_nowhere_else(client, unit):
    user = person(unit=UnitFactory(parent=unit), role=Role.HEAD)
    demand(unit, Role.HEAD)
    sign_in(client, user)

    for page in ("/", "/documents/", "/units/", "/search/?q=a"):
        assert client.get(page).headers["Location"] == reverse("mfa_index")
    assert client.post("/documents/new", {}).headers["Location"] == reverse("mfa_index")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    shown = client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code(shown.context["form"].secret)})

    assert client.get("/").status_code == 200


def test_a_demand_reaches_its_roles_below_its_unit_and_nobody_else(unit):
    demand(unit, Role.HEAD)
    below, beside = UnitFactory(parent=unit), UnitFactory()
    people_here = [
        MembershipFactory(unit=below, role=Role.HEAD).user,
        MembershipFactory(unit=below, role=Role.OFFICER).user,
        MembershipFactory(unit=beside, role=Role.HEAD).user,
    ]

    assert [queries.must_have_factor(one, on=timezone.localdate()) for one in people_here] == [True, False, False]


def test_demanding_signs_out_whoever_lacks_one_and_leaves_the_others(client, unit, administrator):
    without, having = person(unit=unit), person("minh@example.org", unit=unit)
    with_app(having)
    other = Client()
    sign_in(client, without)
    sign_in(other, having)
    other.post(reverse("mfa_authenticate"), {"code": code()})
    boss = Client()
    boss.force_login(administrator)

    boss.post(reverse("accounts:demand", args=[unit.pk]), {"roles": ["officer"]})

    assert (client.get("/").status_code, other.get("/").status_code) == (302, 200)
    entry = AuditEntry.objects.get(verb="unit.factor_demanded")
    assert (entry.by_key, entry.details["factor_roles"]) == (administrator.pk, ["officer"])


def test_a_demand_is_taken_back(unit):
    demand(unit, Role.HEAD, Role.CLERK)
    demand(unit, Role.CLERK)

    assert queries.demanded_at(unit) == ("clerk",)


def test_the_last_demanded_factor_is_not_removed(client, unit):
    user = person(unit=unit, role=Role.HEAD)
    with_app(user)
    demand(unit, Role.HEAD)
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    page = client.post(reverse("mfa_deactivate_totp"))

    assert "is demanded of your role" in page.content.decode()
    assert Authenticator.objects.filter(user=user).exists()


def test_a_lost_factor_is_taken_off_by_an_administrator_with_a_line_in_the_trail(client, unit, administrator):
    user = person(unit=unit)
    with_app(user)
    held = Membership.objects.get(user=user)
    client.force_login(administrator)

    client.post(reverse("accounts:reset_factors", args=[held.pk]), {"made_sure": "She stood before me."})

    assert not Authenticator.objects.filter(user=user).exists()
    entry = AuditEntry.objects.get(verb="person.factors_reset")
    assert (entry.by_key, entry.on_key, entry.details["user"]) == (administrator.pk, unit.pk, user.pk)
    assert entry.details["reason"] == "She stood before me."
    again = Client()
    sign_in(again, user)
    assert signed_in(again) == str(user.pk)


def test_nobody_takes_a_factor_off_whom_others_administer_too(unit, administrator):
    user = person(unit=unit)
    with_app(user)
    MembershipFactory(user=user, unit=UnitFactory())

    with pytest.raises(people.HeldElsewhere):
        actions.reset_factors(
            membership=Membership.objects.get(user=user, unit=unit), made_sure="Seen.", by=administrator,
            at=timezone.now(),
        )  # fmt: skip

    assert Authenticator.objects.filter(user=user).exists()


def test_nobody_takes_off_their_own_factor_by_being_administrator(unit, administrator):
    with_app(administrator)

    with pytest.raises(actions.NotFromOneself):
        actions.reset_factors(
            membership=administrator.memberships.get(), made_sure="Seen.", by=administrator, at=timezone.now()
        )


def test_who_has_no_factor_has_none_to_take_off(unit):
    with pytest.raises(actions.NothingToTakeOff):
        actions.reset_factors(
            membership=MembershipFactory(unit=unit), made_sure="Seen.", by=None, at=timezone.now() + timedelta(days=1)
        )


def test_no_factor_is_taken_off_unless_one_says_how_one_made_sure_that_it_is_they(client, unit, administrator):
    user = person(unit=unit)
    with_app(user)
    client.force_login(administrator)
    address = reverse("accounts:reset_factors", args=[Membership.objects.get(user=user).pk])

    page = client.post(address, {"made_sure": "  "})

    assert page.context["form"].errors["made_sure"]
    assert Authenticator.objects.filter(user=user).exists()
    client.post(address, {"made_sure": "Called her at the office."})
    assert "Called her at the office." in client.get(unit.get_absolute_url()).content.decode()

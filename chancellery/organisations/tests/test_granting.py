"""Many roles at once: a verdict for each row, and nothing written before it was seen."""

import pytest
from django.test import Client
from django.urls import reverse

from chancellery.core.models import AuditEntry
from chancellery.organisations import queries
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return MembershipFactory(unit=UnitFactory(code="top"), role=Role.ADMINISTRATOR)


def sent(admin, *rows, step="preview"):
    client = Client()
    client.force_login(admin.user)
    lines = "\n".join(";".join(row) for row in rows)
    page = reverse("organisations:give_many", args=[admin.unit.pk])
    return client.post(page, {"rows": lines, "step": step})


def row(email, *, unit="top", role="officer", first="", last=""):
    return (email, "New Person", unit, role, first or queries.today().isoformat(), last)


def verdicts(answer):
    return [one.refusal for one in answer.context["rows"]]


def test_a_preview_judges_every_row_and_writes_nothing(admin):
    known = UserFactory(email="known@example.org")
    UnitFactory(code="elsewhere")
    before = Membership.objects.count()

    answer = sent(
        admin, row("new@example.org", role="Head"), row(known.email), row(known.email), row("no address"),
        row("a@example.org", unit="elsewhere"), row("b@example.org", role="king"), row("c@example.org", first="soon"),
        row(admin.user.email),
    )  # fmt: skip

    assert [bool(one) for one in verdicts(answer)] == [False, False, True, True, True, True, True, True]
    assert verdicts(answer)[4] == "No unit that you administer has the code “elsewhere”."
    assert verdicts(answer)[6] == "Write the day as 2026-06-30."
    assert (Membership.objects.count(), User.objects.filter(email="new@example.org").exists()) == (before, False)


def test_what_is_right_is_given_and_the_rest_is_named(admin):
    answer = sent(admin, row("new@example.org"), row("other@example.org", unit="nowhere"), step="do")

    assert [bool(one) for one in verdicts(answer)] == [False, True]
    assert Membership.objects.get(user__email="new@example.org").role == Role.OFFICER
    assert not User.objects.filter(email="other@example.org").exists()


def test_several_roles_in_several_units_are_held_together(admin):
    UnitFactory(code="below", parent=admin.unit)
    rows = [row("new@example.org", role=role, unit=unit) for role, unit in (("officer", "top"), ("head", "below"))]

    assert sent(admin, *rows, step="do").status_code == 302

    held = queries.authority_of(User.objects.get(email="new@example.org"), on=queries.today())
    assert [(grant.role, grant.path) for grant in held.grants] == [
        (Role.OFFICER, admin.unit.path), (Role.HEAD, f"{admin.unit.path}{held.grants[1].unit}."),
    ]  # fmt: skip


def ending(email, day, *, unit="top", role="officer"):
    return (email, "", unit, role, "", day.isoformat())


def test_many_roles_end_at_once_and_what_is_not_held_is_named(admin):
    today = queries.today()
    first, second = (MembershipFactory(unit=admin.unit, role=Role.OFFICER, from_on=today) for _time in range(2))
    other = MembershipFactory(unit=UnitFactory(code="elsewhere"), role=Role.OFFICER)
    rows = [
        ending(first.user.email.upper(), today), ending(second.user.email, today), ending("nobody@example.org", today),
        ending(first.user.email, today, role="head"), ending(other.user.email, today, unit="elsewhere"),
    ]  # fmt: skip

    seen = sent(admin, *rows)
    assert Membership.objects.filter(until_on=today).count() == 0
    done = sent(admin, *rows, step="do")

    refused = "Nobody with the address nobody@example.org holds this role there on that day."
    assert verdicts(seen) == verdicts(done)
    assert [bool(one) for one in verdicts(done)] == [False, False, True, True, True]
    assert verdicts(done)[2] == refused
    assert set(Membership.objects.filter(until_on=today)) == {first, second}
    assert AuditEntry.objects.filter(verb="role.ended", on_key=admin.unit.pk).count() == 2

"""A person who has left is barred, and may be readmitted; somebody is always left to administer."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.core.models import AuditEntry
from chancellery.core.refusals import Refusal
from chancellery.organisations import actions, queries
from chancellery.organisations.enums import Role
from chancellery.organisations.models import User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def administrator_of(unit, **more):
    return MembershipFactory(unit=unit, role=Role.ADMINISTRATOR, **more)


def test_bar_ends_sessions_and_links_at_once_and_for_good(client):
    held = MembershipFactory(user__email="lan@example.org")
    by = administrator_of(held.unit).user
    secret = actions.make_sign_in_link(user=held.user, by=None, at=AT, lifetime=timedelta(days=900))
    client.force_login(held.user)
    assert client.get(reverse("desk")).status_code == 200

    actions.bar(membership=held, by=by, at=AT)

    assert client.get(reverse("desk")).status_code == 302
    assert queries.who_may_sign_in("lan@example.org", on=date(2026, 3, 2)) is None
    entry = AuditEntry.objects.latest("id")
    assert (entry.verb, entry.on_key, entry.by_key, entry.at) == ("person.barred", held.unit.pk, by.pk, AT)
    assert entry.details == {"user": held.user.pk, "name": held.user.full_name}

    actions.readmit(membership=held, by=by, at=AT)

    assert AuditEntry.objects.latest("id").verb == "person.readmitted"
    assert queries.who_may_sign_in("lan@example.org", on=date(2026, 3, 2)) == held.user
    assert client.get(reverse("desk")).status_code == 302
    assert queries.open_link(secret, at=AT + timedelta(seconds=1)) is None


def test_nobody_bars_themselves():
    held = administrator_of(UnitFactory())
    administrator_of(held.unit)

    with pytest.raises(actions.BarsOneself):
        actions.bar(membership=held, by=held.user, at=AT)


def test_bar_and_readmit_say_when_there_is_nothing_to_do():
    held = MembershipFactory()

    with pytest.raises(actions.NotBarred):
        actions.readmit(membership=held, by=None, at=AT)
    actions.bar(membership=held, by=None, at=AT)
    with pytest.raises(actions.BarredAlready):
        actions.bar(membership=held, by=None, at=AT)


def test_who_holds_a_role_elsewhere_is_barred_by_whoever_administers_both():
    central = UnitFactory()
    north, south = UnitFactory(parent=central), UnitFactory(parent=central)
    held = MembershipFactory(unit=north)
    MembershipFactory(unit=south, user=held.user)

    with pytest.raises(actions.HeldElsewhere):
        actions.bar(membership=held, by=administrator_of(north).user, at=AT)
    actions.bar(membership=held, by=administrator_of(central).user, at=AT)
    with pytest.raises(actions.HeldElsewhere):
        actions.readmit(membership=held, by=administrator_of(north).user, at=AT)


def test_a_role_elsewhere_that_has_ended_does_not_count():
    held = MembershipFactory()
    MembershipFactory(user=held.user, until_on=date(2026, 3, 1))

    actions.bar(membership=held, by=administrator_of(held.unit).user, at=AT)

    assert not User.objects.get(pk=held.user.pk).is_active


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({}, True),
        ({"user__is_active": False}, True),
        ({"until_on": date(2026, 3, 1)}, True),
        ({"role": Role.HEAD}, True),
        ({"below": True}, True),
        ({"here": True}, False),
        ({"above": True}, False),
    ],
)
def test_the_last_administrator_of_a_unit_is_not_barred(other, refused):
    central = UnitFactory()
    unit = UnitFactory(parent=central)
    last = administrator_of(unit)
    places = {"below": UnitFactory(parent=unit), "here": unit, "above": central}
    where = next((places[name] for name in places if name in other), unit if other else UnitFactory())
    more = {name: value for name, value in other.items() if name not in places}
    MembershipFactory(unit=where, **{"role": Role.ADMINISTRATOR} | more)

    if refused:
        with pytest.raises(actions.LastAdministrator):
            actions.bar(membership=last, by=None, at=AT)
    else:
        actions.bar(membership=last, by=None, at=AT)

    assert User.objects.get(pk=last.user.pk).is_active is refused


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_of_two_administrators_who_bar_each_other_one_stays():
    unit = UnitFactory()
    pair, said = [administrator_of(unit), administrator_of(unit)], []
    together = threading.Barrier(2)

    def bar(mine, other):
        try:
            together.wait()
            actions.bar(membership=other, by=mine.user, at=AT)
            said.append("barred")
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=bar, args=order) for order in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["LastAdministrator", "barred"]


def test_the_page_of_the_unit_offers_it_and_marks_who_is_barred(client):
    held = MembershipFactory(user__full_name="Lan")
    administrator = administrator_of(held.unit)
    client.force_login(administrator.user)
    bar, readmit = (reverse(f"organisations:{name}", args=[held.pk]) for name in ("bar", "readmit"))

    before = client.get(held.unit.get_absolute_url()).content.decode()
    client.post(bar)
    after = client.get(held.unit.get_absolute_url()).content.decode()

    assert (bar in before, "barred</span>" in before) == (True, False)
    assert (readmit in after, bar in after, "barred</span>" in after) == (True, False, True)
    assert reverse("organisations:bar", args=[administrator.pk]) not in before
    assert "Lan was barred and signs in no more" in after


def test_a_refusal_to_bar_is_shown_on_its_page():
    unit = UnitFactory()
    administrator = administrator_of(unit)
    held = MembershipFactory(unit=unit)
    MembershipFactory(user=held.user, from_on=timezone.localdate())
    client = Client()
    client.force_login(administrator.user)

    said = client.post(reverse("organisations:bar", args=[held.pk])).content.decode()

    assert "also holds a role in a unit that others administer" in said
    assert User.objects.get(pk=held.user.pk).is_active

"""What happened to a record is told with the role that whoever did it held on that day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chancellery.core import audit
from chancellery.organisations import queries
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_each_moment_says_as_what_the_person_acted_then():
    unit, person = UnitFactory(short_names={"en": "Ha Tinh"}), UserFactory()
    held = {"user": person, "unit": unit}
    MembershipFactory(**held, role=Role.CLERK, from_on=date(2026, 1, 1), until_on=date(2026, 1, 31))
    MembershipFactory(**held, role=Role.HEAD, from_on=date(2026, 2, 1))
    for month, by in ((1, person), (2, person), (3, None)):
        audit.record("unit.renamed", on=unit, by=by, at=datetime(2026, month, 20, tzinfo=UTC))
    audit.record("unit.renamed", on=unit, by=person, at=datetime(2025, 12, 20, tzinfo=UTC))

    assert [one.role for one in queries.history(unit)] == ["", "Head, Ha Tinh", "Clerk, Ha Tinh", ""]


def test_of_several_roles_the_one_in_the_highest_unit_is_told():
    unit, person = UnitFactory(short_names={"en": "Ha Tinh"}), UserFactory()
    below = UnitFactory(parent=unit)
    MembershipFactory(user=person, unit=below, role=Role.CLERK, from_on=date(2026, 1, 1))
    MembershipFactory(user=person, unit=unit, role=Role.REVIEWER, from_on=date(2026, 1, 1))
    audit.record("unit.renamed", on=unit, by=person, at=datetime(2026, 2, 1, tzinfo=UTC))

    assert [one.role for one in queries.history(unit)] == ["Reviewer, Ha Tinh"]


def test_history_asks_as_often_for_many_as_for_one(django_assert_num_queries):
    unit = UnitFactory()
    for _n in range(5):
        audit.record("unit.renamed", on=unit, by=UserFactory(), at=datetime(2026, 2, 1, tzinfo=UTC))

    with django_assert_num_queries(1):
        queries.history(unit)


def test_what_was_brought_over_later_stands_where_it_happened():
    unit = UnitFactory()
    for year in (2024, 2021, 2025):
        audit.record("unit.renamed", on=unit, by=None, at=datetime(year, 1, 5, tzinfo=UTC), names={"en": str(year)})

    moments = [one for one in queries.history(unit) if one.verb == "unit.renamed"]

    assert [one.at.year for one in moments] == [2025, 2024, 2021]

"""A commitment as it stood on an earlier day, for whoever may see it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chancellery.commitments import actions
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core import history
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def _reported(leaf, day, percentage):
    at = datetime(2026, 3, day, 5, tzinfo=UTC)
    with history.happening_at(at):
        report = actions.write_report(
            commitment=leaf, percentage=percentage, done="Some.", by=UserFactory(), at=at, and_submit=True
        )
        actions.accept(report=report, by=UserFactory(), at=at)


def test_it_shows_the_progress_and_the_reports_of_that_day(client):
    leaf = CommitmentFactory(made_at=datetime(2026, 1, 5, tzinfo=UTC))
    for day, percentage in ((10, 30), (20, 70)):
        _reported(leaf, day, percentage)
    client.force_login(MembershipFactory(unit=leaf.lead, role=Role.OFFICER).user)

    shown = client.get(leaf.get_absolute_url(), {"on": "2026-03-15"})

    told = {one.label: (one.before, one.after) for one in shown.context["values"]}
    assert told["Progress"] == ("30 %", "70 %")
    assert [(one.verb, one.title) for one in shown.context["moments"]] == [
        ("report.accepted", "Accepted at 30 %"), ("report.submitted", "Submitted at 30 %")
    ]  # fmt: skip


def test_whoever_may_not_see_it_does_not_see_it_on_any_day(client):
    leaf = CommitmentFactory()
    client.force_login(MembershipFactory(unit=UnitFactory(), role=Role.OFFICER).user)

    assert client.get(leaf.get_absolute_url(), {"on": "2026-03-15"}).status_code == 404


def test_what_was_handed_down_on_a_schedule_is_due_on_the_next_day_from_then(client):
    top = CommitmentFactory(
        made_at=datetime(2025, 1, 5, tzinfo=UTC), due_kind=DueKind.PERIODIC, period=Period.QUARTER,
        due_on=date(2025, 2, 20), due_day=20, period_from_on=date(2025, 1, 1), is_leaf=False,
    )  # fmt: skip
    client.force_login(MembershipFactory(unit=top.lead, role=Role.OFFICER).user)

    shown = client.get(top.get_absolute_url(), {"on": "2025-07-15"})

    assert [one.before for one in shown.context["values"] if one.label == "Due day"] == ["20 Aug 2025"]

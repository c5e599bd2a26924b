"""What a reporting calendar makes of periods, and that it never touches one that was reported."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from chancellery.commitments import actions, rules
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.reporting_calendar import Calendar
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

STATE = Calendar(closing_day=14, sending_day=25)
BY_DECEMBER = rules.Due.by(date(2025, 12, 31))
QUARTERLY = rules.Due(DueKind.PERIODIC, date(2025, 3, 25), Period.QUARTER)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "reported_until", "expected"),
    [
        (QUARTERLY, None, (date(2025, 3, 25), date(2024, 12, 15))),
        (QUARTERLY, date(2025, 3, 14), (date(2025, 6, 25), date(2025, 3, 15))),
        (QUARTERLY, date(2025, 3, 31), (date(2025, 6, 25), date(2025, 4, 1))),  # reported under another calendar
        (rules.Due(DueKind.YEARLY, date(2025, 11, 20)), None, (date(2025, 11, 20), date(2024, 11, 21))),
    ],
)
def test_a_schedule_follows_the_calendar_and_a_yearly_day_itself(due, reported_until, expected):
    found = rules.schedule_from(due, reported_until=reported_until, calendar=STATE)

    assert (found.due.on, found.from_on) == expected


def _reported(commitment: Commitment, day: date) -> tuple[date, date]:
    report = actions.write_report(
        commitment=commitment, percentage=10, done="Begun.", by=UserFactory(), at=_at(day), and_submit=True
    )
    actions.accept(report=report, by=UserFactory(), at=_at(day))
    commitment.refresh_from_db()
    return report.period_from_on, report.period_until_on


def _undertaken(due: rules.Due) -> Commitment:
    return _undertaken_by(UnitFactory(), due)


def _undertaken_by(lead: Unit, due: rules.Due = BY_DECEMBER) -> Commitment:
    share = actions.Share(lead=lead, due=due, title="Report")
    (made,) = actions.commit_each(undertakings=[(ProvisionFactory(), share)], by=None, at=_at(date(2025, 1, 6)))
    return made


@pytest.mark.django_db
def test_reports_cover_the_periods_of_the_calendar_and_a_new_one_begins_where_they_end():
    commitment = _undertaken(QUARTERLY)
    plain = _reported(commitment, date(2025, 3, 24))
    actions.set_calendar(
        unit=commitment.lead, calendar=STATE, from_on=date(2025, 4, 1), by=None, at=_at(date(2025, 4, 1))
    )

    second = _reported(commitment, date(2025, 6, 24))
    third = _reported(commitment, date(2025, 9, 24))

    assert [plain, second, third] == [
        (date(2024, 12, 26), date(2025, 3, 25)),
        (date(2025, 3, 26), date(2025, 6, 14)),
        (date(2025, 6, 15), date(2025, 9, 14)),
    ]
    assert (commitment.due_on, commitment.period_from_on) == (date(2025, 12, 25), date(2025, 9, 15))
    first = commitment.reports.earliest("pk")
    assert (first.period_from_on, first.period_until_on) == plain


@pytest.mark.django_db
def test_what_is_reported_every_quarter_is_awaited_after_the_quarter_of_the_calendar():
    commitment = _undertaken(rules.Due.by(date(2025, 12, 31)))
    _reported(commitment, date(2025, 5, 2))
    before = commitment.awaited_from_on

    actions.set_calendar(
        unit=commitment.lead, calendar=STATE, from_on=date(2025, 1, 1), by=None, at=_at(date(2025, 5, 3))
    )

    commitment.refresh_from_db()
    assert (before, commitment.awaited_from_on) == (date(2025, 7, 1), date(2025, 6, 15))
    assert commitment.reported_until_on == date(2025, 5, 2)
    _reported(commitment, date(2025, 6, 20))
    assert commitment.awaited_from_on == date(2025, 9, 15)


@pytest.mark.django_db
def test_what_a_unit_reports_on_every_quarter_follows_it_under_another_calendar():
    commitment = _undertaken(rules.Due.by(date(2025, 12, 31)))
    below = UnitFactory(parent=commitment.lead)
    (led_below,) = actions.hand_down(
        commitment=_undertaken_by(commitment.lead), by=None, at=_at(date(2025, 1, 6)),
        shares=[actions.Share(lead=below, due=rules.Due.by(date(2025, 12, 31)))],
    )  # fmt: skip
    scheduled, untold = _undertaken_by(below, QUARTERLY), _undertaken_by(below)
    for one in (commitment, led_below, scheduled):
        _reported(one, date(2025, 5, 2))
    centre = UnitFactory()
    actions.set_calendar(unit=centre, calendar=STATE, from_on=date(2025, 1, 1), by=None, at=_at(date(2025, 5, 3)))
    all_four = (commitment, led_below, scheduled, untold)
    before = [one.awaited_from_on for one in all_four]

    organisations.move_unit(unit=commitment.lead, parent=centre, by=None, at=_at(date(2025, 5, 4)))

    for one in all_four:
        one.refresh_from_db()
    assert before[:2] == [date(2025, 7, 1)] * 2
    assert [one.awaited_from_on for one in all_four] == [date(2025, 6, 15), date(2025, 6, 15), *before[2:]]
    assert commitment.reported_until_on == date(2025, 5, 2)


@pytest.mark.django_db
def test_the_administrator_sets_a_calendar_and_others_do_not(client):
    unit = UnitFactory()
    address = reverse("commitments:calendar", args=[unit.pk])
    told = {"closing_day": 14, "sending_day": 25, "year_ends_in": 12, "from_on": "2025-01-01", "basis": "09/2019"}
    signed_in(client, unit, Role.HEAD)
    assert client.post(address, told).status_code == 403

    signed_in(client, unit, Role.ADMINISTRATOR)
    assert "Nobody has set a calendar" in text_of(client.get(address))
    page = text_of(client.post(address, told, follow=True))

    assert "The calendar is set." in page
    assert "09/2019" in page
    assert "A calendar is set from that day or later already." in text_of(client.post(address, told))

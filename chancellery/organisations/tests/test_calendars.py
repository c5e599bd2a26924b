"""Reporting calendars: which days a period has, and whose calendar holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.core.models import AuditEntry
from chancellery.organisations import actions, queries
from chancellery.organisations.reporting_calendar import PLAIN, Calendar
from chancellery.organisations.tests.factories import UnitFactory

STATE = Calendar(closing_day=14, sending_day=25)
PARTY = Calendar(closing_day=20, sending_day=5, year_ends_in=11)
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("calendar", "day", "months", "expected"),
    [
        (STATE, date(2025, 3, 14), 1, (date(2025, 2, 15), date(2025, 3, 14))),
        (STATE, date(2025, 3, 15), 1, (date(2025, 3, 15), date(2025, 4, 14))),
        (STATE, date(2025, 3, 15), 3, (date(2025, 3, 15), date(2025, 6, 14))),
        (STATE, date(2024, 12, 15), 6, (date(2024, 12, 15), date(2025, 6, 14))),
        (STATE, date(2025, 12, 14), 12, (date(2024, 12, 15), date(2025, 12, 14))),
        (STATE, date(2025, 12, 15), 12, (date(2025, 12, 15), date(2026, 12, 14))),
        (PARTY, date(2025, 11, 21), 12, (date(2025, 11, 21), date(2026, 11, 20))),
        (PLAIN, date(2024, 2, 29), 1, (date(2024, 2, 1), date(2024, 2, 29))),
        (PLAIN, date(2025, 5, 3), 3, (date(2025, 4, 1), date(2025, 6, 30))),
    ],
)
def test_a_period_runs_from_close_to_close(calendar, day, months, expected):
    assert calendar.period_of(day, months=months) == expected


def test_data_are_sent_on_the_first_such_day_after_the_close():
    assert [STATE.sent_by(date(2025, 6, 14)), PARTY.sent_by(date(2025, 11, 20)), PLAIN.sent_by(date(2025, 2, 28))] == [
        date(2025, 6, 25), date(2025, 12, 5), date(2025, 2, 28)
    ]  # fmt: skip


@given(
    day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), closes=st.integers(1, 31), ends=st.integers(1, 12),
    months=st.sampled_from([1, 3, 6, 12]),
)  # fmt: skip
def test_periods_follow_one_another_without_a_gap(day, closes, ends, months):
    calendar = Calendar(closing_day=closes, year_ends_in=ends)

    begins, until = calendar.period_of(day, months=months)

    assert begins <= day <= until
    assert calendar.period_of(until + timedelta(days=1), months=months)[0] == until + timedelta(days=1)
    assert calendar.last_closed(day, months=months) <= day


@pytest.mark.django_db
def test_the_nearest_unit_above_gives_the_calendar_of_its_days():
    centre = UnitFactory()
    province = UnitFactory(parent=centre)
    office, other = UnitFactory(parent=province), UnitFactory(parent=centre)
    actions.set_calendar(unit=centre, calendar=PARTY, from_on=date(2024, 1, 1), by=None, at=AT)
    actions.set_calendar(unit=province, calendar=PLAIN, from_on=date(2024, 1, 1), by=None, at=AT)
    actions.set_calendar(unit=province, calendar=STATE, from_on=date(2025, 1, 1), basis="09/2019", by=None, at=AT)

    units = [centre.pk, province.pk, office.pk, other.pk]
    assert queries.calendars_of(units, on=date(2025, 6, 1)) == dict(
        zip(units, [PARTY, STATE, STATE, PARTY], strict=True)
    )
    assert queries.calendar_of(office.pk, on=date(2024, 6, 1)) == PLAIN
    assert queries.calendar_of(office.pk, on=date(2023, 6, 1)) is None
    assert [(one.from_on, one.until_on) for one in queries.calendars_set_for(province)] == [
        (date(2025, 1, 1), None), (date(2024, 1, 1), date(2024, 12, 31))
    ]  # fmt: skip
    assert AuditEntry.objects.filter(verb="calendar.set").count() == 3


@pytest.mark.django_db
def test_a_calendar_begins_after_the_one_before():
    unit = UnitFactory()
    actions.set_calendar(unit=unit, calendar=STATE, from_on=date(2025, 1, 1), by=None, at=AT)

    for day in (date(2025, 1, 1), date(2024, 6, 1)):
        with pytest.raises(actions.CalendarSetThen):
            actions.set_calendar(unit=unit, calendar=PLAIN, from_on=day, by=None, at=AT)

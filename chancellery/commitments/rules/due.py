"""When something is due: a fixed day, a day every year, every period, or continuously.

Source: the four forms of a due day that plans of the service use; a schedule keeps its day of the month, and the last
day of a month stays the last day (31 January, 28 February, 31 March).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancellery.commitments.enums import DueKind, Period
from chancellery.organisations.reporting_calendar import PLAIN, Calendar

MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Due:
    """When a commitment is due. ``on`` is the (next) due day, empty when it is continuous.

    Raises:
        ValueError: the parts do not fit: a day without a date, a period without its length.
    """

    kind: DueKind
    on: date | None = None
    period: Period | None = None

    def __post_init__(self) -> None:
        if (self.kind == DueKind.CONTINUOUS) != (self.on is None):
            raise ValueError("Only what is continuous has no due day.")
        if (self.kind == DueKind.PERIODIC) != (self.period is not None):
            raise ValueError("What is due every period, and only that, says which period.")

    @classmethod
    def by(cls, day: date) -> Due:
        """Return a fixed day."""
        return cls(DueKind.DAY, day)

    @property
    def months(self) -> int | None:
        """The months from one due day to the next; ``None`` when it does not come again."""
        if self.kind == DueKind.YEARLY:
            return 12
        return MONTHS[self.period] if self.period is not None else None


@dataclass(frozen=True, slots=True)
class Span:
    """The days a report covers, both included."""

    from_on: date
    until_on: date


def due_day_of(day: date) -> int:
    """Return the day of the month that a schedule beginning on ``day`` keeps: 31 stands for the month's last day."""
    return 31 if day.day == calendar.monthrange(day.year, day.month)[1] else day.day


def following(day: date, *, months: int, due_day: int) -> date:
    """Return the due day ``months`` months after ``day`` (before, when negative), on ``due_day`` or the last."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(due_day, calendar.monthrange(year, month + 1)[1]))


def next_due(due: Due, *, due_day: int, after: date) -> date | None:
    """Return the first due day of the schedule that is later than ``after`` and not before ``due.on``.

    ``None`` when it does not come again: a fixed day, or continuous.
    """
    if due.months is None or due.on is None:
        return None
    found = due.on
    while found <= after:
        found = following(found, months=due.months, due_day=due_day)
    return found


def previous_due(due: Due, *, due_day: int) -> date | None:
    """Return the due day before ``due.on``; ``None`` when there is no schedule."""
    if due.months is None or due.on is None:
        return None
    return following(due.on, months=-due.months, due_day=due_day)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A due with what a commitment keeps beside it: the day of the month, and where the next period begins."""

    due: Due
    due_day: int | None = None
    from_on: date | None = None


def closing_of(due: Due, on: date, *, calendar: Calendar | None) -> date:
    """Return the last day that the report due ``on`` covers: what the calendar has closed by then, or that day itself.

    A day every year is its own close: what is to be done by it is done in the year before it.
    """
    if calendar is None or due.kind != DueKind.PERIODIC or due.months is None:
        return on
    return calendar.last_closed(on, months=due.months)


def schedule_from(due: Due, *, reported_until: date | None = None, calendar: Calendar | None = None) -> Schedule:
    """Return how ``due`` is kept when everything up to ``reported_until`` was reported: that is not reported again."""
    if due.on is None or due.months is None:
        return Schedule(due)
    due_day = due_day_of(due.on)
    if reported_until is not None:
        later = due_after(due, due_day=due_day, reported_until=reported_until, calendar=calendar)
        return Schedule(replace(due, on=later), due_day, reported_until + timedelta(days=1))
    closes = closing_of(due, due.on, calendar=calendar)
    if closes == due.on:
        begins = following(due.on, months=-due.months, due_day=due_day) + timedelta(days=1)
    else:
        begins = (calendar or PLAIN).period_of(closes, months=due.months)[0]
    return Schedule(due, due_day, begins)


def due_after(due: Due, *, due_day: int, reported_until: date, calendar: Calendar | None) -> date | None:
    """Return the first due day whose report covers something after ``reported_until``; ``None`` for no schedule."""
    if due.months is None or due.on is None:
        return None
    found = due.on
    while closing_of(due, found, calendar=calendar) <= reported_until:
        found = following(found, months=due.months, due_day=due_day)
    return found


def reporting_quarter(today: date, *, calendar: Calendar | None = None) -> Span:
    """Return the quarter of ``today``: the period of reporting for whatever has no schedule of its own."""
    return Span(*(calendar or PLAIN).period_of(today, months=3))


def awaited_from(
    *,
    due_kind: str,
    period_from_on: date | None,
    reported_until: date | None,
    made_on: date,
    calendar: Calendar | None = None,
) -> date | None:
    """Return the day from which a report is awaited; ``None`` when that of the present period has come.

    A schedule has its own period, and waits for it to begin; everything else is reported on in every quarter.
    """
    if due_kind in {DueKind.YEARLY, DueKind.PERIODIC}:
        has_come = reported_until is not None and period_from_on is not None and reported_until >= period_from_on
        return None if has_come else period_from_on
    if reported_until is None:
        return made_on
    return reporting_quarter(reported_until, calendar=calendar).until_on + timedelta(days=1)


def span_to_report(
    due: Due,
    *,
    due_day: int | None,
    from_on: date | None,
    reported_until: date | None,
    today: date,
    calendar: Calendar | None = None,
) -> Span:
    """Return the days that a report written ``today`` covers.

    On a schedule it runs from ``from_on`` (the day after the last period accepted) to the last due day that has come,
    so that one report can make up for several missed; before the first due day it runs to that day. Without a schedule
    it runs from the day after the last one, or the beginning of the quarter, to today.
    """
    if due.months is None or due.on is None or due_day is None:
        quarter = reporting_quarter(today, calendar=calendar)
        begins = quarter.from_on if reported_until is None else reported_until + timedelta(days=1)
        return Span(min(begins, today), today)
    last = due.on
    while (later := following(last, months=due.months, due_day=due_day)) <= today:
        last = later
    while (ends := closing_of(due, last, calendar=calendar)) < (from_on or ends):
        last = following(last, months=due.months, due_day=due_day)  # the calendar was changed: this was reported
    return Span(min(from_on or due.on, ends), ends)


def is_later(child: Due, parent: Due) -> bool:
    """Say whether ``child`` is due after its parent's fixed day. A schedule and what is continuous set no last day."""
    return parent.kind == DueKind.DAY and child.on is not None and parent.on is not None and child.on > parent.on

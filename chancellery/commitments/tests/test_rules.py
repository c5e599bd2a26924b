"""Due days, standings, totals and suggestions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind, Period, Standing, Status
from chancellery.commitments.rules import Due, Span, Suggestion, Totals
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
SCHEDULES = st.one_of(
    st.builds(Due, st.just(DueKind.YEARLY), DAYS),
    st.builds(Due, st.just(DueKind.PERIODIC), DAYS, st.sampled_from(Period)),
)


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ((DueKind.DAY, None), "Only what is continuous has no due day."),
        ((DueKind.CONTINUOUS, date(2025, 1, 1)), "Only what is continuous has no due day."),
        ((DueKind.PERIODIC, date(2025, 1, 1)), "What is due every period, and only that, says which period."),
        ((DueKind.DAY, date(2025, 1, 1), Period.MONTH), "What is due every period, and only that, says which period."),
    ],
)
def test_due_refuses_parts_that_do_not_fit(parts, fault):
    with pytest.raises(ValueError, match=fault):
        Due(*parts)


@pytest.mark.parametrize(
    ("first", "period", "then"),
    [
        (date(2025, 1, 31), Period.MONTH, [date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]),
        (date(2025, 1, 28), Period.MONTH, [date(2025, 2, 28), date(2025, 3, 28), date(2025, 4, 28)]),
        (date(2025, 1, 30), Period.MONTH, [date(2025, 2, 28), date(2025, 3, 30), date(2025, 4, 30)]),
        (date(2025, 6, 30), Period.QUARTER, [date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31)]),
        (date(2024, 2, 29), Period.YEAR, [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28)]),
        (date(2025, 8, 15), Period.HALF_YEAR, [date(2026, 2, 15), date(2026, 8, 15), date(2027, 2, 15)]),
    ],
)
def test_next_due_keeps_the_day_of_the_month(first, period, then):
    due_day, found, on = rules.due_day_of(first), [], first
    for _ in then:
        on = rules.next_due(Due(DueKind.PERIODIC, on, period), due_day=due_day, after=on)
        found.append(on)

    assert found == then


@given(SCHEDULES, st.integers(0, 2000))
def test_next_due_is_later_and_its_predecessor_is_not(due, days):
    after = due.on + timedelta(days=days)
    due_day = rules.due_day_of(due.on)

    found = rules.next_due(due, due_day=due_day, after=after)

    assert found > after
    assert rules.following(found, months=-due.months, due_day=due_day) <= after


@given(SCHEDULES)
def test_previous_due_is_the_other_way_round(due):
    due_day = rules.due_day_of(due.on)

    before = rules.previous_due(due, due_day=due_day)

    assert rules.following(before, months=due.months, due_day=due_day) == due.on


@pytest.mark.parametrize("due", [Due.by(date(2025, 6, 30)), Due(DueKind.CONTINUOUS)])
def test_what_does_not_come_again_has_no_next_or_previous_day(due):
    assert rules.next_due(due, due_day=30, after=date(2025, 7, 1)) is None
    assert rules.previous_due(due, due_day=30) is None


@pytest.mark.parametrize(
    ("today", "span"),
    [
        (date(2025, 1, 1), Span(date(2025, 1, 1), date(2025, 3, 31))),
        (date(2025, 12, 31), Span(date(2025, 10, 1), date(2025, 12, 31))),
    ],
)
def test_reporting_quarter(today, span):
    assert rules.reporting_quarter(today) == span


MADE_ON = date(2025, 1, 6)


@pytest.mark.parametrize(
    ("due_kind", "begins", "until", "awaited"),
    [
        ("day", None, None, MADE_ON),
        ("day", None, date(2025, 3, 31), date(2025, 4, 1)),
        ("continuous", None, date(2025, 4, 1), date(2025, 7, 1)),
        ("day", None, date(2025, 12, 31), date(2026, 1, 1)),
        ("periodic", date(2025, 6, 1), None, date(2025, 6, 1)),
        ("periodic", date(2025, 6, 1), date(2025, 5, 31), date(2025, 6, 1)),
        ("periodic", date(2025, 6, 1), date(2025, 6, 30), None),
        ("yearly", date(2025, 6, 1), date(2025, 6, 1), None),
    ],
)
def test_awaited_from(due_kind, begins, until, awaited):
    found = rules.awaited_from(due_kind=due_kind, period_from_on=begins, reported_until=until, made_on=MADE_ON)

    assert found == awaited


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2025, 1, 20), date(2025, 1, 31)),  # early: the whole month
        (date(2025, 2, 10), date(2025, 1, 31)),  # late: the month that was missed
        (date(2025, 4, 2), date(2025, 3, 31)),  # very late: one report makes up for three months
    ],
)
def test_a_report_on_a_schedule_covers_whole_periods(today, until):
    monthly = Due(DueKind.PERIODIC, date(2025, 1, 31), Period.MONTH)

    span = rules.span_to_report(monthly, due_day=31, from_on=date(2025, 1, 1), reported_until=None, today=today)

    assert span == Span(date(2025, 1, 1), until)


@pytest.mark.parametrize(
    ("reported_until", "from_on"),
    [(None, date(2025, 4, 1)), (date(2025, 4, 20), date(2025, 4, 21)), (date(2025, 5, 7), date(2025, 5, 7))],
)
def test_a_report_without_a_schedule_goes_on_where_the_last_one_ended(reported_until, from_on):
    span = rules.span_to_report(
        Due(DueKind.CONTINUOUS), due_day=None, from_on=None, reported_until=reported_until, today=date(2025, 5, 7)
    )

    assert span == Span(from_on, date(2025, 5, 7))


@pytest.mark.parametrize(
    ("child", "parent", "later"),
    [
        (Due.by(date(2025, 7, 1)), Due.by(date(2025, 6, 30)), True),
        (Due.by(date(2025, 6, 30)), Due.by(date(2025, 6, 30)), False),
        (Due(DueKind.PERIODIC, date(2025, 7, 31), Period.MONTH), Due.by(date(2025, 6, 30)), True),
        (Due(DueKind.CONTINUOUS), Due.by(date(2025, 6, 30)), False),
        (Due.by(date(2030, 1, 1)), Due(DueKind.YEARLY, date(2025, 6, 30)), False),
        (Due.by(date(2030, 1, 1)), Due(DueKind.CONTINUOUS), False),
    ],
)
def test_only_a_fixed_day_sets_the_last_day_for_those_below(child, parent, later):
    assert rules.is_later(child, parent) is later


@pytest.mark.parametrize(
    ("status", "due_on", "done_on", "expected"),
    [
        (Status.OPEN, date(2025, 6, 30), None, Standing.UNDER_WAY),  # the due day itself is never late
        (Status.OPEN, date(2025, 6, 29), None, Standing.OVERDUE),
        (Status.OPEN, None, None, Standing.UNDER_WAY),
        (Status.DONE, date(2025, 6, 1), date(2025, 6, 1), Standing.DONE_ON_TIME),
        (Status.DONE, date(2025, 6, 1), date(2025, 6, 2), Standing.DONE_LATE),
        (Status.DONE, None, date(2025, 6, 2), Standing.DONE_ON_TIME),
        (Status.WAIVED, date(2020, 1, 1), None, Standing.WAIVED),
        (Status.WITHDRAWN, date(2020, 1, 1), None, Standing.WITHDRAWN),
    ],
)
def test_standing(status, due_on, done_on, expected):
    assert rules.standing(status=status, due_on=due_on, done_on=done_on, today=date(2025, 6, 30)) == expected


LEAVES = st.lists(
    st.tuples(
        st.decimals(Decimal("0.01"), 1000, places=2),
        st.none() | st.decimals(0, 100, places=2),
    ),
    max_size=12,
)


def test_weighted_mean_counts_no_report_as_nought():
    assert rules.weighted_mean([(Decimal(3), Decimal(100)), (Decimal(1), None)]) == Decimal(75)
    assert rules.weighted_mean([]) is None


@given(LEAVES, LEAVES)
def test_totals_of_the_parts_sum_to_the_whole(some, others):
    def totals(leaves):
        return Totals(
            total=len(leaves),
            weight=sum((weight for weight, _ in leaves), Decimal(0)),
            weighted_progress=sum((weight * (percent or 0) for weight, percent in leaves), Decimal(0)),
        )

    assert totals(some) + totals(others) == totals(some + others)
    assert (totals(some) + totals(others)).progress == rules.weighted_mean(some + others)


@pytest.mark.parametrize(
    ("kind", "percentage", "done_on", "expected"),
    [
        (DueKind.DAY, 100, None, (Status.DONE, date(2025, 6, 1), False)),
        (DueKind.DAY, 100, date(2025, 5, 1), (Status.DONE, date(2025, 5, 1), False)),
        (DueKind.DAY, 90, date(2025, 5, 1), (Status.OPEN, None, False)),
        (DueKind.PERIODIC, 40, None, (Status.OPEN, None, True)),
        (DueKind.YEARLY, 40, None, (Status.OPEN, None, False)),
        (DueKind.YEARLY, 100, None, (Status.OPEN, None, True)),
        (DueKind.CONTINUOUS, 100, None, (Status.OPEN, None, False)),
    ],
)
def test_after_acceptance(kind, percentage, done_on, expected):
    found = rules.after_acceptance(
        due_kind=kind, percentage=Decimal(percentage), submitted_on=date(2025, 6, 1), done_on=done_on
    )

    assert found == expected


@pytest.mark.parametrize(("number", "shown"), [("40.00", "40"), ("12.50", "12.5"), ("100", "100"), ("0.00", "0")])
def test_plain(number, shown):
    assert rules.plain(Decimal(number)) == shown


def test_who_had_a_hand_in_a_report_does_not_accept_it():
    head = Authority(user=5, grants=(Grant(role=Role.HEAD, unit=1, path="1."),))

    assert rules.may_accept(head, "1.2.", hands={6, 7})
    assert not rules.may_accept(head, "1.2.", hands={5})
    assert not rules.may_accept(head, "1.2.", hands={6, 5})
    assert not rules.may_accept(head, "3.", hands={6})


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.PLANNER, (True, False)),
        (Role.OFFICER, (False, True)),
        (Role.HEAD, (True, True)),
        (Role.OBSERVER, (False, False)),
    ],
)
def test_who_plans_and_who_reports(role, rights):
    authority = Authority(user=5, grants=(Grant(role=role, unit=1, path="1."),))

    assert (rules.may_plan(authority, "1.2."), rules.may_report(authority, "1.2.")) == rights


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ({}, Suggestion()),
        ({"due": "2025-06"}, Suggestion(due_on=date(2025, 6, 30))),
        ({"due": "2027-35"}, Suggestion(due_on=date(2027, 9, 30))),
        ({"due": "2027-40"}, Suggestion(due_on=date(2027, 6, 30))),
        ({"due": "2021/2025"}, Suggestion(due_on=date(2025, 12, 31))),
        ({"due": "XXXX-11-24"}, Suggestion()),
        ({"due": "2025-13"}, Suggestion()),
        ({"due": "2025-02-30"}, Suggestion()),
        ({"due": 2025, "lead_units": "Ha Tinh", "output": None}, Suggestion()),
        ({"schedule": "continuous", "due": "2025"}, Suggestion(due_kind=DueKind.CONTINUOUS)),
        (
            {"schedule": "quarterly", "lead_units": ["Department of Culture", " "], "output": " A report "},
            Suggestion(
                lead_names=("Department of Culture",),
                due_kind=DueKind.PERIODIC,
                period=Period.QUARTER,
                output="A report",
            ),
        ),
    ],
)
def test_suggest_takes_what_the_reading_says_and_nothing_else(reading, expected):
    assert rules.suggest(reading) == expected


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("15 days after signing", date(2024, 2, 15)),
        ("2 weeks after issue", date(2024, 2, 14)),
        ("1 months after signing", date(2024, 2, 29)),
        ("13 months after issue", date(2025, 2, 28)),
        ("2 years after signing", date(2026, 1, 31)),
        ("5 working days after signing", None),
        ("15 days after force", None),
        ("15 days after receipt", None),
        ("15 days", None),
        ("soon after signing", None),
    ],
)
def test_a_term_ends_on_a_day_only_when_it_counts_from_the_day_of_the_document(term, day):
    reading = {"due": None, "due_after": term, "due_words": "as soon as that"}

    assert rules.suggest(reading, dated_on=date(2024, 1, 31)) == Suggestion(due_on=day, due_words="as soon as that")
    assert rules.suggest(reading) == Suggestion(due_words="as soon as that")


def test_a_rhythm_leaves_no_term():
    reading = {"schedule": "monthly", "due_after": "5 days", "due_words": "within five days"}

    assert rules.suggest(reading).due_words == ""


@pytest.mark.parametrize(
    ("kind", "period", "today", "expected"),
    [
        ("periodic", "month", date(2028, 2, 1), date(2028, 2, 29)),
        ("periodic", "quarter", date(2026, 3, 31), date(2026, 3, 31)),
        ("periodic", "quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("periodic", "half-year", date(2026, 7, 1), date(2026, 12, 31)),
        ("periodic", "year", date(2026, 7, 1), date(2026, 12, 31)),
        ("yearly", None, date(2026, 1, 1), date(2026, 12, 31)),
        ("periodic", None, date(2026, 1, 1), None),
        ("continuous", None, date(2026, 1, 1), None),
        ("day", None, date(2026, 1, 1), None),
    ],
)
def test_a_schedule_without_a_day_ends_its_running_period(kind, period, today, expected):
    asked = Period(period) if period else None
    assert rules.end_of_running(DueKind(kind), asked, today=today) == expected

"""How the figures stood at the end of earlier months, counted from what was accepted by then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import MonthFigures
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY, MARCH, APRIL = (date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30))


def at(month, day):
    return datetime(2025, month, day, 3, tzinfo=UTC)


MADE = at(1, 6)


def accept(commitment, percentage, *, on):
    report = actions.write_report(
        commitment=commitment, percentage=percentage, done="Done.", language="en", and_submit=True, by=UserFactory(),
        at=on,
    )  # fmt: skip
    actions.accept(report=report, by=UserFactory(), at=on)


def undertaken(lead, due, *, on=MADE, weight=1):
    [made] = actions.commit(provisions=[ProvisionFactory()], lead=lead, due=due, weight=weight, by=UserFactory(), at=on)
    return made


def stood(unit, day, *, document=None):
    """Return total, done on time, done late, overdue, left out and progress of a unit at the end of a day."""
    for one in queries.counted_on(day):
        if (one.unit_id, one.document_id) == (unit.pk, document):
            progress = rules.Totals(weight=one.weight, weighted_progress=one.achieved).progress
            return one.total, one.done, one.done_late, one.overdue, one.left_out, progress
    return None


def test_a_day_counts_what_was_made_and_accepted_by_its_end():
    top = UnitFactory()
    unit = UnitFactory(parent=top)
    first = undertaken(unit, rules.Due.by(date(2025, 2, 10)), weight=3)
    undertaken(unit, rules.Due.by(date(2025, 12, 1)), on=at(2, 3))
    accept(first, 40, on=at(2, 5))
    accept(first, 100, on=at(3, 4))

    assert stood(top, date(2025, 1, 5)) is None
    assert stood(top, JANUARY) == (1, 0, 0, 0, 0, Decimal(0))
    assert stood(top, FEBRUARY) == (2, 0, 0, 1, 0, Decimal(30))
    assert stood(top, MARCH) == stood(unit, MARCH) == (2, 0, 1, 0, 0, Decimal(75))


def test_a_schedule_is_overdue_as_its_reports_then_left_it():
    unit = UnitFactory()
    monthly = undertaken(unit, rules.Due(DueKind.PERIODIC, date(2025, 1, 31), Period.MONTH))
    for month in (2, 3, 4):
        accept(monthly, 50, on=at(month, 20))

    monthly.refresh_from_db()
    assert monthly.due_on == APRIL
    assert [stood(unit, day)[3] for day in (JANUARY, date(2025, 2, 10), FEBRUARY, MARCH, APRIL)] == [0, 1, 0, 0, 0]
    assert stood(unit, date(2025, 3, 19))[3] == 1


def test_what_was_handed_down_later_was_a_leaf_with_its_own_progress():
    top = UnitFactory()
    below = UnitFactory(parent=top)
    one = undertaken(top, rules.Due.by(date(2025, 12, 1)))
    accept(one, 60, on=at(1, 20))
    share = actions.Share(lead=below, due=rules.Due.by(date(2025, 11, 1)))
    actions.hand_down(commitment=one, shares=[share], by=UserFactory(), at=at(2, 10))

    assert stood(top, JANUARY)[-1] == Decimal(60)
    assert stood(below, JANUARY) is None
    assert stood(top, FEBRUARY) == stood(below, FEBRUARY) == (1, 0, 0, 0, 0, Decimal(0))


def test_what_was_waived_is_left_out_from_that_day():
    unit = UnitFactory()
    one = undertaken(unit, rules.Due.by(date(2025, 2, 1)))
    actions.waive(commitment=one, reason="Merged", warrant=actions.Warrant(named="The chair"), by=UserFactory(),
                  at=at(3, 3))  # fmt: skip

    assert stood(unit, FEBRUARY) == (1, 0, 0, 1, 0, Decimal(0))
    assert stood(unit, MARCH) == (0, 0, 0, 0, 1, None)


def test_figures_are_kept_for_each_document_answered_to():
    unit = UnitFactory()
    one = undertaken(unit, rules.Due.by(date(2025, 12, 1)))
    other = undertaken(unit, rules.Due.by(date(2025, 12, 1)))
    actions.implement(commitment=one, provision=other.provision, by=UserFactory(), at=at(1, 8))

    assert stood(unit, JANUARY)[0] == 2
    assert stood(unit, JANUARY, document=one.provision.document_id)[0] == 1
    assert stood(unit, JANUARY, document=other.provision.document_id)[0] == 2


def test_each_month_is_kept_once_when_it_has_ended():
    unit = UnitFactory()
    undertaken(unit, rules.Due.by(date(2025, 12, 1)))

    assert actions.keep_months(today=date(2025, 3, 31)) == 2
    assert actions.keep_months(today=date(2025, 3, 31)) == 0
    assert actions.keep_months(today=date(2025, 4, 1)) == 1
    kept = queries.months_of([unit.pk], document=None, until=date(2025, 4, 1), months=2)
    assert [one.until_on for one in kept[unit.pk]] == [FEBRUARY, MARCH]
    assert [one.totals.total for one in kept[unit.pk]] == [1, 1]
    assert MonthFigures.objects.filter(document=None).count() == 3


def test_nothing_is_kept_where_nothing_was_undertaken():
    assert actions.keep_months(today=date(2025, 4, 1)) == 0


def test_what_is_kept_no_more_equals_a_recount_is_told():
    unit = UnitFactory()
    undertaken(unit, rules.Due.by(date(2025, 12, 1)))
    actions.keep_months(today=date(2025, 4, 1))

    assert list(queries.misremembered()) == []
    MonthFigures.objects.filter(until_on=MARCH, document=None).update(overdue=1)
    assert [(one.unit_id, one.until_on) for one in queries.misremembered()] == [(unit.pk, MARCH)] * 2
    CommitmentFactory(lead=unit, made_at=at(5, 1))
    assert stood(unit, MARCH)[0] == 1

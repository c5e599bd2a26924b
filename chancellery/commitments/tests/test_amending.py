"""Reassigning, re-dating and amending: what follows, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import Aggregation, DueKind, Period, ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.core import phrases
from chancellery.core.models import AuditEntry
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)
QUARTERLY = rules.Due(DueKind.PERIODIC, date(2025, 3, 31), Period.QUARTER)


def test_reassign_gives_it_to_another_unit_with_its_draft():
    province = UnitFactory()
    office, other = UnitFactory(parent=province), UnitFactory(parent=province)
    commitment = CommitmentFactory(parent=CommitmentFactory(lead=province), lead=office)
    CoordinationFactory(commitment=commitment, unit=other)
    draft = ReportFactory(commitment=commitment)

    actions.reassign(commitment=commitment, lead=other, by=None, at=AT, reason="The field moved")

    commitment.refresh_from_db()
    draft.refresh_from_db()
    assert (commitment.lead, draft.unit, commitment.coordinations.count()) == (other, other, 0)
    entry = AuditEntry.objects.get(verb="commitment.reassigned")
    assert (entry.details["before"], entry.details["lead"]) == (office.pk, other.pk)
    assert [
        queries.rollup(
            queries.Scope(unit_path=unit.path).rows(Commitment.objects.all(), today=AT.date()), today=AT.date()
        ).total
        for unit in (office, other)
    ] == [0, 1]


def test_reassign_refuses_whom_it_cannot_be_given_to():
    province, elsewhere = UnitFactory(), UnitFactory()
    office, other = UnitFactory(parent=province), UnitFactory(parent=province)
    closed_unit = UnitFactory(parent=province, until_on=date(2025, 1, 31))
    commitment = CommitmentFactory(parent=CommitmentFactory(lead=province), lead=office)
    for unit, refusal in [
        (office, actions.LeadsAlready), (elsewhere, actions.NotUnderLead), (closed_unit, actions.UnitClosed)
    ]:  # fmt: skip
        with pytest.raises(refusal):
            actions.reassign(commitment=commitment, lead=unit, by=None, at=AT)
    share = CommitmentFactory(parent=commitment, lead=office)
    with pytest.raises(actions.BelowElsewhere):
        actions.reassign(commitment=commitment, lead=other, by=None, at=AT)
    ReportFactory(commitment=share, state=ReportState.SUBMITTED, submitted_at=AT)
    with pytest.raises(actions.ReportWaits):
        actions.reassign(commitment=share, lead=UnitFactory(parent=office), by=None, at=AT)
    Commitment.objects.filter(pk=commitment.pk).update(status=Status.WAIVED, closing_reason="Cancelled")
    with pytest.raises(actions.Closed):
        actions.reassign(commitment=commitment, lead=other, by=None, at=AT)


def test_redate_changes_the_day_and_lateness_follows():
    commitment = CommitmentFactory(due_on=date(2025, 2, 1))
    today = date(2025, 3, 3)
    before = queries.rollup_below([commitment], today=today)[commitment.pk].overdue

    actions.redate(commitment=commitment, due=rules.Due.by(date(2025, 9, 1)), by=None, at=AT)

    assert (before, queries.rollup_below([commitment], today=today)[commitment.pk].overdue) == (1, 0)
    assert AuditEntry.objects.get(verb="commitment.redated").details == {
        "before": "2025-02-01", "due_on": "2025-09-01", "kind": "day", "changed": {}
    }  # fmt: skip


def test_the_trail_says_of_a_schedule_what_it_was_and_what_it_is():
    commitment = CommitmentFactory(due_on=date(2025, 2, 1))

    due = rules.Due(DueKind.PERIODIC, on=date(2025, 9, 30), period=Period.QUARTER)
    actions.redate(commitment=commitment, due=due, by=None, at=AT)
    actions.redate(commitment=commitment, due=rules.Due(DueKind.CONTINUOUS), by=None, at=AT)

    entries = AuditEntry.objects.filter(verb="commitment.redated").order_by("pk")
    with translation.override("en"):
        said = [phrases.sentence(one.verb, one.details) for one in entries]
        changed = [[(its.label, its.before, its.after) for its in phrases.changed(one.details)] for one in entries]
    assert said == [
        "Due day changed from 1 Feb 2025 to 30 Sep 2025", "Due day changed from 30 Sep 2025 to none",
    ]  # fmt: skip
    assert changed == [
        [("Kind of due day", "A fixed day", "Every period"), ("Period", "", "Every quarter")],
        [("Kind of due day", "Every period", "Continuous"), ("Period", "Every quarter", "")],
    ]


def test_redate_refuses_what_is_later_than_above_or_earlier_than_below():
    top = CommitmentFactory(due_on=date(2025, 6, 30))
    child = CommitmentFactory(parent=top, due_on=date(2025, 6, 1))

    with pytest.raises(actions.LaterThanParent):
        actions.redate(commitment=child, due=rules.Due.by(date(2025, 7, 1)), by=None, at=AT)
    with pytest.raises(actions.BelowLater):
        actions.redate(commitment=top, due=rules.Due.by(date(2025, 5, 1)), by=None, at=AT)
    actions.redate(
        commitment=child, due=rules.Due.by(date(2025, 7, 1)), later_than_parent_reason="Elections", by=None, at=AT
    )

    child.refresh_from_db()
    assert (child.due_on, child.later_than_parent_reason) == (date(2025, 7, 1), "Elections")
    assert not queries.due_after_parent().exists()


def test_changing_a_schedule_never_touches_a_period_already_reported():
    unit = UnitFactory()
    (commitment,) = actions.commit_each(
        undertakings=[(CommitmentFactory().provision, actions.Share(lead=unit, due=QUARTERLY, title="Report"))],
        by=None, at=AT,
    )  # fmt: skip
    report = actions.write_report(
        commitment=commitment, percentage=20, done="Begun.", by=UserFactory(), at=AT, and_submit=True
    )
    actions.accept(report=report, by=UserFactory(), at=AT)
    before = (report.period_from_on, report.period_until_on)
    assert before == (date(2025, 1, 1), date(2025, 3, 31))

    monthly = rules.Due(DueKind.PERIODIC, date(2025, 3, 25), Period.MONTH)
    actions.redate(commitment=commitment, due=monthly, by=None, at=AT)

    commitment.refresh_from_db()
    report.refresh_from_db()
    assert (report.period_from_on, report.period_until_on) == before
    assert (commitment.period_from_on, commitment.due_on) == (date(2025, 4, 1), date(2025, 4, 25))


def test_amend_changes_what_it_weighs_and_the_mean_follows():
    top = CommitmentFactory()
    light = CommitmentFactory(parent=top, progress=100, status=Status.DONE, done_on=date(2025, 1, 1))
    CommitmentFactory(parent=top, progress=0)
    measured = rules.Indicator("Rooms", "room", Decimal(0), Decimal(9), Aggregation.SUM)

    actions.amend(
        commitment=light,
        amendment=actions.Amendment(weight=Decimal(3), expected_output="A list", indicator=measured),
        by=None, at=AT,
    )  # fmt: skip

    light.refresh_from_db()
    assert (light.weight, light.expected_output, light.aggregation, light.target) == (3, "A list", "sum", 9)
    assert queries.rollup_below([top], today=AT.date())[top.pk].progress == 75
    assert "rooms" in light.wording.text
    Commitment.objects.filter(pk=light.pk).update(status=Status.WAIVED, closing_reason="Cancelled", done_on=None)
    with pytest.raises(actions.Closed):
        actions.amend(commitment=light, amendment=actions.Amendment(
            weight=Decimal(1), expected_output="", indicator=rules.Indicator("")), by=None, at=AT)  # fmt: skip


def test_what_is_handed_down_measures_what_the_commitment_above_measures():
    unit = UnitFactory()
    top = CommitmentFactory(lead=unit, indicator="Rooms", indicator_unit="room", aggregation="sum", target=9)
    share = actions.Share(lead=unit, due=rules.Due.by(date(2025, 6, 1)))

    (child,) = actions.hand_down(commitment=top, shares=[share], by=None, at=AT)

    assert (child.indicator, child.indicator_unit, child.aggregation, child.target) == ("Rooms", "room", "sum", None)

"""Making commitments and handing them down."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chancellery.commitments import actions
from chancellery.commitments.actions import Share
from chancellery.commitments.enums import DueKind, Period, ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.rules import Due, Indicator
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import CitationFactory, ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 15, 9, tzinfo=UTC)
JUNE = Due.by(date(2025, 6, 30))


def test_commit_makes_one_commitment_from_each_provision():
    lead, helper, planner = UnitFactory(), UnitFactory(), UserFactory(full_name="Lan Anh")
    first, second = ProvisionFactory(heading="Mở phòng đọc", language="vi"), ProvisionFactory(heading="Train guides")

    made = actions.commit(
        provisions=[first, second], lead=lead, due=JUNE, coordinations=[(helper, "Lends its hall")],
        expected_output="Ten rooms", indicator=Indicator("Rooms", "rooms", Decimal(2), Decimal(10)), weight=3,
        by=planner, at=AT,
    )  # fmt: skip

    kept = list(Commitment.objects.filter(pk__in=[one.pk for one in made]).order_by("pk"))
    assert [(one.provision, one.title, one.language) for one in kept] == [
        (first, "Mở phòng đọc", "vi"),
        (second, "Train guides", "en"),
    ]
    assert {(one.lead, one.due_on, one.weight, one.target, one.made_by) for one in kept} == {
        (lead, date(2025, 6, 30), Decimal(3), Decimal(10), planner)
    }
    assert [one.path for one in kept] == [f"{one.pk}." for one in kept]
    assert [(c.unit, c.part) for c in kept[0].coordinations.all()] == [(helper, "Lends its hall")]
    assert kept[0].wording.text.startswith("mo phong doc ten rooms rooms")
    entries = AuditEntry.objects.filter(verb="commitment.made").order_by("pk")
    assert [(entry.on_key, entry.by_name, entry.details["lead"]) for entry in entries] == [
        (one.pk, "Lan Anh", lead.pk) for one in kept
    ]


def test_commit_on_a_schedule_keeps_its_day_and_its_first_period():
    due = Due(DueKind.PERIODIC, date(2025, 2, 28), Period.MONTH)

    [made] = actions.commit(provisions=[ProvisionFactory()], lead=UnitFactory(), due=due, by=None, at=AT)

    assert (made.due_day, made.period_from_on) == (31, date(2025, 2, 1))
    assert made.due == due


def test_commit_refuses_a_unit_that_is_closed():
    closed = UnitFactory(names={"en": "Old office"}, until_on=date(2024, 12, 31))

    with pytest.raises(actions.UnitClosed, match="Old office does not exist on that day"):
        actions.commit(provisions=[ProvisionFactory()], lead=closed, due=JUNE, by=None, at=AT)

    assert not Commitment.objects.exists()


def test_commit_refuses_a_lead_that_co_ordinates():
    lead = UnitFactory()

    with pytest.raises(actions.LeadCoordinates):
        actions.commit(
            provisions=[ProvisionFactory()], lead=lead, due=JUNE, coordinations=[(lead, "Itself")], by=None, at=AT
        )


def test_commit_refuses_nothing():
    with pytest.raises(actions.NobodyGiven):
        actions.commit(provisions=[], lead=UnitFactory(), due=JUNE, by=None, at=AT)


def test_hand_down_gives_each_unit_its_share_and_clears_the_progress_above():
    province = UnitFactory()
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    parent = CommitmentFactory(lead=province, progress=40, value=3, title="Mở phòng đọc", language="vi")
    report = ReportFactory(commitment=parent)
    shares = [
        Share(lead=office, due=JUNE, title="Open two rooms", language="en", weight=Decimal("2.5")),
        Share(lead=commune, due=Due.by(date(2025, 5, 1)), coordinations=[(office, "Lends books")]),
        Share(lead=province, due=JUNE),
    ]

    children = actions.hand_down(commitment=parent, shares=shares, by=None, at=AT)

    parent.refresh_from_db()
    report.refresh_from_db()
    assert (parent.is_leaf, parent.progress, parent.value, report.percentage) == (False, None, None, 40)
    kept = list(Commitment.objects.filter(parent=parent).order_by("pk"))
    assert kept == children
    assert [(one.lead, one.title, one.language, one.weight) for one in kept] == [
        (office, "Open two rooms", "en", Decimal("2.5")),
        (commune, "Mở phòng đọc", "vi", 1),
        (province, "Mở phòng đọc", "vi", 1),
    ]
    assert {(one.depth, one.provision, one.path) for one in kept} == {
        (1, parent.provision, f"{parent.path}{one.pk}.") for one in kept
    }
    entry = AuditEntry.objects.get(verb="commitment.handed_down")
    assert (entry.on_key, entry.details["leads"]) == (parent.pk, [office.pk, commune.pk, province.pk])


def test_hand_down_to_many_units_costs_a_few_queries(django_assert_max_num_queries):
    province = UnitFactory()
    parent = CommitmentFactory(lead=province)
    units = [UnitFactory(parent=province) for _ in range(120)]

    with django_assert_max_num_queries(15):
        made = actions.hand_down(
            commitment=parent, shares=[Share(lead=unit, due=JUNE) for unit in units], by=None, at=AT
        )

    assert len(made) == 120


def test_hand_down_with_what_each_hands_on_makes_both_levels_at_once():
    province = UnitFactory()
    office = UnitFactory(parent=province)
    parent = CommitmentFactory(lead=province)
    tasks = [Share(lead=office, due=JUNE, title=title, language="en") for title in ("Find rooms", "Open them")]

    [below] = actions.hand_down(commitment=parent, shares=[Share(lead=office, due=JUNE, below=tasks)], by=None, at=AT)

    made = Commitment.objects.filter(parent=below).order_by("pk")
    assert [(one.title, one.is_leaf, one.path, one.depth) for one in made] == [
        (title, True, f"{below.path}{one.pk}.", 2) for title, one in zip(("Find rooms", "Open them"), made, strict=True)
    ]
    assert not Commitment.objects.get(pk=below.pk).is_leaf
    entries = AuditEntry.objects.filter(verb="commitment.handed_down").order_by("pk")
    assert [(entry.on_key, entry.details["children"]) for entry in entries] == [
        (parent.pk, [below.pk]),
        (below.pk, [one.pk for one in made]),
    ]


def test_commit_with_what_is_handed_on_makes_both_levels_at_once():
    province = UnitFactory()
    office = UnitFactory(parent=province)
    share = Share(lead=province, due=JUNE, below=[Share(lead=office, due=JUNE)])

    [top] = actions.commit_each(undertakings=[(ProvisionFactory(), share)], by=None, at=AT)

    [below] = Commitment.objects.filter(parent=top)
    assert (below.lead, below.is_leaf, Commitment.objects.get(pk=top.pk).is_leaf) == (office, True, False)


def test_hand_down_refuses_what_is_handed_on_outside_the_unit_and_makes_nothing():
    province, elsewhere = UnitFactory(), UnitFactory(names={"en": "Elsewhere"})
    parent = CommitmentFactory(lead=province)
    share = Share(lead=province, due=JUNE, below=[Share(lead=elsewhere, due=JUNE)])

    with pytest.raises(actions.NotUnderLead, match="Elsewhere"):
        actions.hand_down(commitment=parent, shares=[share], by=None, at=AT)

    assert list(Commitment.objects.all()) == [parent]
    assert Commitment.objects.get().is_leaf


@pytest.mark.parametrize("reason", ["", "  "])
def test_hand_down_refuses_a_later_day_unless_a_reason_is_given(reason):
    province = UnitFactory(names={"en": "Ha Tinh"})
    parent = CommitmentFactory(lead=province, due_on=date(2025, 6, 30))
    late = Due.by(date(2025, 7, 1))

    with pytest.raises(actions.LaterThanParent, match="Ha Tinh would be due after 30 Jun 2025"):
        actions.hand_down(
            commitment=parent,
            shares=[Share(lead=province, due=late, later_than_parent_reason=reason)],
            by=None,
            at=AT,
        )
    [child] = actions.hand_down(
        commitment=parent,
        shares=[Share(lead=province, due=late, later_than_parent_reason="The school year ends then")],
        by=None,
        at=AT,
    )

    assert child.later_than_parent_reason == "The school year ends then"


def test_hand_down_refuses_a_unit_outside_the_lead_units_subtree():
    province, elsewhere = UnitFactory(names={"en": "Ha Tinh"}), UnitFactory(names={"en": "Vinh"})
    parent = CommitmentFactory(lead=province)

    with pytest.raises(actions.NotUnderLead, match="Vinh is not under Ha Tinh"):
        actions.hand_down(commitment=parent, shares=[Share(lead=elsewhere, due=JUNE)], by=None, at=AT)

    parent.refresh_from_db()
    assert parent.is_leaf


@pytest.mark.parametrize(
    "closed",
    [
        {"status": Status.DONE, "done_on": date(2025, 1, 2), "progress": 100},
        {"status": Status.WAIVED, "closing_reason": "Overtaken"},
    ],
)
def test_hand_down_refuses_what_is_closed(closed):
    parent = CommitmentFactory(**closed)

    with pytest.raises(actions.NotOpen):
        actions.hand_down(commitment=parent, shares=[Share(lead=parent.lead, due=JUNE)], by=None, at=AT)


def test_hand_down_refuses_while_a_report_waits():
    parent = CommitmentFactory()
    ReportFactory(commitment=parent, state=ReportState.SUBMITTED, submitted_at=AT)

    with pytest.raises(actions.ReportWaits):
        actions.hand_down(commitment=parent, shares=[Share(lead=parent.lead, due=JUNE)], by=None, at=AT)


def test_hand_down_refuses_nobody():
    with pytest.raises(actions.NobodyGiven):
        actions.hand_down(commitment=CommitmentFactory(), shares=[], by=None, at=AT)


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("only_a_continuous_commitment_has_no_due_day", {"due_on": None}),
        ("only_a_continuous_commitment_has_no_due_day", {"due_kind": "continuous"}),
        ("only_a_periodic_commitment_has_a_period", {"period": "month"}),
        ("a_schedule_has_its_day_and_its_period", {"due_kind": "yearly"}),
        ("a_schedule_has_its_day_and_its_period", {"due_day": 3}),
        ("a_weight_is_positive", {"weight": 0}),
        ("done_and_its_day_come_together", {"status": "done"}),
        ("done_and_its_day_come_together", {"done_on": date(2025, 1, 1)}),
        ("only_a_leaf_holds_progress_from_0_to_100", {"progress": 101}),
        ("only_a_leaf_holds_progress_from_0_to_100", {"progress": 10, "is_leaf": False}),
        ("waived_and_withdrawn_have_a_reason", {"status": "waived"}),
        ("a_target_has_its_indicator", {"target": 5}),
        ("only_a_root_commitment_has_depth_zero", {"depth": 1}),
    ],
)
def test_the_database_keeps_what_a_commitment_promises(constraint, changes):
    commitment = CommitmentFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(**changes)


def test_hand_down_gives_a_share_the_provision_of_the_units_own_plan():
    parent = CommitmentFactory(due_on=date(2025, 6, 30))
    own = ProvisionFactory(heading="Open three rooms in the hills")

    plain, planned = actions.hand_down(
        commitment=parent, shares=[Share(lead=parent.lead, due=JUNE), Share(lead=parent.lead, due=JUNE, provision=own)],
        by=None, at=AT,
    )  # fmt: skip

    assert (plain.provision, planned.provision) == (parent.provision, own)


def test_hand_down_refuses_a_plan_that_stands_above_the_commitments_document():
    parent = CommitmentFactory()
    above = ProvisionFactory()
    CitationFactory(source=parent.provision.document, target=above.document)

    with pytest.raises(actions.WouldMakeACycle):
        actions.hand_down(
            commitment=parent, shares=[Share(lead=parent.lead, due=JUNE, provision=above)], by=None, at=AT
        )

    assert parent.children.count() == 0

"""Who may read what, and what the figures count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import DueKind, Figure, Period, ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import NOBODY, Authority, Grant
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 15)
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)


def holding(*roles_and_units, user=None):
    """Return the authority of somebody who holds each role in its unit."""
    grants = tuple(Grant(role=role, unit=unit.pk, path=unit.path) for role, unit in roles_and_units)
    return Authority(user=user or UserFactory().pk, grants=grants)


def test_visible_are_the_units_own_what_it_co_ordinates_and_what_stands_above():
    central = UnitFactory()
    province = UnitFactory(parent=central)
    office, other = UnitFactory(parent=province), UnitFactory(parent=province)
    root = CommitmentFactory(lead=central)
    middle = CommitmentFactory(lead=province, parent=root)
    own = CommitmentFactory(lead=office, parent=middle)
    beside = CommitmentFactory(lead=other, parent=middle)
    helped = CommitmentFactory(lead=other)
    CoordinationFactory(commitment=helped, unit=office)
    officer = holding((Role.OFFICER, office))

    assert set(queries.touching(officer)) == {own, helped}
    assert set(queries.visible_to(officer)) == {root, middle, own, helped}
    for one in (root, middle, own, helped):
        assert queries.get_for(officer, one.pk) == one
    with pytest.raises(Http404):
        queries.get_for(officer, beside.pk)
    assert [queries.is_whole_to(officer, one) for one in (middle, own)] == [False, True]


def test_nobody_sees_nothing():
    commitment = CommitmentFactory()

    assert list(queries.visible_to(NOBODY)) == []
    assert list(queries.reports_for(NOBODY)) == []
    with pytest.raises(Http404):
        queries.get_for(NOBODY, commitment.pk)
    with pytest.raises(Http404):
        queries.get_for(NOBODY, commitment.pk + 1)


def test_a_draft_is_seen_only_by_who_reports():
    unit = UnitFactory()
    draft = ReportFactory(commitment=CommitmentFactory(lead=unit))
    sent = ReportFactory(commitment=CommitmentFactory(lead=unit), state=ReportState.SUBMITTED, submitted_at=AT)

    assert set(queries.reports_for(holding((Role.OBSERVER, unit)))) == {sent}
    assert set(queries.reports_for(holding((Role.OFFICER, unit)))) == {draft, sent}
    with pytest.raises(Http404):
        queries.get_report_for(holding((Role.OBSERVER, unit)), draft.pk)


def one_of_each(unit):
    """Make a leaf in every standing, of weight 1 unless said."""
    given_due = {"lead": unit, "due_on": date(2025, 6, 30)}
    return {
        "open": CommitmentFactory(**given_due, progress=50, reported_until_on=date(2025, 6, 1)),
        "far": CommitmentFactory(lead=unit, due_on=date(2026, 6, 30), reported_until_on=date(2025, 3, 31)),
        "late": CommitmentFactory(lead=unit, due_on=date(2025, 6, 14), weight=2, progress=25),
        "done": CommitmentFactory(**given_due, status=Status.DONE, done_on=date(2025, 6, 1), progress=100),
        "done late": CommitmentFactory(
            lead=unit, due_on=date(2025, 5, 1), status=Status.DONE, done_on=date(2025, 6, 1), progress=100
        ),
        "waived": CommitmentFactory(**given_due, status=Status.WAIVED, closing_reason="Cancelled", progress=90),
        "continuous": CommitmentFactory(
            lead=unit, due_kind=DueKind.CONTINUOUS, due_on=None, reported_until_on=date(2025, 4, 1)
        ),
        "monthly": CommitmentFactory(
            lead=unit, due_kind=DueKind.PERIODIC, period=Period.MONTH, due_day=31, due_on=date(2025, 6, 30),
            period_from_on=date(2025, 6, 1), reported_until_on=date(2025, 5, 31),
        ),
        "next month": CommitmentFactory(
            lead=unit, due_kind=DueKind.PERIODIC, period=Period.MONTH, due_day=31, due_on=date(2025, 7, 31),
            period_from_on=date(2025, 7, 1), reported_until_on=date(2025, 6, 30),
        ),
        "begins later": CommitmentFactory(
            lead=unit, due_kind=DueKind.PERIODIC, period=Period.MONTH, due_day=31, due_on=date(2025, 8, 31),
            period_from_on=date(2025, 8, 1),
        ),
    }  # fmt: skip


def test_rollup_counts_each_leaf_once_and_weighs_it():
    unit = UnitFactory()
    one_of_each(unit)
    parent = CommitmentFactory(lead=unit)
    CommitmentFactory(lead=unit, parent=parent, due_on=date(2025, 12, 31))

    found = queries.rollup(Commitment.objects.filter(lead=unit), today=TODAY)

    assert found == rules.Totals(
        total=10, done=1, done_late=1, under_way=7, overdue=1, due_soon=2, not_reported=4, not_due_yet=1, left_out=1,
        weight=Decimal(11), weighted_progress=Decimal(300),
    )  # fmt: skip
    assert found.total == found.done + found.done_late + found.under_way + found.overdue
    assert found.progress == Decimal("27.27")


@pytest.mark.parametrize("figure", Figure)
def test_each_figure_equals_the_rows_it_leads_to(figure):
    unit = UnitFactory()
    one_of_each(unit)
    parent = CommitmentFactory(lead=unit)
    CommitmentFactory(lead=unit, parent=parent)

    totals = queries.rollup(Commitment.objects.all(), today=TODAY)
    rows = queries.Scope(unit_path=unit.path, figure=figure).rows(Commitment.objects.all(), today=TODAY)

    assert getattr(totals, figure.name.lower()) == rows.count() > 0


def test_not_reported_waits_for_the_period_to_begin():
    found = one_of_each(UnitFactory())

    missing = Commitment.objects.filter(queries.condition_of(Figure.NOT_REPORTED, today=TODAY))

    assert set(missing) == {found["far"], found["late"], found["monthly"]}


def test_rollup_below_sums_each_subtree():
    root = CommitmentFactory()
    middle = CommitmentFactory(parent=root)
    CommitmentFactory(parent=middle, progress=100, weight=3)
    CommitmentFactory(parent=middle, progress=None, weight=1)
    leaf = CommitmentFactory(parent=root, progress=50, weight=2)
    # a key that begins with the digits of another is not below it
    CommitmentFactory()

    found = queries.rollup_below([root, middle, leaf], today=TODAY)

    assert {key: (totals.total, totals.progress) for key, totals in found.items()} == {
        root.pk: (3, Decimal("66.67")),
        middle.pk: (2, Decimal(75)),
        leaf.pk: (1, Decimal(50)),
    }
    assert queries.with_totals([root, leaf], today=TODAY) == [(root, found[root.pk]), (leaf, found[leaf.pk])]


def test_board_has_a_row_for_each_unit_below_and_sums_them():
    province = UnitFactory(names={"en": "Ha Tinh"})
    a, b = (
        UnitFactory(parent=province, names={"en": "B office"}),
        UnitFactory(parent=province, names={"en": "A office"}),
    )
    deep = UnitFactory(parent=a)
    closed = UnitFactory(parent=province, until_on=date(2024, 1, 1), names={"en": "Old"})
    closed_with_work = UnitFactory(parent=province, until_on=date(2024, 1, 1), names={"en": "C office"})
    CommitmentFactory(lead=province, progress=10)
    CommitmentFactory(lead=a, progress=20)
    CommitmentFactory(lead=deep, progress=40)
    CommitmentFactory(lead=closed_with_work)
    CommitmentFactory()

    found = queries.board(province, document=None, today=TODAY)

    assert [(row.unit, row.is_own, row.totals.total, row.totals.progress) for row in found.rows] == [
        (province, True, 1, Decimal(10)),
        (b, False, 0, None),
        (a, False, 2, Decimal(30)),
        (closed_with_work, False, 1, Decimal(0)),
    ]
    assert closed not in [row.unit for row in found.rows]
    assert found.totals == queries.rollup(Commitment.objects.filter(lead__path__startswith=province.path), today=TODAY)


def test_a_document_counts_what_comes_from_it_and_what_implements_it_with_all_below():
    directive = DocumentFactory()
    wanted = ProvisionFactory(document=directive)
    direct = CommitmentFactory(provision=wanted)
    adopted = CommitmentFactory()
    actions.implement(commitment=adopted, provision=wanted, by=None, at=AT)
    below = CommitmentFactory(parent=adopted)
    CommitmentFactory()

    found = queries.Scope(document=directive.pk).rows(Commitment.objects.all(), today=TODAY)

    assert set(found) == {direct, adopted, below}


@pytest.mark.parametrize(
    ("words", "found"),
    [("mo phong", True), ("PHÒNG ĐỌC", True), ("doc mo", True), ("phong hop", False), ("", True), ("%", True)],
)
def test_search_needs_no_accents(words, found):
    [commitment] = actions.commit(
        provisions=[ProvisionFactory(heading="Mở phòng đọc")], lead=UnitFactory(),
        due=rules.Due.by(date(2025, 6, 30)), by=None, at=AT,
    )  # fmt: skip

    assert list(queries.found_in(Commitment.objects.all(), words)) == ([commitment] if found else [])


def test_search_finds_the_number_of_the_source():
    document = DocumentFactory(number="12-CT/TW")
    [commitment] = actions.commit(
        provisions=[ProvisionFactory(document=document)], lead=UnitFactory(),
        due=rules.Due.by(date(2025, 6, 30)), by=None, at=AT,
    )  # fmt: skip

    assert list(queries.found_in(Commitment.objects.all(), "12-ct")) == [commitment]


def test_to_do_asks_each_role_for_its_own():
    unit, officer_key = UnitFactory(), UserFactory().pk
    UnitFactory(parent=unit)
    overdue = CommitmentFactory(lead=unit, due_on=date(2025, 6, 1), progress=10)
    soon = CommitmentFactory(lead=unit, due_on=date(2025, 6, 30), progress=10)
    waits = ReportFactory(
        commitment=CommitmentFactory(lead=unit, due_on=date(2025, 6, 1), progress=10),
        state=ReportState.SUBMITTED, submitted_at=AT,
    )  # fmt: skip
    back = ReportFactory(
        commitment=CommitmentFactory(lead=unit, due_on=date(2026, 1, 1), progress=10), state=ReportState.RETURNED,
        submitted_at=AT, decided_at=AT, decided_by=UserFactory(), return_reason="Which?",
    )  # fmt: skip
    fresh = CommitmentFactory(lead=unit, due_on=date(2026, 1, 1))
    document = DocumentFactory(unit=unit)
    free = ProvisionFactory(document=document)
    assert free.classed == ProvisionClass.DUTY
    CommitmentFactory(provision=ProvisionFactory(document=document), lead=unit, due_on=date(2026, 1, 1), progress=5)

    officer = queries.to_do(holding((Role.OFFICER, unit), user=officer_key), today=TODAY)
    head = queries.to_do(holding((Role.HEAD, unit)), today=TODAY)
    planner = queries.to_do(holding((Role.PLANNER, unit)), today=TODAY)
    observer = queries.to_do(holding((Role.OBSERVER, unit)), today=TODAY)

    assert officer == queries.ToDo(overdue=(overdue,), due_soon=(soon,), returned=(back,), drafts=())
    assert head == queries.ToDo(to_accept=(waits,))
    assert planner == queries.ToDo(to_take_up=(free,), to_hand_down=(fresh,))
    assert observer == queries.ToDo(latest=())


@pytest.mark.parametrize("hand", ["wrote", "wrote over", "submitted"])
def test_to_accept_never_offers_a_report_one_had_a_hand_in(hand):
    unit, head, other = UnitFactory(), UserFactory(), UserFactory()
    ReportFactory(
        commitment=CommitmentFactory(lead=unit), state=ReportState.SUBMITTED, submitted_at=AT,
        written_by=head if hand == "wrote" else other,
        writer_keys=[head.pk, other.pk] if hand.startswith("wrote") else [other.pk],
        submitted_by=head if hand == "submitted" else other,
    )  # fmt: skip

    assert list(queries.reports_to_accept(holding((Role.HEAD, unit), user=head.pk))) == []
    assert queries.reports_to_accept(holding((Role.HEAD, unit))).count() == 1


def test_due_after_parent_finds_what_lacks_its_reason():
    parent = CommitmentFactory(due_on=date(2025, 6, 30))
    wrong = CommitmentFactory(parent=parent, due_on=date(2025, 7, 1))
    CommitmentFactory(parent=parent, due_on=date(2025, 7, 1), later_than_parent_reason="School year")
    CommitmentFactory(parent=parent, due_on=date(2025, 6, 30))

    assert list(queries.due_after_parent()) == [wrong]


STEPS = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from([0, 40, 100]), st.sampled_from(["accept", "return", "leave", "waive"])
    ),
    max_size=8,
)


@given(STEPS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rollup_equals_a_recount_from_nothing(steps):
    unit, officer, head = UnitFactory(), UserFactory(), UserFactory()
    parent = CommitmentFactory(lead=unit)
    leaves = [CommitmentFactory(lead=unit, parent=parent, weight=n + 1) for n in range(4)]
    last: dict[int, int] = {}
    waived: set[int] = set()
    for index, percentage, decision in steps:
        leaf = leaves[index]
        if decision == "waive":
            if leaf.pk not in waived and last.get(leaf.pk) != 100:
                actions.waive(
                    commitment=leaf, reason="Cancelled", warrant=actions.Warrant(named="The chair"), by=None, at=AT
                )
                waived.add(leaf.pk)
            continue
        if leaf.pk in waived or leaf.reports.filter(state=ReportState.SUBMITTED).exists():
            continue
        report = actions.write_report(
            commitment=leaf, percentage=percentage, done="Some.", by=officer, at=AT, and_submit=True
        )
        if decision == "accept":
            actions.accept(report=report, by=head, at=AT)
            last[leaf.pk] = percentage
        elif decision == "return":
            actions.return_(report=report, reason="Which?", by=head, at=AT)

    below = Commitment.objects.filter(path__startswith=parent.path)
    found = queries.rollup(below, today=TODAY)

    counted = [leaf for leaf in leaves if leaf.pk not in waived]
    assert found.total == len(counted)
    assert found.left_out == len(waived)
    assert found.progress == rules.weighted_mean(
        (leaf.weight, None if leaf.pk not in last else Decimal(last[leaf.pk])) for leaf in counted
    )
    assert found.done + found.done_late == sum(last.get(leaf.pk) == 100 for leaf in counted)
    parts = (queries.rollup(below.filter(pk=leaf.pk), today=TODAY) for leaf in leaves)
    assert sum(parts, rules.Totals()) == found
    assert not queries.drifted().filter(path__startswith=parent.path).exists()


@pytest.mark.parametrize(
    "changes", [{"progress": 70}, {"progress": None}, {"status": "done", "done_on": date(2025, 6, 1)}]
)
def test_drifted_finds_what_was_typed_in(changes):
    leaf, head = CommitmentFactory(), UserFactory()
    report = actions.write_report(
        commitment=leaf, percentage=40, done="Some.", by=UserFactory(), at=AT, and_submit=True
    )
    actions.accept(report=report, by=head, at=AT)
    assert not queries.drifted().exists()

    Commitment.objects.filter(pk=leaf.pk).update(**changes)

    assert list(queries.drifted()) == [leaf]


def test_the_scope_of_a_provision_holds_what_was_made_from_it():
    made = CommitmentFactory()
    CommitmentFactory(provision__document=made.provision.document)
    found = queries.Scope(provision=made.provision.pk).rows(Commitment.objects.all(), today=TODAY)
    assert list(found) == [made]

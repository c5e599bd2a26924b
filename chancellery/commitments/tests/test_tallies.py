"""What units and branches sum to, whatever was folded in and what was not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import Status
from chancellery.commitments.models import BranchTally, Commitment, TallyChange, UnitTally
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 15, 9, tzinfo=UTC)
TODAY = date(2025, 6, 15)


def miscounted():
    return [*queries.miscounted_units(), *queries.miscounted_branches()]


def in_a_tree():
    """Return a province over a department, and a directive's commitment with two leaves, one at each."""
    province = UnitFactory()
    department = UnitFactory(parent=province)
    top = CommitmentFactory(lead=province)
    own = CommitmentFactory(lead=province, parent=top, due_on=date(2025, 6, 1), weight=2)
    below = CommitmentFactory(lead=department, parent=top, due_on=date(2025, 6, 30), progress=50)
    return province, department, top, own, below


def recounted(unit):
    return queries.rollup(Commitment.objects.filter(lead__path__startswith=unit.path), today=TODAY)


@pytest.mark.parametrize("folded", [False, True])
def test_a_unit_sums_all_that_it_and_those_below_lead(folded):
    province, department, *_rest = in_a_tree()
    if folded:
        actions.fold_changes(today=TODAY)

    found = queries.totals_of_units([province.pk, department.pk], today=TODAY)

    assert found == {province.pk: recounted(province), department.pk: recounted(department)}
    assert found[province.pk].overdue == 1
    assert found[province.pk].weighted_progress == Decimal(50)
    assert TallyChange.objects.exists() is not folded


@pytest.mark.parametrize("folded", [False, True])
def test_a_document_and_a_provision_count_what_answers_to_them_once(folded):
    province, department, top, *_rest = in_a_tree()
    other = ProvisionFactory()
    beside = ProvisionFactory(document=other.document)
    for superior in (other, beside):
        actions.implement(commitment=top, provision=superior, by=None, at=AT)
    if folded:
        actions.fold_changes(today=TODAY)

    of_document = queries.totals_of_units([province.pk], document=other.document_id, today=TODAY)
    cells = queries.totals_of_cells([province.pk, department.pk], [other.pk, beside.pk], today=TODAY)
    by_document = queries.totals_of_documents(department.pk, [other.document_id, 0], today=TODAY)

    assert of_document == {province.pk: recounted(province)}
    assert cells == {
        (unit.pk, key): recounted(unit) for unit in (province, department) for key in (other.pk, beside.pk)
    }
    assert by_document == {other.document_id: recounted(department)}
    offered = queries.documents_on_board(department)
    assert {one.pk for one in offered} == {other.document_id, top.provision.document_id}


@pytest.mark.parametrize("day", [date(2025, 5, 1), date(2025, 6, 2), date(2025, 7, 1), date(2026, 1, 1)])
@pytest.mark.parametrize("folded_on", [None, date(2025, 6, 1), TODAY, date(2025, 12, 1)])
def test_the_clocks_stand_right_whatever_day_was_folded(day, folded_on):
    province, _department, top, *_rest = in_a_tree()
    if folded_on:
        actions.fold_changes(today=folded_on)

    [found] = queries.totals_of_units([province.pk], today=day).values()
    [below] = queries.totals_of_branches([top.pk], today=day).values()

    assert found == below == queries.rollup(Commitment.objects.all(), today=day)


def test_what_waits_counts_in_one_statement_once_the_day_was_folded(django_assert_num_queries):
    province, department, top, _own, below = in_a_tree()
    actions.fold_changes(today=TODAY)
    Commitment.objects.filter(pk=below.pk).update(due_on=date(2025, 6, 10), weight=5)

    with django_assert_num_queries(2):
        units = queries.totals_of_units([province.pk, department.pk, province.pk], today=TODAY)
        branches = queries.totals_of_branches([top.pk, top.pk], today=TODAY)

    assert units == {province.pk: recounted(province), department.pk: recounted(department)}
    assert branches == {top.pk: recounted(province)}


def test_a_branch_that_moved_deeper_sums_what_waits_from_before():
    province, _department, top, _own, below = in_a_tree()
    new_top = CommitmentFactory(lead=province)
    section = CommitmentFactory(lead=province, parent=new_top)
    actions.fold_changes(today=TODAY)
    Commitment.objects.filter(pk=below.pk).update(weight=7)

    actions.move(commitment=top, under=section, by=None, at=AT)

    found = queries.totals_of_branches([top.pk, section.pk, new_top.pk], today=TODAY)
    assert found == dict.fromkeys((top.pk, section.pk, new_top.pk), recounted(province))


def test_folding_turns_the_clocks_with_what_waits_and_what_was_folded():
    province, _department, top, _own, below = in_a_tree()
    actions.fold_changes(today=date(2025, 6, 1))
    Commitment.objects.filter(pk=below.pk).update(due_on=date(2025, 6, 10))

    folded = actions.fold_changes(today=TODAY)

    assert folded == 2  # what it was, and what it is
    assert UnitTally.objects.get(unit=province.pk, kind=0).overdue == 2
    assert BranchTally.objects.get(commitment=top.pk).overdue == 2
    assert miscounted() == []


def test_a_unit_that_moves_takes_along_what_was_folded_and_what_was_not():
    province, department, _top, _own, below = in_a_tree()
    other = UnitFactory()
    actions.fold_changes(today=TODAY)
    Commitment.objects.filter(pk=below.pk).update(weight=7)

    organisations.move_unit(unit=department, parent=other, by=UserFactory(), at=AT)

    found = queries.totals_of_units([province.pk, department.pk, other.pk], today=TODAY)
    department.refresh_from_db()
    assert found == {
        province.pk: recounted(province), department.pk: recounted(department), other.pk: recounted(department),
    }  # fmt: skip
    assert miscounted() == []
    actions.fold_changes(today=TODAY)
    assert miscounted() == []


def test_what_is_gone_leaves_no_tally():
    _province, _department, top, own, below = in_a_tree()
    actions.fold_changes(today=TODAY)

    Commitment.objects.filter(pk__in=[own.pk, below.pk]).delete()
    Commitment.objects.filter(pk=top.pk).delete()
    actions.fold_changes(today=TODAY)

    assert (UnitTally.objects.count(), BranchTally.objects.count(), TallyChange.objects.count()) == (0, 0, 0)


def test_what_changes_no_figure_appends_nothing():
    *_rest, below = in_a_tree()
    actions.fold_changes(today=TODAY)

    Commitment.objects.filter(pk=below.pk).update(title="Open eleven reading rooms", reported_on=TODAY)

    assert TallyChange.objects.count() == 0


def test_alike_leaves_of_one_statement_are_one_change():
    unit, parent = UnitFactory(), CommitmentFactory()
    actions.fold_changes(today=TODAY)
    share = actions.Share(lead=parent.lead, due=rules.Due.by(date(2025, 6, 30)))

    actions.hand_down(commitment=parent, shares=[share] * 5, by=None, at=AT)

    assert sorted(TallyChange.objects.values_list("total", flat=True)) == [-1, 5]
    assert unit.pk not in queries.totals_of_units([unit.pk], today=TODAY)


def test_a_fold_that_does_not_wait_does_nothing_while_another_folds():
    in_a_tree()
    other = connection.copy()
    try:
        other.cursor().execute("SELECT pg_advisory_lock(%s)", [actions.FOLDING_LOCK])

        assert actions.fold_changes(today=TODAY, wait=False) == 0
    finally:
        other.close()
    assert TallyChange.objects.exists()


def test_what_was_waived_is_counted_apart():
    province, *_rest, below = in_a_tree()
    Commitment.objects.filter(pk=below.pk).update(status=Status.WAIVED, closing_reason="Cancelled")
    actions.fold_changes(today=TODAY)

    [found] = queries.totals_of_units([province.pk], today=TODAY).values()

    assert (found.total, found.left_out, found.weight) == (1, 1, Decimal(2))

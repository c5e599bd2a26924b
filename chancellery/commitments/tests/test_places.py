"""A branch is found by the path of what is above, through an index; no two commitments have one path."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import at_or_below, below, is_below
from chancellery.commitments.queries import indicators
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_lists_of_many import many_like
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_a_branch_holds_itself_and_all_below_and_nothing_beside():
    root = CommitmentFactory()
    top = CommitmentFactory(parent=root)
    child = CommitmentFactory(parent=top)
    grandchild = CommitmentFactory(parent=child)
    CommitmentFactory(parent=root)
    CommitmentFactory()

    assert set(Commitment.objects.filter(at_or_below(top.path))) == {top, child, grandchild}
    assert set(Commitment.objects.filter(below(top.path))) == {child, grandchild}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT one.id FROM commitments_commitment one, commitments_commitment top"  # noqa: S608 - our own words
            f" WHERE {is_below('one', 'top')} AND top.id = %s ORDER BY 1",
            [top.pk],
        )
        assert cursor.fetchall() == [(child.pk,), (grandchild.pk,)]


def test_a_key_that_begins_like_another_is_not_below_it():
    root = CommitmentFactory()
    top = CommitmentFactory(parent=root)
    longer = CommitmentFactory(parent=root)
    Commitment.objects.filter(pk=longer.pk).update(id=top.pk * 10, path=f"{root.path}{top.pk * 10}.")
    CommitmentFactory(parent=Commitment.objects.get(pk=top.pk * 10))

    assert list(Commitment.objects.filter(at_or_below(top.path))) == [top]


@pytest.mark.parametrize("mode", ["force_custom_plan", "force_generic_plan"])
def test_a_branch_among_many_is_found_by_its_index_whatever_the_plan_was_made_for(mode):
    many_like(CommitmentFactory(), 12_000, leads=[UnitFactory()])
    top = CommitmentFactory()
    CommitmentFactory(parent=top)

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL plan_cache_mode = {mode}")
        sql, given = Commitment.objects.filter(at_or_below(top.path)).order_by().query.sql_with_params()
        for _time in range(4):  # the driver prepares at the third time
            cursor.execute(f"EXPLAIN {sql}", given)
            plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "commitments_by_what_is_above" in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize("mode", ["force_custom_plan", "force_generic_plan"])
def test_what_measures_is_found_among_many_that_do_not(mode):
    top = CommitmentFactory()
    many_like(CommitmentFactory(parent=top), 12_000, leads=[UnitFactory()])
    CommitmentFactory(parent=top, indicator="Rooms", value=4)

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL plan_cache_mode = {mode}")
        sql, given = indicators.statement(Commitment.objects.filter(below(top.path)))
        for _time in range(4):  # the driver prepares at the third time
            cursor.execute(f"EXPLAIN {sql}", given)
            plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "what_measures_by_what_is_above" in plan


def test_a_path_ends_with_its_own_key():
    one, other = CommitmentFactory(), CommitmentFactory()

    with pytest.raises(IntegrityError, match="a_path_ends_with_its_own_key"), transaction.atomic():
        Commitment.objects.filter(pk=one.pk).update(path=other.path)

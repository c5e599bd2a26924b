"""What is asked of a succession grows with what moves, not with its square."""

from __future__ import annotations

import pytest
from django.db import connection

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_lists_of_many import many_like
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.successions import actions, queries
from chancellery.successions.tests.test_actions import AT, Service

pytestmark = pytest.mark.django_db
MANY = 1_500


def rows_handled(plan: dict) -> int:
    """Return how many rows the nodes of a plan gave or put aside, each time they ran."""
    kept = sum(plan.get(name, 0) for name in ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter"))
    return int(kept * plan["Actual Loops"]) + sum(map(rows_handled, plan.get("Plans", ())))


def test_parted_shares_are_found_without_comparing_each_with_each():
    service = Service()
    elsewhere = UnitFactory(parent=service.centre)
    many_like(CommitmentFactory(lead=elsewhere, parent=service.open), MANY, leads=[elsewhere])
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) + 1000000 FROM commitments_commitment")
        cursor.execute("SELECT setval(pg_get_serial_sequence('commitments_commitment', 'id'), %s)", cursor.fetchone())
    many_like(CommitmentFactory(lead=service.other), MANY, leads=[service.other])

    outcome = actions.carry_out_as_seen(many=[service.wanted()], seen="", by=None, at=AT)
    made = actions.carry_out(many=[service.wanted()], by=None, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE organisations_successionrow")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {queries._PARTED}", {"made": [one.pk for one in made]})
        (plan,) = cursor.fetchone()[0]

    assert outcome.parted.count == 0
    assert next(one.count for one in outcome.moved if one.code == "commitment") > MANY
    assert rows_handled(plan["Plan"]) < 60 * MANY

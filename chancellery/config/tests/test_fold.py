"""Changes are folded on demand, and all the time by one connection."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from chancellery.commitments import actions, queries
from chancellery.commitments.models import TallyChange, UnitTally
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.config import fold
from chancellery.core import audit
from chancellery.core.models import AuditEntry
from chancellery.core.verifying import verify
from chancellery.organisations.queries import today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def seals(settings, tmp_path):
    settings.SEALS_ROOT = tmp_path


def test_fold_takes_all_that_waits_and_says_how_much(run):
    leaf = CommitmentFactory()
    before = queries.totals_of_units([leaf.lead_id], today=today())

    assert run("fold").output == "1 folded.\n"
    assert run("fold").output == "There was nothing to fold.\n"

    assert queries.totals_of_units([leaf.lead_id], today=today()) == before
    assert not TallyChange.objects.exists()


def test_one_connection_folds_and_the_others_stand_by(monkeypatch):
    monkeypatch.setattr(fold, "CLEARED_AFTER", 1)
    audit.record("commitment.made", on=CommitmentFactory(), by=None, at=timezone.now())
    other = connection.copy()
    try:
        other.cursor().execute("SELECT pg_advisory_lock(%s)", [actions.CHOSEN_LOCK])
        assert fold.fold_while_chosen(rounds=1) == 0
        assert verify().waiting == AuditEntry.objects.count()
        other.cursor().execute("SELECT pg_advisory_unlock(%s)", [actions.CHOSEN_LOCK])
    finally:
        other.close()

    assert fold.fold_while_chosen(rounds=1) == 1
    assert UnitTally.objects.exists()
    assert verify().waiting == 0
    connection.close()  # gives the choice back

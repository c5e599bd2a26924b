"""The rows of a table, fetched as values: they say what the records say."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from chancellery.commitments import queries
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 15)


def test_a_line_says_what_its_record_says():
    root = CommitmentFactory(lead=UnitFactory(names={"en": "Province", "vi": "Tỉnh"}))
    CommitmentFactory(parent=root, progress=40)
    CommitmentFactory(parent=root, progress=None)

    with translation.override("vi"):
        for record, totals in queries.with_totals(Commitment.objects.all(), today=TODAY):
            (line,) = queries.lines_of(Commitment.objects.filter(pk=record.pk), size=1, today=TODAY).shown
            stored = (record.title, record.is_leaf, record.due, record.progress, record.lead_id)
            assert (line.title, line.is_leaf, line.due, line.progress, line.lead) == stored
            assert (line.lead_name, line.source) == (record.lead.short_name, str(record.provision.document))
            if not record.is_leaf:
                assert line.totals == totals


@pytest.mark.parametrize(("start", "begins", "shown"), [(0, 0, 2), (4, 4, 1), (2, 2, 2), (400, 4, 1)])
def test_lines_come_by_due_day_and_the_last_page_stands_for_those_after_it(start, begins, shown):
    days = [date(2025, 6, day) for day in (9, 3, 7, 5, 1)]
    for day in days:
        CommitmentFactory(due_on=day)

    lines = queries.lines_of(Commitment.objects.all(), start=start, size=2, today=TODAY)

    assert (lines.count, lines.start) == (5, begins)
    assert [line.due_on for line in lines.shown] == sorted(days)[begins : begins + shown]


@pytest.mark.parametrize("start", [0, 50])
def test_no_commitment_no_line(start):
    for nothing in (Commitment.objects.all(), Commitment.objects.none()):
        found = queries.lines_of(nothing, start=start, size=50, today=TODAY)
        assert (list(found.shown), found.count, found.start) == ([], 0, 0)

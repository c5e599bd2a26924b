"""Loading the sample: on any day, all of it, twice the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.config import check, sample
from chancellery.config.sample import material
from chancellery.config.tests.conftest import NOW
from chancellery.documents.models import Text
from chancellery.organisations.models import User


@pytest.mark.django_db
def test_there_are_no_links_without_the_sample():
    assert sample.sign_in_links("http://127.0.0.1:8000", at=NOW) == []


def _told() -> list[object]:
    return [
        list(Commitment.objects.values_list("title", "lead__code", "due_on", "status", "progress").order_by("id")),
        list(ProgressReport.objects.values_list("done", "state", "written_by__email", "written_at").order_by("id")),
        list(Text.objects.values_list("language", "body").order_by("id")),
    ]


@pytest.mark.django_db
def test_two_loads_on_one_day_are_the_same():
    told = []
    for _ in range(2):
        with transaction.atomic():
            sample.load(now=NOW)
            told.append(_told())
            transaction.set_rollback(True)

    assert told[0] == told[1]


@pytest.mark.parametrize(("month", "day"), [(1, 1), (2, 28), (8, 14), (11, 15), (12, 31)])
@pytest.mark.django_db
def test_loads_on_any_day_of_the_year_and_is_whole(month, day):
    sample.load(now=datetime(2027, month, day, 5, 0, tzinfo=UTC))

    assert [verdict.sentence for verdict in check.verdicts() if verdict.broken] == []
    assert User.objects.count() == len(material.load().people)

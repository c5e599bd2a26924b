"""Test records without surprises: a commitment and a report from nothing, everything else said by the test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from django.db import connection
from django.utils import timezone
from factory.django import DjangoModelFactory

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind, ReportState
from chancellery.commitments.models import Commitment, Coordination, ProgressReport, Wording
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

MADE = datetime(2025, 1, 6, 9, tzinfo=UTC)


def _answers_of(parent):
    return Commitment.objects.values_list("answers_to", flat=True).get(pk=parent.pk) if parent else ()


def _next_key():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('commitments_commitment_id_seq')")
        return cursor.fetchone()[0]


class CommitmentFactory(DjangoModelFactory):
    """A leaf due on a fixed day. Under ``parent`` it takes the parent's provision; the parent stops being a leaf."""

    class Meta:
        model = Commitment
        skip_postgeneration_save = True

    class Params:
        search_text = ""

    parent = None
    provision = factory.LazyAttribute(lambda c: c.parent.provision if c.parent else ProvisionFactory())
    lead = factory.SubFactory(UnitFactory)
    answers_to = factory.LazyAttribute(lambda c: sorted({c.provision.pk, *_answers_of(c.parent)}))
    title = factory.Sequence(lambda n: f"Open {n} reading rooms")
    language = "en"
    wording = factory.LazyAttribute(lambda c: Wording.objects.get_or_create(text=c.search_text)[0])
    weight = Decimal(1)
    due_kind = DueKind.DAY
    due_on = date(2025, 6, 30)
    made_by = None
    made_at = MADE
    awaited_from_on = factory.LazyAttribute(
        lambda c: rules.awaited_from(
            due_kind=c.due_kind, period_from_on=getattr(c, "period_from_on", None),
            reported_until=getattr(c, "reported_until_on", None), made_on=timezone.localdate(c.made_at),
        )
    )  # fmt: skip
    depth = factory.LazyAttribute(lambda c: c.parent.depth + 1 if c.parent else 0)
    id = factory.LazyFunction(_next_key)
    path = factory.LazyAttribute(lambda c: f"{c.parent.path if c.parent else ''}{c.id}.")

    @factory.post_generation
    def place_in_the_tree(self, create, extracted, **kwargs):
        if self.parent is not None and self.parent.is_leaf:
            self.parent.is_leaf, self.parent.progress = False, None
            self.parent.save(update_fields=["is_leaf", "progress"])


class CoordinationFactory(DjangoModelFactory):
    class Meta:
        model = Coordination

    commitment = factory.SubFactory(CommitmentFactory)
    unit = factory.SubFactory(UnitFactory)
    part = "Lends its hall"


class ReportFactory(DjangoModelFactory):
    """A draft for the first half of 2025, at 40 percent."""

    class Meta:
        model = ProgressReport

    commitment = factory.SubFactory(CommitmentFactory)
    unit = factory.LazyAttribute(lambda r: r.commitment.lead)
    period_from_on = date(2025, 1, 1)
    period_until_on = date(2025, 3, 31)
    percentage = Decimal(40)
    done = "Four rooms are open."
    language = "en"
    state = ReportState.DRAFT
    written_by = factory.SubFactory(UserFactory)
    written_at = MADE
    writer_keys = factory.LazyAttribute(lambda r: [r.written_by.pk])
    submitted_by = factory.LazyAttribute(lambda r: None if r.state == ReportState.DRAFT else r.written_by)

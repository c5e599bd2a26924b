"""The page of a commitment that has everything a commitment can have asks no more than a page may."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chancellery.commitments import actions
from chancellery.commitments.enums import Aggregation, DueKind, Period, ReportState
from chancellery.commitments.models import Evidence, Implementation, PartNote, ProgressReport, ReassignmentRequest, Risk
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.core.models import StoredFile
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.translations.models import Translation

pytestmark = pytest.mark.django_db
RAISED = {
    "indicator": "Rooms", "indicator_unit": "rooms", "baseline": Decimal(0), "target": Decimal(9),
    "aggregation": Aggregation.SUM,
}  # fmt: skip
AT, FAR = timezone.now(), date(2090, 1, 10)
MOST = 15  #: queries of a page


@pytest.fixture
def unit():
    return UnitFactory(parent=UnitFactory(parent=UnitFactory()))


@pytest.fixture
def rich(unit):
    """Make a commitment of ``unit`` two levels down, with everything that its page shows beside it."""
    plan = DocumentFactory(unit=unit.parent, issuer=unit.parent)
    above = CitationFactory(source=plan).target
    CitationFactory(source=above)
    root = CommitmentFactory(lead=unit.parent.parent, provision=ProvisionFactory(document=plan))
    middle = CommitmentFactory(lead=unit.parent, parent=root)
    Implementation.objects.create(commitment=middle, provision=ProvisionFactory(), made_at=AT)
    one = CommitmentFactory(
        lead=unit, parent=middle, due_kind=DueKind.PERIODIC, due_on=FAR, period=Period.QUARTER, due_day=10,
        period_from_on=date(2025, 1, 1), **RAISED,
    )  # fmt: skip
    _enrich(one)
    actions.fold_changes(today=timezone.localdate())
    return one


@pytest.fixture
def handed_down(unit, rich):
    """Make of the rich commitment one that was handed down to three units."""
    for _ in range(3):
        CommitmentFactory(parent=rich, lead=UnitFactory(parent=unit), **RAISED)
    actions.fold_changes(today=timezone.localdate())
    return rich


def _enrich(one):
    Implementation.objects.create(commitment=one, provision=ProvisionFactory(), made_at=AT)
    for _ in range(2):
        part = CoordinationFactory(commitment=one)
        for _ in range(2):
            PartNote.objects.create(
                coordination=part, text="The hall was lent.", language="en", written_by=UserFactory(), written_at=AT
            )
    for state in (ReportState.ACCEPTED, ReportState.RETURNED, ReportState.SUBMITTED):
        _report(one, state)
    Risk.objects.create(commitment=one, reason="No hall", declared_by=UserFactory(), declared_at=AT)
    ReassignmentRequest.objects.create(
        commitment=one, proposed=UnitFactory(), reason="Not ours", asked_by=UserFactory(), asked_at=AT
    )
    for language in ("vi", "fr"):
        Translation.objects.create(
            on_type="commitments.commitment", on_key=one.pk, field="title", language=language, words=f"In {language}",
            state="machine", source="a machine", rendered_from=one.title, original_language="en", made_at=AT,
        )  # fmt: skip


def _report(one, state):
    report = ReportFactory(commitment=one, state=ReportState.SUBMITTED, submitted_at=AT)
    file = StoredFile.objects.create(sha256=f"{report.pk:064d}", size=1, media_type="image/jpeg", stored_at=AT)
    Evidence.objects.create(report=report, file=file, name="photo.jpg", added_by=report.written_by, added_at=AT)
    if state != ReportState.SUBMITTED:
        reason = "Which?" if state == ReportState.RETURNED else ""
        ProgressReport.objects.filter(pk=report.pk).update(
            state=state, decided_at=AT, decided_by=UserFactory(), return_reason=reason
        )


def asked(client, address):
    """Return what a page asks once every process has asked it before."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in found]


@pytest.mark.parametrize("role", sorted(Role))
def test_a_leaf_with_everything(client, unit, rich, role):
    client.force_login(MembershipFactory(unit=unit.parent.parent, role=role).user)

    told = asked(client, rich.get_absolute_url())

    assert len(told) < MOST, "\n".join(told)


@pytest.mark.parametrize("role", sorted(Role))
def test_one_that_was_handed_down_with_everything(client, unit, handed_down, role):
    client.force_login(MembershipFactory(unit=unit.parent.parent, role=role).user)

    told = asked(client, handed_down.get_absolute_url())

    assert len(told) < MOST, "\n".join(told)


def test_what_is_reckoned_anew_on_a_day_nobody_has_folded_fits_in_too(client, unit, handed_down):
    client.force_login(MembershipFactory(unit=unit, role=Role.HEAD).user)
    actions.fold_changes(today=timezone.localdate() - timedelta(days=3))

    told = asked(client, handed_down.get_absolute_url())

    assert len(told) <= MOST, "\n".join(told)


def test_who_helps_may_be_asked_for_besides(client, handed_down):
    client.force_login(MembershipFactory(unit=handed_down.coordinations.earliest("pk").unit, role=Role.OFFICER).user)

    told = asked(client, handed_down.get_absolute_url())

    assert len(told) <= MOST, "\n".join(told)

"""Accepting and returning reports through the pages: allowed, refused, forbidden."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from chancellery.commitments.enums import ReportState
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)


def test_a_head_accepts_and_the_commitments_above_move(client):
    province = UnitFactory()
    top = CommitmentFactory(lead=province)
    leaf = CommitmentFactory(lead=UnitFactory(parent=province), parent=top)
    report = ReportFactory(commitment=leaf, state=ReportState.SUBMITTED, submitted_at=AT, percentage=60)
    signed_in(client, province, Role.HEAD)
    assert "Your decision" in text_of(client.get(report.get_absolute_url()))

    response = client.post(reverse("commitments:accept", args=[report.pk]), follow=True)

    assert "Report accepted" in text_of(response)
    assert "60 %" in text_of(client.get(top.get_absolute_url()))
    again = client.post(reverse("commitments:accept", args=[report.pk]), follow=True)
    assert "somebody has decided" in text_of(again)


def test_a_head_returns_with_a_reason(client):
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, report.commitment.lead, Role.HEAD)
    address = reverse("commitments:return", args=[report.pk])

    silent = client.post(address, {"reason": " "})
    report.refresh_from_db()
    assert "Reason : This field is required." in text_of(silent)
    assert report.state == ReportState.SUBMITTED

    client.post(address, {"reason": "Which rooms?"})
    report.refresh_from_db()
    assert (report.state, report.return_reason) == (ReportState.RETURNED, "Which rooms?")


def test_who_may_decide_on_a_report(client):
    author = UserFactory()
    unit = UnitFactory()
    report = ReportFactory(
        commitment=CommitmentFactory(lead=unit), state=ReportState.SUBMITTED, submitted_at=AT, written_by=author
    )
    address = reverse("commitments:accept", args=[report.pk])

    signed_in(client, unit, Role.OFFICER)
    assert client.post(address).status_code == 403
    signed_in(client, UnitFactory(), Role.HEAD)
    assert client.post(address).status_code == 404
    report.submitted_by = signed_in(client, unit, Role.HEAD)
    report.save()
    assert client.post(address).status_code == 403
    assert "does not decide on it" in text_of(client.get(report.get_absolute_url()))
    signed_in(client, unit, Role.HEAD)
    assert client.post(address).status_code == 302


def test_accepting_by_a_link_does_nothing(client):
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, report.commitment.lead, Role.HEAD)

    assert client.get(reverse("commitments:accept", args=[report.pk])).status_code == 405

"""Writing reports and fetching their evidence through the pages: allowed, refused, forbidden."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancellery.commitments import queries
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core import files
from chancellery.organisations.enums import Role
from chancellery.organisations.queries import today
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)


def test_write_report_submits_with_evidence(client):
    commitment = CommitmentFactory(indicator="Rooms", target=10)
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    photograph = SimpleUploadedFile("room.html", b"<script>alert(1)</script>", content_type="text/html")

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]),
        {"step": "50", "done": "Five rooms are open.", "value": "5", "evidence": [photograph]},
    )

    report = ProgressReport.objects.get()
    assert (response.status_code, response.url) == (302, commitment.get_absolute_url())
    assert (report.state, report.percentage, report.value, report.written_by) == ("submitted", 50, 5, officer)
    answer = client.get(reverse("commitments:evidence", args=[report.evidence.get().pk]))
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"], answer["Content-Disposition"]) == (
        "application/octet-stream",
        "nosniff",
        'attachment; filename="room.html"',
    )


def test_write_report_says_which_days_it_will_cover(client):
    month = {"due_kind": "periodic", "period": "month", "due_day": 15, "period_from_on": date(2025, 1, 1)}
    commitment = CommitmentFactory(due_on=date(2025, 2, 15), **month)
    signed_in(client, commitment.lead, Role.OFFICER)

    shown = text_of(client.get(reverse("commitments:write_report", args=[commitment.pk])))

    until = queries.period_to_report(commitment, today=today()).until_on
    assert f"Next report covers 1 Jan 2025 – {until.day} {until:%b %Y}" in shown


def test_write_report_keeps_a_draft_and_begins_from_it(client):
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)
    address = reverse("commitments:write_report", args=[commitment.pk])

    client.post(address, {"exact": "42.5", "done": "Some.", "draft": "yes"})
    form = client.get(address).context["form"]

    report = ProgressReport.objects.get()
    assert (report.state, report.percentage) == (ReportState.DRAFT, 42.5)
    assert (form["step"].value(), form["exact"].value(), form["done"].value()) == (None, report.percentage, "Some.")
    assert client.post(reverse("commitments:submit", args=[report.pk])).url == commitment.get_absolute_url()
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


def test_write_report_shows_what_somebody_else_kept_and_takes_the_second_sending(client):
    commitment = CommitmentFactory()
    ReportFactory(commitment=commitment, done="Theirs.")
    signed_in(client, commitment.lead, Role.OFFICER)
    address = reverse("commitments:write_report", args=[commitment.pk])
    mine = {"step": "50", "done": "Mine."}

    refused = client.post(address, mine)
    assert "“Theirs.” Send yours once more" in text_of(refused)
    assert ProgressReport.objects.get().done == "Theirs."
    client.post(address, mine | {"over": refused.context["form"]["over"].value()})

    assert ProgressReport.objects.get().done == "Mine."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"done": "Some."}, "How far is it? : This field is required."),
        ({"step": "50"}, "What was done? : This field is required."),
        ({"exact": "101", "done": "Some."}, "Ensure this value is less than or equal to 100."),
    ],
)
def test_write_report_says_what_is_missing(client, given, said):
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)

    response = client.post(reverse("commitments:write_report", args=[commitment.pk]), given)

    assert said in text_of(response)
    assert not ProgressReport.objects.exists()


def test_write_report_refuses_a_file_over_the_limit(client, settings):
    settings.UPLOAD_LIMIT = 10
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)
    heavy = SimpleUploadedFile("film.mp4", b"x" * 11)

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]), {"step": "50", "done": "Some.", "evidence": [heavy]}
    )

    assert "film.mp4 is larger than 0 MB." in text_of(response)
    assert not ProgressReport.objects.exists()


def test_write_report_shows_a_refusal_in_the_form(client):
    commitment = CommitmentFactory()
    ReportFactory(commitment=commitment, state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, commitment.lead, Role.OFFICER)

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]), {"step": "50", "done": "Half of them."}
    )

    assert "A report on this commitment already waits for a decision." in text_of(response)
    assert "Half of them." in response.content.decode()


def test_only_reporters_of_the_lead_unit_write(client):
    commitment = CommitmentFactory()
    answers = []
    for unit, role in ((commitment.lead, Role.OFFICER), (commitment.lead, Role.PLANNER), (UnitFactory(), Role.OFFICER)):
        signed_in(client, unit, role)
        answers.append(client.get(reverse("commitments:write_report", args=[commitment.pk])).status_code)

    assert answers == [200, 403, 404]


def test_evidence_is_for_those_who_read_the_report_and_says_when_it_is_lost(client):
    commitment = CommitmentFactory()
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    report = ReportFactory(commitment=commitment, written_by=officer)
    kept = files.keep(b"list of rooms", media_type="text/plain", at=AT)
    piece = report.evidence.create(file=kept, name="rooms.txt", added_by=officer, added_at=AT)
    address = reverse("commitments:evidence", args=[piece.pk])
    there = client.get(address)
    assert (there.status_code, b"".join(there.streaming_content)) == (200, b"list of rooms")

    files.path_of(kept.sha256).unlink()
    lost = client.get(address)
    signed_in(client, UnitFactory(), Role.OFFICER)

    assert (lost.status_code, "The store has lost rooms.txt" in text_of(lost)) == (410, True)
    assert client.get(address).status_code == 404
    assert client.get(reverse("commitments:evidence", args=[piece.pk + 1])).status_code == 404


def test_evidence_is_taken_off_a_draft(client):
    commitment = CommitmentFactory()
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    report = ReportFactory(commitment=commitment, written_by=officer)
    kept = files.keep(b"list of rooms", media_type="text/plain", at=AT)
    piece = report.evidence.create(file=kept, name="rooms.txt", added_by=officer, added_at=AT)

    client.post(reverse("commitments:drop_evidence", args=[piece.pk]))

    assert not report.evidence.exists()

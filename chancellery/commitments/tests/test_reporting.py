"""Writing, submitting, accepting and returning reports."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from chancellery.commitments import actions
from chancellery.commitments.actions import NewEvidence
from chancellery.commitments.enums import DueKind, Period, ReportState, Status
from chancellery.commitments.models import Evidence, ProgressReport
from chancellery.commitments.rules import Due
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.core import files
from chancellery.core.models import AuditEntry, StoredFile
from chancellery.core.refusals import Refusal
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 4, 10, 9, tzinfo=UTC)
LATER = datetime(2025, 4, 12, 9, tzinfo=UTC)


def reported(commitment, percentage, *, at=AT, decided_at=LATER):
    """Write, submit and accept a report."""
    report = actions.write_report(
        commitment=commitment, percentage=percentage, done="Done so far.", by=UserFactory(), at=at, and_submit=True
    )
    return actions.accept(report=report, by=UserFactory(), at=decided_at)


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_write_report_saves_a_draft_with_its_evidence():
    commitment, officer = CommitmentFactory(), UserFactory(language="vi")
    AuditEntry.objects.all()
    before = len(verbs())

    report = actions.write_report(
        commitment=commitment, percentage=40, value=Decimal(4), done=" Bốn phòng đã mở. ", difficulties="Rain",
        requests="Chairs", evidence=[NewEvidence("list.txt", "text/plain", b"four rooms")], by=officer, at=AT,
    )  # fmt: skip

    kept = ProgressReport.objects.get()
    assert kept == report
    assert (kept.state, kept.percentage, kept.value, kept.done, kept.language) == (
        "draft",
        40,
        4,
        "Bốn phòng đã mở.",
        "vi",
    )
    assert (kept.period_from_on, kept.period_until_on) == (date(2025, 4, 1), date(2025, 4, 10))
    assert (kept.unit, kept.written_by, kept.written_at) == (commitment.lead, officer, AT)
    piece = Evidence.objects.get()
    assert (piece.name, files.read(piece.file)) == ("list.txt", b"four rooms")
    assert verbs()[before:] == ["report.saved"]


def test_write_report_again_changes_the_draft():
    commitment = CommitmentFactory()
    first = actions.write_report(commitment=commitment, percentage=40, done="Four.", by=UserFactory(), at=AT)

    again = actions.write_report(commitment=commitment, percentage=50, done="Five.", by=first.written_by, at=LATER)

    assert again == first
    assert ProgressReport.objects.get().percentage == 50


@pytest.mark.parametrize("percentage", [-1, Decimal("100.01")])
def test_write_report_refuses_what_is_no_percentage(percentage):
    with pytest.raises(actions.NotAPercentage):
        actions.write_report(
            commitment=CommitmentFactory(), percentage=percentage, done="Some.", by=UserFactory(), at=AT
        )


def test_write_report_refuses_silence():
    with pytest.raises(actions.NothingSaid):
        actions.write_report(commitment=CommitmentFactory(), percentage=5, done=" ", by=UserFactory(), at=AT)


def test_write_report_refuses_evidence_over_the_limit_and_keeps_nothing(settings):
    settings.UPLOAD_LIMIT = 1024**2
    heavy = NewEvidence("film.mp4", "video/mp4", b"x" * (1024**2 + 1))

    with pytest.raises(actions.EvidenceTooLarge, match=r"film\.mp4 is larger than 1 MB"):
        actions.write_report(
            commitment=CommitmentFactory(), percentage=5, done="Some.", evidence=[heavy], by=UserFactory(), at=AT
        )

    assert (ProgressReport.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("photo.jpg", b"MZ\x90\x00 a program", actions.EvidenceNotWhatItSays),
        ("minutes.pdf", b"<html>", actions.EvidenceNotWhatItSays),
        ("list.txt", b"\x7fELF\x02\x01\x00", actions.EvidenceNotWhatItSays),
        ("tool.exe", b"MZ", actions.EvidenceNotTaken),
        ("no ending", b"words", actions.EvidenceNotTaken),
    ],
)
def test_write_report_refuses_evidence_that_is_not_what_its_name_says(name, data, refusal):
    with pytest.raises(refusal, match=name):
        actions.write_report(
            commitment=CommitmentFactory(), percentage=5, done="Some.", by=UserFactory(), at=AT,
            evidence=[NewEvidence(name, "", data)],
        )  # fmt: skip

    assert (ProgressReport.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_write_report_keeps_nothing_when_the_disk_is_full(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "file"
    settings.FILES_ROOT.write_text("no folder, so nothing can be stored below it")

    with pytest.raises(files.NoRoom):
        actions.write_report(
            commitment=CommitmentFactory(), percentage=5, done="Some.", by=UserFactory(), at=AT,
            evidence=[NewEvidence("list.txt", "text/plain", b"four rooms")],
        )  # fmt: skip

    assert (ProgressReport.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_write_report_refuses_a_commitment_that_was_handed_down():
    parent = CommitmentFactory()
    CommitmentFactory(parent=parent)

    with pytest.raises(actions.HandedDown):
        actions.write_report(commitment=parent, percentage=5, done="Some.", by=UserFactory(), at=AT)


def test_write_report_refuses_a_commitment_that_was_waived():
    waived = CommitmentFactory(status=Status.WAIVED, closing_reason="Overtaken")

    with pytest.raises(actions.LeftOut):
        actions.write_report(commitment=waived, percentage=5, done="Some.", by=UserFactory(), at=AT)


def test_write_report_refuses_while_one_waits():
    commitment = CommitmentFactory()
    actions.write_report(commitment=commitment, percentage=5, done="Some.", by=UserFactory(), at=AT, and_submit=True)

    with pytest.raises(actions.AlreadySubmitted):
        actions.write_report(commitment=commitment, percentage=6, done="More.", by=UserFactory(), at=AT)


def test_write_report_does_not_write_over_what_somebody_else_kept_meanwhile():
    commitment, first, second = CommitmentFactory(), UserFactory(), UserFactory()
    draft = actions.write_report(commitment=commitment, percentage=5, done="Ours.", by=first, at=AT)

    with pytest.raises(actions.SomebodyWroteMeanwhile, match="“Ours"):
        actions.write_report(commitment=commitment, percentage=6, done="Mine.", by=second, at=LATER)
    seen = actions.write_report(
        commitment=commitment, percentage=6, done="Both.", by=second, at=LATER, over=draft.written_at
    )
    again = actions.write_report(commitment=commitment, percentage=7, done="Both, again.", by=second, at=LATER)

    assert draft == seen == again
    assert (again.done, again.written_by) == ("Both, again.", second)


def test_submit_tells_the_commitment_that_this_period_is_reported():
    commitment = CommitmentFactory()
    draft = actions.write_report(commitment=commitment, percentage=5, done="Some.", by=UserFactory(), at=AT)

    sent = actions.submit(report=draft, by=draft.written_by, at=LATER)

    commitment.refresh_from_db()
    assert (sent.state, sent.submitted_at) == (ReportState.SUBMITTED, LATER)
    assert (commitment.reported_on, commitment.reported_until_on, commitment.progress) == (
        date(2025, 4, 12),
        date(2025, 4, 10),
        None,
    )
    with pytest.raises(actions.NotADraft):
        actions.submit(report=draft, by=draft.written_by, at=LATER)


def test_accept_moves_the_commitment_and_is_recorded():
    commitment, head = CommitmentFactory(), UserFactory()
    report = actions.write_report(
        commitment=commitment, percentage=40, value=Decimal(4), done="Four.", by=UserFactory(), at=AT, and_submit=True
    )

    accepted = actions.accept(report=report, by=head, at=LATER)

    commitment.refresh_from_db()
    assert (accepted.state, accepted.decided_by, accepted.decided_at) == (ReportState.ACCEPTED, head, LATER)
    assert (commitment.progress, commitment.value, commitment.status) == (40, 4, Status.OPEN)
    entry = AuditEntry.objects.get(verb="report.accepted")
    assert (entry.on_key, entry.by_key, entry.details) == (
        report.pk,
        head.pk,
        {
            "commitment": commitment.pk,
            "percentage": "40",
            "changed": {"progress": [None, "40 %"], "value": [None, "4"]},
        },
    )


def test_accept_at_100_percent_is_done_on_the_day_of_submission():
    commitment = CommitmentFactory(due_on=date(2025, 4, 10))

    reported(commitment, 100)

    commitment.refresh_from_db()
    assert (commitment.status, commitment.done_on) == (Status.DONE, date(2025, 4, 10))


def test_accepting_a_correction_below_100_opens_the_commitment_again():
    commitment = CommitmentFactory()
    first = reported(commitment, 100)
    commitment.refresh_from_db()

    correction = reported(commitment, 80, at=LATER)

    commitment.refresh_from_db()
    first.refresh_from_db()
    assert (commitment.status, commitment.done_on, commitment.progress) == (Status.OPEN, None, 80)
    assert (correction.corrects, first.percentage) == (first, 100)


def test_accept_moves_a_schedule_on_to_its_next_period():
    [commitment] = actions.commit(
        provisions=[ProvisionFactory()], lead=UnitFactory(), by=None, at=datetime(2025, 1, 1, tzinfo=UTC),
        due=Due(DueKind.PERIODIC, date(2025, 1, 31), Period.MONTH),
    )  # fmt: skip

    report = reported(commitment, 60, at=datetime(2025, 2, 3, tzinfo=UTC), decided_at=datetime(2025, 2, 4, tzinfo=UTC))

    commitment.refresh_from_db()
    assert (report.period_from_on, report.period_until_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (commitment.due_on, commitment.period_from_on) == (date(2025, 2, 28), date(2025, 2, 1))
    assert (commitment.status, commitment.progress) == (Status.OPEN, 60)


def test_accept_on_a_waived_commitment_does_not_open_it():
    commitment = CommitmentFactory()
    report = actions.write_report(
        commitment=commitment, percentage=100, done="All.", by=UserFactory(), at=AT, and_submit=True
    )
    actions.waive(commitment=commitment, reason="Overtaken", warrant=actions.Warrant(named="The chair"), by=None, at=AT)

    actions.accept(report=report, by=UserFactory(), at=LATER)

    commitment.refresh_from_db()
    assert (commitment.status, commitment.done_on, commitment.progress) == (Status.WAIVED, None, 100)


def test_accept_refuses_the_author_and_allows_another():
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)

    with pytest.raises(actions.OwnReport):
        actions.accept(report=report, by=report.written_by, at=LATER)
    actions.accept(report=report, by=UserFactory(), at=LATER)


def test_a_draft_is_not_accepted():
    with pytest.raises(actions.AlreadyDecided):
        actions.accept(report=ReportFactory(), by=UserFactory(), at=LATER)


def test_return_gives_the_period_back_and_lets_the_officer_write_again():
    commitment = CommitmentFactory()
    report = actions.write_report(
        commitment=commitment, percentage=40, done="Four.", by=UserFactory(), at=AT, and_submit=True
    )

    with pytest.raises(actions.ReturnReasonMissing):
        actions.return_(report=report, reason=" ", by=UserFactory(), at=LATER)
    returned = actions.return_(report=report, reason="Which rooms?", by=UserFactory(), at=LATER)

    commitment.refresh_from_db()
    assert (returned.state, returned.return_reason) == (ReportState.RETURNED, "Which rooms?")
    assert (commitment.reported_on, commitment.reported_until_on) == (None, None)
    again = actions.write_report(commitment=commitment, percentage=40, done="North.", by=UserFactory(), at=LATER)
    assert again != report
    with pytest.raises(actions.AlreadyDecided):
        actions.accept(report=returned, by=UserFactory(), at=LATER)


def test_drop_evidence_takes_a_file_off_a_draft_only():
    report = actions.write_report(
        commitment=CommitmentFactory(), percentage=4, done="Some.", by=UserFactory(), at=AT,
        evidence=[NewEvidence("a.txt", "text/plain", b"a"), NewEvidence("b.txt", "text/plain", b"b")],
    )  # fmt: skip
    first, second = report.evidence.order_by("pk")

    actions.drop_evidence(evidence=first, by=report.written_by, at=AT)
    actions.submit(report=report, by=report.written_by, at=AT)
    with pytest.raises(actions.NotADraft):
        actions.drop_evidence(evidence=second, by=report.written_by, at=AT)

    assert list(report.evidence.values_list("name", flat=True)) == ["b.txt"]


@pytest.mark.parametrize("change", ["update", "delete", "evidence"])
def test_an_accepted_report_never_changes(change):
    report = reported(CommitmentFactory(), 40)
    changes = {
        "update": lambda: ProgressReport.objects.filter(pk=report.pk).update(percentage=90),
        "delete": lambda: ProgressReport.objects.filter(pk=report.pk).delete(),
        "evidence": lambda: Evidence.objects.create(
            report=report, file=files.keep(b"late", media_type="text/plain", at=AT), name="late.txt",
            added_by=report.written_by, added_at=AT,
        ),
    }  # fmt: skip

    with pytest.raises(DatabaseError), transaction.atomic():
        changes[change]()

    report.refresh_from_db()
    assert (report.percentage, report.evidence.count()) == (40, 0)


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("percentage_from_0_to_100", {"percentage": 101}),
        ("a_period_ends_after_it_begins", {"period_until_on": date(2024, 1, 1)}),
        ("a_decision_has_its_person_and_moment", {"state": "accepted", "submitted_at": AT}),
        ("a_submitted_report_has_its_moment", {"state": "submitted"}),
        ("a_submitted_report_has_its_moment", {"submitted_at": AT}),
    ],
)
def test_the_database_keeps_what_a_report_promises(constraint, changes):
    report = ReportFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(**changes)


def test_the_database_keeps_author_and_accepter_apart():
    report = ReportFactory()

    with pytest.raises(IntegrityError, match="author_and_accepter_differ"), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(
            state="accepted", submitted_by=UserFactory(), submitted_at=AT, decided_by=report.written_by, decided_at=AT
        )


def test_the_database_keeps_one_open_report():
    report = ReportFactory()

    with pytest.raises(IntegrityError, match="one_open_report_at_a_time"), transaction.atomic():
        ReportFactory(commitment=report.commitment)


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_of_two_who_accept_at_once_one_wins_and_the_other_is_told():
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)
    heads, said = [UserFactory(), UserFactory()], []
    together = threading.Barrier(2)

    def accept(head):
        try:
            together.wait()
            actions.accept(report=report, by=head, at=LATER)
            said.append("accepted")
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[head]) for head in heads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["AlreadyDecided", "accepted"]

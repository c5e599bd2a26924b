"""Who had a hand in a report, by writing any of it or by submitting it, does not decide on it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from chancellery.commitments import actions, queries
from chancellery.commitments.actions import NewEvidence
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core import audit
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 4, 10, 9, tzinfo=UTC)
LATER = datetime(2025, 4, 12, 9, tzinfo=UTC)


def draft(commitment, by, **more):
    return actions.write_report(commitment=commitment, percentage=40, done="Four.", by=by, at=AT, **more)


def test_a_head_who_drafted_does_not_decide_on_what_an_officer_submitted():
    head, officer = UserFactory(), UserFactory()
    report = actions.submit(report=draft(CommitmentFactory(), head), by=officer, at=AT)

    assert (report.written_by, report.submitted_by, report.submitted_at) == (head, officer, AT)
    assert report.hands == {head.pk, officer.pk}
    for one in (head, officer):
        with pytest.raises(actions.OwnReport):
            actions.accept(report=report, by=one, at=LATER)
        with pytest.raises(actions.OwnReport):
            actions.return_(report=report, reason="Which rooms?", by=one, at=LATER)
    assert actions.accept(report=report, by=UserFactory(), at=LATER).state == ReportState.ACCEPTED


def test_who_wrote_first_keeps_a_hand_in_what_another_wrote_over():
    commitment, first, second = CommitmentFactory(), UserFactory(), UserFactory()
    kept = draft(commitment, first)

    report = draft(commitment, second, over=kept.written_at, and_submit=True)

    assert (report.written_by, report.writer_keys) == (second, sorted([first.pk, second.pk]))
    assert queries.writers_of(report) == [second, first]
    with pytest.raises(actions.OwnReport):
        actions.accept(report=report, by=first, at=LATER)


def test_who_took_evidence_off_a_draft_has_a_hand_in_it():
    officer, head = UserFactory(), UserFactory()
    report = draft(CommitmentFactory(), officer, evidence=[NewEvidence("a.txt", "text/plain", b"a")])

    actions.drop_evidence(evidence=report.evidence.get(), by=head, at=AT)
    report = actions.submit(report=report, by=officer, at=AT)

    with pytest.raises(actions.OwnReport):
        actions.accept(report=report, by=head, at=LATER)


def test_who_wrote_what_went_back_has_a_hand_in_the_report_that_begins_from_it():
    commitment, first, second, head = CommitmentFactory(), UserFactory(), UserFactory(), UserFactory()
    sent = draft(commitment, first, and_submit=True)
    actions.return_(report=sent, reason="Which rooms?", by=head, at=LATER)

    again = draft(commitment, second, and_submit=True)

    assert again.hands == {first.pk, second.pk}
    actions.accept(report=again, by=head, at=LATER)
    assert draft(commitment, second).hands == {second.pk}


def test_a_head_who_drafted_is_shown_no_decision_and_may_not_send_one(client):
    unit = UnitFactory()
    head = signed_in(client, unit, Role.HEAD)
    report = actions.submit(report=draft(CommitmentFactory(lead=unit), head), by=UserFactory(full_name="Thu"), at=AT)

    page = text_of(client.get(report.get_absolute_url()))

    assert "Your decision" not in page
    assert "whoever wrote or submitted a report does not decide on it" in page
    assert f"Written by {head.full_name} Submitted by Thu" in page
    assert "Decide on it" not in text_of(client.get(report.commitment.get_absolute_url()))
    for name in ("accept", "return"):
        assert client.post(reverse(f"commitments:{name}", args=[report.pk]), {"reason": "No"}).status_code == 403
    signed_in(client, unit, Role.HEAD)
    assert "Your decision" in text_of(client.get(report.get_absolute_url()))


@pytest.mark.parametrize(
    ("constraint", "hands"),
    [
        ("who_had_a_hand_does_not_decide", {"writer_keys": ["writer", "head"]}),
        ("who_had_a_hand_does_not_decide", {"submitted_by": "head"}),
        ("the_writer_is_among_the_writers", {"writer_keys": ["officer"]}),
        ("a_submitted_report_has_its_person", {"submitted_by": None}),
    ],
)
def test_the_database_keeps_hands_and_decisions_apart(constraint, hands):
    people = {name: UserFactory() for name in ("writer", "officer", "head")}
    report = ReportFactory(written_by=people["writer"])
    decided = {"state": "accepted", "submitted_at": AT, "decided_at": AT, "decided_by": people["head"]}
    given = {"writer_keys": ["writer", "officer"], "submitted_by": "officer"} | hands
    changes = decided | {
        "writer_keys": [people[name].pk for name in given["writer_keys"]],
        "submitted_by": people.get(given["submitted_by"]),
    }

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(**changes)


@pytest.mark.django_db(transaction=True, available_apps=None)
@pytest.mark.parametrize("head_had_a_hand", [False, True])
def test_what_was_there_before_is_filled_in_from_the_trail(head_had_a_hand):
    head, officer, writer = UserFactory(), UserFactory(), UserFactory()
    report, unsent, unknown = ReportFactory(written_by=officer), ReportFactory(), ReportFactory()
    audit.record("report.saved", on=report, by=head if head_had_a_hand else writer, at=AT)
    audit.record("report.submitted", on=report, by=officer, at=AT)
    _migrate("0004_schedules_keep_their_day_and_words_are_found")
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE commitments_progressreport SET state = 'accepted', submitted_at = now(), decided_at = now(),"
                " decided_by_id = %s WHERE id = ANY (%s)", [head.pk, [report.pk, unknown.pk]],
            )  # fmt: skip
    finally:
        MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())

    for one in (report, unsent, unknown):
        one.refresh_from_db()
    assert report.hands == {officer.pk, head.pk if head_had_a_hand else writer.pk}
    assert (unsent.hands, unsent.submitted_by) == ({unsent.written_by_id}, None)
    assert (unknown.hands, unknown.submitted_by) == ({unknown.written_by_id}, unknown.written_by)
    assert _is_validated("who_had_a_hand_does_not_decide") is not head_had_a_hand
    if head_had_a_hand:  # nothing of it stays for the tests after this one
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE commitments_progressreport CASCADE")
            cursor.execute("ALTER TABLE commitments_progressreport VALIDATE CONSTRAINT who_had_a_hand_does_not_decide")


def _migrate(name):
    MigrationExecutor(connection).migrate([("commitments", name)])


def _is_validated(condition):
    """Say whether a condition holds of all rows: then it was put together with the others of its table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT convalidated FROM pg_constraint WHERE conname = %(named)s UNION ALL SELECT true FROM"
            " jsonb_array_elements(obj_description('commitments_progressreport_conditions'::regproc)::jsonb) each"
            " WHERE each->>0 = %(named)s",
            {"named": condition},
        )
        return cursor.fetchone()[0]

"""Waiving and withdrawing: with a reason, with what allows it, and with a word on what is open below."""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import Below, Figure, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)
CHAIR = actions.Warrant(named="The chair")


def _parent() -> tuple[Commitment, Commitment, Commitment]:
    parent = CommitmentFactory()
    open_one = CommitmentFactory(parent=parent)
    done = CommitmentFactory(parent=parent, status=Status.DONE, done_on=date(2025, 1, 2), progress=100)
    return parent, open_one, done


def _states(*rows: Commitment) -> list[tuple[str, str, str]]:
    found = Commitment.objects.in_bulk([one.pk for one in rows])
    return [(found[one.pk].status, found[one.pk].closing_reason, found[one.pk].warrant) for one in rows]


def test_waive_with_what_is_open_below_keeps_what_is_done():
    parent, open_one, done = _parent()

    actions.waive(
        commitment=parent, reason=" The forum was cancelled ", warrant=CHAIR, below=Below.CLOSE, by=None, at=AT
    )

    closed = ("waived", "The forum was cancelled", "The chair")
    assert _states(parent, open_one, done) == [closed, closed, ("done", "", "")]
    entry = AuditEntry.objects.get(verb="commitment.waived")
    assert (entry.on_key, entry.details) == (
        parent.pk, {"reason": "The forum was cancelled", "warrant": "The chair", "below": 1, "left_open": 0},
    )  # fmt: skip


def test_waive_may_leave_open_what_is_open_below():
    parent, open_one, _done = _parent()

    actions.waive(commitment=parent, reason="Overtaken", warrant=CHAIR, below=Below.LEAVE, by=None, at=AT)

    assert _states(parent, open_one) == [("waived", "Overtaken", "The chair"), ("open", "", "")]


def test_waive_asks_what_becomes_of_what_is_open_below():
    parent, open_one, _done = _parent()

    with pytest.raises(actions.OpenBelow):
        actions.waive(commitment=parent, reason="Overtaken", warrant=CHAIR, by=None, at=AT)

    assert _states(parent, open_one) == [("open", "", ""), ("open", "", "")]


def test_withdraw_refuses_when_what_is_open_below_is_not_what_the_person_saw():
    parent, open_one, _done = _parent()
    seen = rules.mark_of(queries.open_below(parent).keys)
    CommitmentFactory(parent=open_one)  # somebody hands it down meanwhile

    with pytest.raises(actions.ChangedBelow):
        actions.withdraw(
            commitment=parent, reason="Overtaken", warrant=CHAIR, below=Below.CLOSE, seen=seen, by=None, at=AT
        )


def test_a_document_of_the_register_may_allow_it_and_is_named():
    commitment, decision = CommitmentFactory(), DocumentFactory(number="12/QĐ-UBND")

    actions.waive(commitment=commitment, reason="Overtaken", warrant=actions.Warrant(document=decision), by=None, at=AT)

    commitment.refresh_from_db()
    assert (commitment.warrant, commitment.warrant_document) == (str(decision), decision)


def test_withdraw_refuses_without_a_reason_without_a_warrant_and_what_is_closed():
    commitment = CommitmentFactory()
    given = {"commitment": commitment, "by": None, "at": AT}

    with pytest.raises(actions.ReasonMissing):
        actions.withdraw(**given, reason=" ", warrant=CHAIR)
    with pytest.raises(actions.WarrantMissing):
        actions.withdraw(**given, reason="Made twice", warrant=actions.Warrant(named=" "))
    actions.withdraw(**given, reason="Made twice", warrant=CHAIR)
    with pytest.raises(actions.AlreadyClosed):
        actions.waive(**given, reason="Again", warrant=CHAIR)

    commitment.refresh_from_db()
    assert commitment.status == Status.WITHDRAWN


def test_the_figures_leave_it_out_at_once():
    parent, open_one, _done = _parent()
    before = queries.rollup_below([parent], today=date(2025, 3, 3))[parent.pk]

    actions.waive(commitment=open_one, reason="Overtaken", warrant=CHAIR, by=None, at=AT)

    after = queries.rollup_below([parent], today=date(2025, 3, 3))[parent.pk]
    assert [(one.total, one.left_out, one.progress) for one in (before, after)] == [(2, 0, 50), (1, 1, 100)]


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_of_two_people_one_hands_down_first_and_the_other_looks_again():
    unit = UnitFactory()
    top = CommitmentFactory(lead=unit)
    middle = CommitmentFactory(parent=top, lead=unit)
    seen = rules.mark_of(queries.open_below(top).keys)
    handed, refused = Event(), []

    def hand_down() -> None:
        share = actions.Share(lead=unit, due=rules.Due.by(date(2025, 6, 1)))
        with transaction.atomic():
            actions.hand_down(commitment=middle, shares=[share], by=None, at=AT)
            handed.set()
            connection.cursor().execute("SELECT pg_sleep(0.3)")
        connection.close()

    other = Thread(target=hand_down)
    other.start()
    handed.wait(5)
    try:
        actions.withdraw(commitment=top, reason="R", warrant=CHAIR, below=Below.CLOSE, seen=seen, by=None, at=AT)
    except actions.ChangedBelow as refusal:
        refused.append(refusal)
    other.join()

    assert len(refused) == 1
    assert set(Commitment.objects.values_list("status", flat=True)) == {"open"}
    assert queries.rollup_below([top], today=date(2025, 3, 3))[top.pk].total == 1


def test_reported_not_reported_and_not_due_yet_make_what_is_open():
    parent, _open_one, _done = _parent()
    CommitmentFactory(parent=parent, reported_until_on=date(2025, 2, 3))
    CommitmentFactory(parent=parent, due_kind="periodic", period="month", due_day=31, due_on=date(2025, 3, 31),
                      period_from_on=date(2025, 4, 1))  # fmt: skip
    today = date(2025, 3, 3)
    totals = queries.rollup_below([parent], today=today)[parent.pk]

    listed = [
        Commitment.objects.filter(queries.condition_of(figure, today=today)).count()
        for figure in (Figure.REPORTED, Figure.NOT_REPORTED, Figure.NOT_DUE_YET)
    ]

    assert (totals.reported, totals.not_reported, totals.not_due_yet) == (1, 1, 1)
    assert listed == [1, 1, 1]
    assert totals.under_way + totals.overdue == 3

"""One act on many: previewed, done in one transaction, undone once where nothing was changed since."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import Below, BulkKind, Status
from chancellery.commitments.models import BulkAct, Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core.models import AuditEntry
from chancellery.core.refusals import Refusal
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)
TODAY = AT.date()
CHAIR = actions.Warrant(named="The chair")


@pytest.fixture
def rows():
    """Three shares of a province under a top, the last one closed."""
    province = UnitFactory()
    office = UnitFactory(parent=province)
    top = CommitmentFactory(lead=province)
    shares = [CommitmentFactory(parent=top, lead=office) for _n in range(3)]
    Commitment.objects.filter(pk=shares[2].pk).update(status=Status.WAIVED, closing_reason="Cancelled", warrant="X")
    return [*shares]


def _state() -> list[tuple[object, ...]]:
    return list(
        Commitment.objects.order_by("pk").values_list(
            "path", "depth", "is_leaf", "lead", "due_kind", "due_on", "period", "due_day", "period_from_on",
            "awaited_from_on", "status", "closing_reason", "warrant", "later_than_parent_reason", "answers_to",
        )
    )  # fmt: skip


def _changes(rows) -> list[actions.Change]:
    province = rows[0].parent.lead
    other = UnitFactory(parent=province)
    CoordinationFactory(commitment=rows[0], unit=other)
    under = CommitmentFactory(lead=province)
    return [
        actions.Change(kind=BulkKind.REASSIGN, lead=other, reason="The field moved"),
        actions.Change(kind=BulkKind.MOVE, under=under),
        actions.Change(kind=BulkKind.MOVE, under=None),
        actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31))),
        actions.Change(kind=BulkKind.WITHDRAW, reason="Overtaken", warrant=CHAIR, below=Below.CLOSE),
    ]


def test_what_is_refused_for_one_does_not_stop_the_others(rows):
    change = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31)))

    outcome = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)

    assert [one.refusal for one in outcome.verdicts] == ["", "", "This commitment is closed, so it stays as it is."]
    assert set(Commitment.objects.filter(pk__in=outcome.changed).values_list("due_on", flat=True)) == {
        date(2025, 5, 31)
    }
    assert AuditEntry.objects.get(verb="bulk.done").details["count"] == 2


def test_a_preview_says_what_would_be_and_changes_nothing(rows):
    for change in _changes(rows):
        before, lines = _state(), AuditEntry.objects.count()

        outcome = actions.preview(commitments=rows, change=change, by=None, at=AT)

        assert (_state(), AuditEntry.objects.count(), BulkAct.objects.count()) == (before, lines, 0)
        assert {one.pk for one in rows[:2]} <= set(outcome.changed)
        done = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
        assert [(one.refusal, one.after) for one in done.verdicts] == [
            (one.refusal, one.after) for one in outcome.verdicts
        ]
        actions.undo(act=done.act, by=None, at=AT)
        BulkAct.objects.all().delete()


def test_undo_puts_everything_back(rows):
    child = CommitmentFactory(parent=rows[0], lead=rows[0].lead)
    for one in (*rows, child):
        Commitment.objects.filter(pk=one.pk).update(awaited_from_on=date(2025, 1, 6))
    for change in _changes(rows):
        before = _state()
        outcome = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
        assert _state() != before

        kept = actions.undo(act=outcome.act, by=None, at=AT + timedelta(hours=23))

        assert kept == []
        assert _state() == before
    told = AuditEntry.objects.filter(verb="commitment.redated", on_key=rows[1].pk).order_by("pk")
    there, back = (one.details for one in told)
    assert (back["before"], back["due_on"]) == (there["due_on"], there["before"])
    assert rows[0].coordinations.get().part == "Lends its hall"


def test_undo_leaves_what_was_changed_since_and_names_it(rows):
    change = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31)))
    outcome = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
    actions.redate(commitment=rows[0], due=rules.Due.by(date(2025, 4, 30)), by=None, at=AT)

    (kept,) = actions.undo(act=outcome.act, by=None, at=AT)

    assert (kept.key, kept.kept_because) == (rows[0].pk, "It was changed since, so it stays as it is.")
    found = Commitment.objects.in_bulk([one.pk for one in rows])
    assert [found[one.pk].due_on for one in rows[:2]] == [date(2025, 4, 30), date(2025, 6, 30)]


def test_undo_leaves_what_is_gone_and_what_its_former_unit_can_no_longer_lead(rows):
    change = actions.Change(kind=BulkKind.WITHDRAW, reason="Overtaken", warrant=CHAIR, below=Below.CLOSE)
    outcome = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
    actions.delete(commitment=rows[0], by=None, at=AT)
    lead = rows[1].lead
    lead.until_on = date(2025, 3, 1)
    lead.save()

    kept = actions.undo(act=outcome.act, by=None, at=AT)

    assert {row.key: row.kept_because.split()[-1] for row in kept} == {rows[0].pk: "since.", rows[1].pk: "over."}


def test_an_act_is_undone_once_and_within_a_day(rows):
    change = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31)))
    first = actions.act_on_many(commitments=rows[:1], change=change, by=None, at=AT)
    with pytest.raises(actions.TooLateToUndo):
        actions.undo(act=first.act, by=None, at=AT + timedelta(days=1, seconds=1))

    actions.undo(act=first.act, by=None, at=AT)

    with pytest.raises(actions.UndoneAlready):
        actions.undo(act=first.act, by=None, at=AT)


def test_a_branch_withdrawn_with_its_top_is_withdrawn_once(rows):
    top = rows[0].parent

    outcome = actions.act_on_many(
        commitments=[top, *rows[:2]],
        change=actions.Change(kind=BulkKind.WITHDRAW, reason="Overtaken", warrant=CHAIR, below=Below.CLOSE),
        by=None, at=AT,
    )  # fmt: skip

    assert [one.refusal for one in outcome.verdicts] == ["", "", ""]
    assert queries.rollup_below([top], today=TODAY)[top.pk].left_out == 3
    assert outcome.act is not None
    assert outcome.act.rows.count() == 3


def test_none_and_too_many_are_refused(rows, monkeypatch):
    change = actions.Change(kind=BulkKind.MOVE)
    with pytest.raises(actions.NoneChosen):
        actions.act_on_many(commitments=[], change=change, by=None, at=AT)
    monkeypatch.setattr("chancellery.commitments.actions.bulk.MOST_AT_ONCE", 2)
    with pytest.raises(actions.TooMany):
        actions.act_on_many(commitments=rows, change=change, by=None, at=AT)


def test_where_nothing_can_be_done_nothing_is_kept(rows):
    outcome = actions.act_on_many(
        commitments=rows[2:], change=actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(TODAY)), by=None, at=AT
    )

    assert (outcome.act, outcome.changed, BulkAct.objects.count()) == (None, [], 0)


def test_through_the_pages_choose_preview_do_and_undo(client, rows):
    signed_in(client, rows[0].parent.lead, Role.PLANNER)
    listed = client.get(reverse("commitments:list")).content.decode()
    assert f'name="row" value="{rows[0].pk}" form="bulk"' in listed
    address = reverse("commitments:bulk")
    keys = [one.pk for one in rows]
    assert "What is to be done to all of them?" in text_of(client.post(address, {"act": "redate", "row": keys}))

    told = {"act": "redate", "keys": ",".join(map(str, keys)), "due_kind": "day", "due_on": "2025-05-31"}
    seen = text_of(client.post(address, told | {"step": "preview"}))
    assert "2 of 3 would be changed" in seen
    assert "This commitment is closed, so it stays as it is." in seen
    assert BulkAct.objects.count() == 0
    assert "Something has changed" in text_of(client.post(address, told | {"step": "do", "seen": "old"}))
    answer = client.post(address, told | {"step": "do", "seen": rules.mark_of(keys[:2])})

    act = BulkAct.objects.get()
    assert answer["Location"] == act.get_absolute_url()
    assert "31 May 2025" in text_of(client.get(answer["Location"]))
    after = text_of(client.post(reverse("commitments:undo", args=[act.pk]), follow=True))
    assert "Undone: everything is as it was." in after
    rows[0].refresh_from_db()
    assert rows[0].due_on == date(2025, 6, 30)


def test_all_that_the_filter_shows_is_chosen_and_what_they_did_not_give_is_named(client, rows):
    signed_in(client, rows[0].parent.lead, Role.PLANNER)  # the top was given by the register of its source
    asked = {"act": "withdraw", "all": "1", "filter": f"commitment={rows[0].parent_id}", "step": "preview"}

    seen = text_of(client.post(reverse("commitments:bulk"), asked | {
        "reason": "Overtaken", "named": "The chair", "below": "close"
    }))  # fmt: skip

    assert "2 of 4 would be changed" in seen
    assert "You did not give this commitment." in seen


def test_only_planners_act_on_many_and_nobody_sees_anothers_act(client, rows):
    change = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31)))
    outcome = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
    signed_in(client, rows[0].parent.lead, Role.OFFICER)
    assert client.get(reverse("commitments:bulk")).status_code == 403
    assert 'form="bulk"' not in client.get(reverse("commitments:list")).content.decode()

    signed_in(client, UnitFactory(parent=rows[0].parent.lead), Role.PLANNER)  # below who gave them

    assert client.get(outcome.act.get_absolute_url()).status_code == 404
    assert client.post(reverse("commitments:undo", args=[outcome.act.pk])).status_code == 404
    assert Commitment.objects.get(pk=rows[0].pk).due_on == date(2025, 5, 31)


def test_whoever_gave_all_of_them_undoes_what_a_colleague_did_and_who_gave_some_does_not(client, rows, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    change = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 5, 31)))
    own = actions.act_on_many(commitments=rows, change=change, by=None, at=AT)
    later = actions.Change(kind=BulkKind.REDATE, due=rules.Due.by(date(2025, 8, 31)))
    with_the_top = actions.act_on_many(commitments=[rows[0].parent], change=later, by=None, at=AT)
    signed_in(client, rows[0].parent.lead, Role.PLANNER)

    assert client.get(with_the_top.act.get_absolute_url()).status_code == 404
    assert client.post(reverse("commitments:undo", args=[own.act.pk])).status_code == 302

    assert Commitment.objects.get(pk=rows[0].pk).due_on == date(2025, 6, 30)


def _one_after_the_other(rows, change):
    """Do what the act on many does, by the acts on one, those that stand highest first."""
    for one in sorted(rows, key=lambda one: (one.depth, one.path)):
        given = {"commitment": one, "by": None, "at": AT}
        with suppress(Refusal), transaction.atomic():
            if change.kind == BulkKind.REASSIGN:
                actions.reassign(**given, lead=change.lead, reason=change.reason)
            elif change.kind == BulkKind.MOVE:
                actions.move(**given, under=change.under, later_than_parent_reason=change.reason)
            elif change.kind == BulkKind.REDATE:
                actions.redate(**given, due=change.due, later_than_parent_reason=change.reason)
            else:
                actions.withdraw(**given, reason=change.reason, warrant=change.warrant, below=change.below)


def test_an_act_on_many_comes_to_the_same_as_the_acts_one_after_the_other(rows):
    deep = CommitmentFactory(parent=rows[0], lead=rows[0].lead)
    CommitmentFactory(parent=rows[1], lead=rows[1].lead, due_on=date(2025, 6, 15))
    every = [rows[0].parent, *rows, deep]
    to_the_province = actions.Change(kind=BulkKind.REASSIGN, lead=rows[0].parent.lead)
    changed = set()
    for change in [*_changes(rows), to_the_province]:
        states = []
        for act in (_one_after_the_other, lambda rows, change: actions.act_on_many(
            commitments=rows, change=change, by=None, at=AT
        )):  # fmt: skip
            with transaction.atomic():
                act(every, change)
                states.append(_state())
                transaction.set_rollback(True)
        assert states[0] == states[1]
        if states[0] != _state():
            changed.add(change.kind)
    assert changed == set(BulkKind)


def test_undo_puts_a_commitment_and_what_was_moved_out_from_below_it_back(rows):
    middle = CommitmentFactory(parent=rows[0], lead=rows[0].lead)
    deep = CommitmentFactory(parent=middle, lead=rows[0].lead)
    under = CommitmentFactory(lead=rows[0].parent.lead)
    before = _state()
    change = actions.Change(kind=BulkKind.MOVE, under=under)
    outcome = actions.act_on_many(commitments=[rows[0], deep], change=change, by=None, at=AT)
    assert [one.refusal for one in outcome.verdicts] == ["", ""]

    kept = actions.undo(act=outcome.act, by=None, at=AT)

    assert (kept, _state()) == ([], before)


def test_undo_names_what_stood_under_something_that_is_gone(rows):
    former = CommitmentFactory(lead=rows[0].parent.lead)
    actions.move(commitment=rows[0], under=former, by=None, at=AT)
    outcome = actions.act_on_many(commitments=rows[:1], change=actions.Change(kind=BulkKind.MOVE), by=None, at=AT)
    actions.delete(commitment=former, by=None, at=AT)

    (kept,) = actions.undo(act=outcome.act, by=None, at=AT)

    assert kept.kept_because == "What it stood under was deleted since."


def test_acting_and_undoing_takes_as_many_queries_for_thirty_as_for_three(rows):
    office = rows[0].lead
    shares = [CommitmentFactory(parent=rows[0].parent, lead=office) for _n in range(30)]
    for change in _changes(rows):
        counts = []
        for some in (shares[:3], shares):
            with CaptureQueriesContext(connection) as queries_:
                outcome = actions.act_on_many(commitments=some, change=change, by=None, at=AT)
                assert actions.undo(act=outcome.act, by=None, at=AT) == []
            counts.append(len(queries_))
        assert counts[0] == counts[1], change.kind

"""Moving, unlinking, splitting and deleting: the tree stays whole, and the roll-up follows at once."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.core.models import AuditEntry
from chancellery.core.refusals import Refusal
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)
TODAY = date(2025, 3, 3)


def _progress(*tops: Commitment) -> list[object]:
    found = queries.rollup_below(Commitment.objects.filter(pk__in=[top.pk for top in tops]), today=TODAY)
    return [found[top.pk].progress for top in tops]


def _accepted(leaf: Commitment, percentage: int) -> None:
    writer, head = UserFactory(), UserFactory()
    report = actions.write_report(
        commitment=leaf, percentage=percentage, done="Some of it.", by=writer, at=AT, and_submit=True
    )
    actions.accept(report=report, by=head, at=AT)


@pytest.fixture
def two_trees() -> tuple[Commitment, Commitment, Commitment, Commitment]:
    """From (with one branch of a middle and a leaf at 80 %), to (with a leaf without a report), middle, leaf."""
    unit = UnitFactory()
    here, there = CommitmentFactory(lead=unit), CommitmentFactory(lead=unit)
    middle = CommitmentFactory(parent=here, lead=unit)
    leaf = CommitmentFactory(parent=middle, lead=unit)
    CommitmentFactory(parent=there, lead=unit)
    _accepted(leaf, 80)
    return here, there, middle, leaf


def test_move_takes_the_branch_along_and_the_figures_follow(two_trees):
    here, there, middle, leaf = two_trees
    assert _progress(here, there) == [80, 0]

    actions.move(commitment=middle, under=there, by=None, at=AT)

    for one in (here, there, middle, leaf):
        one.refresh_from_db()
    assert (middle.path, middle.depth, middle.parent) == (f"{there.path}{middle.pk}.", 1, there)
    assert (leaf.path, leaf.depth, leaf.parent) == (f"{middle.path}{leaf.pk}.", 2, middle)
    assert here.is_leaf
    assert _progress(here, there) == [0, 40]
    assert there.provision_id in leaf.answers_to
    assert here.provision_id not in set(leaf.answers_to) - {leaf.provision_id}


def test_what_is_unlinked_stands_at_the_top(two_trees):
    here, _there, middle, leaf = two_trees

    actions.move(commitment=middle, under=None, by=None, at=AT)

    middle.refresh_from_db()
    leaf.refresh_from_db()
    assert (middle.path, middle.depth, middle.parent) == (f"{middle.pk}.", 0, None)
    assert (leaf.path, leaf.depth) == (f"{middle.pk}.{leaf.pk}.", 1)
    assert _progress(here, middle) == [0, 80]
    assert AuditEntry.objects.get(verb="commitment.unlinked").details["before"] == here.pk


def test_a_commitment_whose_last_share_goes_is_as_far_as_its_own_reports_said():
    unit = UnitFactory()
    parent, other = CommitmentFactory(lead=unit), CommitmentFactory(lead=unit)
    _accepted(parent, 30)
    share = actions.Share(lead=unit, due=rules.Due.by(date(2025, 6, 1)))
    (child,) = actions.hand_down(commitment=parent, shares=[share], by=None, at=AT)

    actions.move(commitment=child, under=other, by=None, at=AT)

    parent.refresh_from_db()
    assert (parent.is_leaf, parent.progress, parent.status) == (True, 30, Status.OPEN)
    assert not queries.drifted().exists()


def test_move_refuses_circles_what_is_closed_what_waits_and_other_units(two_trees):
    here, there, middle, leaf = two_trees
    closed = CommitmentFactory(lead=here.lead, status=Status.WAIVED, closing_reason="Cancelled")
    waiting = ReportFactory(state=ReportState.SUBMITTED, commitment__lead=here.lead, submitted_at=AT).commitment
    elsewhere = CommitmentFactory()
    early = CommitmentFactory(lead=here.lead, due_on=date(2025, 2, 1))
    cases = [
        (middle, leaf, actions.BelowItself),
        (middle, middle, actions.BelowItself),
        (middle, here, actions.ThereAlready),
        (here, None, actions.ThereAlready),
        (middle, closed, actions.Closed),
        (middle, waiting, actions.ReportWaits),
        (middle, elsewhere, actions.NotUnderLead),
        (middle, early, actions.LaterThanParent),
    ]

    for what, under, refusal in cases:
        with pytest.raises(refusal):
            actions.move(commitment=what, under=under, by=None, at=AT)
    actions.move(commitment=middle, under=early, later_than_parent_reason="Agreed", by=None, at=AT)

    middle.refresh_from_db()
    assert middle.later_than_parent_reason == "Agreed"
    there.refresh_from_db()
    assert there.path == f"{there.pk}."


def test_move_refuses_a_circle_of_documents():
    unit = UnitFactory()
    plan, directive = DocumentFactory(), DocumentFactory()
    CitationFactory(source=plan, target=directive, kind="implements")
    of_directive = CommitmentFactory(lead=unit, provision=ProvisionFactory(document=directive))
    of_plan = CommitmentFactory(lead=unit, provision=ProvisionFactory(document=plan))

    with pytest.raises(actions.WouldMakeACycle):
        actions.move(commitment=of_directive, under=of_plan, by=None, at=AT)
    actions.move(commitment=of_plan, under=of_directive, by=None, at=AT)


def test_move_refuses_a_line_that_is_too_long(two_trees, monkeypatch):
    _here, there, middle, _leaf = two_trees
    monkeypatch.setattr(Commitment._meta.get_field("path"), "max_length", 8)

    with pytest.raises(actions.TooDeep):
        actions.move(commitment=middle, under=there, by=None, at=AT)


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_of_two_moves_that_would_close_a_circle_one_is_refused():
    unit = UnitFactory()
    pair = [CommitmentFactory(lead=unit), CommitmentFactory(lead=unit)]
    together, said = threading.Barrier(2), []

    def move(what: Commitment, under: Commitment) -> None:
        try:
            together.wait()
            actions.move(commitment=what, under=under, by=None, at=AT)
            said.append("moved")
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=move, args=one) for one in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["BelowItself", "moved"]


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_what_is_handed_down_while_its_branch_moves_moves_along():
    unit = UnitFactory()
    here, there = CommitmentFactory(lead=unit), CommitmentFactory(lead=unit)
    middle = CommitmentFactory(parent=here, lead=unit)
    together = threading.Barrier(2)

    def hand_down() -> None:
        share = actions.Share(lead=unit, due=rules.Due.by(date(2025, 6, 1)))
        together.wait()
        for _n in range(5):
            actions.hand_down(commitment=middle, shares=[share], by=None, at=AT)
        connection.close()

    def move() -> None:
        together.wait()
        actions.move(commitment=middle, under=there, by=None, at=AT)
        connection.close()

    threads = [threading.Thread(target=one) for one in (hand_down, move)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    middle.refresh_from_db()
    rows = list(Commitment.objects.filter(parent=middle))
    assert len(rows) == 5
    assert {(one.path, one.depth) for one in rows} == {(f"{there.path}{middle.pk}.{one.pk}.", 2) for one in rows}


def test_split_makes_two_that_weigh_what_the_person_says(two_trees):
    here, _there, middle, leaf = two_trees
    other = CommitmentFactory(parent=middle, lead=here.lead)
    superior = ProvisionFactory()
    actions.implement(commitment=middle, provision=superior, by=None, at=AT)
    second = actions.Share(
        lead=here.lead, due=rules.Due.by(date(2025, 6, 30)), title="The halls", weight=Decimal(3), language="en"
    )

    first, made = actions.split(
        commitment=middle, first=actions.Remainder(title="The rooms", weight=Decimal(1)), second=second,
        children=[other.pk], by=None, at=AT,
    )  # fmt: skip

    leaf.refresh_from_db()
    other.refresh_from_db()
    assert (first.title, first.weight, made.title, made.weight, made.parent) == ("The rooms", 1, "The halls", 3, here)
    assert (leaf.parent, other.parent, other.path) == (first, made, f"{here.path}{made.pk}.{other.pk}.")
    assert superior.pk in made.answers_to
    assert superior.pk in other.answers_to
    assert _progress(here) == [40]  # the leaves count, each with its weight


def test_split_refuses_what_is_closed_and_what_has_no_words():
    commitment = CommitmentFactory()
    half = actions.Remainder(title=" ", weight=Decimal(1))
    second = actions.Share(lead=commitment.lead, due=commitment.due, title="The halls")

    with pytest.raises(actions.TitleMissing):
        actions.split(commitment=commitment, first=half, second=second, by=None, at=AT)
    Commitment.objects.filter(pk=commitment.pk).update(status="waived", closing_reason="Cancelled")
    with pytest.raises(actions.Closed):
        actions.split(commitment=commitment, first=half, second=second, by=None, at=AT)


def test_delete_takes_a_branch_without_reports_and_leaves_a_line_in_the_trail(two_trees):
    _here, there, _middle, _leaf = two_trees
    branch = CommitmentFactory(parent=there, lead=there.lead, title="Made twice")
    below = CommitmentFactory(parent=branch, lead=there.lead)
    before = queries.rollup_below([there], today=TODAY)[there.pk].total

    actions.delete(commitment=branch, by=None, at=AT)

    assert not Commitment.objects.filter(pk__in=[branch.pk, below.pk]).exists()
    assert (before, queries.rollup_below([there], today=TODAY)[there.pk].total) == (2, 1)
    entry = AuditEntry.objects.get(verb="commitment.deleted")
    assert (entry.on_key, entry.on_name, entry.details["below"]) == (branch.pk, "Made twice", 1)
    assert AuditEntry.objects.get(verb="commitment.share_deleted").on_key == there.pk


def test_delete_refuses_a_branch_with_reports_and_a_parent_left_alone_is_a_leaf(two_trees):
    here, there, middle, leaf = two_trees
    with pytest.raises(actions.HasReports):
        actions.delete(commitment=middle, by=None, at=AT)
    assert Commitment.objects.filter(pk=leaf.pk).exists()

    actions.delete(commitment=there.children.get(), by=None, at=AT)

    there.refresh_from_db()
    assert there.is_leaf
    assert here.path

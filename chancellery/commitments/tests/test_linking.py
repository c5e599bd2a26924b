"""What a commitment implements beside the tree."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import pytest
from django.db import connection, connections, transaction

from chancellery.commitments import actions
from chancellery.commitments.models import Commitment, Implementation
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
from chancellery.documents import actions as documents_actions
from chancellery.documents import queries as documents
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 15, 9, tzinfo=UTC)


def link(commitment, provision):
    return actions.implement(commitment=commitment, provision=provision, by=None, at=AT)


def test_implement_links_to_any_number_of_superior_provisions():
    commitment, first, second = CommitmentFactory(), ProvisionFactory(), ProvisionFactory()

    link(commitment, first)
    link(commitment, second)

    assert set(commitment.implementations.values_list("provision", flat=True)) == {first.pk, second.pk}
    assert [entry.details for entry in AuditEntry.objects.filter(verb="commitment.implements").order_by("pk")] == [
        {"provision": first.pk},
        {"provision": second.pk},
    ]


def test_implement_refuses_the_same_link_twice():
    commitment, provision = CommitmentFactory(), ProvisionFactory()
    link(commitment, provision)

    with pytest.raises(actions.AlreadyImplements):
        link(commitment, provision)

    assert Implementation.objects.count() == 1


def test_implement_refuses_its_own_source_and_its_own_document():
    commitment = CommitmentFactory()
    beside = ProvisionFactory(document=commitment.provision.document)

    with pytest.raises(actions.NotSuperior):
        link(commitment, commitment.provision)
    with pytest.raises(actions.NotSuperior):
        link(commitment, beside)


def test_implement_refuses_a_document_that_says_it_implements_this_one():
    directive, programme, plan = (DocumentFactory() for _ in range(3))
    CitationFactory(source=programme, target=directive)
    CitationFactory(source=plan, target=programme)
    commitment = CommitmentFactory(provision=ProvisionFactory(document=directive))

    with pytest.raises(actions.WouldMakeACycle, match=plan.number):
        link(commitment, ProvisionFactory(document=plan))


def test_implement_refuses_to_close_a_circle_of_links():
    first, second, third = (CommitmentFactory() for _ in range(3))
    link(first, second.provision)
    link(second, third.provision)

    with pytest.raises(actions.WouldMakeACycle):
        link(third, first.provision)

    assert documents.rests_on(first.provision.document_id, third.provision.document_id)
    assert not documents.rests_on(third.provision.document_id, first.provision.document_id)


def test_stop_implementing_opens_the_way_again():
    first, second = CommitmentFactory(), CommitmentFactory()
    made = link(first, second.provision)

    actions.stop_implementing(implementation=made, by=None, at=AT)
    link(second, first.provision)

    assert AuditEntry.objects.filter(verb="commitment.implements_no_more", on_key=first.pk).count() == 1


def answers(*commitments):
    return [set(Commitment.objects.get(pk=one.pk).answers_to) for one in commitments]


def hand_down(commitment):
    share = actions.Share(lead=commitment.lead, due=commitment.due)
    return actions.hand_down(commitment=commitment, shares=[share], by=None, at=AT)[0]


def test_a_link_counts_for_all_below_also_for_what_is_handed_down_later():
    top, provision = CommitmentFactory(), ProvisionFactory()
    before = hand_down(top)

    link(top, provision)
    after = hand_down(before)

    both = {top.provision_id, provision.pk}
    assert answers(top, before, after) == [both, both, both]


def test_what_a_child_implements_itself_stays_when_the_link_above_goes():
    top, above, own = CommitmentFactory(), ProvisionFactory(), ProvisionFactory()
    child = hand_down(top)
    made = link(top, above)
    link(child, own)

    actions.stop_implementing(implementation=made, by=None, at=AT)

    assert answers(top, child) == [{top.provision_id}, {top.provision_id, own.pk}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["link", "hand down"])
def test_a_link_and_what_is_handed_down_at_once_do_not_miss_each_other(first):
    top, provision = CommitmentFactory(), ProvisionFactory()
    middle = hand_down(top)
    acts = {"link": lambda: link(top, provision), "hand down": lambda: hand_down(middle)}
    second = next(name for name in acts if name != first)

    def elsewhere():
        try:
            acts[second]()
        finally:
            connections.close_all()

    other = threading.Thread(target=elsewhere)
    with transaction.atomic():
        acts[first]()
        other.start()
        other.join(timeout=0.5)
        assert other.is_alive()  # it waits for the first
    other.join()

    assert {tuple(one.answers_to) for one in Commitment.objects.all()} == {
        tuple(sorted([top.provision_id, provision.pk]))
    }


def carry(provision, superior):
    return documents_actions.carry(provision=provision, superior=superior, by=None, at=AT)


def test_what_a_provision_carries_counts_for_all_that_comes_of_it_or_implements_it():
    directive, programme = ProvisionFactory(), ProvisionFactory()
    before, linked = CommitmentFactory(provision=programme), CommitmentFactory()
    below = hand_down(before)
    link(linked, programme)

    carry(programme, directive)
    [after] = actions.commit(provisions=[programme], lead=before.lead, due=before.due, by=None, at=AT)

    both = {programme.pk, directive.pk}
    assert answers(before, below, after, linked) == [both, both, both, both | {linked.provision_id}]


def test_what_is_carried_over_two_steps_counts_and_goes_with_either():
    directive, programme, plan = (ProvisionFactory() for _ in range(3))
    commitment = CommitmentFactory(provision=plan)
    carry(plan, programme)
    upper = carry(programme, directive)
    assert answers(commitment) == [{plan.pk, programme.pk, directive.pk}]

    documents_actions.stop_carrying(carrying=upper, by=None, at=AT)

    assert answers(commitment) == [{plan.pk, programme.pk}]


def _waits(pid: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) > 0 FROM pg_locks WHERE pid = %s AND NOT granted", [pid])
        return cursor.fetchone()[0]


def _until_it_waits(told: list[int], other: threading.Thread) -> None:
    for _ in range(200):
        if told and _waits(told[0]):
            return
        assert other.is_alive()
        time.sleep(0.02)
    raise AssertionError("It does not wait.")


@pytest.mark.django_db(transaction=True)
def test_who_carries_and_who_hands_down_wait_in_a_line_and_never_in_a_ring():
    directive, programme = ProvisionFactory(), ProvisionFactory()
    top = CommitmentFactory(provision=programme)
    told, failed = [], []

    def elsewhere():
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    told.append(cursor.fetchone()[0])
                carry(programme, directive)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    other = threading.Thread(target=elsewhere)
    with transaction.atomic():
        Commitment.objects.select_for_update().get(pk=top.pk)  # as whoever hands down has it first
        other.start()
        _until_it_waits(told, other)
        hand_down(top)
    other.join()

    assert failed == []
    assert {tuple(one.answers_to) for one in Commitment.objects.all()} == {tuple(sorted([programme.pk, directive.pk]))}


@pytest.mark.django_db(transaction=True)
def test_handing_down_from_the_unit_s_own_plan_takes_the_turn_of_links_before_any_row():
    top, plan = CommitmentFactory(), ProvisionFactory()
    share = actions.Share(lead=top.lead, due=top.due, provision=plan)
    told, failed = [], []

    def elsewhere():
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    told.append(cursor.fetchone()[0])
                actions.hand_down(commitment=top, shares=[share], by=None, at=AT)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    other = threading.Thread(target=elsewhere)
    with transaction.atomic():
        documents_actions.link_one_at_a_time()
        other.start()
        _until_it_waits(told, other)
        Commitment.objects.select_for_update(nowait=True).get(pk=top.pk)  # nobody has it
    other.join()

    assert failed == []

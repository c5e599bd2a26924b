"""What a commitment implements beside the tree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chancellery.commitments import actions
from chancellery.commitments.models import Implementation
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
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

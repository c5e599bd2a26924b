"""A document awaits a plan from when it orders something until somebody makes something of it: the database knows."""

from __future__ import annotations

import pytest
from django.db import connection

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents import queries
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Citation, Document, Provision
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory, TextFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def awaits(document):
    return Document.objects.get(pk=document.pk).awaits_plan


def test_what_orders_something_awaits_a_plan():
    document = DocumentFactory()
    assert not awaits(document)

    context = ProvisionFactory(document=document, classed="context")
    assert not awaits(document)
    duty = ProvisionFactory(document=document)
    assert awaits(document)

    Provision.objects.filter(pk=duty.pk).update(classed="context")
    assert not awaits(document)
    Provision.objects.filter(pk=context.pk).update(classed="duty")
    assert awaits(document)
    Provision.objects.filter(pk=context.pk).delete()
    assert not awaits(document)


def test_a_commitment_ends_the_wait_and_its_loss_begins_it_again():
    one, another = ProvisionFactory(), ProvisionFactory()
    made = [CommitmentFactory(provision=one), CommitmentFactory(provision=one)]
    assert (awaits(one.document), awaits(another.document)) == (False, True)

    Commitment.objects.filter(pk=made[0].pk).update(provision=another)
    assert (awaits(one.document), awaits(another.document)) == (False, False)
    Commitment.objects.filter(pk=made[1].pk).update(provision=another)
    assert (awaits(one.document), awaits(another.document)) == (True, False)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_commitment WHERE provision_id = %s", [another.pk])
    assert (awaits(one.document), awaits(another.document)) == (True, True)


def test_a_plan_ends_the_wait_and_its_loss_begins_it_again():
    one, another = ProvisionFactory().document, ProvisionFactory().document
    cited = CitationFactory(target=one, kind=CitationKind.CITES)
    assert awaits(one)

    Citation.objects.filter(pk=cited.pk).update(kind=CitationKind.IMPLEMENTS)
    assert not awaits(one)
    Citation.objects.filter(pk=cited.pk).update(target=another)
    assert (awaits(one), awaits(another)) == (True, False)
    Citation.objects.filter(pk=cited.pk).delete()
    assert awaits(another)
    CitationFactory(target=another)
    assert not awaits(another)


def test_only_what_is_in_force_is_listed_as_without_a_plan():
    held = organisations.authority_of(MembershipFactory(role="observer").user, on=organisations.today())
    one = ProvisionFactory().document
    ProvisionFactory(document=DocumentFactory(status="replaced"))

    assert [found.pk for found in queries.fitting(held, queries.Filters(unplanned=True))] == [one.pk]


def test_a_document_is_in_the_languages_of_its_titles_and_its_texts():
    document = DocumentFactory(titles={"pl": "O szkołach"})
    TextFactory(document=document, language="vi")
    assert Document.objects.get().languages == ["pl", "vi"]

    document.titles = {"fr": "Sur les écoles"}
    document.save()  # with the languages that it had when it was made
    assert Document.objects.get().languages == ["fr", "vi"]

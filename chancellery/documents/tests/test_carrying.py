"""What a plan's provisions carry of superior documents."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
from chancellery.documents import actions, queries
from chancellery.documents.models import Carrying, NotCarried
from chancellery.documents.signals import carryings_changed
from chancellery.documents.tests.factories import AT, CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import NOBODY, Authority, Grant
from chancellery.organisations.tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
READER = Authority(user=1, grants=(Grant(role=Role.OBSERVER, unit=1, path="1."),))


def carry(provision, superior, extent="whole"):
    return actions.carry(provision=provision, superior=superior, extent=extent, by=None, at=AT)


@pytest.fixture
def heard():
    """What the listeners of the change are told."""
    told = []

    def listen(sender, provisions, **more):
        told.extend(provisions)

    carryings_changed.connect(listen)
    yield told
    carryings_changed.disconnect(listen)


def test_carry_links_a_provision_to_several_superior_ones_and_records_it(heard):
    provision, first, second = (ProvisionFactory() for _ in range(3))

    carry(provision, first)
    carry(provision, second, "narrowed")

    assert queries.carried_keys([provision.pk, first.pk]) == {provision.pk: (first.pk, second.pk)}
    assert [one.extent for one in queries.carried_by(provision.document)] == ["whole", "narrowed"]
    assert [one.provision for one in queries.carriers_of(second.document)] == [provision]
    entry = AuditEntry.objects.filter(verb="provision.carries").latest("pk")
    assert entry.on_key == provision.document_id
    assert entry.details == {
        "provision": provision.pk, "eid": provision.eid, "superior": second.pk,
        "superior_document": second.document_id, "extent": "narrowed", "before": None,
    }  # fmt: skip
    assert heard == [provision.pk, provision.pk]


def test_carry_again_changes_the_extent_and_keeps_one_link(heard):
    provision, superior = ProvisionFactory(), ProvisionFactory()
    carry(provision, superior)

    carry(provision, superior, "part")
    carry(provision, superior, "part")

    assert Carrying.objects.get().extent == "part"
    said = AuditEntry.objects.filter(verb="provision.carries").order_by("pk")
    assert [(one.details["before"], one.details["extent"]) for one in said] == [(None, "whole"), ("whole", "part")]
    assert heard == [provision.pk]


def test_carry_refuses_its_own_document():
    first = ProvisionFactory()

    with pytest.raises(actions.CarriesItsOwn):
        carry(first, ProvisionFactory(document=first.document))

    assert not Carrying.objects.exists()


def test_carry_refuses_an_extent_we_have_no_word_for():
    with pytest.raises(ValueError, match="twice"):
        carry(ProvisionFactory(), ProvisionFactory(), "twice")


def test_carry_refuses_a_circle_of_carryings():
    first, second, third = (ProvisionFactory() for _ in range(3))
    carry(first, second)
    carry(ProvisionFactory(document=second.document), third)

    with pytest.raises(actions.CarriedInACircle, match=first.document.number):
        carry(third, first)

    assert queries.rests_on(first.document_id, third.document_id)
    assert not queries.rests_on(third.document_id, first.document_id)


def test_carry_refuses_a_circle_over_citations_and_commitments():
    directive, plan, note = DocumentFactory(), DocumentFactory(), DocumentFactory()
    CitationFactory(source=plan, target=directive)
    above = CommitmentFactory(provision=ProvisionFactory(document=plan))
    CommitmentFactory(parent=above, provision=ProvisionFactory(document=note))

    with pytest.raises(actions.CarriedInACircle):
        carry(ProvisionFactory(document=directive), ProvisionFactory(document=note))


def test_cite_refuses_a_circle_over_carryings():
    provision, superior = ProvisionFactory(), ProvisionFactory()
    carry(provision, superior)

    with pytest.raises(actions.ImplementsInACircle):
        CitationFactory(source=superior.document, target=provision.document)


def test_stop_carrying_opens_the_way_again_and_stays_in_the_trail(heard):
    provision, superior = ProvisionFactory(), ProvisionFactory()

    actions.stop_carrying(carrying=carry(provision, superior), by=None, at=AT)
    carry(superior, provision)

    assert AuditEntry.objects.filter(verb="provision.carries_no_more", on_key=provision.document_id).count() == 1
    assert heard == [provision.pk, provision.pk, superior.pk]


def test_a_refusal_is_said_once_and_gives_way_to_a_link():
    provision, superior = ProvisionFactory(), ProvisionFactory()

    for _ in range(2):
        actions.refuse_carrying(provision=provision, superior=superior, by=None, at=AT)

    assert NotCarried.objects.count() == 1
    assert AuditEntry.objects.filter(verb="provision.does_not_carry").count() == 1
    carry(provision, superior)
    assert not NotCarried.objects.exists()
    with pytest.raises(actions.IsCarried):
        actions.refuse_carrying(provision=provision, superior=superior, by=None, at=AT)


def test_carrying_for_finds_the_links_of_this_provision_for_whom_may_read():
    provision, superior = ProvisionFactory(), ProvisionFactory()
    made = carry(provision, superior)

    assert queries.carrying_for(READER, provision, made.pk) == made
    for held, of in ((READER, superior), (NOBODY, provision)):
        with pytest.raises(Http404):
            queries.carrying_for(held, of, made.pk)


def test_the_document_page_shows_both_directions(client):
    client.force_login(MembershipFactory(role=Role.OBSERVER).user)
    provision, superior = ProvisionFactory(heading="Meet in May"), ProvisionFactory(heading="Meet yearly")
    carry(provision, superior, "narrowed")

    below = client.get(provision.document.get_absolute_url()).content.decode()
    above = client.get(superior.document.get_absolute_url()).content.decode()

    assert f'Carries <a href="{superior.get_absolute_url()}">{superior.document}, ' in below
    assert "Meet yearly</span></a> (narrowed)" in below
    assert f'Carried by <a href="{provision.get_absolute_url()}">{provision.document}, ' in above
    assert "Meet in May</span></a> (narrowed)" in above


def test_the_database_keeps_a_provision_from_carrying_itself():
    provision = ProvisionFactory()

    with pytest.raises(IntegrityError, match="a_provision_does_not_carry_itself"), transaction.atomic():
        Carrying.objects.create(provision=provision, superior=provision, made_at=AT)

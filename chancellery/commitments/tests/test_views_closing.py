"""Waiving, withdrawing and linking through the pages: allowed, refused, forbidden."""

from __future__ import annotations

import pytest
from django.urls import reverse

from chancellery.commitments.enums import Status
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_who_gave_a_commitment_may_waive_it_and_who_has_it_may_not(client):
    central = UnitFactory()
    province = UnitFactory(parent=central)
    top = CommitmentFactory(lead=central, provision=ProvisionFactory(document=DocumentFactory(unit=central)))
    share = CommitmentFactory(lead=province, parent=top)
    address = reverse("commitments:waive", args=[share.pk])

    signed_in(client, province, Role.PLANNER)
    assert client.post(address, {"reason": "We would rather not"}).status_code == 403
    signed_in(client, central, Role.PLANNER)
    assert client.post(address, {"reason": ""}).status_code == 200
    assert "Say what allows it" in text_of(client.post(address, {"reason": "The forum was cancelled"}))
    decision = DocumentFactory(number="12/QĐ-UBND")
    client.post(address, {"reason": "The forum was cancelled", "document": "12-QĐ/UBND"})

    share.refresh_from_db()
    assert (share.status, share.closing_reason) == (Status.WAIVED, "The forum was cancelled")
    assert share.warrant_document == decision
    again = client.post(reverse("commitments:withdraw", args=[share.pk]), {"reason": "Again", "named": "The chair"})
    assert "This commitment is closed already." in text_of(again)


def test_closing_a_parent_asks_what_becomes_of_what_is_open_below_and_lists_it(client):
    central = UnitFactory()
    top = CommitmentFactory(lead=central, provision=ProvisionFactory(document=DocumentFactory(unit=central)))
    child = CommitmentFactory(parent=top, title="Open a reading room in Vinh")
    signed_in(client, central, Role.PLANNER)
    address = reverse("commitments:waive", args=[top.pk])
    asked = text_of(client.get(address))
    assert "Open a reading room in Vinh" in asked
    given = {"reason": "Overtaken", "named": "The chair"}
    assert client.post(address, given).status_code == 200  # it asks

    client.post(address, given | {"below": "leave"})

    top.refresh_from_db()
    child.refresh_from_db()
    assert (top.status, child.status) == (Status.WAIVED, Status.OPEN)
    page = text_of(client.get(top.get_absolute_url()))
    assert "Allowed by: The chair" in page


def test_a_planner_links_to_a_superior_provision_and_takes_the_link_away(client):
    commitment = CommitmentFactory()
    wanted = ProvisionFactory(document=DocumentFactory(number="90-CT/TW"), heading="Mở rộng ngoại giao nhân dân")
    signed_in(client, commitment.lead, Role.PLANNER)
    address = f"{reverse('commitments:implement', args=[commitment.pk])}?q=90-ct"
    assert "Mở rộng ngoại giao nhân dân" in text_of(client.get(address))

    client.post(address, {"provision": wanted.pk})

    link = commitment.implementations.get()
    assert link.provision == wanted
    assert "implements that provision already" in text_of(client.post(address, {"provision": wanted.pk}))
    client.post(reverse("commitments:stop_implementing", args=[commitment.pk, link.pk]))
    assert not commitment.implementations.exists()
    assert client.post(reverse("commitments:stop_implementing", args=[commitment.pk, link.pk])).status_code == 404


def test_only_planners_of_the_lead_unit_link(client):
    commitment = CommitmentFactory()
    address = reverse("commitments:implement", args=[commitment.pk])
    answers = []
    for role in (Role.PLANNER, Role.OFFICER):
        signed_in(client, commitment.lead, role)
        answers.append(client.get(address).status_code)

    assert answers == [200, 403]
    signed_in(client, commitment.lead, Role.PLANNER)
    assert "No provision answers to this" in text_of(client.get(f"{address}?q=zzzz"))


def test_a_planner_is_shown_what_a_commitment_may_implement_and_chooses(client):
    order, plan = DocumentFactory(), DocumentFactory()
    CitationFactory(source=plan, target=order)
    hotline = ProvisionFactory(document=order, heading="Hotline", body="Set up a consular hotline for fishermen.")
    ProvisionFactory(document=order, heading="Fairs", body="Take our goods to fairs.")
    source = ProvisionFactory(document=plan, body="Konsularna infolinia dla rybaków.", language="pl")
    commitment = CommitmentFactory(provision=source, title="Infolinia dla rybaków", language="pl")
    signed_in(client, commitment.lead, Role.PLANNER)
    address = reverse("commitments:implement", args=[commitment.pk])

    page = client.get(address)

    assert [key for key, _label in page.context["form"].fields["provision"].choices] == [hotline.pk]
    assert "“rybaków” = “fishermen”" in text_of(page)
    client.post(address, {"provision": hotline.pk})
    assert commitment.implementations.get().provision == hotline
    assert list(client.get(address).context["found"]) == []

"""The board: its figures as links, what a row sums to, who may open it, and its file."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from chancellery.commitments import actions
from chancellery.commitments.enums import Figure, Status
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import (
    AT,
    FAR,
    PAST,
    rows_of_csv,
    signed_in,
    text_of,
    titles_in,
)
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_each_figure_of_the_board_opens_as_many_rows_as_it_counts(client):
    province = UnitFactory(names={"en": "Ha Tinh"})
    office = UnitFactory(parent=province, names={"en": "Culture"})
    CommitmentFactory(lead=province, due_on=FAR)
    CommitmentFactory(lead=office, due_on=PAST)
    CommitmentFactory(lead=office, due_on=PAST, status=Status.DONE, done_on=PAST, progress=100)
    CommitmentFactory(lead=office, due_on=PAST, status=Status.DONE, done_on=FAR, progress=100)
    CommitmentFactory(lead=office, due_on=timezone.localdate() + timedelta(days=3), weight=2)
    CommitmentFactory(lead=office, status=Status.WAIVED, closing_reason="Cancelled")
    signed_in(client, province, Role.HEAD)

    page = client.get(reverse("commitments:board")).content.decode()

    links = re.findall(r'<a href="(/commitments/\?[^"]+)"(?: class="late")?>(\d+)</a>', page)
    assert len(links) >= len(Figure)
    for address, count in links:
        assert len(titles_in(client.get(unescape(address)))) == int(count), address
    assert '<a href="/commitments/board/?unit=' in page
    assert "Ha Tinh itself" in page


def test_board_counts_one_document_when_asked(client):
    province = UnitFactory()
    document = DocumentFactory(number="77-CT/TW")
    CommitmentFactory(lead=province, provision=ProvisionFactory(document=document))
    CommitmentFactory(lead=province)
    signed_in(client, province, Role.HEAD)

    response = client.get(reverse("commitments:board"), {"unit": province.pk, "document": document.pk})

    assert text_of(response).count("1 commitment ") == 1
    assert f'<option value="{document.pk}" selected>77-CT/TW</option>' in response.content.decode()


def test_board_of_a_unit_that_is_not_theirs_is_not_found(client):
    own, other = UnitFactory(), UnitFactory()
    signed_in(client, own, Role.REVIEWER)

    assert client.get(reverse("commitments:board"), {"unit": own.pk}).status_code == 200
    assert client.get(reverse("commitments:board"), {"unit": other.pk}).status_code == 404


def test_board_without_a_role_says_what_to_do(client):
    client.force_login(UserFactory())

    assert "You hold no role yet" in text_of(client.get(reverse("commitments:board")))


def test_board_costs_the_same_with_one_unit_and_with_thirty(client, django_assert_max_num_queries):
    province = UnitFactory()
    CommitmentFactory(lead=UnitFactory(parent=province))
    signed_in(client, province, Role.HEAD)
    client.get(reverse("commitments:board"))
    with django_assert_max_num_queries(15) as one:
        client.get(reverse("commitments:board"))
    for _ in range(29):
        CommitmentFactory(lead=UnitFactory(parent=province))

    with django_assert_max_num_queries(15) as many:
        client.get(reverse("commitments:board"))

    assert len(many) == len(one)


def test_board_is_a_file_too(client):
    province = UnitFactory()
    CommitmentFactory(lead=UnitFactory(parent=province, names={"en": "Culture"}, code="culture"), progress=40)
    signed_in(client, province, Role.HEAD)

    header, row = rows_of_csv(client.get(reverse("commitments:board"), {"format": "csv"}))

    assert (header[0], header[-1]) == ("Unit", "Progress, percent")
    assert (row[0], row[1], row[3], row[-1]) == ("Culture", "culture", "1", "40")


def test_what_the_board_shows_in_a_row_sums_to_the_whole(client):
    province = UnitFactory()
    office = UnitFactory(parent=province)
    CommitmentFactory(lead=office, due_on=PAST, status=Status.DONE, done_on=PAST, progress=100)
    CommitmentFactory(lead=office, due_on=PAST, status=Status.DONE, done_on=FAR, progress=100)
    CommitmentFactory.create_batch(2, lead=office, due_on=PAST)
    CommitmentFactory.create_batch(3, lead=office, due_on=FAR)
    signed_in(client, province, Role.HEAD)

    header, row = rows_of_csv(client.get(reverse("commitments:board"), {"format": "csv"}))

    found = dict(zip(header, row, strict=True))
    parts = {name: int(found[name]) for name in ("Done on time", "Done late", "Overdue", "Under way")}
    assert parts == {"Done on time": 1, "Done late": 1, "Overdue": 2, "Under way": 3}
    assert int(found["Commitments"]) == sum(parts.values())


def test_the_board_leads_to_what_may_be_late(client):
    province = UnitFactory()
    commitment = CommitmentFactory(lead=UnitFactory(parent=province), title="Train guides")
    CommitmentFactory(lead=province, title="Print maps")
    actions.declare_at_risk(commitment=commitment, reason="The hall burnt down", by=None, at=AT)
    signed_in(client, province, Role.HEAD)

    page = client.get(reverse("commitments:board")).content.decode()

    [at_risk] = re.findall(r'href="([^"]+concern=at-risk)"', page)
    assert titles_in(client.get(unescape(at_risk))) == ["Train guides"]

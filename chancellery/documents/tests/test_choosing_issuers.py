"""Among more issuers than anybody looks through, one is written instead of chosen."""

from __future__ import annotations

import pytest

from chancellery.documents.forms import fields
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
LIST = "/documents/"


@pytest.fixture
def reader(client, monkeypatch):
    monkeypatch.setattr(fields, "MOST_OFFERED", 1)
    client.force_login(MembershipFactory(unit=UnitFactory(), role=Role.OBSERVER).user)
    return client


def names(reader, issuer):
    return [row.name for row in reader.get(LIST, {"issuer": issuer}).context["rows"]]


def test_it_is_found_by_name_by_code_and_by_the_key_that_an_address_holds(reader):
    harbour = UnitFactory(code="harbour", names={"en": "Harbour office"})
    DocumentFactory(number="1-CT/ABC", issuer=harbour)
    DocumentFactory(number="2-CT/ABC", issuer=UnitFactory(code="77"))

    assert names(reader, "harbour OFFICE") == names(reader, "harbour") == names(reader, str(harbour.pk)) == ["1-CT/ABC"]
    assert names(reader, "77") == ["2-CT/ABC"]
    assert 'value="harbour"' in reader.get(LIST, {"issuer": str(harbour.pk)}).content.decode()


def test_a_name_that_nobody_bears_or_several_is_answered_in_words(reader):
    for code in ("north", "south"):
        DocumentFactory(issuer=UnitFactory(code=code, names={"en": "Harbour office"}))

    assert "No unit has this name or code." in reader.get(LIST, {"issuer": "nobody"}).content.decode()
    page = reader.get(LIST, {"issuer": "harbour office"}).content.decode()
    assert "write the code of one: " in page
    assert "north" in page


def test_a_few_issuers_are_offered_as_before(client):
    client.force_login(MembershipFactory(unit=UnitFactory(), role=Role.OBSERVER).user)
    DocumentFactory(issuer=UnitFactory(names={"en": "Harbour office"}))

    assert '<select name="issuer"' in client.get(LIST).content.decode()

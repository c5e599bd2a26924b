"""A register longer than anybody turns pages: it is counted so far, says so, and goes no further."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import pytest

from chancellery.documents import paging
from chancellery.documents.queries import register, register_then
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.documents.views import listing_then
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, monkeypatch):
    for module in (register, register_then, paging):
        monkeypatch.setattr(module, "MOST_COUNTED", 4)
    monkeypatch.setattr(listing_then.queries, "MOST_COUNTED", 4)
    for name in ("listing", "listing_then"):
        monkeypatch.setattr(sys.modules[f"chancellery.documents.views.{name}"], "ROWS", 2)
    client.force_login(MembershipFactory(unit=UnitFactory(), role=Role.OBSERVER).user)
    return client


def register_of(count):
    at = datetime(2026, 3, 1, 5, tzinfo=UTC)
    for number in range(count):
        DocumentFactory(number=f"{number + 1}-CT/ABC", dated_on=date(2025, 1, 1 + number), at=at)


@pytest.mark.parametrize("asked", [{}, {"on": "2026-04-01"}, {"language": "en"}])
@pytest.mark.parametrize(("documents", "said"), [(4, "4 documents, the newest"), (6, "More than 4 documents")])
def test_what_is_counted_no_further_says_so(reader, asked, documents, said):
    register_of(documents)

    page = reader.get("/documents/", asked)

    assert said in page.content.decode()
    assert page.context["page"].paginator.num_pages == 2


@pytest.mark.parametrize("asked", [{}, {"on": "2026-04-01"}])
def test_a_page_beyond_the_last_is_the_last(reader, asked):
    register_of(6)

    page = reader.get("/documents/", {"page": "999", **asked})

    assert [row.name for row in page.context["rows"]] == ["4-CT/ABC", "3-CT/ABC"]
    assert page.context["page"].number == 2


def test_the_file_holds_all(reader):
    register_of(6)

    lines = reader.get("/documents/", {"format": "csv"}).getvalue().decode().splitlines()

    assert len(lines) == 7

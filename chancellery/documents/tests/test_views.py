"""The register's pages: what they show, what they refuse, and to whom."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.core import files
from chancellery.documents import actions
from chancellery.documents.enums import CitationKind, Kind, Status
from chancellery.documents.models import Document
from chancellery.documents.rules import ReadProvision
from chancellery.documents.tests.factories import AT, CitationFactory, DocumentFactory, ProvisionFactory, TextFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit, User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
LIST = "/documents/"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(code="foreign-affairs")


@pytest.fixture
def clerk(client: Client, unit: Unit) -> User:
    user = MembershipFactory(unit=unit, role=Role.CLERK).user
    client.force_login(user)
    return user


def signed_in(role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(MembershipFactory(unit=unit, role=role).user)
    return client


def names(client: Client, **query: object) -> list[str]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return [row.name for row in response.context["rows"]]


def test_the_list_shows_the_newest_first(client: Client, clerk: User) -> None:
    DocumentFactory(number="1-CT/ABC", dated_on=date(2024, 1, 1))
    DocumentFactory(number="2-CT/ABC", dated_on=date(2026, 1, 1))
    DocumentFactory(number="3-CT/ABC", dated_on=None)
    assert names(client) == ["2-CT/ABC", "1-CT/ABC", "3-CT/ABC"]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "dyrektywa"}, {"q": "7/ct abc"}, {"kind": "directive"}, {"year": 2024}, {"status": "named"},
        {"language": "pl"}, {"issuer": "itself"},
    ],
)  # fmt: skip
def test_filters_leave_what_fits(client: Client, clerk: User, query: dict[str, object]) -> None:
    issuer = UnitFactory()
    DocumentFactory(
        number="7-CT/ABC", dated_on=date(2024, 5, 5), status=Status.NAMED, titles={"pl": "O przyjaźni"}, issuer=issuer
    )
    DocumentFactory(number="8-KH/ABC", kind=Kind.PLAN, titles={"en": "Roads"})
    if "issuer" in query:
        query = {"issuer": issuer.pk}
    assert names(client, **query) == ["7-CT/ABC"]


def test_a_filter_that_makes_no_sense_is_left_out(client: Client, clerk: User) -> None:
    DocumentFactory(number="7-CT/ABC")
    assert names(client, year="soon", kind="poem", issuer="x", page="many") == ["7-CT/ABC"]


def test_no_plan_yet_leaves_what_orders_something_that_nobody_picked_up(client: Client, clerk: User) -> None:
    ProvisionFactory(document=DocumentFactory(number="1-CT/ABC"))
    followed = ProvisionFactory(document=DocumentFactory(number="2-CT/ABC")).document
    CitationFactory(source=DocumentFactory(number="3-KH/ABC", kind=Kind.PLAN), target=followed)
    assert names(client, plan="none") == ["1-CT/ABC"]


def test_the_list_asks_as_much_for_thirty_rows_as_for_one(client: Client, clerk: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    ProvisionFactory(document=DocumentFactory(issuer=UnitFactory()))
    asked()
    one = asked()
    for _ in range(29):
        ProvisionFactory(document=DocumentFactory(issuer=UnitFactory()))
    assert asked() == one
    assert one <= 15


def test_the_list_is_a_file_without_formulas(client: Client, clerk: User) -> None:
    DocumentFactory(number="7-CT/ABC", titles={"en": "=SUM(A1)"}, dated_on=date(2024, 5, 5))
    response = client.get(LIST, {"format": "csv"})
    written = b"".join(response.streaming_content).decode("utf-8-sig")
    [_header, line] = list(csv.reader(io.StringIO(written)))
    assert line[:5] == ["7-CT/ABC", "Directive", "", "2024-05-05", "'=SUM(A1)"]


def test_nobody_reads_the_register_without_a_role(client: Client) -> None:
    document = DocumentFactory()
    assert client.get(document.get_absolute_url()).status_code == 302
    nobody = User.objects.create(email="nobody@example.org", full_name="Nobody", joined_at=AT)
    client.force_login(nobody)
    assert client.get(document.get_absolute_url()).status_code == 404
    assert names(client) == []


def whole_document(unit: Unit) -> Document:
    text = TextFactory(body="Under Directive 12.\n1. Raise awareness: tell <every> school.\n", document__unit=unit)
    document = text.document
    actions.add_provisions(
        document=document, text=text, by=None, at=AT,
        provisions=[ReadProvision(label="1.", heading="Raise awareness", start=20, end=60, listed=1)],
    )  # fmt: skip
    actions.cite(
        source=document, target=DocumentFactory(number="12-CT/XYZ"), kind=CitationKind.IMPLEMENTS, text=text,
        quote="Directive 12", start=6, end=18, by=None, at=AT,
    )  # fmt: skip
    actions.cite(
        source=document, target=None, kind=CitationKind.CITES, text=text, quote="1", start=20, end=21, by=None, at=AT
    )
    stored = files.keep(b"the original", media_type="text/plain", at=AT)
    actions.attach_file(document=document, stored=stored, name="original.txt", by=None, at=AT)
    return document


def test_the_document_page_shows_text_provisions_citations_and_files(client: Client, clerk: User, unit: Unit) -> None:
    document = whole_document(unit)
    page = client.get(document.get_absolute_url()).content.decode()
    assert 'id="list_1__point_1"' in page
    assert 'href="#list_1__point_1" title="list_1__point_1">in the text<' in page
    assert "tell &lt;every&gt; school" in page
    assert page.count("12-CT/XYZ") >= 2
    assert document.files.get().file.sha256[:16] in page
    assert reverse("documents:resolve", args=[document.pk, document.cites.get(target=None).pk]) in page


def test_the_document_page_asks_little(client: Client, clerk: User, unit: Unit) -> None:
    document = whole_document(unit)
    client.get(document.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        client.get(document.get_absolute_url())
    assert len(queries) < 15, "\n".join(query["sql"][:150] for query in queries)


def test_an_original_is_sent_as_a_download(client: Client, clerk: User, unit: Unit) -> None:
    document = whole_document(unit)
    response = client.get(reverse("documents:file", args=[document.pk, document.files.get().pk]))
    assert b"".join(response.streaming_content) == b"the original"
    assert response["Content-Disposition"] == 'attachment; filename="original.txt"'
    assert response["Content-Type"] == "application/octet-stream"


def test_register_by_hand(client: Client, clerk: User, unit: Unit) -> None:
    issuer = UnitFactory(names={"vi": "Văn phòng Tỉnh ủy"})
    given = {
        "unit": unit.pk, "kind": "plan", "number": "9-KH/TU", "issuer": "van phong tinh uy", "dated_on": "2026-02-02",
        "language": "vi", "title": "Kế hoạch hữu nghị", "status": "in force",
    }  # fmt: skip
    response = client.post(reverse("documents:new"), given)
    document = Document.objects.get()
    assert response.url == document.get_absolute_url()
    assert (document.issuer, document.registered_by, document.registered_in) == (issuer, clerk, unit)
    again = client.post(reverse("documents:new"), given)
    assert again.context["form"].non_field_errors() == ["9-KH/TU is already in the register."]


def test_changes_are_made_by_those_who_keep_the_papers(client: Client, clerk: User, unit: Unit) -> None:
    document = DocumentFactory(unit=unit)
    cited = DocumentFactory(number="30/2020/NĐ-CP", kind=Kind.DECREE, dated_on=None)
    unclear = CitationFactory(source=document, target=None, kind=CitationKind.CITES)
    posts = {
        "documents:describe": ([document.pk], {"status": "expired", "title_en": "New words"}),
        "documents:add_provision": (
            [document.pk],
            {"label": "1.", "heading": "Meet", "body": "Meet yearly.", "language": "en", "classed": "duty"}),
        "documents:add_citation": ([document.pk], {"kind": "implements", "target": "30/2020/nd-cp"}),
        "documents:resolve": ([document.pk, unclear.pk], {"target": cited.number}),
    }  # fmt: skip
    strangers = [signed_in(Role.OBSERVER, unit), signed_in(Role.CLERK, UnitFactory())]
    for name, (arguments, given) in posts.items():
        address = reverse(name, args=arguments)
        for stranger in strangers:
            assert stranger.post(address, given).status_code == 403
        assert client.get(address).status_code == 200
        response = client.post(address, given)
        assert response.status_code == 302, response.context["form"].errors
    document.refresh_from_db()
    unclear.refresh_from_db()
    assert (document.status, document.title, unclear.target) == ("expired", "New words", cited)
    assert document.provisions.get().heading == "Meet"
    assert document.cites.get(kind="implements").target == cited


def test_a_refusal_is_shown_in_the_form(client: Client, clerk: User, unit: Unit) -> None:
    document = DocumentFactory(unit=unit, number="5-CT/ABC")
    response = client.post(
        reverse("documents:add_citation", args=[document.pk]), {"kind": "cites", "target": "5-CT/ABC"}
    )
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == ["A document does not cite itself."]


def test_an_unclear_citation_offers_its_candidates(client: Client, clerk: User, unit: Unit) -> None:
    meant = [DocumentFactory(number="12-CT/ABC", dated_on=date(year, 1, 5)) for year in (2021, 2022)]
    unclear = CitationFactory(source=DocumentFactory(unit=unit), target=None, kind="cites", candidates=meant)
    address = reverse("documents:resolve", args=[unclear.source.pk, unclear.pk])
    assert client.post(address, {"target": "12-CT/ABC"}).status_code == 200  # two have this number
    assert client.post(address, {"candidate": meant[1].pk}).status_code == 302
    unclear.refresh_from_db()
    assert unclear.target == meant[1]


def test_the_count_of_commitments_leads_to_those_of_the_provision(unit: Unit) -> None:
    provision = ProvisionFactory(document__unit=unit)
    page = signed_in(Role.PLANNER, unit).get(provision.document.get_absolute_url())
    [row] = page.context["provisions"]
    assert row.commitments_url == f"/commitments/?provision={provision.pk}"
    listed = signed_in(Role.PLANNER, unit).get(row.commitments_url)
    assert [limit.words for limit in listed.context["limits"]] == [str(provision)]
    assert signed_in(Role.PLANNER, unit).get("/commitments/?provision=999999").status_code == 404


def test_a_known_issuer_is_said_in_the_language_of_the_page(client: Client) -> None:
    named = DocumentFactory(issuer=None, issuer_name="Secretariat of the Party Central Committee")
    reader = MembershipFactory(role=Role.OBSERVER).user
    reader.language = "vi"
    reader.save()
    client.force_login(reader)

    pages = [client.get(address).content.decode() for address in (reverse("documents:list"), named.get_absolute_url())]

    assert ["Ban Bí thư" in page for page in pages] == [True, True]
    assert ["Secretariat" in page for page in pages] == [False, False]


def test_the_page_says_who_helps_with_a_provision_and_how_often_it_is_due(client: Client, clerk: User) -> None:
    reading = {"lead_units": ["Harbour Office"], "coordinating_units": ["Museum", "Library"], "schedule": "quarterly"}
    provision = ProvisionFactory(reading=reading)

    page = client.get(provision.document.get_absolute_url()).content.decode()

    assert "Harbour Office · with Museum, Library · every quarter" in page

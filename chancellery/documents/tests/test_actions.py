"""Changes to the register, on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.utils import translation

from chancellery.core import files, phrases
from chancellery.core.models import AuditEntry
from chancellery.documents import actions, queries
from chancellery.documents.enums import CitationKind, Kind, Status
from chancellery.documents.models import Citation, Document
from chancellery.documents.rules import ReadProvision
from chancellery.documents.tests.factories import AT, CitationFactory, DocumentFactory, ProvisionFactory, TextFactory

pytestmark = pytest.mark.django_db


def verbs(document: Document) -> list[str]:
    entries = AuditEntry.objects.filter(on_type="documents.document", on_key=document.pk).order_by("id")
    return list(entries.values_list("verb", flat=True))


def test_register_enters_a_document_and_tells_the_trail() -> None:
    document = actions.register(
        kind=Kind.DECREE, number="30/2020/NĐ-CP", titles={"vi": " Văn thư ", "en": ""}, unit=None, by=None, at=AT
    )
    document.refresh_from_db()
    assert (document.number_key, document.year, document.titles) == ("302020ndcp", 2020, {"vi": "Văn thư"})
    assert verbs(document) == ["document.registered"]


@pytest.mark.parametrize("number", ["12-CT/ABC", "12/CT-ABC", "12 ct abc"])
def test_register_refuses_what_stands_there_in_any_form(number: str) -> None:
    known = DocumentFactory(number="12-CT/ABC")
    with pytest.raises(actions.AlreadyRegistered) as refusal:
        DocumentFactory(number=number)
    assert refusal.value.document == known
    assert "12-CT/ABC" in str(refusal.value)


def test_register_takes_the_same_number_of_another_year() -> None:
    DocumentFactory(number="12-CT/ABC", dated_on=date(2025, 1, 5))
    DocumentFactory(number="12-CT/ABC", dated_on=date(2026, 1, 5))
    assert Document.objects.filter(number="12-CT/ABC").count() == 2


def test_register_completes_what_was_only_named() -> None:
    named = actions.name_document(
        kind=Kind.CIRCULAR, number="12-CT/ABC", titles={}, aliases=["12/CT-ABC"], unit=None, by=None, at=AT
    )
    assert named.status == Status.NAMED
    document = DocumentFactory(number="12-CT/ABC", kind=Kind.DIRECTIVE, titles={"en": "On friendship"})
    assert document.pk == named.pk
    assert (document.status, document.kind, document.title) == (Status.IN_FORCE, Kind.DIRECTIVE, "On friendship")
    assert [alias.as_printed for alias in document.aliases.all()] == ["12/CT-ABC"]
    assert verbs(document) == ["document.named", "document.registered"]


@pytest.mark.parametrize("number", ["—", "1" * 81])
def test_register_refuses_a_number_that_is_none(number: str) -> None:
    with pytest.raises(actions.NotANumber):
        DocumentFactory(number=number)


def test_register_refuses_a_document_without_number_and_title() -> None:
    with pytest.raises(actions.Nameless):
        DocumentFactory(number="", titles={"en": "  "})


def test_the_database_keeps_one_document_per_issuer_kind_number_and_year() -> None:
    first = DocumentFactory(number="12-CT/ABC")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(
            kind=first.kind, number="12/CT ABC", number_key=first.number_key, year=first.year, registered_at=AT
        )


def test_name_document_finds_what_the_register_knows_and_keeps_the_damaged_form() -> None:
    known = DocumentFactory(number="12-CT/ABC")
    found = actions.name_document(
        kind=Kind.DIRECTIVE, number="12/CT-ABC", titles={}, language="fr", unit=None, by=None, at=AT, source="fr.txt"
    )
    assert found == known
    assert [(alias.as_printed, alias.language, alias.source) for alias in known.aliases.all()] == [
        ("12/CT-ABC", "fr", "fr.txt")
    ]


def test_name_document_refuses_to_guess_between_two() -> None:
    for year in (2025, 2026):
        DocumentFactory(number="12-CT/ABC", dated_on=date(year, 1, 5))
    with pytest.raises(actions.SeveralMeant) as refusal:
        actions.name_document(kind=Kind.DIRECTIVE, number="12-CT/ABC", titles={}, unit=None, by=None, at=AT)
    assert len(refusal.value.candidates) == 2
    assert Document.objects.count() == 2


def test_describe_replaces_titles_and_status() -> None:
    document = DocumentFactory(titles={"en": "Old words"})
    actions.describe(document=document, titles={"pl": "Nowe słowa"}, status=Status.EXPIRED, by=None, at=AT)
    document.refresh_from_db()
    assert (document.titles, document.status) == ({"pl": "Nowe słowa"}, Status.EXPIRED)
    assert list(Document.objects.filter(queries.matching("nowe slow"))) == [document]
    assert list(Document.objects.filter(queries.matching("old words"))) == []
    assert verbs(document) == ["document.registered", "document.described"]


def test_a_document_is_never_deleted() -> None:
    document = DocumentFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        document.delete()


def test_the_words_of_a_text_never_change() -> None:
    text = TextFactory()
    text.body = "Other words"
    with pytest.raises(DatabaseError), transaction.atomic():
        text.save()


def test_attach_file_keeps_the_same_file_once() -> None:
    document = DocumentFactory()
    stored = files.keep("Chỉ thị".encode(), media_type="text/plain", at=AT)
    first = actions.attach_file(document=document, stored=stored, name="ct.txt", language="vi", by=None, at=AT)
    assert actions.attach_file(document=document, stored=stored, name="again.txt", by=None, at=AT) == first
    assert verbs(document) == ["document.registered", "document.file_attached"]


def test_add_provisions_quotes_its_text() -> None:
    text = TextFactory(body="1. Raise awareness. Tell every school.\n2. Hold a yearly meeting.")
    made = actions.add_provisions(
        document=text.document, text=text, by=None, at=AT,
        provisions=[ReadProvision(label="1.", heading="Raise awareness", start=0, end=38, listed=1),
                    ReadProvision(label="2.", heading="", start=39, end=64, listed=1, classed="appraisal")],
    )  # fmt: skip
    assert [(one.eid, one.body) for one in made] == [
        ("list_1__point_1", "1. Raise awareness. Tell every school."),
        ("list_1__point_2", "2. Hold a yearly meeting."),
    ]
    assert [one.heading for one in made] == ["Raise awareness", "2. Hold a yearly meeting."]
    assert [one.classed for one in made] == ["duty", "appraisal"]
    assert verbs(text.document)[-1] == "document.provisions_added"


def test_add_provisions_go_after_those_there_are() -> None:
    first = ProvisionFactory()
    second = ProvisionFactory(document=first.document)
    assert (second.order, second.eid) == (first.order + 1, "sec_1-2")


def test_add_provisions_refuses_offsets_outside_the_text() -> None:
    text = TextFactory(body="Short.")
    outside = ReadProvision(label="", heading="x", start=2, end=9)
    with pytest.raises(actions.OutsideTheText):
        actions.add_provisions(document=text.document, text=text, provisions=[outside], by=None, at=AT)
    assert text.document.provisions.count() == 0


def test_add_provisions_refuses_one_without_words() -> None:
    with pytest.raises(actions.Wordless):
        ProvisionFactory(body="   ")


def test_cite_is_kept_once() -> None:
    citation = CitationFactory()
    again = actions.cite(source=citation.source, target=citation.target, kind=citation.kind, by=None, at=AT)
    assert again == citation
    assert verbs(citation.source) == ["document.registered", "document.cited"]


def test_the_history_says_what_is_cited() -> None:
    text, target = TextFactory(body="Under Directive 12."), DocumentFactory(number="12-CT/TW")
    given = {"source": text.document, "kind": CitationKind.CITES, "by": None, "at": AT}
    actions.cite(target=None, text=text, quote="Directive 12", start=6, end=18, **given)
    actions.cite(target=target, **given)

    told = AuditEntry.objects.filter(verb="document.cited").order_by("pk")
    with translation.override("en"):
        said = [phrases.sentence(one.verb, one.details) for one in told]
        of_before = phrases.sentence("document.cited", {"quote": ""})
    assert said == ["A citation recorded: “Directive 12”", "A citation recorded: “12-CT/TW”"]
    assert of_before == "A citation recorded: “…”"


def test_cite_refuses_itself_and_circles() -> None:
    bottom = CitationFactory()
    top = CitationFactory(source=bottom.target).target
    with pytest.raises(actions.CitesItself):
        CitationFactory(source=top, target=top)
    with pytest.raises(actions.ImplementsInACircle):
        CitationFactory(source=top, target=bottom.source)
    CitationFactory(source=top, target=bottom.source, kind=CitationKind.CITES)


def test_cite_refuses_a_quote_that_does_not_stand_there() -> None:
    text = TextFactory(body="Under Directive 12.")
    with pytest.raises(actions.NotQuoted):
        actions.cite(
            source=text.document, target=None, kind=CitationKind.CITES, text=text, quote="Directive 13",
            start=6, end=18, by=None, at=AT,
        )  # fmt: skip


def test_resolve_says_which_document_is_meant() -> None:
    citation = CitationFactory(target=None, kind=CitationKind.CITES)
    meant = DocumentFactory()
    actions.resolve(citation=citation, target=meant, by=None, at=AT)
    citation.refresh_from_db()
    assert citation.target == meant
    assert verbs(citation.source)[-1] == "document.citation_resolved"


def test_resolve_refuses_what_is_cited_there_already() -> None:
    known = CitationFactory(kind=CitationKind.CITES)
    unclear = CitationFactory(source=known.source, target=None, kind=CitationKind.CITES)
    with pytest.raises(actions.AlreadyCited):
        actions.resolve(citation=unclear, target=known.target, by=None, at=AT)
    assert Citation.objects.filter(target=None).count() == 1


def test_chain_up_lists_each_document_once_the_topmost_first() -> None:
    plan = CitationFactory()
    top = CitationFactory(source=plan.target).target
    CitationFactory(source=plan.source, target=top)
    assert [(link.document, link.depth) for link in queries.chain_up(plan.source)] == [(top, 2), (plan.target, 1)]


@pytest.mark.parametrize(
    "words",
    ["12 ct ab", "12/CT-ABC", "12-CT/ABC", "12ctabc", "dyrektywa", "chi thi", "diretiva", "przyjazn", "friend", "2026"],
)
def test_matching_finds_a_document_by_number_kind_and_title_in_any_language(words: str) -> None:
    document = DocumentFactory(number="12-CT/ABC", titles={"en": "On friendship", "pl": "O przyjaźni"})
    DocumentFactory(number="99-KH/XYZ", kind=Kind.PLAN, titles={"en": "Roads"}, dated_on=date(2020, 2, 2))
    assert list(Document.objects.filter(queries.matching(words))) == [document]


@pytest.mark.parametrize("words", ["'", "a & b | !c", "\\", ":*", "x" * 500])
def test_matching_takes_any_words(words: str) -> None:
    DocumentFactory()
    assert list(Document.objects.filter(queries.matching(words))) in ([], list(Document.objects.all()))

"""What must hold of stored files, documents, provisions, citations and intakes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from chancellery.config.check.circles import in_circles
from chancellery.config.check.invariant import Invariant, by_sql
from chancellery.core import files, leftovers
from chancellery.core.folding import number_key
from chancellery.core.models import StoredFile
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Citation, Document
from chancellery.intake.models import Fact, Intake

#: What is younger in the store may belong to a change that is under way.
AT_WORK = timedelta(hours=1)


def damaged_files() -> Iterator[str]:
    """Find the stored originals that are lost, or whose bytes are not what they were."""
    for file in StoredFile.objects.order_by("pk").iterator(chunk_size=2000):
        if not files.is_intact(file):
            yield f"{file.pk} {file.sha256}"


def half_written_files() -> Iterator[str]:
    """Find what a killed process left of an original."""
    yield from (str(path) for path in leftovers.half_written(before=timezone.now() - AT_WORK))


def unknown_originals() -> Iterator[str]:
    """Find what was stored for a change that then failed."""
    yield from (str(path) for path in leftovers.unknown(before=timezone.now() - AT_WORK))


def misfiled_numbers() -> Iterator[str]:
    """Find the documents that a search by their number would miss."""
    for pk, number, key in Document.objects.values_list("pk", "number", "number_key").iterator(chunk_size=2000):
        if number_key(number) != key:
            yield f"{pk} {number}"


def circles_of_documents() -> Iterator[str]:
    """Find the documents that implement themselves over others."""
    edges = Citation.objects.filter(kind=CitationKind.IMPLEMENTS, target__isnull=False)
    circle = in_circles(edges.values_list("source_id", "target_id").iterator(chunk_size=2000))
    for document in Document.objects.filter(pk__in=circle).order_by("pk"):
        yield f"{document.pk} {document}"


def misquoted_facts() -> Iterator[str]:
    """Find the facts whose quote is not what stands in their text.

    A text is fetched once for all its facts: cutting each out in SQL walks the text from its beginning every time.
    """
    for intake, text in Intake.objects.order_by("pk").values_list("pk", "text").iterator(chunk_size=20):
        facts = Fact.objects.filter(intake=intake).values_list("pk", "quote", "start", "end")
        for pk, quote, start, end in facts.iterator(chunk_size=2000):
            if text[start:end] != quote:
                yield f"{pk} {quote[:80]}"


INVARIANTS = (
    Invariant("Every stored original still has its SHA-256.", damaged_files),
    Invariant("No original lies half-written in the store. `./run sweep` removes it.", half_written_files),
    Invariant(
        "Every original in the store is known to a record. `./run sweep --originals` removes it.", unknown_originals
    ),
    by_sql(
        "A document is registered once: issuer, kind, number and year together are unique.",
        """
        SELECT min(id), min(number) || ' (' || count(*) || ' times)' FROM documents_document WHERE number_key <> ''
        GROUP BY issuer_id, issuer_name, kind, number_key, year HAVING count(*) > 1
        """,
    ),
    Invariant("A document is found under its number.", misfiled_numbers),
    by_sql(
        "A document in a register has its text.",
        """
        SELECT d.id, d.number FROM documents_document d WHERE d.status <> 'named'
        AND EXISTS (SELECT FROM intake_intake i WHERE i.document_id = d.id AND i.state = 'registered')
        AND NOT EXISTS (SELECT FROM documents_text t WHERE t.document_id = d.id)
        """,
    ),
    by_sql(
        "A document is listed in the languages of its titles and its texts.",
        """
        SELECT d.id, d.number FROM documents_document d WHERE d.languages::text[] <> ARRAY(
            SELECT jsonb_object_keys(d.titles) UNION SELECT t.language FROM documents_text t WHERE t.document_id = d.id
            ORDER BY 1
        )
        """,
    ),
    by_sql(
        "A document awaits a plan when it orders something of which nobody has made a commitment or a plan.",
        """
        SELECT d.id, d.number FROM documents_document d WHERE d.awaits_plan <> (
            EXISTS (SELECT FROM documents_provision p WHERE p.document_id = d.id AND p.classed = 'duty')
            AND NOT EXISTS (SELECT FROM documents_provision p JOIN commitments_commitment c ON c.provision_id = p.id
                WHERE p.document_id = d.id)
            AND NOT EXISTS (SELECT FROM documents_citation c WHERE c.target_id = d.id AND c.kind = 'implements')
        )
        """,
    ),
    by_sql(
        "A provision's words equal the text at its place.",
        """
        SELECT p.id, left(p.heading, 80) FROM documents_provision p JOIN documents_text t ON t.id = p.text_id
        WHERE p.body IS DISTINCT FROM substring(t.body FROM p.start + 1 FOR p.end - p.start)
        OR t.document_id <> p.document_id
        """,
    ),
    by_sql(
        "A provision stands under one of its own document.",
        """
        SELECT p.id, left(p.heading, 80) FROM documents_provision p
        JOIN documents_provision above ON above.id = p.parent_id
        WHERE above.document_id <> p.document_id OR above."order" >= p."order"
        """,
    ),
    by_sql(
        "A citation's quote equals the text at its place.",
        """
        SELECT c.id, left(c.quote, 80) FROM documents_citation c JOIN documents_text t ON t.id = c.text_id
        WHERE c.start IS NOT NULL AND c.quote IS DISTINCT FROM substring(t.body FROM c.start + 1 FOR c.end - c.start)
        """,
    ),
    Invariant("No document implements itself, over however many others.", circles_of_documents),
    by_sql(
        "What a provision carries stands in another document, and nobody refused it.",
        """
        SELECT k.id, left(own.heading, 80) FROM documents_carrying k
        JOIN documents_provision own ON own.id = k.provision_id
        JOIN documents_provision above ON above.id = k.superior_id
        WHERE own.document_id = above.document_id OR EXISTS (SELECT FROM documents_notcarried n
            WHERE n.provision_id = k.provision_id AND n.superior_id = k.superior_id)
        """,
    ),
    Invariant("What was read at an intake quotes its text.", misquoted_facts),
)

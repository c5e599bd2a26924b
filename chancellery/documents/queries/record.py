"""What hangs on one document: its texts, files, provisions, citations and history."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, JSONObject
from django.http import Http404

from chancellery.core.models import StoredFile
from chancellery.core.written_once import WrittenOnce
from chancellery.documents.enums import CitationKind, ProvisionClass
from chancellery.documents.marking import Paragraph, paragraphs_of
from chancellery.documents.models import Alias, Citation, Document, DocumentFile, Provision, Text
from chancellery.documents.queries.works import Link, chain_in, visible_to, with_above
from chancellery.organisations.rules import Authority


@dataclass(frozen=True, slots=True)
class Origin:
    """An intake that a document came from."""

    key: int
    name: str
    file: int
    blocks: Sequence[Mapping[str, object]]
    successions: int = 0  #: that were read in it


@dataclass(frozen=True, slots=True)
class Attached:
    """An original of the document, as a page names it."""

    key: int
    name: str
    language: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Form:
    """Another form under which a text names the document, and the name of the text."""

    as_printed: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of a document from where it came: intakes, originals, other forms of its name."""

    origins: Sequence[Origin]
    files: Sequence[Attached]
    forms: Sequence[Form]


@dataclass(frozen=True, slots=True)
class Relations:
    """Citations in the order of the document's texts, those of it with what implements it first, and what is above."""

    outward: Sequence[Citation]  #: unresolved ones too
    inward: Sequence[Citation]
    chain: Sequence[Link]


class _File(TypedDict):
    key: int
    name: str
    language: str
    size: int
    sha256: str


class _Form(TypedDict):
    as_printed: str
    language: str
    source: str


#: Where what has no place in a text stands: as PostgreSQL sorts what is not known, last.
LAST = sys.maxsize


def texts_of(document: Document, *, shown: int | None) -> tuple[list[Text], Text | None]:
    """Return the texts of a document, the oldest first, and which is shown: that of the key, else the oldest.

    Only the one that is shown comes with its words: the others may be long.
    """
    found = _texts(document.pk, shown or 0)
    for one in found:
        one.document = document
        if one.__dict__["words"] is not None:
            one.body = one.__dict__["words"]
            return found, one
    return found, None


@WrittenOnce
def _texts(document: int, shown: int) -> QuerySet[Text]:
    texts = Text.objects.filter(document=document).order_by("pk")
    key = Coalesce(Subquery(texts.filter(pk=shown).values("pk")), Subquery(texts.values("pk")[:1]))
    return texts.select_related("file").defer("body").annotate(words=Case(When(pk=key, then=F("body"))))


def provisions_of(document: Document) -> list[Provision]:
    """Return the provisions in their order, each with the number of commitments made of it."""
    found = _provisions(document.pk)
    for one in found:
        one.document = document
    return found


@WrittenOnce
def _provisions(document: int) -> QuerySet[Provision]:
    found = Provision.objects.filter(document=document)
    return found.annotate(commitment_count=Count("commitments")).order_by("order")


def duties_of(*documents: Document) -> list[Provision]:
    """Return the provisions that order something, in the order of each document; only these ask for a commitment."""
    return _duties(tuple(one.pk for one in documents))


@WrittenOnce
def _duties(documents: tuple[int, ...]) -> QuerySet[Provision]:
    duties = Provision.objects.filter(document__in=documents, classed=ProvisionClass.DUTY)
    return duties.select_related("document").order_by("document", "order")


def relations_of(document: Document) -> Relations:
    """Return how the document and others refer to each other, with all that are named, by two queries."""
    found = _citations(document.pk, document.pk)
    outward = sorted((one for one in found if one.source_id == document.pk), key=_in_text)
    inward = sorted((one for one in found if one.target_id == document.pk), key=_implementing_first)
    together = with_above(document, others={key for one in found for key in _documents_of(one)}) if found else []
    named = {one.pk: one for one in together}
    for one in found:
        one.source = named[one.source_id]
        one.target = named[one.target_id] if one.target_id else None
        if one.text is not None:
            one.text.document = named[one.text.document_id]
    return Relations(outward, inward, chain_in(together))


@WrittenOnce
def _citations(source: int, target: int) -> QuerySet[Citation]:
    return Citation.objects.filter(Q(source=source) | Q(target=target)).select_related("text").defer("text__body")


def _in_text(citation: Citation) -> tuple[int, int, int]:
    start = LAST if citation.start is None else citation.start
    return citation.text_id or LAST, start, citation.pk


def _implementing_first(citation: Citation) -> tuple[bool, int, int]:
    return citation.kind != CitationKind.IMPLEMENTS, -citation.source_id, citation.pk


def _documents_of(citation: Citation) -> list[int]:
    named = (citation.source_id, citation.target_id, citation.text.document_id if citation.text else None)
    return [key for key in named if key is not None]


def file_of(document: Document, pk: int) -> DocumentFile:
    """Return one file of the document; Http404 when it has no such file."""
    found = document.files.select_related("file").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def with_file(file: StoredFile, authority: Authority) -> Document | None:
    """Return the document that this original is attached to, if there is one."""
    return visible_to(authority).filter(files__file=file).first()


def citation_of(document: Document, pk: int) -> Citation:
    """Return one citation of the document; Http404 when it has no such citation."""
    found = document.cites.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def sources_of(document: Document) -> Sources:
    """Return what is known of a document from where it came, by one query."""
    rows = _sources(document.pk)
    return Sources(
        [
            Origin(key, name, file, blocks or [], len(successions or ()))
            for key, name, file, blocks, successions, _files, _forms in rows
            if key is not None
        ],
        [Attached(**file) for file in rows[0][-2]],
        [Form(**form) for form in rows[0][-1]],
    )


_Blocks = list[dict[str, object]]
_Source = tuple[int | None, str, int, _Blocks | None, list[object] | None, list[_File], list[_Form]]


@WrittenOnce
def _sources(document: int) -> QuerySet[Document, _Source]:
    """A row for each intake, or one without; files and forms of the name come with each."""
    files = DocumentFile.objects.filter(document=OuterRef("pk")).order_by("pk")
    forms = Alias.objects.filter(document=OuterRef("pk")).order_by("pk")
    file = JSONObject(key="pk", name="name", language="language", size="file__size", sha256="file__sha256")
    form = JSONObject(as_printed="as_printed", language="language", source="source")
    return (
        Document.objects.filter(pk=document)
        .order_by("intakes__pk")
        .values_list(
            "intakes__pk",
            "intakes__name",
            "intakes__file",
            "intakes__reading__blocks",
            "intakes__reading__successions",
            ArraySubquery(files.values(told=file)),
            ArraySubquery(forms.values(told=form)),
        )
    )


def paragraphs(text: Text, origins: Sequence[Origin]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text as its intake read them, or its lines when it came another way."""
    for origin in origins:
        if text.file is not None and origin.file == text.file.file_id:
            read = [_paragraph(block) for block in origin.blocks]
            if read and read[-1].end <= len(text.body):
                return tuple(read)
    return paragraphs_of(text.body, text.language)


def _paragraph(block: Mapping[str, object]) -> Paragraph:
    start, end = block.get("start"), block.get("end")
    return Paragraph(
        start=start if isinstance(start, int) else 0,
        end=end if isinstance(end, int) else 0,
        language=str(block.get("language", "")),
        role=str(block.get("role", "body")),
    )

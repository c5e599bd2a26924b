"""Give a document its files, texts and provisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.models import StoredFile
from chancellery.core.refusals import Refusal
from chancellery.documents import rules
from chancellery.documents.models import Document, DocumentFile, Provision, Text
from chancellery.documents.rules import ReadProvision
from chancellery.organisations.models import User

LONGEST_HEADING = 500
LONGEST_LABEL = 60


class OutsideTheText(Refusal):
    message = _("A provision quotes words outside its text.")


class Wordless(Refusal):
    message = _("A provision needs its words.")


@transaction.atomic
def attach_file(
    *, document: Document, stored: StoredFile, name: str, language: str = "", by: User | None, at: datetime
) -> DocumentFile:
    """Attach an original to ``document``; the same file is attached once."""
    attached, made = DocumentFile.objects.get_or_create(
        document=document, file=stored,
        defaults={"name": name[:300], "language": language, "added_by": by, "added_at": at},
    )  # fmt: skip
    if made:
        audit.record("document.file_attached", on=document, by=by, at=at, name=name, sha256=stored.sha256)
    return attached


@transaction.atomic
def add_text(
    *, document: Document, body: str, language: str, file: DocumentFile | None = None, by: User | None, at: datetime
) -> Text:
    """Give ``document`` its words in one language, for good. The same words of the same file are kept once."""
    kept = Text.objects.filter(document=document, file=file, language=language, body=body).first()
    if kept is not None:
        return kept
    text = Text.objects.create(document=document, body=body, language=language, file=file, added_at=at)
    audit.record("document.text_added", on=document, by=by, at=at, text=text.pk, language=language)
    return text


@transaction.atomic
def add_provisions(
    *,
    document: Document,
    text: Text | None,
    provisions: Sequence[ReadProvision],
    language: str = "",
    by: User | None,
    at: datetime,
) -> list[Provision]:
    """Add passages of ``text`` (or typed by hand, without a text) to ``document``, after those it has.

    ``language`` is that of the words where a provision does not say its own; with a text, the text's.

    Raises:
        OutsideTheText: the offsets of one of them point outside ``text``.
        Wordless: one of them has no words.
    """
    Document.objects.select_for_update().get(pk=document.pk)  # two people adding at once get different places
    taken = document.provisions.values_list("eid", flat=True)
    last = document.provisions.aggregate(last=Max("order"))["last"] or 0
    made: list[Provision] = []
    for order, (read, eid) in enumerate(zip(provisions, rules.eids(provisions, taken=taken), strict=True), last + 1):
        made.append(
            Provision.objects.create(
                document=document,
                text=text,
                eid=eid[:120],
                order=order,
                level=read.level,
                parent=made[read.parent] if read.parent is not None else None,
                label=read.label[:LONGEST_LABEL],
                heading=_heading(read, text),
                body=_words(read, text),
                language=read.language or (text.language if text else language),
                start=read.start,
                end=read.end,
                classed=read.classed,
                reading=dict(read.reading),
            )
        )
    audit.record("document.provisions_added", on=document, by=by, at=at, eids=[provision.eid for provision in made])
    return made


def _words(read: ReadProvision, text: Text | None) -> str:
    if text is None:
        words = read.body.strip()
    elif read.start is None or read.end is None or not 0 <= read.start < read.end <= len(text.body):
        raise OutsideTheText
    else:
        words = text.body[read.start : read.end]
    if not words.strip():
        raise Wordless
    return words


def _heading(read: ReadProvision, text: Text | None) -> str:
    heading = " ".join((read.heading or _words(read, text)).split())
    return heading if len(heading) <= LONGEST_HEADING else heading[: LONGEST_HEADING - 1] + "…"

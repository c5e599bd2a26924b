"""Turn a confirmed reading into a document of the register, with its text, provisions and citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import ngettext

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents
from chancellery.documents.enums import Status
from chancellery.documents.models import Document
from chancellery.documents.rules import ReadProvision
from chancellery.intake import queries, stored
from chancellery.intake.actions.citing import Citing
from chancellery.intake.actions.judging import lock
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.models import Unit, User

#: What a provision keeps of its reading, as suggestions for the planner.
SUGGESTIONS = ("lead_units", "coordinating_units", "due", "due_after", "due_words", "schedule", "output")


class StillOpen(Refusal):
    """Some facts have no verdict yet."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.message = ngettext(
            "One fact is still to be confirmed; accept or reject it first.",
            "%(count)d facts are still to be confirmed; accept or reject them first.",
            count,
        ) % {"count": count}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the document is to be called in the register."""

    kind: str
    number: str = ""
    issuer: Unit | None = None
    issuer_name: str = ""
    dated_on: date | None = None
    title: str = ""
    language: str
    status: str = Status.IN_FORCE
    #: The work of the reading that this text is the text of, where the text names itself.
    itself: int | None = None
    #: How the document stands to each other work of the reading; "cites" where nothing is said.
    citing: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def register(
    *, intake: Intake, entry: Entry, document: Document | None = None, by: User | None, at: datetime
) -> Document:
    """Enter the text into the register: as a new document, or as a text (a translation) of ``document``.

    Its other language versions whose facts all have a verdict become texts of the same document.

    Accepted and corrected facts go with it: provisions with their places in the text, citations with their quotes;
    documents that are only named are entered as such, with the forms in which this text names them.

    Raises:
        StillOpen: some facts wait for a verdict.
        AlreadyDecided: the intake was registered or rejected before.
        documents.AlreadyRegistered, documents.Nameless, documents.NotANumber: the entry cannot be made.
    """
    locked = lock(intake.pk)
    waiting = locked.facts.filter(verdict=Verdict.OPEN).count()
    if waiting:
        raise StillOpen(waiting)
    others = [one for one in queries.versions_of(locked) if one.pk != locked.pk]
    document = _document(locked, entry, document, by=by, at=at)
    _enter(locked, entry, document, by=by, at=at)
    for version in queries.ready_versions(others):
        if not version.open:
            document = _enter_version(version.intake.pk, document, by=by, at=at)
    return document


def _enter_version(pk: int, document: Document, *, by: User | None, at: datetime) -> Document:
    """Give the document its text in another language, with what was confirmed in it."""
    version = lock(pk)
    own = stored.own(version.reading)
    entry = Entry(
        kind=document.kind, language=version.language, title=stored.first_words(version.text, version.reading),
        itself=own.work if own else None,
    )  # fmt: skip
    document = _document(version, entry, document, by=by, at=at)
    _enter(version, entry, document, by=by, at=at)
    return document


def _enter(locked: Intake, entry: Entry, document: Document, *, by: User | None, at: datetime) -> None:
    """Attach the file and the text of a held intake to its document, with what was confirmed, and close the intake."""
    attached = documents.attach_file(
        document=document, stored=locked.file, name=locked.name, language=entry.language, by=by, at=at
    )
    text = documents.add_text(document=document, body=locked.text, language=entry.language, file=attached, by=by, at=at)
    confirmed = list(locked.facts.filter(verdict__in=[Verdict.ACCEPTED, Verdict.CORRECTED]).select_related("document"))
    if not document.provisions.exists():
        documents.add_provisions(document=document, text=text, provisions=_provisions(locked, confirmed), by=by, at=at)
    Citing(locked, entry.itself, entry.citing, document, text, by, at).all(confirmed)
    locked.state, locked.document, locked.decided_by, locked.decided_at = State.REGISTERED, document, by, at
    locked.save(update_fields=["state", "document", "decided_by", "decided_at"])
    audit.record("intake.registered", on=locked, by=by, at=at, document=str(document), key=document.pk)


def _document(intake: Intake, entry: Entry, document: Document | None, *, by: User | None, at: datetime) -> Document:
    titles = {entry.language: entry.title}
    if document is not None and document.status != Status.NAMED:
        if entry.title and entry.language not in document.titles:
            titles = {**document.titles, **titles}
            document = documents.describe(document=document, titles=titles, status=document.status, by=by, at=at)
        return document
    return documents.register(
        kind=entry.kind, number=entry.number, issuer=entry.issuer, issuer_name=entry.issuer_name,
        dated_on=entry.dated_on, titles=titles, status=entry.status, unit=intake.unit, by=by, at=at, source=intake.name,
        completes=document,
    )  # fmt: skip


def _provisions(intake: Intake, confirmed: Sequence[Fact]) -> list[ReadProvision]:
    """Return the confirmed provisions in reading order; one whose parent was rejected moves up to the next parent."""
    facts = [fact for fact in confirmed if fact.kind == FactKind.PROVISION]
    read = stored.records(intake.reading, "provisions")
    places = {fact.index: place for place, fact in enumerate(sorted(facts, key=lambda fact: fact.index))}
    listed = {index: number for number, one in enumerate(stored.lists(intake.reading), 1) for index in one.provisions}

    def parent_of(index: int) -> int | None:
        above = read[index].get("parent")
        while isinstance(above, int) and above not in places:
            above = read[above].get("parent")
        return places[above] if isinstance(above, int) else None

    languages = stored.Languages(intake.reading, intake.language)
    return [
        ReadProvision(
            label=stored.words(fact.value, "label"), heading=stored.words(fact.value, "heading"),
            start=fact.start, end=fact.end, level=max(stored.number(fact.value, "level"), 1),
            parent=parent_of(fact.index), listed=listed.get(fact.index), classed=stored.nature(fact.value),
            language=languages.at(fact.start), reading={name: fact.value.get(name) for name in SUGGESTIONS},
        )
        for fact in sorted(facts, key=lambda fact: fact.index)
    ]  # fmt: skip

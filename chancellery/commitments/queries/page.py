"""Everything the page of one commitment shows, in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404

from chancellery.commitments import rules
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import (
    Commitment,
    Coordination,
    Evidence,
    Implementation,
    PartNote,
    ProgressReport,
)
from chancellery.commitments.models.places import at_or_below, below
from chancellery.commitments.queries.indicators import Measured, measured_in
from chancellery.commitments.queries.lines import Lines, lines_of
from chancellery.commitments.queries.open_concerns import Asked, Declared, open_request, open_risk
from chancellery.commitments.queries.reach import reports_for, touching
from chancellery.commitments.queries.tallies import totals_of_branches
from chancellery.core import history
from chancellery.core.queries import Moment
from chancellery.core.written_once import WrittenOnce
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import User
from chancellery.organisations.rules import Authority

CHILDREN_SHOWN = 50
REPORTS_SHOWN = 24
HISTORY_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Superior:
    """A document above that of the commitment, and what of it the commitment or one above it implements."""

    document: Document
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a co-ordinating unit says it did."""

    text: str
    language: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Helping:
    """A unit that helps, and what it noted, the newest first."""

    coordination: Coordination
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One commitment and what belongs to it."""

    commitment: Commitment
    totals: rules.Totals  #: over the leaves below it; nought for a leaf, which says all of itself
    superiors: tuple[Superior, ...]  #: the topmost first
    above: tuple[Commitment, ...]  #: the root first
    children: Lines  #: right below; at most ``CHILDREN_SHOWN`` are shown
    helping: tuple[Helping, ...]
    implementations: tuple[Implementation, ...]
    reports: tuple[ProgressReport, ...]  #: the newest ``REPORTS_SHOWN``, with ``pieces`` of evidence
    history: tuple[Moment, ...]  #: newest first
    measured: tuple[Measured, ...]  #: what the leaves below measure
    risk: Declared | None  #: why it is declared at risk
    asked: Asked | None  #: the question to reassign that waits for an answer

    @property
    def open_report(self) -> ProgressReport | None:
        """The draft, or the report that waits for a decision."""
        waiting = {ReportState.DRAFT, ReportState.SUBMITTED}
        return next((report for report in self.reports if report.state in waiting), None)


def page_of(commitment: Commitment, *, authority: Authority, today: date) -> Page:
    """Return what a person may see of ``commitment``; call ``get_for`` first."""
    links = _links_of_the_line(commitment)
    reports = reports_for(authority).filter(commitment=commitment).select_related("written_by", "unit")
    shown = tuple(reports.annotate(pieces=_pieces())[:REPORTS_SHOWN])
    return Page(
        commitment=commitment,
        totals=_totals(commitment, today),
        superiors=_superiors(commitment, links),
        above=_above(commitment),
        children=_children(commitment, today),
        helping=_helping(commitment),
        implementations=tuple(link for link in links if link.commitment_id == commitment.pk),
        reports=shown,
        history=_history(commitment, shown),
        measured=() if commitment.is_leaf else tuple(measured_in(Commitment.objects.filter(below(commitment.path)))),
        risk=open_risk(commitment) if commitment.status == Status.OPEN else None,
        asked=open_request(commitment) if commitment.status == Status.OPEN else None,
    )


def _pieces() -> ArraySubquery:
    """The evidence of a report, each with its key and name, fetched along with it."""
    evidence = Evidence.objects.filter(report=OuterRef("pk")).order_by("pk")
    return ArraySubquery(evidence.values(piece=JSONObject(pk="pk", name="name")))


def reports_until(commitment: Commitment, *, authority: Authority, day: date) -> tuple[ProgressReport, ...]:
    """Return the reports on ``commitment`` that a person may see and that were begun by the end of ``day``."""
    begun = reports_for(authority).filter(commitment=commitment, written_at__lt=history.end_of(day))
    return tuple(begun[:REPORTS_SHOWN])


def _history(commitment: Commitment, reports: Sequence[ProgressReport]) -> tuple[Moment, ...]:
    """What happened to a commitment and its reports, the newest first; that somebody saved a draft is no event."""
    return tuple(
        one for one in organisations.history(commitment, *reports, limit=HISTORY_SHOWN) if one.verb != "report.saved"
    )


def _totals(commitment: Commitment, today: date) -> rules.Totals:
    if commitment.is_leaf:
        return rules.Totals()
    return totals_of_branches([commitment.pk], today=today).get(commitment.pk, rules.Totals())


def _children(commitment: Commitment, today: date) -> Lines:
    if commitment.is_leaf:
        return Lines((), 0)
    return lines_of(commitment.children.all(), size=CHILDREN_SHOWN, today=today)


def _links_of_the_line(commitment: Commitment) -> list[Implementation]:
    """What the commitments from the root down to this one implement."""
    return _links(tuple(int(key) for key in commitment.path.split(".")[:-1]))


@WrittenOnce
def _links(line: tuple[int, ...]) -> QuerySet[Implementation]:
    links = Implementation.objects.filter(commitment__in=line)
    return links.select_related("provision__document").order_by("pk")


def _helping(commitment: Commitment) -> tuple[Helping, ...]:
    return tuple(Helping(one, tuple(map(_note, vars(one)["told"]))) for one in _coordinations(commitment.pk))


def _note(told: Mapping[str, str]) -> Note:
    return Note(told["text"], told["language"], told["by"], datetime.fromisoformat(told["at"]))


@WrittenOnce
def _coordinations(commitment: int) -> QuerySet[Coordination]:
    notes = PartNote.objects.filter(coordination=OuterRef("pk")).order_by("-written_at", "-pk")
    told = JSONObject(text="text", language="language", by="written_by__full_name", at="written_at")
    found = Coordination.objects.filter(commitment=commitment).select_related("unit")
    return found.annotate(told=ArraySubquery(notes.values(told=told))).order_by("pk")


def _superiors(commitment: Commitment, links: Sequence[Implementation]) -> tuple[Superior, ...]:
    """What the document says it implements, and what the line of commitments down to this one is linked to."""
    implemented: dict[int, dict[int, Provision]] = {}
    found: dict[int, Document] = {}
    for link in links:
        implemented.setdefault(link.provision.document_id, {})[link.provision_id] = link.provision
        found[link.provision.document_id] = link.provision.document
    by_its_words = {one.document.pk: one.document for one in documents.chain_up(commitment.provision.document)}
    return tuple(
        Superior(document, tuple(implemented.get(key, {}).values())) for key, document in (by_its_words | found).items()
    )


def _above(commitment: Commitment) -> tuple[Commitment, ...]:
    """Return the line above ``commitment``, which gets to know its parent by it."""
    line = tuple(_line(tuple(int(key) for key in commitment.path.split(".")[:-2])))
    if line:
        commitment.parent = line[-1]
    return line


@WrittenOnce
def _line(keys: tuple[int, ...]) -> QuerySet[Commitment]:
    return Commitment.objects.filter(pk__in=keys).select_related("lead").order_by("depth")


def history_of(report: ProgressReport) -> tuple[Moment, ...]:
    """Return what happened to a report, newest first."""
    return organisations.history(report)


def writers_of(report: ProgressReport) -> list[User]:
    """Return all who wrote any of a report, whoever wrote last first."""
    if report.writer_keys == [report.written_by_id]:
        return [report.written_by]
    others = User.objects.filter(pk__in=report.writer_keys).exclude(pk=report.written_by_id)
    return [report.written_by, *others.order_by("full_name", "pk")]


def report_to_begin_from(commitment: Commitment) -> ProgressReport | None:
    """Return the draft on ``commitment``, or the report that went back last; ``None`` to begin afresh."""
    last = commitment.reports.order_by("-pk").first()
    return last if last is not None and last.state in {ReportState.DRAFT, ReportState.RETURNED} else None


def get_coordination_for(authority: Authority, pk: int) -> Coordination:
    """Return one part of a commitment they may read; the same Http404 whether it is absent or not theirs to see."""
    found = Coordination.objects.select_related("unit", "commitment__lead").filter(pk=pk).first()
    if found is None or not touching(authority).filter(at_or_below(found.commitment.path)).exists():
        raise Http404
    return found


def get_implementation(commitment: Commitment, pk: int) -> Implementation:
    """Return one link of ``commitment``, or Http404."""
    found = commitment.implementations.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def provisions_to_link(readable: QuerySet[Document], words: str) -> QuerySet[Provision]:
    """Return the provisions of ``readable`` documents that the words may mean: by document, or by their own words."""
    plain = Q()
    for word in words.split():
        plain &= Q(heading__icontains=word) | Q(body__icontains=word)
    by_document = readable.filter(documents.matching(words)).values("pk")
    wanted = Q(document__in=by_document) | (Q(document__in=readable.values("pk")) & plain)
    return Provision.objects.filter(wanted).select_related("document").order_by("document", "order")

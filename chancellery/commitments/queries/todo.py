"""What a person must do today, by role: late, due, returned, begun, to accept, to take up, to hand down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from chancellery.commitments.enums import Figure, ReportState, Status
from chancellery.commitments.models import Commitment, Implementation, ProgressReport
from chancellery.commitments.queries.figures import condition_of
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.enums import Status as DocumentStatus
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import ACCEPTERS, PLANNERS, REPORTERS, Authority

T = TypeVar("T", bound=Model)
SHOWN = 8  #: rows of each list; one more is fetched, to know whether there are others
REPORTING = frozenset(REPORTERS - {Role.HEAD})  #: a head may report, but the desk asks the officer
PLANNING = frozenset(PLANNERS - {Role.HEAD})


@dataclass(frozen=True, slots=True)
class ToDo:
    """The lists of one desk, each at most ``SHOWN`` + 1 long; ``None`` where the person has no such role."""

    overdue: tuple[Commitment, ...] | None = None
    due_soon: tuple[Commitment, ...] | None = None
    returned: tuple[ProgressReport, ...] | None = None
    drafts: tuple[ProgressReport, ...] | None = None
    to_accept: tuple[ProgressReport, ...] | None = None
    to_take_up: tuple[Provision, ...] | None = None
    to_hand_down: tuple[Commitment, ...] | None = None
    latest: tuple[ProgressReport, ...] | None = None


def to_do(authority: Authority, *, today: date) -> ToDo:
    """Return what waits for a person. Each list costs one query."""
    reports, plans, accepts = authority.has(REPORTING), authority.has(PLANNING), authority.has(ACCEPTERS)
    return ToDo(
        overdue=_owed(authority, Figure.OVERDUE, today) if reports else None,
        due_soon=_owed(authority, Figure.DUE_SOON, today) if reports else None,
        returned=_first(_returned(authority)) if reports else None,
        drafts=_first(_drafts(authority)) if reports else None,
        to_accept=_first(reports_to_accept(authority)) if accepts else None,
        to_take_up=_first(provisions_to_take_up(authority)) if plans else None,
        to_hand_down=_first(commitments_to_hand_down(authority)) if plans else None,
        latest=_first(_latest(authority)) if not (reports or plans or accepts) else None,
    )


def reports_to_accept(authority: Authority) -> QuerySet[ProgressReport]:
    """Return the submitted reports a person may decide on, the longest waiting first."""
    return (
        _reports_under(authority.paths(ACCEPTERS), ReportState.SUBMITTED)
        .exclude(Q(submitted_by__in=authority.hands) | Q(writer_keys__overlap=list(authority.hands)))
        .order_by("submitted_at", "pk")
    )


def provisions_to_take_up(authority: Authority) -> QuerySet[Provision]:
    """Return the duties in the registers a person plans for that nobody has committed to yet."""
    taken = Commitment.objects.filter(provision=OuterRef("pk"))
    implemented = Implementation.objects.filter(provision=OuterRef("pk"))
    return (
        Provision.objects.filter(
            organisations.under(authority.paths(PLANNERS), field="document__registered_in__path"),
            ~Exists(taken),
            ~Exists(implemented),
            classed=ProvisionClass.DUTY,
            document__status=DocumentStatus.IN_FORCE,
        )
        .select_related("document")
        .order_by("-document__registered_at", "document", "order")
    )


def first_of_each_provision(document: Document) -> dict[int, Commitment]:
    """Return the first commitment made of each provision of a document, by the provision's key."""
    made = Commitment.objects.filter(provision__document=document, parent__isnull=True).select_related("lead")
    return {one.provision_id: one for one in made.order_by("-pk")}


def commitments_to_hand_down(authority: Authority) -> QuerySet[Commitment]:
    """Return the open leaves led by the very units a person plans for, where there are units below to hand them to."""
    held = {grant.unit for grant in authority.grants if grant.role in PLANNERS}
    below = Unit.objects.filter(parent=OuterRef("lead"), until_on__isnull=True)
    return (
        Commitment.objects.filter(Exists(below), lead__in=held, is_leaf=True, status=Status.OPEN, progress__isnull=True)
        .select_related("lead")
        .order_by("due_on", "pk")
    )


def _owed(authority: Authority, figure: Figure, today: date) -> tuple[Commitment, ...]:
    under = organisations.under(authority.paths(REPORTING), field="lead__path")
    waiting = ProgressReport.objects.filter(commitment=OuterRef("pk"), state=ReportState.SUBMITTED)
    owed = Commitment.objects.filter(under, condition_of(figure, today=today)).filter(~Exists(waiting))
    return tuple(owed.select_related("lead").order_by("due_on", "pk")[: SHOWN + 1])


def _reports_under(paths: Iterable[str], *states: ReportState) -> QuerySet[ProgressReport]:
    under = organisations.under(paths, field="commitment__lead__path")
    return ProgressReport.objects.filter(under, state__in=states).select_related(
        "commitment__lead", "written_by", "decided_by"
    )


def _returned(authority: Authority) -> QuerySet[ProgressReport]:
    """Reports that went back and that nothing newer has replaced."""
    newer = ProgressReport.objects.filter(commitment=OuterRef("commitment"), pk__gt=OuterRef("pk"))
    open_leaf = Q(commitment__is_leaf=True, commitment__status__in=[Status.OPEN, Status.DONE])
    returned = _reports_under(authority.paths(REPORTING), ReportState.RETURNED)
    return returned.filter(open_leaf, ~Exists(newer)).order_by("-decided_at")


def _drafts(authority: Authority) -> QuerySet[ProgressReport]:
    drafts = _reports_under(authority.paths(REPORTING), ReportState.DRAFT)
    return drafts.filter(commitment__is_leaf=True, written_by=authority.user).order_by("-written_at")


def _latest(authority: Authority) -> QuerySet[ProgressReport]:
    return _reports_under(authority.paths(), ReportState.ACCEPTED).order_by(F("decided_at").desc(), "-pk")


def _first(rows: QuerySet[T]) -> tuple[T, ...]:
    return tuple(rows[: SHOWN + 1])

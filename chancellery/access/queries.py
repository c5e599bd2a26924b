"""The doors of the records one may ask about, and the ways behind each, from the rules of the apps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from chancellery.access.enums import Kind
from chancellery.access.rules import Right, Way
from chancellery.commitments import queries as commitments
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment, Coordination, Evidence, ProgressReport
from chancellery.commitments.models.places import at_or_below
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, DocumentFile
from chancellery.intake import queries as intakes
from chancellery.intake.models import Intake
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Membership, Succession, Unit, User
from chancellery.organisations.rules import (
    ACCEPTERS,
    ADMINISTRATORS,
    PLANNERS,
    READERS,
    REGISTRARS,
    REPORTERS,
    Authority,
)
from chancellery.plans import queries as plans
from chancellery.plans.models import Draft
from chancellery.plans.rules.rights import ISSUERS
from chancellery.reviews import queries as reviews
from chancellery.reviews.models import Review
from chancellery.reviews.rules import REVIEWERS
from chancellery.successions import queries as successions

Rights = Sequence[Right]


@dataclass(frozen=True, slots=True)
class Door:
    """How a record is reached, and what may be done with it; the first right is to see it."""

    model: type[Model]
    open: Callable[[Authority, int], object]
    rights: Callable[[int], Rights]


def sees(authority: Authority, kind: Kind, pk: int) -> bool:
    """Say what the door itself says."""
    try:
        DOORS[kind].open(authority, pk)
    except (Http404, PermissionDenied):
        return False
    return True


def rights_on(kind: Kind, pk: int) -> Rights:
    """Return what may be done with a record, the first being to see it.

    Raises:
        Http404: there is no such record.
    """
    if not DOORS[kind].model._default_manager.filter(pk=pk).exists():
        raise Http404
    return DOORS[kind].rights(pk)


def givers(ways: Sequence[Way]) -> list[Membership]:
    """Return who could give the role that a way needs: who administers its unit, or one above, and signs in."""
    keys = {int(key) for way in ways if way.path for key in way.path.rstrip(".").split(".")}
    today = organisations.today()
    found = Membership.objects.filter(organisations.valid(today), role__in=ADMINISTRATORS, user__is_active=True)
    if keys:
        found = found.filter(unit__in=keys)
    return list(found.select_related("user", "unit").order_by("-unit__depth", "pk")[:8])


def person_called(email: str) -> User | None:
    """Return who signs in, or signed in, with an address."""
    return User.objects.filter(email__iexact=email).first()


def _unit(pk: int) -> Rights:
    path = Unit.objects.values_list("path", flat=True).get(pk=pk)
    here = _("the unit itself")
    return (
        Right(_("See it"), (), open_to_all=True),
        Right(_("Change the unit, its people and posts"), (Way(ADMINISTRATORS, path, here),)),
        Right(_("See its board"), (Way(READERS, path, here),)),
    )


def _document(pk: int) -> Rights:
    document = Document.objects.select_related("registered_in").get(pk=pk)
    kept = document.registered_in
    keeps = Way(REGISTRARS, kept.path if kept else None, _("the register that holds it"))
    plans_for = Way(PLANNERS, kept.path if kept else None, _("the register that holds it"))
    return (
        Right(_("See it"), (Way(READERS, None, _("any unit of the service")),)),
        Right(_("Keep its record and citations"), (keeps,)),
        Right(_("Make commitments from it"), (plans_for,) if kept else ()),
    )


def _file(pk: int) -> Rights:
    return _document(DocumentFile.objects.values_list("document", flat=True).get(pk=pk))[:1]


def _open_file(authority: Authority, pk: int) -> object:
    key = DocumentFile.objects.filter(pk=pk).values_list("document", flat=True).first()
    return documents.file_of(documents.get_for(authority, key or 0), pk)


def _intake(pk: int) -> Rights:
    path = Intake.objects.values_list("unit__path", flat=True).get(pk=pk)
    return (Right(_("See it and confirm what was read"), (Way(REGISTRARS, path, _("the unit it came to")),)),)


def _touching(commitment: Commitment, *, below: bool = True) -> tuple[Way, ...]:
    """Return the ways to a commitment: who leads it or helps with it, and with what was handed down from it."""
    rows = (
        Commitment.objects.filter(at_or_below(commitment.path))
        if below
        else Commitment.objects.filter(pk=commitment.pk)
    )
    # each unit once, however many of a million shares it has
    leads = rows.order_by("lead__path").values_list("lead__path", flat=True).distinct()
    helps = Coordination.objects.filter(commitment__in=rows).order_by("unit__path").values_list("unit__path", flat=True)
    helpers = Coordination.objects.filter(commitment=commitment).order_by("pk").values_list("unit__path", flat=True)
    found = {commitment.lead.path: _("leads it")}
    for paths, about in (
        (helpers, _("co-ordinates on it")),
        (leads, _("leads a share of it")),
        (helps.distinct(), _("co-ordinates on a share of it")),
    ):
        for path in paths:
            found.setdefault(path, about)
    return tuple(Way(READERS, path, about) for path, about in found.items())


def _commitment(pk: int) -> Rights:
    one = Commitment.objects.select_related("lead", "parent__lead", "provision__document__registered_in").get(pk=pk)
    giver = one.parent.lead if one.parent else one.provision.document.registered_in
    leads, gave = _("leads it"), _("gave it")
    return (
        Right(_("See it"), _touching(one)),
        Right(_("Report on it"), (Way(REPORTERS, one.lead.path, leads),)),
        Right(_("Hand it down"), (Way(PLANNERS, one.lead.path, leads),)),
        Right(_("Change, waive or withdraw it"), (Way(PLANNERS, giver.path, gave),) if giver else ()),
    )


def _report(pk: int) -> Rights:
    one = ProgressReport.objects.select_related("commitment__lead").get(pk=pk)
    lead = one.commitment.lead.path
    reads = _touching(one.commitment, below=False)
    if one.state == ReportState.DRAFT:
        # a draft is for those who report: whoever may report may also read
        reads = (Way(REPORTERS, lead, _("leads it, and its officers write the draft")),)
    return (
        Right(_("See it"), reads),
        Right(_("Accept or return it"), (Way(ACCEPTERS, lead, _("leads it")),), not_by=one.hands),
    )


def _evidence(pk: int) -> Rights:
    return _report(Evidence.objects.values_list("report", flat=True).get(pk=pk))[:1]


def _plan(pk: int) -> Rights:
    path = Draft.objects.values_list("unit__path", flat=True).get(pk=pk)
    here = _("the unit that is to issue it")
    return (
        Right(_("See and write it"), (Way(PLANNERS, path, here),)),
        Right(_("Issue it"), (Way(ISSUERS, path, here),)),
    )


def _review(pk: int) -> Rights:
    one = Review.objects.select_related("unit").get(pk=pk)
    ways = [Way(READERS, one.unit.path, _("the unit it is of"))]
    if one.is_open_below:
        below = Unit.objects.filter(path__startswith=one.unit.path).exclude(pk=one.unit_id).order_by("path")
        open_to = _("a unit below, to which it is open")
        ways += [Way(READERS, path, open_to) for path in below.values_list("path", flat=True)]
    return (
        Right(_("See it"), tuple(ways)),
        Right(_("Record another"), (Way(REVIEWERS, one.unit.path, _("the unit it is of")),)),
    )


def _succession(pk: int) -> Rights:
    return (Right(_("See it"), (), open_to_all=True),)


DOORS: Mapping[Kind, Door] = {
    Kind.UNIT: Door(Unit, organisations.get_for, _unit),
    Kind.DOCUMENT: Door(Document, documents.get_for, _document),
    Kind.FILE: Door(DocumentFile, _open_file, _file),
    Kind.INTAKE: Door(Intake, intakes.get_for, _intake),
    Kind.COMMITMENT: Door(Commitment, commitments.get_for, _commitment),
    Kind.REPORT: Door(ProgressReport, commitments.get_report_for, _report),
    Kind.EVIDENCE: Door(Evidence, commitments.get_evidence_for, _evidence),
    Kind.PLAN: Door(Draft, plans.get_for, _plan),
    Kind.SUCCESSION: Door(Succession, successions.get_for, _succession),
    Kind.REVIEW: Door(Review, reviews.get_for, _review),
}

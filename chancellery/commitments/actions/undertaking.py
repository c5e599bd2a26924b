"""Making commitments, from provisions and from a commitment above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.branch import stop_being_leaves
from chancellery.commitments.actions.making import (
    Share,
    Undertaking,
    check_no_circle,
    check_no_report_waits,
    check_under,
    check_units,
    make,
)
from chancellery.commitments.models import Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.documents.models import Provision
from chancellery.organisations.models import Unit, User

NAMED = 8  #: units that a line of the trail names


class NobodyGiven(Refusal):
    message = _("Name at least one unit that leads.")


@transaction.atomic
def commit(
    *,
    provisions: Sequence[Provision],
    lead: Unit,
    due: rules.Due,
    by: User | None,
    at: datetime,
    title: str = "",
    coordinations: Sequence[tuple[Unit, str]] = (),
    expected_output: str = "",
    indicator: rules.Indicator | None = None,
    weight: Decimal | int = 1,
) -> list[Commitment]:
    """Make one commitment from each of ``provisions``, all led by one unit and due alike.

    Raises:
        UnitClosed, LeadCoordinates: see ``commit_each``.
    """
    share = Share(
        lead=lead, due=due, title=title, weight=weight, expected_output=expected_output,
        indicator=indicator, coordinations=coordinations,
    )  # fmt: skip
    return commit_each(undertakings=[(provision, share) for provision in provisions], by=by, at=at)


@transaction.atomic
def commit_each(*, undertakings: Sequence[tuple[Provision, Share]], by: User | None, at: datetime) -> list[Commitment]:
    """Make a commitment from each provision with its own share, and those that the share hands on.

    Raises:
        NobodyGiven: there is none.
        UnitClosed: a unit does not exist on the day of ``at``.
        LeadCoordinates: a unit is to lead and to co-ordinate.
        NotUnderLead, LaterThanParent, WouldMakeACycle: as in ``hand_down``, of what is handed on.
    """
    if not undertakings:
        raise NobodyGiven
    check_units([share for _provision, share in undertakings], on=timezone.localdate(at))
    if any(_has_own_provision(share.below) for _provision, share in undertakings):
        documents_actions.link_one_at_a_time()  # before the rows, as whoever links does
    made = make([Undertaking(None, provision, share) for provision, share in undertakings], by=by, at=at)
    for commitment in made:
        audit.record(
            "commitment.made", on=commitment, by=by, at=at, provision=commitment.provision_id,
            lead=commitment.lead_id, due_on=commitment.due_on,
        )  # fmt: skip
    _hand_on(made, [share for _provision, share in undertakings], by=by, at=at)
    return made


def hand_down(*, commitment: Commitment, shares: Sequence[Share], by: User | None, at: datetime) -> list[Commitment]:
    """Give units under the lead unit (or itself) each a share of ``commitment``; it stops being a leaf.

    Its own progress is cleared, for from now on it is the mean of its leaves; its reports stay.

    Raises:
        NobodyGiven, UnitClosed, LeadCoordinates: as in ``commit_each``.
        NotOpen: it is done, waived or withdrawn.
        ReportWaits: a submitted report on it is not decided yet.
        NotUnderLead: a unit is outside the lead unit's subtree.
        LaterThanParent: a share is due after the commitment's fixed day, without a reason.
        WouldMakeACycle: the commitment's document rests on the document of a share's own provision.
    """
    return hand_down_each(handed=[(commitment, shares)], by=by, at=at)


@transaction.atomic
def hand_down_each(
    *, handed: Sequence[tuple[Commitment, Sequence[Share]]], by: User | None, at: datetime
) -> list[Commitment]:
    """Hand down several commitments, each with its own shares, in one act: all of them, or none.

    What is made is written in one statement for each level, so thousands of shares take seconds. Returned is what
    stands right below, not what a share hands on.

    Raises:
        NobodyGiven, UnitClosed, LeadCoordinates, NotOpen, ReportWaits, NotUnderLead, LaterThanParent, WouldMakeACycle:
            as in ``hand_down``, of any of them.
    """
    if any(_has_own_provision(shares) for _commitment, shares in handed):
        documents_actions.link_one_at_a_time()  # before the rows, as whoever links does
    # thousands of them share a few units and provisions, so these are fetched once and not beside each
    locked = Commitment.objects.select_for_update().prefetch_related("lead", "provision__document")
    parents = {parent.pk: parent for parent in locked.filter(pk__in=[one.pk for one, _s in handed]).order_by("path")}
    check_no_report_waits(list(parents.values()))
    made = _give([(parents[commitment.pk], shares) for commitment, shares in handed], by=by, at=at)
    stop_being_leaves(parents.values())
    return made


def _has_own_provision(shares: Sequence[Share]) -> bool:
    return any(share.provision is not None or _has_own_provision(share.below) for share in shares)


def _give(handed: Sequence[tuple[Commitment, Sequence[Share]]], *, by: User | None, at: datetime) -> list[Commitment]:
    """Check shares against what they are given from, write them all, and what each hands on."""
    undertakings = []
    for parent, shares in handed:
        if not shares:
            raise NobodyGiven
        check_units(shares, on=timezone.localdate(at))
        check_under(parent, shares)
        check_no_circle(parent, shares)
        undertakings += [Undertaking(parent, share.provision or parent.provision, share) for share in shares]
    made = make(undertakings, by=by, at=at)
    _record(made, by=by, at=at)
    _hand_on(made, [one.share for one in undertakings], by=by, at=at)
    return made


def _hand_on(made: Sequence[Commitment], shares: Sequence[Share], *, by: User | None, at: datetime) -> None:
    below = [(commitment, share.below) for commitment, share in zip(made, shares, strict=True) if share.below]
    if below:
        _give(below, by=by, at=at)


def _record(made: Sequence[Commitment], *, by: User | None, at: datetime) -> None:
    """Say in the trail of each commitment what was handed down from it."""
    parents: dict[int, Commitment] = {}
    below: dict[int, list[Commitment]] = {}
    for child in made:
        if (above := child.parent) is not None:
            parents[above.pk] = above
            below.setdefault(above.pk, []).append(child)
    names = _Names()
    audit.record_each(
        "commitment.handed_down",
        {
            parents[key]: {
                "children": [child.pk for child in children],
                "leads": [child.lead_id for child in children],
                "units": names.of(children),
            }
            for key, children in below.items()
        },
        by=by, at=at,
    )  # fmt: skip


class _Names:
    """The short names of the units that lead, each found once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, made: Sequence[Commitment]) -> str:
        """Name who leads, as far as a line of the trail holds."""
        names = ", ".join([self._name(child) for child in made[:NAMED]])
        return f"{names} …" if len(made) > NAMED else names

    def _name(self, child: Commitment) -> str:
        name = self._known.get(child.lead_id)
        if name is None:
            name = self._known[child.lead_id] = child.lead.short_name
        return name

"""Making commitments, from provisions and from a commitment above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from chancellery.commitments import rules
from chancellery.commitments.actions.answering import answer
from chancellery.commitments.actions.awaiting import await_report
from chancellery.commitments.actions.linking import check_order
from chancellery.commitments.enums import Aggregation, ReportState, Status
from chancellery.commitments.models import Commitment, Coordination
from chancellery.core import audit
from chancellery.core.folding import fold
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.organisations.models import Unit, User

NAMED = 8  #: units that a line of the trail names


class NobodyGiven(Refusal):
    message = _("Name at least one unit that leads.")


class UnitClosed(Refusal):
    message = _("%(unit)s does not exist on that day; choose the unit that took over.")


class LeadCoordinates(Refusal):
    message = _("%(unit)s leads, so it cannot co-ordinate as well.")


class NotUnderLead(Refusal):
    message = _("%(unit)s is not under %(lead)s, so this cannot be handed down to it.")


class LaterThanParent(Refusal):
    message = _(
        "%(unit)s would be due after %(day)s, the day of the commitment above. Choose an earlier day, or say why."
    )


class NotOpen(Refusal):
    message = _("This commitment is closed; it cannot be handed down.")


class ReportWaits(Refusal):
    message = _("A report on this commitment waits for a decision. Accept or return it first, then hand down.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one unit undertakes. An empty ``title`` takes that of the provision, or of the commitment above."""

    lead: Unit
    due: rules.Due
    title: str = ""
    language: str = ""  #: of ``title``
    weight: Decimal | int = 1
    expected_output: str = ""
    indicator: rules.Indicator | None = None
    coordinations: Sequence[tuple[Unit, str]] = ()  #: unit and its part
    later_than_parent_reason: str = ""
    #: Of the lead unit's own plan, where it has one; what is handed down comes from it then.
    provision: Provision | None = None


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
    """Make a commitment from each provision with its own share.

    Raises:
        NobodyGiven: there is none.
        UnitClosed: a unit does not exist on the day of ``at``.
        LeadCoordinates: a unit is to lead and to co-ordinate.
    """
    if not undertakings:
        raise NobodyGiven
    _check_units([share for _provision, share in undertakings], on=timezone.localdate(at))
    made = [
        _build(key, provision=provision, share=share, parent=None, by=by, at=at)
        for key, (provision, share) in zip(_reserve_keys(len(undertakings)), undertakings, strict=True)
    ]
    answer(made, parent=None)
    _insert(made, [share for _provision, share in undertakings])
    for commitment in made:
        audit.record(
            "commitment.made", on=commitment, by=by, at=at, provision=commitment.provision_id,
            lead=commitment.lead_id, due_on=commitment.due_on,
        )  # fmt: skip
    return made


@transaction.atomic
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
    parent = (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("lead", "provision__document")
        .get(pk=commitment.pk)
    )
    if not shares:
        raise NobodyGiven
    _check_units(shares, on=timezone.localdate(at))
    _check_under(parent, shares)
    _check_no_circle(parent, shares)
    made = [
        _build(
            key,
            provision=share.provision or parent.provision,
            share=_inherit(share, parent),
            parent=parent,
            by=by,
            at=at,
        )
        for key, share in zip(_reserve_keys(len(shares)), shares, strict=True)
    ]
    answer(made, parent=parent)
    _insert(made, shares)
    if parent.is_leaf:
        parent.is_leaf, parent.progress, parent.value = False, None, None
        parent.save(update_fields=["is_leaf", "progress", "value"])
    audit.record(
        "commitment.handed_down", on=parent, by=by, at=at,
        children=[child.pk for child in made], leads=[child.lead_id for child in made],
        units=_names(made),
    )  # fmt: skip
    return made


def _names(made: Sequence[Commitment]) -> str:
    """Name who leads, as far as a line of the trail holds."""
    names = ", ".join(child.lead.short_name for child in made[:NAMED])
    return f"{names} …" if len(made) > NAMED else names


def _check_units(shares: Sequence[Share], *, on: date) -> None:
    for share in shares:
        helpers = [unit for unit, _part in share.coordinations]
        for unit in (share.lead, *helpers):
            if not unit.is_valid_on(on):
                raise UnitClosed(unit=unit)
        if share.lead in helpers:
            raise LeadCoordinates(unit=share.lead)


def _check_under(parent: Commitment, shares: Sequence[Share]) -> None:
    if parent.status != Status.OPEN:
        raise NotOpen
    if parent.reports.filter(state=ReportState.SUBMITTED).exists():
        raise ReportWaits
    for share in shares:
        if not share.lead.path.startswith(parent.lead.path):
            raise NotUnderLead(unit=share.lead, lead=parent.lead)
        last_day = parent.due_on
        if last_day and rules.is_later(share.due, parent.due) and not share.later_than_parent_reason.strip():
            raise LaterThanParent(unit=share.lead, day=date_format(last_day, pgettext("format of a day", "j M Y")))


def _check_no_circle(parent: Commitment, shares: Sequence[Share]) -> None:
    own = {share.provision.document for share in shares if share.provision is not None}
    for document in own:
        if document.pk != parent.provision.document_id:
            check_order(document, superior=parent.provision.document)


def _inherit(share: Share, parent: Commitment) -> Share:
    """Fill in what a share leaves open: the words, and what is measured. A target is each unit's own."""
    if not share.title:
        share = replace(share, title=parent.title, language=parent.language)
    measured = share.indicator
    if parent.indicator and (measured is None or not measured.name):
        target = measured.target if measured else None
        aggregation = Aggregation(parent.aggregation or Aggregation.NONE)
        measured = rules.Indicator(parent.indicator, parent.indicator_unit, None, target, aggregation)
    return replace(share, indicator=measured)


def _reserve_keys(count: int) -> list[int]:
    """Take keys from the sequence, so that a row's path is known when it is written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Commitment._meta.db_table, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _build(
    key: int, *, provision: Provision, share: Share, parent: Commitment | None, by: User | None, at: datetime
) -> Commitment:
    due, title = share.due, share.title or provision.heading
    indicator = share.indicator or rules.Indicator("")
    made = Commitment(
        pk=key, provision=provision, parent=parent,
        path=f"{parent.path if parent else ''}{key}.", depth=parent.depth + 1 if parent else 0,
        title=title, language=share.language or provision.language, lead=share.lead,
        expected_output=share.expected_output, weight=Decimal(share.weight),
        due_kind=due.kind, due_on=due.on, period=due.period or "", **_schedule(due),
        later_than_parent_reason=share.later_than_parent_reason.strip(),
        indicator=indicator.name, indicator_unit=indicator.unit, baseline=indicator.baseline, target=indicator.target,
        aggregation=indicator.aggregation if indicator.name else "",
        search_text=fold(f"{title} {share.expected_output} {indicator.name} {provision.document.number}"),
        made_by=by, made_at=at,
    )  # fmt: skip
    await_report(made)
    return made


def _schedule(due: rules.Due) -> dict[str, int | date]:
    """Return the fields that only a schedule has."""
    if due.on is None or (before := rules.previous_due(due, due_day=rules.due_day_of(due.on))) is None:
        return {}
    return {"due_day": rules.due_day_of(due.on), "period_from_on": before + timedelta(days=1)}


def _insert(made: Sequence[Commitment], shares: Sequence[Share]) -> None:
    Commitment.objects.bulk_create(made, batch_size=500)
    Coordination.objects.bulk_create(
        [
            Coordination(commitment=commitment, unit=unit, part=part)
            for commitment, share in zip(made, shares, strict=True)
            for unit, part in share.coordinations
        ],
        batch_size=1000,
    )

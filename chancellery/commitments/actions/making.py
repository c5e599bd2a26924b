"""The rows of new commitments: what they inherit, what must hold of them, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from chancellery.commitments import rules
from chancellery.commitments.actions.answering import answer
from chancellery.commitments.actions.awaiting import await_each
from chancellery.commitments.actions.linking import check_order
from chancellery.commitments.actions.refusals import LaterThanParent, NotUnderLead, ReportWaits, UnitClosed
from chancellery.commitments.actions.wording import word
from chancellery.commitments.enums import Aggregation, DueKind, ReportState, Status
from chancellery.commitments.models import Commitment, Coordination, ProgressReport
from chancellery.core import bulk, records
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit, User
from chancellery.organisations.reporting_calendar import Calendar

NOTHING_MEASURED = rules.Indicator("")


class LeadCoordinates(Refusal):
    message = _("%(unit)s leads, so it cannot co-ordinate as well.")


class NotOpen(Refusal):
    message = _("This commitment is closed; it cannot be handed down.")


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
    #: What is handed on from it at once; it is no leaf then, not even for a moment.
    below: Sequence[Share] = ()


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A share of a commitment, which is locked, or a share at the top; and the provision it comes from."""

    parent: Commitment | None
    provision: Provision
    share: Share


def make(undertakings: Sequence[Undertaking], *, by: User | None, at: datetime) -> list[Commitment]:
    """Write a commitment for each share. Check them first."""
    calendars = _calendars([one.share for one in undertakings], on=timezone.localdate(at))
    made = [
        _build(key, one, calendar=calendars.get(one.share.lead.pk), by=by, at=at)
        for key, one in zip(_reserve_keys(len(undertakings)), undertakings, strict=True)
    ]
    await_each(made)
    answer(made)
    word(made)
    _insert(made, [one.share for one in undertakings])
    return made


def check_units(shares: Sequence[Share], *, on: date) -> None:
    """Refuse units that do not exist on a day, and a lead unit that would co-ordinate as well."""
    for share in shares:
        helpers = [unit for unit, _part in share.coordinations]
        for unit in (share.lead, *helpers):
            if not unit.is_valid_on(on):
                raise UnitClosed(unit=unit)
        if share.lead in helpers:
            raise LeadCoordinates(unit=share.lead)


def check_no_report_waits(parents: Sequence[Commitment]) -> None:
    """Refuse to hand down what somebody has reported on and nobody has decided."""
    if ProgressReport.objects.filter(commitment__in=parents, state=ReportState.SUBMITTED).exists():
        raise ReportWaits


def check_under(parent: Commitment, shares: Sequence[Share]) -> None:
    """Refuse shares that ``parent`` cannot give."""
    if parent.status != Status.OPEN:
        raise NotOpen
    for share in shares:
        if not share.lead.path.startswith(parent.lead.path):
            raise NotUnderLead(unit=share.lead, lead=parent.lead)
        last_day = parent.due_on
        if last_day and rules.is_later(share.due, parent.due) and not share.later_than_parent_reason.strip():
            raise LaterThanParent(unit=share.lead, day=date_format(last_day, pgettext("format of a day", "j M Y")))


def check_no_circle(parent: Commitment, shares: Sequence[Share]) -> None:
    """Refuse shares of a plan on which the document of ``parent`` rests."""
    own = {share.provision.document for share in shares if share.provision is not None}
    for document in own:
        if document.pk != parent.provision.document_id:
            check_order(document, superior=parent.provision.document)


def _words(share: Share, parent: Commitment | None, provision: Provision) -> tuple[str, str]:
    """Return the title and its language: what a share leaves open is said above it, or by the provision."""
    if not share.title and parent is not None:
        return parent.title, parent.language
    return share.title or provision.heading, share.language or provision.language


def _measured(share: Share, parent: Commitment | None) -> rules.Indicator:
    """Return what is measured: what a share leaves open is as above it. A target is each unit's own."""
    own = share.indicator
    if parent is None or not parent.indicator or (own is not None and own.name):
        return own or NOTHING_MEASURED
    aggregation = Aggregation(parent.aggregation or Aggregation.NONE)
    return rules.Indicator(parent.indicator, parent.indicator_unit, None, own.target if own else None, aggregation)


def _calendars(shares: Sequence[Share], *, on: date) -> dict[int, Calendar]:
    """Return the calendars of those who report every period; nothing is asked where nobody does."""
    units = [share.lead.pk for share in shares if share.due.kind == DueKind.PERIODIC]
    return organisations.calendars_of(units, on=on) if units else {}


def _reserve_keys(count: int) -> list[int]:
    """Take keys from the sequence, so that a row's path is known when it is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [Commitment._meta.db_table])
        (sequence,) = cursor.fetchone()
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
        return [key for (key,) in cursor.fetchall()]


def _build(
    key: int, undertaking: Undertaking, *, calendar: Calendar | None, by: User | None, at: datetime
) -> Commitment:
    parent, provision, share = undertaking.parent, undertaking.provision, undertaking.share
    schedule, indicator = rules.schedule_from(share.due, calendar=calendar), _measured(share, parent)
    title, language = _words(share, parent, provision)
    due = schedule.due
    values = {
        "id": key, "provision_id": provision.pk, "parent_id": parent.pk if parent else None, "lead_id": share.lead.pk,
        "path": f"{parent.path if parent else ''}{key}.", "depth": parent.depth + 1 if parent else 0,
        "is_leaf": not share.below, "title": title, "language": language,
        "expected_output": share.expected_output, "weight": Decimal(share.weight),
        "due_kind": due.kind, "due_on": due.on, "period": due.period or "", "due_day": schedule.due_day,
        "period_from_on": schedule.from_on, "later_than_parent_reason": share.later_than_parent_reason.strip(),
        "indicator": indicator.name, "indicator_unit": indicator.unit,
        "aggregation": indicator.aggregation if indicator.name else "",
        "baseline": indicator.baseline, "target": indicator.target,
        "made_by_id": by.pk if by else None, "made_at": at,
    }  # fmt: skip
    known = {"provision": provision, "parent": parent, "lead": share.lead, "made_by": by}
    return records.fresh(Commitment, values, known=known)


def _insert(made: Sequence[Commitment], shares: Sequence[Share]) -> None:
    bulk.insert(Commitment, made)
    Coordination.objects.bulk_create(
        [
            Coordination(commitment=commitment, unit=unit, part=part)
            for commitment, share in zip(made, shares, strict=True)
            for unit, part in share.coordinations
        ],
        batch_size=1000,
    )

"""Who may read which commitment: the one door to each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, Q, QuerySet
from django.http import Http404

from chancellery.commitments import rules
from chancellery.commitments.enums import ReportState, TallyKind
from chancellery.commitments.models import (
    Commitment,
    Coordination,
    Evidence,
    ProgressReport,
)
from chancellery.commitments.models.places import at_or_below
from chancellery.commitments.queries.lines import Theirs
from chancellery.commitments.queries.open_concerns import OPEN_CONCERNS
from chancellery.core import planning, records
from chancellery.core.among import Among
from chancellery.core.written_once import WrittenOnce
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import READERS, REPORTERS, Authority

#: Who leads more than these (as counted, but for the last changes) finds a page of them sooner among all.
MANY = 30_000


def _touching(authority: Authority, *, to: str = "") -> Q:
    """Return the condition "its lead unit or a co-ordinating unit is theirs"; ``to`` leads to the commitment."""
    paths = authority.paths(READERS)
    helps = Coordination.objects.filter(
        organisations.under(paths, field="unit__path"), commitment=OuterRef(f"{to}pk" if to else "pk")
    )
    return organisations.under(paths, field=f"{to}lead__path") | Q(Exists(helps))


def touching(authority: Authority) -> QuerySet[Commitment]:
    """Return what a person's units lead or co-ordinate: what lists show."""
    return Commitment.objects.filter(_touching(authority)) if authority.grants else Commitment.objects.none()


def touching_by_index(authority: Authority) -> QuerySet[Commitment]:
    """Return what ``touching`` does, so asked that the indexes of units and keys lead to it: soon where it is not much.

    Both are asked together, and each row is looked at once, though it may be led and helped with.
    """
    if not authority.grants:
        return Commitment.objects.none()
    units = _units(authority)
    helped = Coordination.objects.filter(Among("unit", units)).order_by().values("commitment")
    return Commitment.objects.filter(Q(Among("lead", units)) | Q(Among("pk", helped)))


def theirs(authority: Authority) -> Theirs:
    """Return what ``touching`` does by keys, to be counted and to be met with among others."""
    units = _units(authority)
    helped = Coordination.objects.filter(unit__in=units).values("commitment")
    return Theirs(units, Commitment.objects.filter(lead__in=units).values("pk"), helped)


def _units(authority: Authority) -> QuerySet[Unit, Any]:
    return units_below(authority.paths(READERS))


def units_below(paths: Iterable[str]) -> QuerySet[Unit, Any]:
    """Return the keys of the units at these paths and below them."""
    return Unit.objects.filter(organisations.under(paths)).order_by().values("pk")


def led_about(authority: Authority) -> int:
    """Return how many commitments a person's units lead, as counted, but for the last changes."""
    return led_below(authority.paths(READERS))


def led_below(paths: Iterable[str], kind: TallyKind = TallyKind.ALL, key: int = 0) -> int:
    """Return how many commitments are led at or below units, as counted, but for the last changes.

    With a ``kind``, how many of those answer to the document or the provision of this ``key``.
    """
    tops = [int(path.rstrip(".").rpartition(".")[2]) for path in paths]
    with connection.cursor() as cursor:
        cursor.execute(_LED, [tops, kind.value, key])
        return int(cursor.fetchone()[0])


#: Each list asks this first.
_LED = "SELECT coalesce(sum(total), 0) FROM commitments_unittally WHERE unit = ANY (%s) AND kind = %s AND key = %s"


def visible_to(authority: Authority) -> QuerySet[Commitment]:
    """Return what a person may read: what their units lead or co-ordinate, and every commitment above those."""
    above = Func(
        F("path"),
        template="unnest(string_to_array(rtrim(%(expressions)s, '.'), '.')::bigint[])",
        output_field=BigIntegerField(),
    )
    return Commitment.objects.filter(pk__in=touching(authority).order_by().values_list(above, flat=True))


def get_for(authority: Authority, pk: int) -> Commitment:
    """Return one commitment with its lead and source; the same Http404 whether it is absent or not theirs to see."""
    found = next(iter(_with_source(pk)), None)
    # the subtree is asked, not the set of everything visible: an index serves a prefix that is known
    if found is None or not (is_whole_to(authority, found) or _touches(authority, found)):
        raise Http404
    return found


def _touches(authority: Authority, commitment: Commitment) -> bool:
    """Say whether something at or below ``commitment`` is theirs."""
    with planning.for_these_values():
        return touching(authority).filter(at_or_below(commitment.path)).exists()


@WrittenOnce
def _with_source(pk: int) -> QuerySet[Commitment]:
    wanted = Commitment.objects.select_related(
        "lead", "provision__document__issuer", "provision__document__registered_in"
    )
    return wanted.annotate(**OPEN_CONCERNS).filter(pk=pk)


def is_whole_to(authority: Authority, commitment: Commitment) -> bool:
    """Say whether a person may read everything below ``commitment``: what is handed down stays under its lead unit."""
    return authority.may(READERS, commitment.lead.path)


def may_release(authority: Authority, commitment: Commitment) -> bool:
    """Say whether a person may waive or withdraw ``commitment``: who gave it may, not who has it to do.

    That is a planner of the unit it was handed down from; at the top, of the unit whose register holds its source.
    """
    giver = commitment.parent.lead if commitment.parent else commitment.provision.document.registered_in
    return giver is not None and rules.may_plan(authority, giver.path)


def reports_for(authority: Authority) -> QuerySet[ProgressReport]:
    """Return the reports a person may read; drafts only where they report themselves."""
    if not authority.grants:
        return ProgressReport.objects.none()
    writes = organisations.under(authority.paths(REPORTERS), field="commitment__lead__path")
    return ProgressReport.objects.filter(_touching(authority, to="commitment__")).filter(
        ~Q(state=ReportState.DRAFT) | writes
    )


def get_report_for(authority: Authority, pk: int) -> ProgressReport:
    """Return one report with its commitment; the same Http404 whether it is absent or not theirs to see."""
    wanted = reports_for(authority).select_related(
        "commitment__lead", "unit", "written_by", "submitted_by", "decided_by"
    )
    found = wanted.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_report_to_decide(authority: Authority, pk: int) -> ProgressReport:
    """Return one report with its commitment and the unit that leads it, for whoever may decide on it.

    Raises:
        Http404: there is none, or it is not theirs to see.
        PermissionDenied: they may see it, and somebody else decides.
    """
    found = records.along(ProgressReport, pk, ("commitment", "lead"))
    if found is not None and rules.may_accept(authority, found.commitment.lead.path, hands=found.hands):
        return found
    get_report_for(authority, pk)
    raise PermissionDenied


def get_evidence_for(authority: Authority, pk: int) -> Evidence:
    """Return one piece of evidence of a report they may read, or Http404."""
    found = Evidence.objects.select_related("file", "report__commitment__lead").filter(pk=pk).first()
    if found is None:
        raise Http404
    get_report_for(authority, found.report_id)
    return found

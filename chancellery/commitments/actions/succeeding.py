"""What a unit leads, co-ordinates, reports and is asked goes over with it. What is closed and accepted stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions import coordinating
from chancellery.commitments.actions.awaiting import await_anew
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment, ReassignmentRequest
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import Succession, SuccessionRow, Unit, User
from chancellery.organisations.succeeding import HANDOVERS, ROWS, Mover, Step, by_sets, run, shift

#: What may be chosen for: the nearest choice holds.
CHOICES = ("commitment", "branch", "provision", "document")

_CHOSEN = f"""
    SELECT t.id, coalesce(own.unit, branch.unit, provision.unit, document.unit)
    FROM commitments_commitment t JOIN {HANDOVERS} ON h.predecessor = t.lead_id
    JOIN documents_provision said ON said.id = t.provision_id
    LEFT JOIN unnest(%(commitment_keys)s::bigint[], %(commitment_units)s::bigint[]) own(key, unit) ON own.key = t.id
    LEFT JOIN LATERAL (
        SELECT b.unit FROM unnest(string_to_array(rtrim(t.path, '.'), '.')::bigint[]) WITH ORDINALITY line(key, place)
        JOIN unnest(%(branch_keys)s::bigint[], %(branch_units)s::bigint[]) b(key, unit) ON b.key = line.key
        ORDER BY line.place DESC LIMIT 1
    ) branch ON true
    LEFT JOIN unnest(%(provision_keys)s::bigint[], %(provision_units)s::bigint[]) provision(key, unit)
        ON provision.key = t.provision_id
    LEFT JOIN unnest(%(document_keys)s::bigint[], %(document_units)s::bigint[]) document(key, unit)
        ON document.key = said.document_id
    WHERE t.status = 'open' AND coalesce(own.unit, branch.unit, provision.unit, document.unit) IS NOT NULL
"""  # noqa: S608
#: What is written but not decided on belongs to whoever leads now; what was decided stays with who led then.
_REPORTS = f"""
    WITH going AS MATERIALIZED (
        SELECT t.id, r.succession_id, r.predecessor, c.lead_id FROM organisations_successionrow r
        JOIN commitments_progressreport t ON t.commitment_id = r.key JOIN commitments_commitment c ON c.id = r.key
        WHERE r.what = 'commitment' AND r.succession_id = ANY (%(successions)s) AND t.unit_id = r.predecessor
        AND t.state IN ('draft', 'submitted') ORDER BY t.id FOR NO KEY UPDATE OF t
    ), changed AS (
        UPDATE commitments_progressreport t SET unit_id = going.lead_id FROM going WHERE t.id = going.id
    )
    INSERT INTO {ROWS}
    SELECT succession_id, 'report', 'commitments_progressreport', id, jsonb_build_object('unit_id', predecessor),
        jsonb_build_object('unit_id', lead_id), predecessor, lead_id FROM going
"""  # noqa: S608
#: Questions that asked for just what has happened are answered by it.
_ANSWERED = f"""
    WITH going AS MATERIALIZED (
        SELECT t.id, r.succession_id, r.predecessor, r.successor FROM organisations_successionrow r
        JOIN commitments_reassignmentrequest t ON t.commitment_id = r.key AND t.proposed_id = r.successor
        WHERE r.what = 'commitment' AND r.succession_id = ANY (%(successions)s) AND t.decided_at IS NULL
    ), changed AS (
        UPDATE commitments_reassignmentrequest t SET granted = true, decided_by_id = %(by)s, decided_at = %(at)s
        FROM going WHERE t.id = going.id RETURNING t.id, t.decided_at
    )
    INSERT INTO {ROWS}
    SELECT succession_id, 'request', 'commitments_reassignmentrequest', going.id,
        '{{"granted": null, "decided_by_id": null, "decided_at": null}}',
        jsonb_build_object('granted', true, 'decided_by_id', %(by)s::bigint, 'decided_at', changed.decided_at),
        predecessor, successor
    FROM going JOIN changed ON changed.id = going.id
"""  # noqa: S608
_TOLD = """
    SELECT c.id, left(c.title, 300), jsonb_build_object(
        'lead', c.lead_id, 'before', r.predecessor, 'reason', s.basis, 'succession', s.id,
        'units', former.short || ' → ' || now.short)
    FROM organisations_successionrow r JOIN commitments_commitment c ON c.id = r.key
    JOIN organisations_succession s ON s.id = r.succession_id
    JOIN unnest(%(unit_keys)s::bigint[], %(unit_names)s::text[]) former(key, short) ON former.key = r.predecessor
    JOIN unnest(%(unit_keys)s::bigint[], %(unit_names)s::text[]) now(key, short) ON now.key = r.successor
    WHERE r.what = 'commitment' AND r.succession_id = ANY (%(successions)s) ORDER BY c.id
"""
#: The same units the other way round, once the succession was put back.
_TOLD_BACK = """
    SELECT c.id, left(c.title, 300), jsonb_build_object(
        'lead', r.predecessor, 'before', r.successor, 'succession', r.succession_id,
        'units', former.short || ' → ' || now.short)
    FROM organisations_successionrow r JOIN commitments_commitment c ON c.id = r.key
    JOIN unnest(%(unit_keys)s::bigint[], %(unit_names)s::text[]) former(key, short) ON former.key = r.successor
    JOIN unnest(%(unit_keys)s::bigint[], %(unit_names)s::text[]) now(key, short) ON now.key = r.predecessor
    WHERE r.what = 'commitment' AND r.succession_id = %(succession)s ORDER BY c.id
"""


class LeftWithoutUnit(Refusal):
    message = _(
        "Say to whom the open commitments of %(unit)s go; without a lead unit would be: %(count)s. First: “%(first)s”."
    )


class ReportedSince(Refusal):
    message = _(
        "Somebody reported or decided since on commitments that moved (%(count)s), and that would be lost: the"
        " succession stays. First: “%(first)s”."
    )


def hand_over(step: Step) -> None:
    """Let successors lead and co-ordinate what predecessors led and co-ordinated."""
    with by_sets():
        shift(
            step, what="commitment", model=Commitment, column="lead_id", where="t.status = 'open'", to="h.rest",
            chosen=_chosen(step), order="path",
        )  # fmt: skip
    _tell(step)
    run(_REPORTS, step.parameters())
    coordinating.hand_over(step)
    shift(step, what="request", model=ReassignmentRequest, column="proposed_id", where="t.decided_at IS NULL")
    run(_ANSWERED, step.parameters())


def settle(units: Iterable[int]) -> None:
    """Reckon anew from when reports are awaited of what these units (by key) and all below them lead."""
    paths = Unit.objects.filter(pk__in=bulk.among(units)).values_list("path", flat=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM organisations_unit WHERE string_to_array(rtrim(path, '.'), '.')::bigint[] && %s::bigint[]",
            [[int(path.rstrip(".").rpartition(".")[2]) for path in paths]],
        )
        below = [key for (key,) in cursor.fetchall()]
    await_anew(Commitment.objects.filter(lead__in=bulk.among(below)))


def refuse(step: Step) -> Refusal | None:
    """Refuse to leave an open commitment with a unit that ends."""
    left = Commitment.objects.filter(lead__in=bulk.among(step.closing), status=Status.OPEN).order_by("path")
    first = left.select_related("lead").first()
    return LeftWithoutUnit(count=left.count(), unit=first.lead.short_name, first=first.title) if first else None


def done_since(succession: int) -> Refusal | None:
    """Refuse to put back what was reported on, or decided on, since."""
    made_at = Succession.objects.values_list("made_at", flat=True).get(pk=succession)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT c.id, c.title FROM organisations_successionrow r
            JOIN commitments_commitment c ON c.id = r.key JOIN commitments_progressreport p ON p.commitment_id = c.id
            WHERE r.succession_id = %s AND r.what = 'commitment'
            AND (p.written_at > %s OR p.submitted_at > %s OR p.decided_at > %s) ORDER BY c.id
            """,
            [succession, made_at, made_at, made_at],
        )
        found = cursor.fetchall()
    return ReportedSince(count=len(found), first=found[0][1]) if found else None


def _chosen(step: Step) -> dict[int, int]:
    if not any(step.choices.get(kind) for kind in CHOICES):
        return {}
    given = step.parameters()
    for kind in CHOICES:
        picked = step.choices.get(kind, {})
        given |= {f"{kind}_keys": list(picked), f"{kind}_units": list(picked.values())}
    with connection.cursor() as cursor:
        cursor.execute(_CHOSEN, given)
        return dict(cursor.fetchall())


def _tell(step: Step) -> None:
    keys = {one.predecessor for one in step.handovers} | {one.successor for one in step.handovers if one.successor}
    keys |= {unit for picked in step.choices.values() for unit in picked.values()}
    keys |= {one.rest for one in step.handovers if one.rest}
    given = step.parameters() | _named(keys)
    audit.record_found("commitment.reassigned", Commitment, _TOLD, given, by=step.by, at=step.at)


def _named(keys: Iterable[int]) -> dict[str, bulk.Given]:
    units = Unit.objects.in_bulk(keys)
    return {"unit_keys": list(units), "unit_names": [unit.short_name for unit in units.values()]}


def tell_back(succession: int, by: User | None, at: datetime) -> None:
    """Say of each commitment that moved that it is where it was."""
    moved = SuccessionRow.objects.filter(succession=succession, what="commitment")
    keys = {key for pair in moved.values_list("predecessor", "successor").distinct() for key in pair if key}
    given = _named(keys) | {"succession": succession}
    audit.record_found("commitment.put_back", Commitment, _TOLD_BACK, given, by=by, at=at)


MOVER = Mover(
    labels={
        "commitment": _("Open commitments"),
        "report": _("Reports that are written and not decided on"),
        "helper": _("Co-ordinating"),
        "request": _("Questions to reassign"),
    },
    hand_over=hand_over,
    settle=settle,
    refuse=refuse,
    done_since=done_since,
    tell_back=tell_back,
)

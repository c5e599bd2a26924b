"""How the figures stood at the end of earlier months: counted from the accepted reports, and read as they were kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.models import Commitment, MonthFigures
from chancellery.core.models import AuditEntry
from chancellery.core.written_once import WrittenOnce

MONTHS_BACK = 24  #: ends of months that are filled in where none was kept

#: What was a leaf at a moment, with the last report accepted by then. A report accepted later says from which day its
#: period ran, and so which day of a schedule was due before it. What has been moved or re-dated since stands as it is
#: now. ``%(day)s`` is the last day, ``%(end)s`` the moment it ended.
_LEAVES = """
    WITH last AS (
        SELECT DISTINCT ON (commitment_id) commitment_id, percentage, submitted_at FROM commitments_progressreport
        WHERE state = 'accepted' AND decided_at < %(end)s ORDER BY commitment_id, decided_at DESC, id DESC
    ), later AS (
        SELECT DISTINCT ON (commitment_id) commitment_id, period_from_on FROM commitments_progressreport
        WHERE state = 'accepted' AND decided_at >= %(end)s ORDER BY commitment_id, decided_at, id
    ), released AS (
        SELECT on_key AS id FROM core_auditentry WHERE on_type = 'commitments.commitment' AND at < %(end)s
        AND verb IN ('commitment.waived', 'commitment.withdrawn')
    ), leaf AS (
        SELECT c.lead_id, c.weight, c.answers_to, coalesce(last.percentage, 0) AS percentage,
            c.due_kind = 'day' AND last.percentage >= 100 AS is_done,
            coalesce(c.done_on, (last.submitted_at AT TIME ZONE %(zone)s)::date) AS done_on,
            CASE WHEN c.due_day IS NOT NULL AND later.period_from_on IS NOT NULL
                THEN least(month.first + c.due_day - 1, (month.first + INTERVAL '1 month')::date - 1)
                ELSE c.due_on END AS due_on,
            c.status IN ('waived', 'withdrawn') AND EXISTS (
                SELECT FROM released WHERE released.id = ANY (string_to_array(rtrim(c.path, '.'), '.')::bigint[])
            ) AS is_left_out
        FROM commitments_commitment c LEFT JOIN last ON last.commitment_id = c.id
        LEFT JOIN later ON later.commitment_id = c.id
        CROSS JOIN LATERAL (
            -- the day before the period began was the due day before; the next one lies a whole period after it
            SELECT (date_trunc('month', later.period_from_on - 1)::date + make_interval(months => CASE c.period
                WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half-year' THEN 6 ELSE 12 END))::date AS first
        ) month
        WHERE c.made_at < %(end)s AND NOT EXISTS (
            SELECT FROM commitments_commitment child WHERE child.parent_id = c.id AND child.made_at < %(end)s
        )
    )
"""
_COUNTED = f"""
    {_LEAVES}, scoped AS (
        SELECT NULL::bigint AS document, leaf.* FROM leaf
        UNION ALL
        SELECT source.document_id, leaf.* FROM leaf CROSS JOIN LATERAL (
            SELECT DISTINCT p.document_id FROM documents_provision p WHERE p.id = ANY (leaf.answers_to)
        ) source
    ), counted AS (
        SELECT lead_id, document,
            count(*) FILTER (WHERE NOT is_left_out) AS total,
            count(*) FILTER (WHERE NOT is_left_out AND is_done AND NOT coalesce(done_on > due_on, false)) AS done,
            count(*) FILTER (WHERE NOT is_left_out AND is_done AND done_on > due_on) AS done_late,
            count(*) FILTER (WHERE NOT is_left_out AND is_done IS NOT TRUE AND due_on < %(day)s::date) AS overdue,
            count(*) FILTER (WHERE is_left_out) AS left_out,
            coalesce(sum(weight) FILTER (WHERE NOT is_left_out), 0) AS weight,
            coalesce(sum(weight * percentage) FILTER (WHERE NOT is_left_out), 0) AS achieved
        FROM scoped GROUP BY 1, 2
    )
    SELECT place.unit, document, sum(total), sum(done), sum(done_late), sum(overdue), sum(left_out), sum(weight),
        sum(achieved)
    FROM counted JOIN organisations_unit lead ON lead.id = counted.lead_id
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(lead.path, '.'), '.')::bigint[]) place(unit)
    GROUP BY 1, 2
"""  # noqa: S608 - nothing but what is written here


def counted_on(day: date) -> Iterator[MonthFigures]:
    """Count how every unit stood at the end of ``day``, from the reports accepted by then; nothing is saved."""
    end = _end_of(day)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"day": day, "end": end, "zone": timezone.get_current_timezone_name()})
        for unit, document, total, done, done_late, overdue, left_out, weight, achieved in cursor.fetchall():
            yield MonthFigures(
                unit_id=unit, document_id=document, until_on=day, total=total, done=done, done_late=done_late,
                overdue=overdue, left_out=left_out, weight=weight, achieved=achieved,
            )  # fmt: skip


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """How a unit and all below it stood at the end of a month."""

    until_on: date
    totals: rules.Totals


def months_of(
    units: Iterable[int], *, document: int | None, until: date, months: int
) -> dict[int, tuple[MonthEnd, ...]]:
    """Return for each unit the ends of up to ``months`` months before ``until``, the earliest first."""
    asked, first = tuple(units), _months_before(until, months)
    ends: dict[int, list[MonthEnd]] = {}
    for one in _of_all(asked, first, until) if document is None else _of_document(asked, document, first, until):
        ends.setdefault(one.unit_id, []).append(MonthEnd(one.until_on, _totals(one)))
    return {unit: tuple(its) for unit, its in ends.items()}


@WrittenOnce
def _of_all(units: tuple[int, ...], first: date, until: date) -> QuerySet[MonthFigures]:
    found = MonthFigures.objects.filter(unit__in=units, document=None)
    return found.filter(until_on__gte=first, until_on__lt=until).order_by("until_on")


@WrittenOnce
def _of_document(units: tuple[int, ...], document: int, first: date, until: date) -> QuerySet[MonthFigures]:
    found = MonthFigures.objects.filter(unit__in=units, document=document)
    return found.filter(until_on__gte=first, until_on__lt=until).order_by("until_on")


def _months_before(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def _totals(one: MonthFigures) -> rules.Totals:
    return rules.Totals(
        total=one.total, done=one.done, done_late=one.done_late, overdue=one.overdue, left_out=one.left_out,
        under_way=one.total - one.done - one.done_late - one.overdue, weight=one.weight,
        weighted_progress=one.achieved,
    )  # fmt: skip


#: What changes how an earlier month would be counted now: links, leads, days, weights and places.
_REARRANGED = (
    "commitment.reassigned", "commitment.redated", "commitment.amended", "commitment.moved", "commitment.unlinked",
    "commitment.split", "commitment.split_off", "commitment.deleted", "commitment.share_deleted",
    "commitment.implements", "commitment.implements_no_more", "commitment.undone", "unit.moved",
    "unit.succeeded", "unit.succession_put_back",
    "provision.carries", "provision.carries_no_more",
)  # fmt: skip


def misremembered() -> Iterator[MonthFigures]:
    """Yield the figures of the last month kept that a recount gives otherwise, or not at all.

    Where something was moved, linked or re-dated since, a recount gives the month as it would be now, and nothing is
    said.
    """
    day = MonthFigures.objects.order_by("-until_on").values_list("until_on", flat=True).first()
    if day is None or AuditEntry.objects.filter(verb__in=_REARRANGED, at__gte=_end_of(day)).exists():
        return
    recounted = {_counts(one) for one in counted_on(day)}
    for kept in MonthFigures.objects.filter(until_on=day).select_related("unit"):
        if _counts(kept) in recounted:
            recounted.discard(_counts(kept))
        else:
            yield kept
    for unit, document, *_rest in sorted(recounted, key=str):
        yield MonthFigures(unit_id=unit, document_id=document, until_on=day)


def _counts(one: MonthFigures) -> tuple[int, int | None, int, int, int, int, int, Decimal, Decimal]:
    return (
        one.unit_id, one.document_id, one.total, one.done, one.done_late, one.overdue, one.left_out, one.weight,
        one.achieved,
    )  # fmt: skip


def months_to_keep(today: date) -> list[date]:
    """Return the last days of the months that have ended, since the first commitment, and are not kept yet."""
    first = Commitment.objects.order_by("made_at").values_list("made_at", flat=True).first()
    if first is None:
        return []
    ended = list(_month_ends(before=today, since=timezone.localdate(first)))
    kept = set(MonthFigures.objects.filter(until_on__in=ended).values_list("until_on", flat=True).distinct())
    return sorted(set(ended) - kept)


def _month_ends(*, before: date, since: date) -> Iterator[date]:
    """Yield the last days of whole months, the latest first, down to the month of ``since``."""
    day = before.replace(day=1) - timedelta(days=1)
    for _n in range(MONTHS_BACK):
        if day < since:
            return
        yield day
        day = day.replace(day=1) - timedelta(days=1)

"""The figures kept of days once more: against the tallies of now, and against the commitments as they stood then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db import connection

from chancellery.commitments import rules
from chancellery.commitments.enums import TallyKind
from chancellery.commitments.models import TallyDay
from chancellery.commitments.queries.days import totals_of_units_on
from chancellery.commitments.queries.figures import aggregates, totals_of
from chancellery.commitments.queries.tallies import COUNTS
from chancellery.core import history
from chancellery.organisations import queries as organisations

_DIFFER = " OR ".join(f"coalesce(kept.{count}, 0) <> coalesce(tally.{count}, 0)" for count in COUNTS)
#: Of each unit and scope the last row, and the tally as it was folded.
_LAST = f"""
    SELECT coalesce(kept.unit, tally.unit), coalesce(kept.kind, tally.kind), coalesce(kept.key, tally.key)
    FROM (
        SELECT DISTINCT ON (unit, kind, key) * FROM commitments_dayfigures ORDER BY unit, kind, key, from_on DESC
    ) kept
    FULL JOIN (SELECT * FROM commitments_unittally WHERE kind <> {TallyKind.PROVISION.value}) tally
        ON tally.unit = kept.unit AND tally.kind = kept.kind AND tally.key = kept.key
    WHERE {_DIFFER} ORDER BY 1, 2, 3
"""  # noqa: S608 - nothing but what is written here

#: What each unit itself led at the end of a day: in all (nought), and of each document.
_LED_THEN = """
    WITH was AS MATERIALIZED (
        SELECT f.key, jsonb_object_agg(said.name, said.value ORDER BY f.changed_at DESC, f.id DESC) AS values
        FROM core_formervalues f CROSS JOIN LATERAL jsonb_each(f.values) said(name, value)
        WHERE f."table" = 'commitments_commitment' AND f.changed_at >= %(end)s GROUP BY f.key
    )
    SELECT commitments_commitment.lead_id, scope.key, {aggregates}
    FROM commitments_commitment now FULL JOIN was ON was.key = now.id
    CROSS JOIN LATERAL jsonb_populate_record(
        CASE WHEN now.id IS NULL THEN NULL::commitments_commitment ELSE now END,
        coalesce(was.values, jsonb_build_object())
    ) commitments_commitment
    CROSS JOIN LATERAL (
        SELECT 0::bigint AS key
        UNION ALL SELECT DISTINCT p.document_id FROM documents_provision p
        WHERE p.id = ANY (commitments_commitment.answers_to)
    ) scope
    WHERE commitments_commitment.is_leaf AND commitments_commitment.made_at < %(end)s GROUP BY 1, 2
"""
Figures = dict[tuple[int, int], rules.Totals]  #: (unit, document or nought) → what they are


def miskept_days() -> Iterator[str]:
    """Name the units whose last kept day is not what their tally says, or whose last day that is over is not what the
    commitments of that day give."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        yield from (f"unit {unit}, kind {kind}, key {key}" for unit, kind, key in cursor.fetchall())
    known = TallyDay.objects.first()
    if known is None or known.kept_from_on >= known.counted_on:
        return
    day = known.counted_on - timedelta(days=1)
    recounted, kept = _recounted_on(day), _kept_on(day)
    for unit, key in sorted(recounted.keys() | kept.keys()):
        if recounted.get((unit, key), rules.Totals()) != kept.get((unit, key), rules.Totals()):
            yield f"unit {unit} on {day.isoformat()}, document {key or '—'}"


def _recounted_on(day: date) -> Figures:
    columns, given = aggregates(day)
    names = {f"v{place}": value for place, value in enumerate(given)}
    written = columns % tuple(f"%({name})s" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(_LED_THEN.format(aggregates=written), {"end": history.end_of(day), **names})  # type: ignore[dict-item] # what Django wrote, Django takes
        led = {(unit, key): totals_of(values) for unit, key, *values in cursor.fetchall()}
    return _with_those_below(led, organisations.parents_on(day))


def _with_those_below(led: Mapping[tuple[int, int], rules.Totals], parents: Mapping[int, int | None]) -> Figures:
    found: Figures = {}
    for (lead, key), totals in led.items():
        unit: int | None = lead
        while unit is not None:
            found[unit, key] = found.get((unit, key), rules.Totals()) + totals
            unit = parents[unit]
    return found


def _kept_on(day: date) -> Figures:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT kind, key FROM commitments_dayfigures ORDER BY 1, 2")
        scopes = cursor.fetchall()
    units = list(organisations.parents_on(day))
    return {
        (unit, key): totals
        for kind, key in scopes
        for unit, totals in totals_of_units_on(day, units, document=key if kind else None).items()
    }

"""The tallies once more, from the leaves alone: what they must equal, whatever was folded in and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction

from chancellery.commitments.queries.figures import COUNTED, aggregates
from chancellery.commitments.queries.tallies import CHANGES, COUNTED_ON, COUNTS, SCOPES

_NAMES = ", ".join([*(figure.name.lower() for figure in COUNTED), "weight", "achieved"])
_SUMS = ", ".join(f"sum({count}) AS {count}" for count in COUNTS)
_COLUMNS = ", ".join(COUNTS)
_WAITING = CHANGES.format(changes="commitments_tallychange")
_KEYS = "unnest(string_to_array(rtrim({}, '.'), '.')::bigint[])"
_SCOPES = " UNION ALL ".join(
    f"SELECT answers_to, {kind.value} AS kind, key FROM answered part CROSS JOIN LATERAL {scope} scope"  # noqa: S608
    for kind, scope in SCOPES.items()
)
_DIFFER = " OR ".join(f"coalesce(found.{count}, 0) <> coalesce(expected.{count}, 0)" for count in COUNTS)

_OF_UNITS = f"""
    WITH answered AS (
        SELECT DISTINCT answers_to FROM commitments_commitment WHERE is_leaf
        UNION SELECT answers_to FROM commitments_tallychange
    ), scope AS MATERIALIZED ({_SCOPES}), found AS (
        SELECT unit, kind, key, {_SUMS} FROM (
            SELECT unit, kind, key, {_COLUMNS} FROM commitments_unittally
            UNION ALL
            SELECT place.unit, scope.kind, scope.key, {_COLUMNS} FROM ({_WAITING}) part
            JOIN organisations_unit lead ON lead.id = part.lead JOIN scope USING (answers_to)
            CROSS JOIN LATERAL {_KEYS.format("lead.path")} place(unit)
        ) every GROUP BY unit, kind, key
    ), expected (unit, kind, key, {_NAMES}) AS (
        SELECT place.unit, scope.kind, scope.key, {{aggregates}} FROM commitments_commitment
        JOIN organisations_unit lead ON lead.id = commitments_commitment.lead_id JOIN scope USING (answers_to)
        CROSS JOIN LATERAL {_KEYS.format("lead.path")} place(unit)
        WHERE commitments_commitment.is_leaf GROUP BY 1, 2, 3
    )
    SELECT unit, kind, key FROM found FULL JOIN expected USING (unit, kind, key) WHERE {_DIFFER} ORDER BY 1, 2, 3
"""  # noqa: S608 - nothing but what is written here

_OF_BRANCHES = f"""
    WITH found AS (
        SELECT commitment, {_SUMS} FROM (
            SELECT commitment, {_COLUMNS} FROM commitments_branchtally
            UNION ALL
            SELECT place.commitment, {_COLUMNS} FROM ({_WAITING}) part
            CROSS JOIN LATERAL {_KEYS.format("part.above")} place(commitment)
        ) every GROUP BY commitment
    ), expected (commitment, {_NAMES}) AS (
        SELECT place.commitment, {{aggregates}} FROM commitments_commitment
        CROSS JOIN LATERAL {_KEYS.format("commitments_commitment.path")} place(commitment)
        WHERE commitments_commitment.is_leaf AND place.commitment <> commitments_commitment.id GROUP BY 1
    )
    SELECT commitment FROM found FULL JOIN expected USING (commitment) WHERE {_DIFFER} ORDER BY 1
"""  # noqa: S608 - nothing but what is written here


def miscounted_units() -> Iterator[str]:
    """Name the tallies of units that are not what their leaves give."""
    yield from (f"unit {unit}, kind {kind}, key {key}" for unit, kind, key in _differing(_OF_UNITS))


def miscounted_branches() -> Iterator[str]:
    """Name the commitments whose tally is not what the leaves below them give."""
    yield from (str(commitment) for (commitment,) in _differing(_OF_BRANCHES))


@transaction.atomic
def _differing(sql: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COUNTED_ON}")
        columns, params = aggregates(cursor.fetchone()[0])
        cursor.execute(sql.format(aggregates=columns), params)  # type: ignore[arg-type] # what Django wrote, Django takes
        found: list[tuple[int, ...]] = cursor.fetchall()
    return found

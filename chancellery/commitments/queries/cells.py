"""The cells of the coverage matrix, counted in one query over the leaves that answer to its duties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chancellery.commitments.rules.coverage import Cell
from chancellery.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Cells:
    """(duty, unit) → cell, where somebody answers, and the cell of each duty over all units."""

    by_unit: dict[tuple[int, int], Cell]
    by_duty: dict[int, Cell]


#: The column of what a unit leads: the unit above it at the level asked for, or itself when it stands higher.
_COLUMN = "coalesce(nullif(split_part(u.path, '.', %(place)s::int), '')::bigint, u.id)"
#: The operators are those that an index with text_pattern_ops serves, whatever the collation of the database.
_UNDER = "u.path ~>=~ %(top)s::text AND u.path ~<~ (rtrim(%(top)s::text, '.') || '/')"
_COUNTED = "c.status NOT IN ('waived', 'withdrawn')"
_CELLS = f"""
    SELECT duty, {_COLUMN} AS unit,
        count(*) FILTER (WHERE {_COUNTED}),
        count(*) FILTER (WHERE c.status = 'done'),
        count(*) FILTER (WHERE c.status = 'open' AND c.due_on < %(today)s::date),
        count(*) FILTER (WHERE NOT {_COUNTED}),
        floor(sum(c.weight * coalesce(c.progress, 0)) FILTER (WHERE {_COUNTED})
            / sum(c.weight) FILTER (WHERE {_COUNTED}))::int
    FROM commitments_commitment c JOIN organisations_unit u ON u.id = c.lead_id
    CROSS JOIN LATERAL unnest(c.answers_to) AS duty
    WHERE c.is_leaf AND {_UNDER} AND c.answers_to && %(duties)s::bigint[] AND duty = ANY(%(duties)s::bigint[])
    GROUP BY GROUPING SETS ((duty, unit), (duty))
"""  # noqa: S608 - written by us; values are parameters
_CARRIED = f"""
    WITH RECURSIVE carrying(duty, provision) AS (
        SELECT superior_id, provision_id FROM documents_carrying WHERE superior_id = ANY(%(duties)s::bigint[])
        UNION
        SELECT carrying.duty, k.provision_id
        FROM carrying JOIN documents_carrying k ON k.superior_id = carrying.provision
    )
    SELECT DISTINCT carrying.duty, {_COLUMN}
    FROM carrying JOIN documents_provision p ON p.id = carrying.provision
    JOIN documents_document d ON d.id = p.document_id
    JOIN organisations_unit u ON u.id = coalesce(d.issuer_id, d.registered_in_id) WHERE {_UNDER}
"""  # noqa: S608 - as above


def cells_of(duties: Iterable[int], top: Unit, level: int, *, today: date) -> Cells:
    """Return what the units ``level`` levels below ``top`` answer to each of ``duties`` with.

    A commitment counts once for each duty it answers to; a unit above that level has a column of its own.
    """
    found = Cells({}, {})
    asked: dict[str, str | int | list[int] | date] = {
        "duties": sorted(duties), "top": top.path, "place": top.depth + level + 1, "today": today,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CELLS, asked)
        for duty, unit, *values in cursor.fetchall():
            if unit is None:
                found.by_duty[duty] = Cell(*values)
            else:
                found.by_unit[duty, unit] = Cell(*values)
        cursor.execute(_CARRIED, asked)
        for key in cursor.fetchall():
            found.by_unit[key] = found.by_unit.get(key, Cell())._replace(carried=True)
    return found

"""Where the units below a predecessor stand afterwards, and its end."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection

from chancellery.core.bulk import Given, among
from chancellery.organisations.models import Unit
from chancellery.organisations.succeeding import HANDOVERS, ROWS, Step, run

#: A successor that stands right below its predecessor takes its place; all others go below the successor.
_NEW_PARENTS = f"""
    SELECT t.id, h.succession, h.predecessor, t.id = h.successor AS rises,
        CASE WHEN t.id = coalesce(c.unit, h.successor) THEN p.parent_id ELSE coalesce(c.unit, h.successor) END AS parent
    FROM organisations_unit t JOIN {HANDOVERS} ON h.predecessor = t.parent_id
    JOIN organisations_unit p ON p.id = h.predecessor
    LEFT JOIN unnest(%(keys)s::bigint[], %(units)s::bigint[]) AS c(key, unit) ON c.key = t.id
    WHERE coalesce(t.until_on, 'infinity'::date) >= %(day)s
    AND (h.predecessor = ANY (%(closing)s) OR c.unit IS NOT NULL) AND coalesce(c.unit, h.successor) IS NOT NULL
    ORDER BY t.id
"""  # noqa: S608
_PLACE = """
    UPDATE organisations_unit u SET parent_id = p.id, path = coalesce(p.path, '') || u.id || '.',
        depth = coalesce(p.depth + 1, 0)
    FROM unnest(%(keys)s::bigint[], %(parents)s::bigint[]) AS g(key, parent)
    LEFT JOIN organisations_unit p ON p.id = g.parent WHERE u.id = g.key
"""
_FOLLOW = """
    WITH RECURSIVE above(key, at) AS (
        SELECT id, parent_id FROM organisations_unit WHERE id = ANY (%(keys)s)
        UNION ALL SELECT above.key, u.parent_id FROM above JOIN organisations_unit u ON u.id = above.at
    ), tree AS (
        SELECT id, path::varchar, depth::int FROM organisations_unit
        WHERE id = ANY (%(keys)s) AND id NOT IN (SELECT key FROM above WHERE at = ANY (%(keys)s))
        UNION ALL SELECT u.id, tree.path || u.id || '.', tree.depth + 1
        FROM tree JOIN organisations_unit u ON u.parent_id = tree.id
    )
    UPDATE organisations_unit u SET path = tree.path, depth = tree.depth FROM tree
    WHERE u.id = tree.id AND u.path <> tree.path
"""
_CLOSE = f"""
    WITH going AS MATERIALIZED (
        SELECT t.id, h.succession, h.successor, t.until_on FROM organisations_unit t
        JOIN {HANDOVERS} ON h.predecessor = t.id WHERE t.id = ANY (%(closing)s)
    ), ended AS (
        UPDATE organisations_unit t SET until_on = %(day)s::date - 1 FROM going WHERE t.id = going.id
    )
    INSERT INTO {ROWS}
    SELECT succession, 'closed', 'organisations_unit', id, jsonb_build_object('until_on', until_on),
        jsonb_build_object('until_on', %(day)s::date - 1), id, successor FROM going
"""  # noqa: S608


def hand_over_units(step: Step) -> list[int]:
    """Put the units below predecessors below their successors; return the keys of those that were put elsewhere."""
    chosen = step.choices.get("unit", {})
    given = step.parameters() | {"keys": list(chosen), "units": list(chosen.values())}
    with connection.cursor() as cursor:
        cursor.execute(_NEW_PARENTS, given)
        found = cursor.fetchall()
    _write(found)
    # a successor that rises takes its subtree along first, so that what goes below it learns the right path
    for rising in (True, False):
        place({key: parent for key, _s, _p, rises, parent in found if rises is rising})
    return [key for key, *_rest in found]


def place(parents: Mapping[int, int | None]) -> None:
    """Put units (by key) below other parents, with all below them; paths follow from the highest of them down.

    Of units one above the other the higher moves first: what is counted of both would leave those above twice.
    """
    waiting = dict(parents)
    while waiting:
        moving = _free(waiting) or waiting
        given: dict[str, Given] = {"keys": list(moving), "parents": list(moving.values())}
        run(_PLACE, given)
        run(_FOLLOW, given)
        waiting = {key: parent for key, parent in waiting.items() if key not in moving}


def _free(waiting: Mapping[int, int | None]) -> dict[int, int | None]:
    """Return those of which nothing that waits, too, stands above: neither where they are nor where they go."""
    wanted = Unit.objects.filter(pk__in=among({*waiting, *(parent for parent in waiting.values() if parent)}))
    above = {key: {int(part) for part in path.rstrip(".").split(".")} for key, path in wanted.values_list("pk", "path")}
    return {
        key: parent for key, parent in waiting.items()
        if not (above[key] - {key} | (above[parent] if parent else set())) & waiting.keys()
    }  # fmt: skip


def close(step: Step) -> None:
    """Let the predecessors that close end on the day before."""
    run(_CLOSE, step.parameters())


def _write(found: list[tuple[int, int, int, bool, int | None]]) -> None:
    units = Unit.objects.in_bulk([key for key, *_rest in found])
    run(
        f"""
        INSERT INTO {ROWS}
        SELECT succession, 'unit', 'organisations_unit', key, jsonb_build_object('parent_id', former),
            jsonb_build_object('parent_id', parent), predecessor, parent
        FROM unnest(%(successions)s::bigint[], %(keys)s::bigint[], %(formers)s::bigint[], %(parents)s::bigint[],
            %(predecessors)s::bigint[]) AS g(succession, key, former, parent, predecessor)
        """,  # noqa: S608
        {
            "successions": [row[1] for row in found], "keys": [row[0] for row in found],
            "formers": [units[row[0]].parent_id for row in found], "parents": [row[4] for row in found],
            "predecessors": [row[2] for row in found],
        },
    )  # fmt: skip

"""What came into figures between the ends of two days, and what went out: commitment by commitment, and exactly.

Only what can have moved is looked at: what was made or changed since the first day, what the clock passed, and what
units lead that came under the one asked about, or left it. So the cost grows with what happened, not with the tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chancellery.commitments.enums import Figure
from chancellery.commitments.queries.figures import SOON
from chancellery.commitments.queries.then import (
    AS_IT_STOOD,
    COLUMNS,
    NAMED,
    OF_THEM,
    PLACE_CHANGED,
    LinesThen,
    LineThen,
    Listing,
    written,
)
from chancellery.core import history
from chancellery.core.bulk import Given


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a day, with the keys of the units that stood in the scope then."""

    day: date
    units: Sequence[int]


@dataclass(frozen=True, slots=True)
class Way:
    """How a commitment may have moved: into what one of ``figures`` counts, or out of it."""

    figures: tuple[Figure, ...]
    came: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """A commitment that came into a figure, or went out of it: as it stood at the later moment."""

    line: LineThen
    is_gone: bool = False  #: it was not there any more; the line says how it stood at the earlier moment


@dataclass(frozen=True, slots=True)
class Moves:
    """Some of what moved, by due day, and how much it was in all."""

    shown: Sequence[Moved]
    count: int


#: What was changed since the first moment among what these units lead, or led before a change.
_CHANGED = f"""
    SELECT former.key AS id FROM core_formervalues former JOIN commitments_commitment now ON now.id = former.key
    WHERE former."table" = 'commitments_commitment' AND former.changed_at >= %(first_end)s
    AND now.lead_id = ANY (%(every)s)
    UNION SELECT key FROM core_formervalues
    WHERE {PLACE_CHANGED} AND changed_at >= %(first_end)s AND (values->>'lead_id')::bigint = ANY (%(every)s)
"""  # noqa: S608 - nothing but what is written here
#: What was not changed, and may have moved all the same: it was made since, a clock passed, or its unit came or left.
_AS_IT_WAS = f"""
    commitments_commitment CROSS JOIN LATERAL (SELECT commitments_commitment.lead_id) now
    WHERE commitments_commitment.lead_id = ANY (%(every)s) AND (
        made_at >= %(first_end)s OR due_on BETWEEN %(first_day)s AND %(last_day)s::date + {SOON.days}
        OR awaited_from_on BETWEEN %(first_day)s AND %(last_day)s
        OR commitments_commitment.lead_id = ANY (%(elsewhere)s)
    ) AND commitments_commitment.id NOT IN (SELECT id FROM candidate)
"""  # noqa: S608 - nothing but what is written here

_SHOWN = (*NAMED, "lead_now")


def _counted(moment: str, conditions: Sequence[str], *, name: str) -> str:
    """Return for each condition whether a commitment was counted by it at a moment; ``name`` begins the columns."""
    scope = f"""{OF_THEM} AND (%(provisions)s::bigint[] IS NULL
        OR commitments_commitment.answers_to && %(provisions)s::bigint[])"""
    counted = ", ".join(
        f"coalesce({scope} AND ({one}), false) AS {name}_{place}" for place, one in enumerate(conditions)
    )
    return _at(moment, counted)


def _at(moment: str, sql: str) -> str:
    return sql.replace("%(end)s", f"%({moment}_end)s").replace("%(units)s", f"%({moment}_units)s")


def _states(moment: str, conditions: Sequence[str]) -> str:
    """Return how each candidate stood at one of the two moments, and for each way whether it was counted then."""
    then = f"candidate {AS_IT_STOOD} WHERE commitments_commitment.made_at < %(end)s"
    counted = _counted(moment, conditions, name="counted")
    return f"SELECT candidate.id AS candidate, {COLUMNS}, {counted} FROM {_at(moment, then)}"  # noqa: S608


def _of_way(place: int, way: Way) -> str:
    into, out_of = ("last", "first") if way.came else ("first", "last")
    return f"""(
        SELECT {place} AS way, count(*) OVER () AS many, is_gone, {", ".join(_SHOWN)} FROM moved
        WHERE {into}_{place} AND NOT {out_of}_{place} ORDER BY due_on, id LIMIT %(limit)s OFFSET %(start)s
    )"""  # noqa: S608 - nothing but what is written here


def _moved(ways: Sequence[Way], before: Sequence[str], after: Sequence[str]) -> str:
    """Return what may have moved, and for each way whether it was counted at either moment."""
    places = range(len(ways))
    shown = ", ".join(
        f"CASE WHEN last.candidate IS NULL THEN first.{name} ELSE last.{name} END AS {name}" for name in _SHOWN
    )
    counted = ", ".join(
        f"coalesce({moment}.counted_{place}, false) AS {moment}_{place}"
        for moment in ("first", "last") for place in places
    )  # fmt: skip
    either = ", ".join([_counted("first", before, name="first"), _counted("last", after, name="last")])
    differs = " OR ".join(f"first_{place} <> last_{place}" for place in places)
    return f"""
        SELECT last.candidate IS NULL AS is_gone, {shown}, {counted} FROM first FULL JOIN last USING (candidate)
        UNION ALL
        SELECT * FROM (SELECT false AS is_gone, {COLUMNS}, {either} FROM {_AS_IT_WAS}) unchanged WHERE {differs}
    """  # noqa: S608 - nothing but what is written here and by Django


def _listed(ways: Sequence[Way], before: Sequence[str], after: Sequence[str], besides: str) -> str:
    """Return the statement that lists what moved each way; the conditions are those of each at either moment."""
    listed = [_of_way(place, way) for place, way in enumerate(ways)]
    if besides:
        listed.append(f"SELECT {len(ways)}, many, false, {', '.join(_SHOWN)} FROM ({besides}) besides")  # noqa: S608
    return f"""
        WITH candidate AS MATERIALIZED ({_CHANGED}),
        first AS MATERIALIZED ({_states("first", before)}), last AS MATERIALIZED ({_states("last", after)}),
        moved AS MATERIALIZED ({_moved(ways, before, after)})
        SELECT * FROM ({" UNION ALL ".join(listed)}) every
        ORDER BY way, due_on, id
    """  # noqa: S608 - nothing but what is written here and by Django


def moved_between(
    first: Moment, last: Moment, ways: Sequence[Way], *, provisions: Sequence[int] | None = None, start: int = 0,
    limit: int | None = None, besides: Listing | None = None,
) -> list[Moves]:  # fmt: skip
    """Return for each of ``ways`` what one of its figures counted at the ``last`` moment and none at the ``first``, or
    what went out instead: all by one query. Without ``limit`` it is all of them.

    What ``besides`` lists, begun and limited as they are, comes last. With ``provisions`` (by key) only what answers to
    one of them is meant. How much came less how much went is the difference of the two days' boards.
    """
    given: dict[str, Given] = {
        "first_day": first.day, "first_end": history.end_of(first.day), "first_units": list(first.units),
        "last_day": last.day, "last_end": history.end_of(last.day), "last_units": list(last.units),
        "every": list({*first.units, *last.units}), "elsewhere": list({*first.units} ^ {*last.units}),
        "provisions": list(provisions) if provisions is not None else None, "start": start, "limit": limit,
        **(besides.given if besides else {}),
    }  # fmt: skip
    conditions: dict[str, list[str]] = {"before": [], "after": []}
    for moment, name in ((first, "before"), (last, "after")):
        for place, way in enumerate(ways):
            condition, values = written(way.figures, moment.day, prefix=f"{name}_{place}")
            conditions[name].append(condition)
            given |= values
    with connection.cursor() as cursor:
        cursor.execute(_listed(ways, **conditions, besides=besides.sql if besides else ""), given)
        rows = cursor.fetchall()
    found = [[row for row in rows if row[0] == place] for place in range(len(ways))]
    moves = [
        Moves([Moved(LineThen(*row[3:]), is_gone=row[2]) for row in its], its[0][1] if its else 0) for its in found
    ]
    if besides:
        moves.append(stood_in(besides.checked([(row[1], *row[3:]) for row in rows if row[0] == len(ways)])))
    return moves


def stood_in(lines: LinesThen) -> Moves:
    """Return a list of what stood at the later moment as it is shown among what moved."""
    return Moves([Moved(line) for line in lines.shown], lines.count)

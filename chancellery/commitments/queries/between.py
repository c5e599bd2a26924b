"""What came into a figure between the ends of two days, and what went out of it: commitment by commitment, and exactly.

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
from chancellery.commitments.queries.then import AS_IT_STOOD, NAMED, OF_THEM, LineThen, written
from chancellery.core import history
from chancellery.core.bulk import Given
from chancellery.documents.models import Provision


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a day, with the keys of the units that stood in the scope then."""

    day: date
    units: Sequence[int]


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


_CANDIDATES = f"""
    SELECT key AS id FROM core_formervalues WHERE "table" = 'commitments_commitment' AND changed_at >= %(first_end)s
    UNION SELECT id FROM commitments_commitment WHERE lead_id = ANY (%(every)s) AND (
        made_at >= %(first_end)s OR due_on BETWEEN %(first_day)s AND %(last_day)s::date + {SOON.days}
        OR awaited_from_on BETWEEN %(first_day)s AND %(last_day)s
    )
    UNION SELECT id FROM commitments_commitment WHERE lead_id = ANY (%(elsewhere)s)
"""  # noqa: S608 - nothing but what is written here

_COLUMNS = ", ".join(f"commitments_commitment.{name}" for name in NAMED)


def _states(moment: str, condition: str) -> str:
    """Return how each candidate stood at one of the two moments, and whether it was counted then."""
    stood = f"""
        SELECT candidate.id AS candidate, {_COLUMNS},
            coalesce({OF_THEM} AND (%(provisions)s::bigint[] IS NULL
                OR commitments_commitment.answers_to && %(provisions)s::bigint[]) AND {condition}, false) AS is_counted
        FROM candidate {AS_IT_STOOD} WHERE commitments_commitment.made_at < %(end)s
    """  # noqa: S608 - nothing but what is written here and by Django
    return stood.replace("%(end)s", f"%({moment}_end)s").replace("%(units)s", f"%({moment}_units)s")


def _listed(came: bool, conditions: Sequence[str]) -> str:
    into, out_of = ("last", "first") if came else ("first", "last")
    shown = ", ".join(
        f"CASE WHEN last.candidate IS NULL THEN first.{name} ELSE last.{name} END AS {name}" for name in NAMED
    )
    return f"""
        WITH candidate AS MATERIALIZED ({_CANDIDATES}),
        first AS MATERIALIZED ({_states("first", conditions[0])}),
        last AS MATERIALIZED ({_states("last", conditions[1])})
        SELECT count(*) OVER (), last.candidate IS NULL, {shown} FROM first FULL JOIN last USING (candidate)
        WHERE coalesce({into}.is_counted, false) AND NOT coalesce({out_of}.is_counted, false)
        ORDER BY due_on, id LIMIT %(limit)s OFFSET %(start)s
    """  # noqa: S608 - nothing but what is written here and by Django


def moved_between(
    first: Moment, last: Moment, figures: Sequence[Figure], *, document: int | None, came: bool = True,
    start: int = 0, limit: int | None = None,
) -> Moves:  # fmt: skip
    """Return what one of ``figures`` counted at the ``last`` moment and none at the ``first``; without ``came``, what
    went out instead. Without ``limit`` it is all of them.

    How much came less how much went is the difference of the two days' boards.
    """
    ways = [written(figures, one.day, prefix=name) for one, name in ((first, "before"), (last, "after"))]
    own = Provision.objects.filter(document=document).values_list("pk", flat=True) if document is not None else None
    given: dict[str, Given] = {
        "first_day": first.day, "first_end": history.end_of(first.day), "first_units": list(first.units),
        "last_day": last.day, "last_end": history.end_of(last.day), "last_units": list(last.units),
        "every": list({*first.units, *last.units}), "elsewhere": list({*first.units} ^ {*last.units}),
        "provisions": list(own) if own is not None else None, "start": start, "limit": limit,
    }  # fmt: skip
    for _condition, values in ways:
        given |= values
    with connection.cursor() as cursor:
        cursor.execute(_listed(came, [condition for condition, _values in ways]), given)
        rows = cursor.fetchall()
    return Moves([Moved(LineThen(*row[2:]), is_gone=row[1]) for row in rows], rows[0][0] if rows else 0)

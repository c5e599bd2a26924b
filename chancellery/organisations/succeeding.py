"""What moves when units take over from others: each app says how its own records do.

An app registers a ``Mover`` when it is ready. The act calls them in their order, in its one transaction; each moves
whole sets by SQL and writes a ``SuccessionRow`` for every record it touches, by which the act is previewed, counted
and put back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection, models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancellery.core.bulk import Given
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import SuccessionRow, User

Parameters = dict[str, Given]


@dataclass(frozen=True, slots=True)
class Handover:
    """What one predecessor hands over, by keys. A predecessor stands in one handover of a step."""

    succession: int
    predecessor: int
    successor: int | None  #: to whom all goes for which nothing else is said
    rest: int | None  #: to whom commitments go for which nothing else is said; none where each must be asked about
    closes: bool  #: the predecessor ends


@dataclass(frozen=True, slots=True)
class Step:
    """Handovers of one day that do not touch one another, done at once."""

    handovers: Sequence[Handover]
    on: date
    by: User | None
    at: datetime
    #: What was chosen by hand: kind of record → its key → the successor's key.
    choices: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def closing(self) -> list[int]:
        """The keys of the predecessors that end."""
        return [one.predecessor for one in self.handovers if one.closes]

    def parameters(self) -> Parameters:
        """Return what ``HANDOVERS`` and the day need as parameters of a statement."""
        return {
            "successions": [one.succession for one in self.handovers],
            "predecessors": [one.predecessor for one in self.handovers],
            "successors": [one.successor for one in self.handovers],
            "rests": [one.rest for one in self.handovers],
            "closing": self.closing,
            "day": self.on,
            "at": self.at,
            "by": self.by.pk if self.by else None,
        }


def _nobody(_step: Step) -> Refusal | None:
    return None


def _never(_succession: int) -> Refusal | None:
    return None


@dataclass(frozen=True, slots=True)
class Mover:
    """How the records of one app move."""

    labels: Mapping[str, str | Promise]  #: what moves, by the code in its rows → its name, in many
    hand_over: Callable[[Step], None]
    #: What follows once everything stands where it belongs: after the act, and after it was put back.
    settle: Callable[[Iterable[int]], None] = lambda _units: None
    #: Why a step may not stay as it is.
    refuse: Callable[[Step], Refusal | None] = _nobody
    #: Why a succession (by key) can no longer be put back.
    done_since: Callable[[int], Refusal | None] = _never
    #: What the trail says of the records of a succession (by key) that was put back: by whom, and when.
    tell_back: Callable[[int, User | None, datetime], None] = lambda _succession, _by, _at: None


#: What moves of units themselves.
OWN: Mapping[str, str | Promise] = {
    "closed": _("Units that end"),
    "name": _("Names"),
    "unit": _("Units below"),
    "role": _("Roles"),
    "post": _("Posts and who holds them"),
    "calendar": _("Reporting calendars"),
}
_movers: dict[int, Mover] = {}

#: The handovers of a step as rows.
HANDOVERS = """unnest(%(successions)s::bigint[], %(predecessors)s::bigint[], %(successors)s::bigint[],
    %(rests)s::bigint[]) AS h(succession, predecessor, successor, rest)"""
#: Where rows are written, for statements of the apps.
ROWS = f'{SuccessionRow._meta.db_table} (succession_id, what, "table", key, before, after, predecessor, successor)'


def register(mover: Mover, *, place: int) -> None:
    """Let ``mover`` take part, at its place among the others."""
    _movers[place] = mover


def movers() -> list[Mover]:
    """Return who takes part, in their order."""
    return [_movers[place] for place in sorted(_movers)]


def labels() -> dict[str, str]:
    """Return the name of everything that moves, in the order in which it does."""
    every = [*(mover.labels for mover in movers()), OWN]
    return {code: str(label) for some in every for code, label in some.items()}


def shift(
    step: Step,
    *,
    what: str,
    model: type[models.Model],
    column: str,
    where: str = "TRUE",
    to: str = "h.successor",
    chosen: Mapping[int, int] | None = None,
    order: str = "id",
) -> int:
    """Let ``column`` of the rows ``t`` of a table name the successor where it names a predecessor; return how many.

    ``where`` narrows them down (``t`` is the row, ``h`` the handover); ``chosen`` says by key who else takes one.
    """
    table, picked = model._meta.db_table, chosen or {}
    statement = f"""
        WITH going AS MATERIALIZED (
            SELECT t.id, h.succession, h.predecessor, coalesce(c.unit, {to}) AS unit
            FROM {table} t JOIN {HANDOVERS} ON h.predecessor = t.{column}
            LEFT JOIN unnest(%(keys)s::bigint[], %(units)s::bigint[]) AS c(key, unit) ON c.key = t.id
            WHERE coalesce(c.unit, {to}) IS NOT NULL AND ({where})
            ORDER BY t.{order} FOR NO KEY UPDATE OF t
        ), changed AS (
            UPDATE {table} t SET {column} = going.unit FROM going WHERE t.id = going.id
        )
        INSERT INTO {ROWS}
        SELECT succession, %(what)s, %(table)s, id, jsonb_build_object('{column}', predecessor),
            jsonb_build_object('{column}', unit), predecessor, unit FROM going
    """  # noqa: S608 - names of our own models
    given = step.parameters() | {"what": what, "table": table, "keys": list(picked), "units": list(picked.values())}
    return run(statement, given)


@contextmanager
def by_sets() -> Iterator[None]:
    """Let triggers that follow row by row leave what is changed inside to a mover that follows by sets."""
    _say_by_sets("on")
    yield
    _say_by_sets("")


def _say_by_sets(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chancellery.by_sets', %s, true)", [value])


def run(statement: str, given: Mapping[str, Given]) -> int:
    """Run one statement and return how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return int(cursor.rowcount)

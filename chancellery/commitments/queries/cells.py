"""The cells of the coverage matrix, from what was counted of each unit and each provision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chancellery.commitments.queries.tallies import COUNTS, counts_of_cells
from chancellery.commitments.rules.coverage import Cell
from chancellery.organisations.models import Unit

_TOTAL, _LEFT_OUT = COUNTS.index("total"), COUNTS.index("left_out")


@dataclass(frozen=True, slots=True)
class Cells:
    """(duty, unit) → cell, where somebody answers, and the cell of each duty over all units."""

    by_unit: dict[tuple[int, int], Cell]
    by_duty: dict[int, Cell]

    def add_carried(self, keys: Iterable[tuple[int, int]]) -> None:
        """Say of cells that a plan there carries the duty."""
        for key in keys:
            self.by_unit[key] = self.by_unit.get(key, Cell())._replace(carried=True)


#: Plans below plans: further than anybody issues them. It ends the query, should the database ever hold a circle.
_LEVELS = 32
#: Each duty with the units that issued a plan in which a provision carries it, directly or through other plans, as
#: often as there are ways. PostgreSQL expects a thousand times as many rows as come, and to look for repeated ones it
#: would first make room for all of these, which took it longer than the rest.
_CARRIED = f"""
    WITH RECURSIVE carrying(duty, provision, level) AS (
        SELECT superior_id, provision_id, 1 FROM documents_carrying WHERE superior_id = ANY(%s::bigint[])
        UNION ALL
        SELECT carrying.duty, k.provision_id, carrying.level + 1
        FROM carrying JOIN documents_carrying k ON k.superior_id = carrying.provision WHERE carrying.level < {_LEVELS}
    )
    SELECT carrying.duty, u.path
    FROM carrying JOIN documents_provision p ON p.id = carrying.provision
    JOIN documents_document d ON d.id = p.document_id
    JOIN organisations_unit u ON u.id = coalesce(d.issuer_id, d.registered_in_id)
"""  # noqa: S608 - nothing but what is written here


def cells_of(duties: Iterable[int], units: Sequence[Unit], *, top: Unit, depth: int, today: date) -> Cells:
    """Return what the units at ``depth`` answer to each of ``duties`` with, with all below them.

    ``units`` are ``top`` and all below it down to that depth. Those that stand higher answer for what they lead
    themselves. A commitment counts once for each duty it answers to.
    """
    counted = counts_of_cells([unit.pk for unit in units], sorted(duties), today=today)
    led = {(duty, unit): counts for unit, duty, *counts in counted if counts[_TOTAL] or counts[_LEFT_OUT]}
    higher = {unit.pk for unit in units if unit.depth < depth}
    by_unit = {key: _cell(counts) for key, counts in led.items() if key[1] not in higher}
    for key, counts in _own(led, units, higher).items():
        by_unit[key] = _cell(counts)
    return Cells(by_unit, {duty: _cell(counts) for (duty, unit), counts in led.items() if unit == top.pk})


#: (duty, unit) → what ``COUNTS`` names; weights are decimals.
Counts = Mapping[tuple[int, int], Sequence[int]]


def _own(led: Counts, units: Sequence[Unit], higher: Collection[int]) -> Counts:
    """Return what each unit of ``higher`` leads itself, where that is anything: what is not led right below it."""
    above = {unit.pk: parent for unit in units if (parent := unit.parent_id) is not None and parent in higher}
    number: dict[tuple[int, int], int] = {key: _number(counts) for key, counts in led.items() if key[1] in higher}
    for (duty, unit), counts in led.items():
        if unit in above:
            number[duty, above[unit]] -= _number(counts)
    children: dict[int, list[int]] = {}
    for unit, parent in above.items():
        children.setdefault(parent, []).append(unit)
    return {
        (duty, unit): [
            whole - sum(led[duty, child][place] for child in children.get(unit, ()) if (duty, child) in led)
            for place, whole in enumerate(led[duty, unit])
        ]
        for (duty, unit), count in number.items()
        if count
    }


def _number(counts: Sequence[int]) -> int:
    return int(counts[_TOTAL] + counts[_LEFT_OUT])


def _cell(counts: Sequence[int]) -> Cell:
    total, done, done_late, left_out, overdue, *_of_reports, weight, achieved = counts
    return Cell(total, done + done_late, overdue, left_out, int(achieved / weight) if weight else None)


def carried_in(duties: Iterable[int], units: Sequence[Unit], *, depth: int) -> Iterator[tuple[int, int]]:
    """Yield (duty, unit) for the plans issued at or below each of ``units`` at ``depth``, or by one higher itself."""
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, [sorted(duties)])
        rows = set(cursor.fetchall())
    known = {unit.pk for unit in units}
    for duty, path in rows:
        line = [int(key) for key in path.split(".")[:-1]][: depth + 1]
        if line[-1] in known:
            yield int(duty), line[-1]

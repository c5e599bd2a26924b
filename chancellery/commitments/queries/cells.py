"""The cells of the coverage matrix, from what was counted of each unit and each provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from chancellery.commitments import rules
from chancellery.commitments.queries.tallies import totals_of_cells
from chancellery.commitments.rules.coverage import Cell
from chancellery.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Cells:
    """(duty, unit) → cell, where somebody answers, and the cell of each duty over all units."""

    by_unit: dict[tuple[int, int], Cell]
    by_duty: dict[int, Cell]

    def add_carried(self, keys: Iterable[tuple[int, int]]) -> None:
        """Say of cells that a plan there carries the duty."""
        for key in keys:
            self.by_unit[key] = self.by_unit.get(key, Cell())._replace(carried=True)


#: Each duty with the units that issued a plan in which a provision carries it, directly or through other plans.
_CARRIED = """
    WITH RECURSIVE carrying(duty, provision) AS (
        SELECT superior_id, provision_id FROM documents_carrying WHERE superior_id = ANY(%s::bigint[])
        UNION
        SELECT carrying.duty, k.provision_id
        FROM carrying JOIN documents_carrying k ON k.superior_id = carrying.provision
    )
    SELECT DISTINCT carrying.duty, u.path
    FROM carrying JOIN documents_provision p ON p.id = carrying.provision
    JOIN documents_document d ON d.id = p.document_id
    JOIN organisations_unit u ON u.id = coalesce(d.issuer_id, d.registered_in_id)
"""


def cells_of(duties: Iterable[int], units: Sequence[Unit], *, top: Unit, depth: int, today: date) -> Cells:
    """Return what the units at ``depth`` answer to each of ``duties`` with, with all below them.

    ``units`` are ``top`` and all below it down to that depth. Those that stand higher answer for what they lead
    themselves. A commitment counts once for each duty it answers to.
    """
    asked = sorted(duties)
    counted = totals_of_cells([unit.pk for unit in units], asked, today=today)
    higher = {unit.pk for unit in units if unit.depth < depth}
    above = {unit.pk: unit.parent_id for unit in units if unit.parent_id in higher}
    led = {(duty, unit): _sums(totals) for (unit, duty), totals in counted.items()}
    own = {key: list(sums) for key, sums in led.items() if key[1] in higher}
    for (duty, unit), sums in led.items():
        if unit in above:
            rest = own[duty, above[unit]]
            for place, count in enumerate(sums):
                rest[place] -= count
    by_unit = {key: _cell(own.get(key, sums)) for key, sums in led.items()}
    by_duty = {duty: _cell(sums) for (duty, unit), sums in led.items() if unit == top.pk}
    return Cells({key: cell for key, cell in by_unit.items() if cell.is_adopted}, by_duty)


def _sums(totals: rules.Totals) -> tuple[Decimal | int, ...]:
    """Return what a cell is made of, in parts that add up."""
    done = totals.done + totals.done_late
    return totals.total, done, totals.overdue, totals.left_out, totals.weight, totals.weighted_progress


def _cell(sums: Sequence[Decimal | int]) -> Cell:
    total, done, overdue, left_out, weight, achieved = sums
    return Cell(int(total), int(done), int(overdue), int(left_out), int(achieved / weight) if weight else None)


def carried_in(duties: Iterable[int], units: Sequence[Unit], *, depth: int) -> Iterator[tuple[int, int]]:
    """Yield (duty, unit) for the plans issued at or below each of ``units`` at ``depth``, or by one higher itself."""
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, [sorted(duties)])
        rows = cursor.fetchall()
    known = {unit.pk for unit in units}
    for duty, path in rows:
        line = [int(key) for key in path.split(".")[:-1]][: depth + 1]
        if line[-1] in known:
            yield int(duty), line[-1]

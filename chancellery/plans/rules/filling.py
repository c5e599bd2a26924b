"""Put copied cells into the rows of a grid: values in, values out. Nothing is stored by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chancellery.commitments.enums import DueKind
from chancellery.plans.rules.tables import Table, dues_in, refuse_secret, without_header

#: What a cell may be copied into, from left to right. "due" is a day or a rhythm, which stands in three fields.
COLUMNS = ("words", "lead", "helpers", "due", "expected_output")

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The rows of a grid with cells put into them; rows that the cells needed beyond the last one are added."""

    rows: Sequence[Values]
    first: int  #: the place of the first row that was filled, from 0
    count: int  #: how many were
    column: str  #: the field of the first cell
    unclear: Mapping[int, str] = field(default_factory=dict)  #: place → words of a due cell that mean no day
    beyond: int = 0  #: cells that would have stood right of the last column


def fill(rows: Sequence[Values], cells: Table, *, at: int, column: str, language: str, today: date) -> Filled:
    """Put ``cells`` into ``rows``, the first of them into ``column`` of the row at ``at``, from 0.

    An empty cell changes nothing, and a first row of headings is passed over. A place beyond the last row is the
    first new one.

    Raises:
        SecretText: the words bear a mark of state secrecy.
    """
    refuse_secret(cells)
    cells = without_header(cells, language)
    at = min(max(at, 0), len(rows))
    named = COLUMNS[COLUMNS.index(column) :]
    after = [dict(one) for one in rows] + [{} for _ in range(at + len(cells) - len(rows))]
    unclear = {}
    dues = _dues(cells, named, language, today)
    for number, line in enumerate(cells):
        values = after[at + number]
        for name, cell in zip(named, line, strict=False):
            if name != "due" and cell.strip():
                values[name] = " ".join(cell.split()) if name != "helpers" else "; ".join(_lines(cell))
        if said := dues.get(number):
            values.update(said)
        elif "due" in named and (words := _cell(line, named.index("due"))):
            unclear[at + number] = words
    beyond = sum(bool(cell.strip()) for line in cells for cell in line[len(named) :])
    first = "due_on" if column == "due" else column
    return Filled(rows=after, first=at, count=len(cells), column=first, unclear=unclear, beyond=beyond)


def _dues(cells: Table, named: Sequence[str], language: str, today: date) -> dict[int, Values]:
    """Return, for each line whose due cell means something, what goes into the three fields."""
    if "due" not in named:
        return {}
    column = named.index("due")
    read = dues_in([_cell(line, column) for line in cells], language=language, today=today)
    return {
        number: {"due_kind": one.due_kind, "due_on": one.due_on.isoformat() if one.due_on else "",
                 "period": one.period if one.due_kind == DueKind.PERIODIC else ""}
        for number, one in read.items() if not one.due_unclear
    }  # fmt: skip


def _cell(line: Sequence[str], place: int) -> str:
    return " ".join(line[place].split()) if place < len(line) else ""


def _lines(cell: str) -> list[str]:
    return [words for line in cell.splitlines() if (words := " ".join(line.split()).strip(" ;"))]

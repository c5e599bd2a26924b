"""Which duty has nobody, where? The grid of duties and units, narrowed and sorted: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple


class Cell(NamedTuple):
    """What the units of a column answer to a duty with: leaves counted, and how far they are."""

    total: int = 0
    done: int = 0  #: on time or late
    overdue: int = 0
    left_out: int = 0  #: waived or withdrawn
    percent: int | None = None  #: whole, rounded down; ``None`` when nothing is counted
    carried: bool = False  #: a plan issued there carries it

    @property
    def kind(self) -> str:
        """Say what the cell is: done, way, late, waived, carried (in a plan, led by nobody) or none."""
        if self.total:
            return "late" if self.overdue else "done" if self.done == self.total else "way"
        return "waived" if self.left_out else "carried" if self.carried else "none"

    @property
    def is_adopted(self) -> bool:
        """Say whether somebody there took it up: by a commitment, also one left out since, or by a plan."""
        return bool(self.total or self.left_out or self.carried)


NOTHING = Cell()


class Share(NamedTuple):
    """How much of several cells is adopted, and whether anything in them is late."""

    adopted: int
    of: int
    late: bool

    @property
    def gaps(self) -> int:
        return self.of - self.adopted

    @property
    def fullness(self) -> float:
        return self.adopted / self.of if self.of else 1.0


@dataclass(frozen=True)
class Grid:
    """Rows by columns, each by its key. A row stands for one duty, or for all duties at or below a provision."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    duties: Mapping[int, tuple[int, ...]]  #: row → the duties it stands for
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)  #: (duty, column); absent is empty
    #: Columns of units that stand higher, for what they lead themselves: nothing is missing there.
    themselves: frozenset[int] = frozenset()

    def is_one(self, row: int) -> bool:
        """Say whether the row is one duty and nothing else."""
        return self.duties[row] == (row,)

    def folds(self, row: int) -> bool:
        """Say whether the row stands for duties that have no row of their own."""
        return any(duty != row and duty not in self.duties for duty in self.duties[row])

    def cell(self, duty: int, column: int) -> Cell:
        return self.cells.get((duty, column), NOTHING)

    def row_shares(self) -> dict[int, Share]:
        """Return for each row how many of its cells are adopted, each of its duties counted in each column.

        What units that stand higher lead themselves is not counted, for it is not missing where it is not.
        """
        adopted, _by_column, late, _late_columns = self._adopted
        width = len(self.columns) - len(self.themselves.intersection(self.columns))
        return {
            row: Share(sum(adopted[duty] for duty in duties), len(duties) * width, not late.isdisjoint(duties))
            for row, duties in ((row, self.duties[row]) for row in self.rows)
        }

    def column_shares(self) -> dict[int, Share]:
        """Return for each column how many of all duties it has adopted."""
        _by_duty, adopted, _late_duties, late = self._adopted
        height = len(self.all_duties())
        return {
            one: Share(adopted[one], adopted[one] if one in self.themselves else height, one in late)
            for one in self.columns
        }

    def share(self, row: int, column: int) -> Share:
        """Return how many of the duties of a row a column has adopted."""
        found = [self.cell(duty, column) for duty in self.duties[row]]
        adopted = sum(one.is_adopted for one in found)
        asked = adopted if column in self.themselves else len(found)
        return Share(adopted, asked, any(one.overdue for one in found))

    def whole(self) -> Share:
        """Return how many of all duties all columns have adopted, each counted in each, as ``row_shares`` counts."""
        every = self.column_shares()
        shares = [share for key, share in every.items() if key not in self.themselves]
        late = any(one.late for one in every.values())
        return Share(sum(one.adopted for one in shares), sum(one.of for one in shares), late)

    @cached_property
    def _adopted(self) -> tuple[dict[int, int], dict[int, int], set[int], set[int]]:
        """How many shown cells each duty and each column has adopted, and which of both are late."""
        duties, columns = frozenset(self.all_duties()), frozenset(self.columns)
        by_duty, by_column = dict.fromkeys(duties, 0), dict.fromkeys(columns, 0)
        late_duties: set[int] = set()
        late_columns: set[int] = set()
        for (duty, column), cell in self.cells.items():  # there are fewer than rows by columns
            if duty in duties and column in columns and cell.is_adopted:
                by_duty[duty] += column not in self.themselves
                by_column[column] += 1
                if cell.overdue:
                    late_duties.add(duty)
                    late_columns.add(column)
        return by_duty, by_column, late_duties, late_columns

    def all_duties(self) -> tuple[int, ...]:
        """Return the duties of all rows, each once."""
        return tuple(dict.fromkeys(duty for row in self.rows for duty in self.duties[row]))

    def unfolded(self) -> Grid:
        """Return the grid without the rows whose duties other rows show one by one."""
        shown = {row for row in self.rows if self.is_one(row)}
        return replace(self, rows=tuple(row for row in self.rows if row in shown or not shown & {*self.duties[row]}))

    def with_gaps(self, *, rows: bool, columns: bool) -> Grid:
        """Return only the rows, or only the columns, in which something is not adopted."""
        by_row, by_column = self.row_shares(), self.column_shares()
        return replace(
            self,
            rows=tuple(row for row in self.rows if not rows or by_row[row].gaps),
            columns=tuple(one for one in self.columns if not columns or by_column[one].gaps),
        )

    def with_late(self) -> Grid:
        """Return only the rows and columns in which something is late."""
        by_row, by_column = self.row_shares(), self.column_shares()
        return replace(
            self,
            rows=tuple(row for row in self.rows if by_row[row].late),
            columns=tuple(one for one in self.columns if by_column[one].late),
        )

    def emptiest_first(self) -> Grid:
        """Return the rows and the columns by how much of them is empty; among equals the order stays."""
        flat = self.unfolded()
        by_row, by_column = flat.row_shares(), flat.column_shares()
        return replace(
            flat,
            rows=tuple(sorted(flat.rows, key=lambda row: by_row[row].fullness)),
            columns=tuple(sorted(flat.columns, key=lambda one: by_column[one].fullness)),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision as a row of the matrix: its place in the document, and whether it orders something."""

    key: int
    parent: int | None
    is_duty: bool


def rows_of(
    passages: Sequence[Passage], *, below: int | None = None, levels: int | None = None, most: int
) -> tuple[dict[int, tuple[int, ...]], dict[int, int]]:
    """Return the rows in their order, each with the duties it stands for, and each row's level, from 0.

    Only duties and what stands over them are rows; a document without any duty shows all its provisions. A duty over
    rows of its own stands for itself alone, a section over them for all of them. ``below``
    takes the rows under one provision, ``levels`` so many levels of them: deeper ones fold into the row above. Without
    ``levels``, as many as make no more than ``most`` rows, and at least one.
    """
    duties = _duties_below(passages)
    level = _levels(passages, below=below)
    shown = [one.key for one in passages if duties[one.key] and one.key in level]
    deepest = max((level[key] for key in shown), default=0)
    if levels is None:
        fitting = [n for n in range(deepest + 1) if sum(level[key] <= n for key in shown) <= most]
        limit = max(fitting, default=0)
    else:
        limit = levels - 1
    kept = {key: duties[key] for key in shown if level[key] <= limit}
    over_rows = {one.parent for one in passages if one.key in kept}
    alone = {key: (key,) if key in over_rows and key in its else its for key, its in kept.items()}
    return alone, {key: level[key] for key in kept}


def _duties_below(passages: Sequence[Passage]) -> dict[int, tuple[int, ...]]:
    """Return for each provision the duties at or below it, in their order."""
    parents = {one.key: one.parent for one in passages}
    all_count = not any(one.is_duty for one in passages)
    found: dict[int, list[int]] = {one.key: [] for one in passages}
    for one in passages:
        if one.is_duty or all_count:
            above: int | None = one.key
            while above is not None and above in found:
                found[above].append(one.key)
                above = parents[above]
    return {key: tuple(keys) for key, keys in found.items()}


def _levels(passages: Sequence[Passage], *, below: int | None) -> dict[int, int]:
    """Return the level of each provision under ``below``, and 0 for ``below`` itself when nothing is under it."""
    level: dict[int, int] = {}
    for one in passages:  # a parent stands before its children
        if one.parent in level:
            level[one.key] = level[one.parent] + 1
        elif one.parent == below:
            level[one.key] = 0
    return level if level or below is None else {below: 0}

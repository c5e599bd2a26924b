"""Which duty has nobody, where? The grid of duties and units, narrowed and sorted: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by columns, each by its key. A row stands for one duty, or for all duties at or below a provision."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    duties: Mapping[int, tuple[int, ...]]  #: row → the duties it stands for
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)  #: (duty, column); absent is empty

    def is_one(self, row: int) -> bool:
        """Say whether the row is one duty and nothing else."""
        return self.duties[row] == (row,)

    def folds(self, row: int) -> bool:
        """Say whether the row stands for duties that have no row of their own."""
        return any(duty != row and duty not in self.duties for duty in self.duties[row])

    def cell(self, duty: int, column: int) -> Cell:
        return self.cells.get((duty, column), NOTHING)

    def share(self, duties: Iterable[int], columns: Sequence[int]) -> Share:
        """Return how many of these duties these columns have adopted, each counted in each."""
        found = [self.cell(duty, column) for duty in duties for column in columns]
        return Share(sum(one.is_adopted for one in found), len(found), any(one.overdue for one in found))

    def row_share(self, row: int) -> Share:
        return self.share(self.duties[row], self.columns)

    def column_share(self, column: int) -> Share:
        return self.share(self.all_duties(), (column,))

    def whole(self) -> Share:
        return self.share(self.all_duties(), self.columns)

    def all_duties(self) -> tuple[int, ...]:
        """Return the duties of all rows, each once."""
        return tuple(dict.fromkeys(duty for row in self.rows for duty in self.duties[row]))

    def unfolded(self) -> Grid:
        """Return the grid without the rows whose duties other rows show one by one."""
        shown = {row for row in self.rows if self.is_one(row)}
        return replace(self, rows=tuple(row for row in self.rows if row in shown or not shown & {*self.duties[row]}))

    def with_gaps(self, *, rows: bool, columns: bool) -> Grid:
        """Return only the rows, or only the columns, in which something is not adopted."""
        kept_rows = tuple(row for row in self.rows if not rows or self.row_share(row).gaps)
        kept_columns = tuple(one for one in self.columns if not columns or self.column_share(one).gaps)
        return replace(self, rows=kept_rows, columns=kept_columns)

    def with_late(self) -> Grid:
        """Return only the rows and columns in which something is late."""
        kept_rows = tuple(row for row in self.rows if self.row_share(row).late)
        return replace(self, rows=kept_rows, columns=tuple(one for one in self.columns if self.column_share(one).late))

    def emptiest_first(self) -> Grid:
        """Return the rows and the columns by how much of them is empty; among equals the order stays."""
        flat = self.unfolded()
        return replace(
            flat,
            rows=tuple(sorted(flat.rows, key=lambda row: _fullness(flat.row_share(row)))),
            columns=tuple(sorted(flat.columns, key=lambda one: _fullness(flat.column_share(one)))),
        )


def _fullness(share: Share) -> float:
    return share.adopted / share.of if share.of else 1.0


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

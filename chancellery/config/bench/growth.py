"""What a board and a matrix cost as tallies grow, far beyond what a service of the bench can be built to.

Tallies alone are made, of numbers: a hundred to each unit, as far as is asked. The statements are the product's own.
Pages of the database are counted beside the time: they do not depend on who else is at work. From the largest number
tried, a hundred million is reckoned: the bytes grow with the tallies, and each search of the index takes as many pages
more as the index has levels more.
"""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chancellery.config.bench import ground
from chancellery.config.bench.report import Cell, Figures

FIRST = 10_000  #: tallies; then ten times as many each time
RECKONED = 100_000_000
KEYS = 100  #: tallies of each unit
UNITS, PROVISIONS = 63, 60  #: of the board, and of the matrix
ROUNDS = 15
FAN_OUT = 250  #: entries of three numbers on a page of the index, about two thirds full
_FILL = """
INSERT INTO commitments_unittally (unit, kind, key, total, done, done_late, left_out, overdue, due_soon, not_reported,
    not_due_yet, weight, achieved)
SELECT n / %(keys)s + 1, CASE WHEN n %% %(keys)s = 0 THEN 1 ELSE 2 END, n %% %(keys)s + 1, 9, 3, 1, 0, 2, 1, 4, 0,
    9, 450
FROM generate_series(%(first)s::bigint, %(last)s::bigint - 1) n
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one statement took: milliseconds (the median), pages of the database, searches of an index."""

    ms: float
    pages: int
    searches: int


def measure(*, most: int) -> Figures:
    """Ask a board and a matrix of ten thousand tallies, ten times as many, and so on up to ``most``."""
    with ground.empty_service():
        from chancellery.organisations.queries import today

        rows: list[Sequence[Cell]] = []
        made, tallies = 0, min(FIRST, most)
        while made < most:
            fill(made, tallies)
            made = tallies
            board, matrix = ask(made, today())
            size = _bytes()
            rows.append((made, board.pages, board.ms, matrix.pages, matrix.ms, round(size / made)))
            tallies = min(made * 10, most)
        more = levels(RECKONED) - levels(made)
        pages = (board.pages + more * board.searches, matrix.pages + more * matrix.searches)
        return Figures(
            headings=("tallies", "board_pages", "board_ms", "matrix_pages", "matrix_ms", "bytes_each"),
            rows=rows,
            single={
                "reckoned_tallies": RECKONED, "reckoned_board_pages": pages[0], "reckoned_matrix_pages": pages[1],
                "reckoned_GB": round(size / made * RECKONED / 1e9, 1),
            },
        )  # fmt: skip


def fill(first: int, last: int) -> None:
    """Make the tallies from number ``first`` up to ``last``, and let the database know what it holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_FILL, {"keys": KEYS, "first": first, "last": last})
        if connection.in_atomic_block:
            return
        cursor.execute("VACUUM ANALYZE commitments_unittally")


def ask(made: int, day: date) -> tuple[Cost, Cost]:
    """Return what the board of a document and the matrix of its provisions cost; the units lie apart."""
    from chancellery.commitments import queries

    apart = max(1, made // KEYS // UNITS)
    units = [1 + number * apart for number in range(min(UNITS, max(1, made // KEYS)))]
    board = _cost(lambda: queries.totals_of_units(units, document=1, today=day))
    matrix = _cost(lambda: queries.totals_of_cells(units, range(2, PROVISIONS + 2), today=day))
    return board, matrix


def levels(tallies: int) -> int:
    """Return how many pages a search of the index walks down."""
    return max(1, math.ceil(math.log(tallies, FAN_OUT)))


def _cost(ask: Callable[[], object]) -> Cost:
    from django.db import connection

    said: list[tuple[str, object]] = []

    def keep(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        said.append((sql, params))
        return execute(sql, params, many, context)

    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    with connection.execute_wrapper(keep):
        ask()
    statement, params = said[0]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", params)  # type: ignore[arg-type] # as given
        (found,) = cursor.fetchone()
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    pages = int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
    return Cost(round(statistics.median(times), 2), pages, _searches(plan))


def _searches(plan: Mapping[str, object]) -> int:
    """Add up the searches of all scans; before PostgreSQL 18 each scan counts as one for each loop."""
    below = plan.get("Plans")
    own = plan.get("Index Searches", plan["Actual Loops"] if str(plan["Node Type"]).startswith("Index") else 0)
    return int(str(own)) + sum([_searches(one) for one in below] if isinstance(below, list) else [])


def _bytes() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('commitments_unittally')")
        return int(cursor.fetchone()[0])

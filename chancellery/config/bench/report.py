"""Figures as a table for people, and the circumstances they were taken in."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows under headings, and single figures beside them; ``parts`` are for programs only."""

    headings: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    single: dict[str, Cell] = field(default_factory=dict)
    parts: Mapping[str, object] = field(default_factory=dict)

    def as_table(self) -> str:
        """Return the rows in columns, figures to the right, and the single figures below."""
        lines = []
        if self.rows:
            cells = [list(self.headings), *([_shown(cell) for cell in row] for row in self.rows)]
            widths = [max(len(row[column]) for row in cells) for column in range(len(self.headings))]
            for row in cells:
                first, *others = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
                lines.append("  ".join([first.strip().ljust(widths[0]), *others]))
        lines += [f"{name}: {_shown(value)}" for name, value in self.single.items()]
        return "\n".join(lines)

    def as_json(self) -> dict[str, object]:
        rows = [dict(zip(self.headings, row, strict=True)) for row in self.rows]
        return {**self.single, **self.parts, **({"rows": rows} if rows else {})}


def _shown(cell: Cell) -> str:
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:,.0f}" if cell >= 100 else f"{cell:.1f}" if cell >= 10 else f"{cell:.2f}"


class Told:
    """Single figures as they come: each part is said on standard error, so that a run that is stopped has told it."""

    def __init__(self) -> None:
        self.figures: dict[str, Cell] = {}
        self._begun = time.perf_counter()

    def add(self, part: str, found: Mapping[str, Cell]) -> None:
        """Take the figures of a part of the run, and say them with the seconds since it began."""
        self.figures |= found
        self.say(f"{part}: {json.dumps(found)}")

    def say(self, words: str) -> None:
        """Say how far the run is."""
        click.echo(f"{time.perf_counter() - self._begun:6.0f} s  {words}", err=True)


def percentile(values: Sequence[float], share: int) -> float:
    """Return the value below which ``share`` percent of ``values`` lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1] if len(values) > 1 else values[0]


def circumstances() -> dict[str, object]:
    """Return on what, when and beside how much other work the figures were taken."""
    busy = round(os.getloadavg()[0], 1)
    return {
        "at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "load_before": busy,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()

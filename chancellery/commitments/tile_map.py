"""The map of tiles on the board: the units whose names stand on a map of places, each as a tile there."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from chancellery.commitments import queries
from chancellery.core.folding import fold
from chancellery.organisations.models import Unit
from chancellery.ui.charts import Tile

FEWEST = 2  #: units on a map that is worth drawing
Places = Mapping[str, tuple[int, int]]  #: name → column, row


@cache
def maps() -> tuple[Places, ...]:
    """Return the maps we know, the current one first."""
    read = tomllib.loads(Path(__file__).with_name("tile_places.toml").read_text("utf-8"))
    return tuple(
        {name: (x, y) for y, row in enumerate(one["rows"]) for x, name in enumerate(row) if name} for one in read["map"]
    )


def tiles_of(rows: Sequence[queries.BoardRow], address: Callable[[Unit], str]) -> list[Tile]:
    """Return the tiles of the map on which most of these units lie; none when hardly any does."""
    below = [row for row in rows if not row.is_own]
    found = [(_placed(places, below), places) for places in maps()]
    placed, places = max(found, key=lambda one: len(one[0]))
    if len(placed) < FEWEST:
        return []
    return [_tile(name, place, placed.get(name), address) for name, place in places.items()]


def _placed(places: Places, rows: Sequence[queries.BoardRow]) -> dict[str, queries.BoardRow]:
    """Return the row of each place that one unit alone is named after."""
    known: dict[str, list[queries.BoardRow]] = {}
    for row in rows:
        for key in row.unit.name_keys:
            known.setdefault(key, []).append(row)
    return {name: its[0] for name in places if len(its := known.get(_key(name), [])) == 1}


@cache
def _key(name: str) -> str:
    return fold(name)


def _tile(name: str, place: tuple[int, int], row: queries.BoardRow | None, address: Callable[[Unit], str]) -> Tile:
    column, line = place
    if row is None:
        return Tile(name, column, line)
    progress = row.totals.progress
    return Tile(
        row.unit.short_name, column, line, address(row.unit), None if progress is None else int(progress),
        late=bool(row.totals.overdue),
    )  # fmt: skip

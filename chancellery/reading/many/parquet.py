"""Readings as a Parquet file: a row for each text, its facts as lists of records.

Its columns are those of ``reading.schema.json``. It needs ``pyarrow``, which is not installed by default.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chancellery.reading.many import outputs

try:
    import pyarrow as arrow
    from pyarrow import parquet
except ImportError:
    arrow = parquet = None

_SCHEMA = Path(__file__).resolve().parents[1] / "reading.schema.json"
#: Rows are written together up to so many, or so many bytes of JSON; what is held in memory is a few times that.
_ROWS, _BYTES = 1_000, 16 * 2**20
Schema = Mapping[str, object]


def check() -> None:
    """Say before anything is read whether its readings could be written.

    Raises:
        NoParquet: they could not.
    """
    if arrow is None:
        raise outputs.NoParquet


def write_readings(path: Path, lines: Iterable[bytes]) -> int:
    """Write the readings, each a line of JSON, as the rows of a file, and return how many there were.

    Raises:
        NoParquet: ``pyarrow`` is not installed.
    """
    check()
    schema = arrow_schema()
    count = 0
    with outputs.at_once(path) as stream, parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in _together(lines):
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def arrow_schema() -> arrow.Schema:
    """Return the columns of a reading, from ``reading.schema.json``."""
    whole = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    known: Mapping[str, Schema] = whole["$defs"]
    return arrow.schema([arrow.field(name, _type(told, known)) for name, told in whole["properties"].items()])


def _type(told: Schema, known: Mapping[str, Schema]) -> arrow.DataType:
    """Return the type of what the schema describes; whatever it is, it may be null."""
    if isinstance(name := told.get("$ref"), str):
        return _type(known[name.rpartition("/")[2]], known)
    if "enum" in told:
        return arrow.string()
    kinds = told["type"]
    (kind,) = [each for each in (kinds if isinstance(kinds, list) else [kinds]) if each != "null"]
    if kind == "array":
        items = told["items"]
        assert isinstance(items, dict)  # noqa: S101 - our own schema, which a test reads
        return arrow.list_(_type(items, known))
    if kind == "object":
        fields = told["properties"]
        assert isinstance(fields, dict)  # noqa: S101 - our own schema, which a test reads
        return arrow.struct([arrow.field(name, _type(field, known)) for name, field in fields.items()])
    plain = {"string": arrow.string, "integer": arrow.int64, "number": arrow.float64, "boolean": arrow.bool_}
    return plain[str(kind)]()


def _together(lines: Iterable[bytes]) -> Iterator[list[object]]:
    """Yield the readings in groups that depend on nothing but themselves."""
    rows: list[object] = []
    size = 0
    for line in lines:
        rows.append(json.loads(line))
        size += len(line)
        if len(rows) >= _ROWS or size >= _BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows

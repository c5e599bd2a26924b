"""What is written at the end: the readings as JSON Lines or Parquet, and beside them what was not read.

Both files are made under another name and take their own when they are whole, so nobody ever sees half of one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from chancellery.reading.many.outcomes import Failure, NotRun


class UnknownFormat(NotRun):
    """The name of the output says neither ``.jsonl`` nor ``.parquet``."""

    message = "The name of the output must end in .jsonl or .parquet, which says how it is written."


class NoParquet(NotRun):
    """``pyarrow`` is not installed."""

    message = (
        "Writing Parquet needs pyarrow, which is not installed; docs/howto/read-many-files.md says how it is, "
        "and .jsonl needs nothing."
    )


PARQUET = ".parquet"
_LINES = frozenset({".jsonl", ".ndjson"})


def format_of(path: Path) -> str:
    """Return the ending that says how the output is written.

    Raises:
        UnknownFormat: none that is known.
    """
    ending = path.suffix.lower()
    if ending == PARQUET or ending in _LINES:
        return ending
    raise UnknownFormat


def failures_of(path: Path) -> Path:
    """Return where the failures of an output are written: ``readings.failed.jsonl`` beside ``readings.jsonl``."""
    return path.with_name(f"{path.stem}.failed.jsonl")


def journal_of(path: Path) -> Path:
    """Return where an output grows until it is whole."""
    return path.with_name(f"{path.name}.unfinished")


def all_of(path: Path) -> tuple[Path, ...]:
    """Return all files that belong to an output, whole or growing: none of them is ever a paper to be read."""
    whole = (path, failures_of(path))
    return (*whole, *map(_growing, whole), journal_of(path))


def write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write lines, each with its end, and return how many there were."""
    with at_once(path) as stream:
        count = 0
        for line in lines:
            stream.write(line)
            count += 1
    return count


def write_failures(path: Path, failures: Iterable[Failure]) -> None:
    """Write one JSON object a line for what was not read; no failures make an empty file."""
    lines = (json.dumps(failure.as_json(), ensure_ascii=False).encode("utf-8") + b"\n" for failure in failures)
    write_lines(path, lines)


@contextmanager
def at_once(path: Path) -> Iterator[BinaryIO]:
    """Hold a file open that appears under its name, whole and safe on the disk, when the block ends well."""
    growing = _growing(path)
    try:
        with growing.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        growing.replace(path)
    except BaseException:
        growing.unlink(missing_ok=True)
        raise


def _growing(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")

"""The command ``read``: files in, a summary for people or JSON Lines out."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancellery.reading import as_json, files, parts, render
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import FileReading
from chancellery.reading.inputs import sniff
from chancellery.reading.inputs.refusals import Failed
from chancellery.reading.many.papers import printable
from chancellery.reading.parts import Part

if TYPE_CHECKING:
    from chancellery.reading.second_readers import SecondReader

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())  # a trace is for whoever set up a log, never for a shell


@click.command("read")
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_lines", is_flag=True, help="Print one JSON object per file, each on a line of its own.")
@click.option("--ledger", is_flag=True, help="Show every passage with what became of it.")
@click.option(
    "--with",
    "second",
    metavar="NAME",
    multiple=True,
    help="Ask this second reader too; what it finds is marked. More than one may be asked.",
)
@click.option(
    "--published",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the texts came out (2024-01-31); days without a year lean on it.",
)
@click.option(
    "--out",
    metavar="FILE.jsonl|FILE.parquet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the readings of many files, or of whole folders, there. A run that was ended goes on with the same "
    "command.",
)
@click.option("--jobs", type=click.IntRange(1, 512), help="With --out: how many files at a time; all processors.")
@click.option("--scheduler", metavar="ADDRESS", help="With --out: read on the Dask cluster with this scheduler.")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), help="With --out: how long one text may take; 20 seconds."
)
@click.option("--memory", "memory_mb", type=click.IntRange(64), help="With --out: how much memory, in MB; 512.")
def read_command(
    names: tuple[str, ...],
    as_lines: bool,
    ledger: bool,
    second: tuple[str, ...],
    published: datetime | None,
    out: Path | None,
    jobs: int | None,
    scheduler: str | None,
    seconds: float | None,
    memory_mb: int | None,
) -> None:
    """Read official texts and say what they name, order and contradict.

    FILE is a text, web page, Word document, spreadsheet, PDF or picture of a page, or a mail or zip archive of these,
    whose parts are read one by one; `-` is standard input. With --out it may be a folder. A file that cannot be read
    gets one sentence and the others go on; then the exit code is 2.
    """
    day = published.date() if published else None
    if out is None:
        if any(value is not None for value in (jobs, scheduler, seconds, memory_mb)):
            raise click.UsageError("--jobs, --scheduler, --seconds and --memory go with --out.")
        sys.exit(_read_here(names, day, second=_second_readers(second), as_lines=as_lines, ledger=ledger))
    if as_lines or ledger or second or "-" in names:
        raise click.UsageError("--out goes neither with --json, --ledger and --with nor with standard input.")
    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this machine; a cluster knows its own number.")
    from chancellery.reading.many.command import read_into
    from chancellery.reading.many.outcomes import Limits

    usual = Limits()
    limits = Limits(seconds or usual.seconds, memory_mb or usual.memory_mb, usual.scan_seconds)
    sys.exit(read_into(names, out, jobs=jobs or os.cpu_count() or 1, scheduler=scheduler, limits=limits, published=day))


def _second_readers(names: tuple[str, ...]) -> Sequence[SecondReader]:
    """Return the second readers of these names; a name that nobody has, or one without its settings, ends the run."""
    if not names:
        return ()
    from chancellery.reading import second_readers

    try:
        return second_readers.readers(names)
    except (second_readers.UnknownReader, second_readers.Unavailable) as refusal:
        raise click.UsageError(str(refusal)) from refusal


def _read_here(
    names: tuple[str, ...], day: date | None, *, second: Sequence[SecondReader], as_lines: bool, ledger: bool
) -> int:
    """Read one file after another and print what is read; return the exit code."""
    troubled, first = False, True
    for part in (part for name in names for part in _parts(name)):
        read = _tried(part, day)
        if isinstance(read, Unreadable):
            troubled = True
            _complain(part.name, read.message)
            continue
        read = _again(read, second)
        if as_lines:
            click.echo(json.dumps(as_json.shape(read), ensure_ascii=False).encode("utf-8"))
        else:
            _show(read, first=first, ledger=ledger)
        first = False
        if not read.reading.references:
            troubled = True
            _complain(part.name, "This text names no official document.")
    return 2 if troubled else 0


def _again(read: FileReading, second: Sequence[SecondReader]) -> FileReading:
    if not second:
        return read
    from chancellery.reading.second_readers import read_again

    return replace(read, reading=read_again(read.reading, second))


def _parts(name: str) -> Iterator[Part]:
    """Yield what a file holds, or the refusal to open it."""
    source = printable(name)
    try:
        data = sys.stdin.buffer.read(files.LARGEST + 1) if name == "-" else files.load(name)
        yield from parts.of(data, source)
    except Unreadable as refusal:
        yield Part(name=source, refusal=refusal)
    except Exception:
        _LOG.exception("opening %s failed", source)
        yield Part(name=source, refusal=Failed())


def _tried(part: Part, published: date | None) -> FileReading | Unreadable:
    try:
        return _read(part, published)
    except Unreadable as refusal:
        return refusal
    except Exception:
        _LOG.exception("reading %s failed", part.name)
        return Failed()


def _read(part: Part, published: date | None) -> FileReading:
    """Read plain text here and everything else apart: only our own code meets the bytes of a text."""
    if part.refusal is not None:
        raise part.refusal
    day = published or part.published
    if not part.data or sniff.media_type(part.data, part.name) == sniff.TEXT:
        return files.read_bytes(part.data, part.name, published=day)
    from chancellery.reading.worker import read_apart

    return as_json.restored(read_apart(part.data, part.name, published=day))


def _show(read: FileReading, *, first: bool, ledger: bool) -> None:
    if not first:
        click.echo()
    colour = False if os.environ.get("NO_COLOR") else None
    text = render.summary(read, width=shutil.get_terminal_size().columns, ledger=ledger)
    click.echo(text, color=colour)


def _complain(name: str, message: str) -> None:
    click.echo(f"{name}: {message}", err=True)

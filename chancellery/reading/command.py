"""The command ``read``: files in, a summary for people or JSON Lines out."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from datetime import date, datetime

import click

from chancellery.reading import as_json, files, render
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import FileReading
from chancellery.reading.inputs import sniff
from chancellery.reading.inputs.refusals import Failed

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())  # a trace is for whoever set up a log, never for a shell


@click.command("read")
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_lines", is_flag=True, help="Print one JSON object per file, each on a line of its own.")
@click.option(
    "--published",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the texts came out (2024-01-31); days without a year lean on it.",
)
def read_command(names: tuple[str, ...], as_lines: bool, published: datetime | None) -> None:
    """Read official texts and say what they name, order and contradict.

    FILE is a text, web page, Word document or PDF; `-` is standard input. A file that cannot be read gets one
    sentence and the others go on; then the exit code is 2.
    """
    day = published.date() if published else None
    troubled = False
    for number, name in enumerate(names):
        try:
            read = _read(name, day)
        except Unreadable as refusal:
            troubled = True
            _complain(name, refusal.message)
            continue
        except Exception:
            troubled = True
            _LOG.exception("reading %s failed", _printable(name))
            _complain(name, Failed.message)
            continue
        if as_lines:
            click.echo(json.dumps(as_json.shape(read), ensure_ascii=False).encode("utf-8"))
        else:
            _show(read, first=number == 0)
        if not read.reading.references:
            troubled = True
            _complain(name, "This text names no official document.")
    if troubled:
        sys.exit(2)


def _read(name: str, published: date | None) -> FileReading:
    """Read plain text here and everything else apart: only our own code meets the bytes of a text."""
    data = sys.stdin.buffer.read(files.LARGEST + 1) if name == "-" else files.load(name)
    source = _printable(name)
    if len(data) > files.LARGEST or not data or sniff.media_type(data, source) == sniff.TEXT:
        return files.read_bytes(data, source, published=published)
    from chancellery.reading.worker import read_apart

    return as_json.restored(read_apart(data, source, published=published))


def _show(read: FileReading, *, first: bool) -> None:
    if not first:
        click.echo()
    colour = False if os.environ.get("NO_COLOR") else None
    text = render.summary(read, width=shutil.get_terminal_size().columns)
    click.echo(text, color=colour)


def _complain(name: str, message: str) -> None:
    click.echo(f"{_printable(name)}: {message}", err=True)


def _printable(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")

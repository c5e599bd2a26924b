"""What the command ``read --out`` says and does about many files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from chancellery.reading.many import outputs, run
from chancellery.reading.many.outcomes import Limits, NotRun
from chancellery.reading.many.run import Summary


def read_into(
    names: Sequence[str], out: Path, *, jobs: int, scheduler: str | None, limits: Limits, published: date | None
) -> int:
    """Read many files into ``out`` and return the exit code: 0 when all were read, 2 when one was not."""
    try:
        if scheduler is None:
            readers = run.local(jobs=jobs, limits=limits, published=published)
        else:
            readers = run.on_cluster(address=scheduler, limits=limits, published=published)
        summary = run.read_many(names, out, readers=readers, limits=limits, published=published, to=sys.stderr)
    except NotRun as refusal:
        return _stopped(refusal.message)
    except OSError as error:
        return _stopped(f"{out}: the output cannot be written ({error.strerror}); what was read is kept beside it.")
    except KeyboardInterrupt:
        click.echo("\nStopped. The same command goes on from here.", err=True)
        return 130
    _tell(summary, out)
    return 2 if summary.failed else 0


def _stopped(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 2


def _tell(summary: Summary, out: Path) -> None:
    """Say what came of the run, and why what failed did."""
    if summary.discarded:
        click.echo("What an earlier run had read was of another version or other options, and was read anew.", err=True)
    if summary.resumed:
        click.echo(f"Read by an earlier run and not again: {summary.resumed:,} of {summary.files:,} files.", err=True)
    click.echo(f"Texts read: {summary.texts:,}, from {summary.files:,} files, into {out}", err=True)
    if not summary.failed:
        return
    click.echo(f"Not read: {summary.failed.total():,}, each with its reason in {outputs.failures_of(out)}", err=True)
    for code, count in sorted(summary.failed.items(), key=lambda one: (-one[1], one[0])):
        examples = summary.examples[code]
        more = ", …" if count > len(examples) else ""
        click.echo(f"  {count:,} × {examples[0].message}", err=True)
        click.echo(f"      {', '.join(example.source for example in examples)}{more}", err=True)

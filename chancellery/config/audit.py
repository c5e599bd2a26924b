"""Seal the audit trail and compare it with its seals: with commands, and sealing all the time in a server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@click.group()
def audit() -> None:
    """The audit trail: seal it, and see whether anybody changed it behind our back."""


@audit.command()
def seal() -> None:
    """Chain and seal all that stands in the trail, and print the seal's line, to keep or to print.

    A server chains every second and seals once a day by itself.
    """
    with _ready():
        from django.conf import settings
        from django.utils import timezone

        from chancellery.core import seal_files
        from chancellery.core.sealing import Sealer

        now = timezone.now()
        made = Sealer().seal(at=now)
        if made is None:
            click.echo("Nothing came since the last seal.")
            return
        click.echo(seal_files.line_of(made).written(timezone.localtime(now)))
        click.echo(f"Kept in {settings.SEALS_ROOT}; copy that folder to where nobody edits this database.")


@audit.command()
def verify() -> None:
    """Compare every entry of the trail with its seal. The exit code is 1 when anything was edited, removed or added."""
    with _ready():
        from chancellery.core import verifying

        found = verifying.verify()
        for sentence in found.wrong:
            click.echo(click.style("✗", fg="red") + f" {sentence}")
        told = f"Entries compared: {found.linked}. Seals and copies of seals compared: {found.compared}."
        click.echo(told + (f" Waiting to be chained: {found.waiting}." if found.waiting else ""))
        click.echo("The trail is not as it was sealed." if found.wrong else "The trail is as it was sealed.")
    if found.wrong:
        sys.exit(1)


@contextmanager
def _ready() -> Iterator[None]:
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        prepare.tables()
        yield

"""The command that carries out a whole table of successions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancellery.config.commands import acting

if TYPE_CHECKING:
    from chancellery.successions.queries import Moved


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Only say what would move; nothing is changed.")
def succeed(path: Path, preview: bool) -> None:
    """Let units take over from others as a table says (.csv or .xlsx), a row for each succession: all, or none.

    Columns: kind (merge, split, rename, transfer, closure), from (the day), predecessors, successors (codes of units),
    document (its number in the register), note, new_name, language. A new successor is opened when its row has a new
    name.
    """
    with acting():
        from django.db import transaction
        from django.utils import timezone

        from chancellery.core.refusals import Refusal
        from chancellery.successions import actions, queries, tables

        try:
            rows = tables.rows_in(path)
        except tables.NoSuchColumn as missing:
            raise click.ClickException(f"The first row must name the columns; missing: {missing}.") from None
        with transaction.atomic():
            verdicts = tables.judged(rows, by=None, at=timezone.now())
            wrong = [one for one in verdicts if one.fault]
            for one in wrong:
                click.echo(f"line {one.row.line}: {one.fault}", err=True)
            if wrong or not verdicts:
                transaction.set_rollback(True)
                click.echo("Nothing was changed.", err=True)
                sys.exit(2)
            try:
                many = [one.ordered for one in verdicts if one.ordered]
                made = actions.carry_out(many=many, by=None, at=timezone.now())
            except Refusal as refusal:
                transaction.set_rollback(True)
                raise click.ClickException(f"{refusal} Nothing was changed.") from None
            _tell(queries.moved(made))
            if parted := queries.parted(made).count:
                click.echo(f"{parted:>8}  shares part from what stands above them: no unit leads both any more")
            transaction.set_rollback(preview)
        click.echo("Nothing was changed: this was a preview." if preview else f"{len(made)} successions carried out.")


def _tell(moved: list[Moved]) -> None:
    for one in moved:
        click.echo(f"{one.count:>8}  {one.label}")

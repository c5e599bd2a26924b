"""Remove from the store of originals what crashes left there."""

from __future__ import annotations

from datetime import timedelta

import click


@click.command()
@click.option(
    "--originals", is_flag=True,
    help="Also whole originals that no record knows. Not while an older copy of the database is in use: those that came"
    " after it would go.",
)  # fmt: skip
@click.option(
    "--hours", default=24, show_default=True, type=click.IntRange(min=1), help="Leave alone what is younger than this."
)
def sweep(originals: bool, hours: int) -> None:
    """Remove half-written files from the store of originals, each with its name."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        prepare.tables()
        removed = _sweep(hours, originals=originals)
    click.echo(f"{removed} removed." if removed else "There was nothing to remove.")


def _sweep(hours: int, *, originals: bool) -> int:
    """Remove what is older, and return how many files went."""
    from django.utils import timezone

    from chancellery.core import leftovers

    before, removed = timezone.now() - timedelta(hours=hours), 0
    for path in leftovers.half_written(before=before):
        leftovers.remove_half_written(path)
        click.echo(f"half-written: {path}")
        removed += 1
    for path in leftovers.unknown(before=before):
        if not originals:
            click.echo(f"known to no record, left where it is: {path}")
        elif leftovers.remove_unknown(path):
            click.echo(f"known to no record: {path}")
            removed += 1
    return removed

"""The commands that need the database."""

from __future__ import annotations

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, with the database at hand (for maintenance)."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        from django.core.management import execute_from_command_line

        execute_from_command_line(["./run manage", *arguments])

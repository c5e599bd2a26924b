"""Keep what can be found up to date: with a command, and in the server while it folds."""

from __future__ import annotations

import logging
import time

import click

_log = logging.getLogger(__name__)
#: Rounds of some hundred records between two foldings.
ROUNDS = 2
#: How often saved searches are looked through for something new.
BETWEEN_LETTERS_SECONDS = 600.0


@click.command()
@click.option("--all", "everything", is_flag=True, help="Bring in every record anew, not only what has changed.")
def index(*, everything: bool) -> None:
    """Bring into the search what has changed. A server does it by itself, every second."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        prepare.tables()
        from chancellery.search import actions

        brought = actions.index_everything() if everything else actions.index_waiting()
    click.echo(f"{brought} brought in." if brought else "There was nothing to bring in.")


class Upkeep:
    """What the server does for the search each second."""

    def __init__(self) -> None:
        self._told = float("-inf")

    def turn(self) -> None:
        """Bring in some of what waits, and tell people now and then what is new in their searches."""
        from django.utils import timezone

        from chancellery.search import actions

        try:
            actions.index_waiting(rounds=ROUNDS)
            if time.monotonic() - self._told > BETWEEN_LETTERS_SECONDS:
                self._told = time.monotonic()
                actions.tell(at=timezone.now())
        except Exception:  # a record that cannot be brought in must not stop the counting
            _log.exception("The search could not be brought up to date.")

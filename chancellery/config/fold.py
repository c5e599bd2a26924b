"""Fold changes of commitments into what is counted: with a command, and all the time in a server.

Whichever worker folds also chains the audit trail, and seals it on each new day. After an upgrade it hashes the
recovery codes that an earlier version kept otherwise.
"""

from __future__ import annotations

import threading
import time

import click

#: Between two foldings of a server. Figures are right without it; it keeps few what readers must add.
PAUSE_SECONDS = 1.0
#: How often another worker, or another machine, looks whether it is its turn to fold.
STANDBY_SECONDS = 15.0
#: After so many changes their table is cleared of what is gone, which the database itself does once a minute.
CLEARED_AFTER = 5_000


@click.command()
def fold() -> None:
    """Fold all changes of commitments into what is counted. A server does it by itself, every second.

    The figures of months that have ended are kept as well.
    """
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        prepare.tables()
        from chancellery.commitments import actions
        from chancellery.organisations.queries import today

        folded = actions.fold_changes(today=today())
        actions.clear_folded()
        actions.keep_months(today=today())
    click.echo(f"{folded} folded." if folded else "There was nothing to fold.")


def fold_all_the_time() -> None:
    """In a worker: fold as long as it lives, when no other worker does."""
    threading.Thread(target=_fold_for_ever, name="fold", daemon=True).start()


def _fold_for_ever() -> None:
    from django.db import Error, connection

    while True:
        try:
            fold_while_chosen()
        except Error:  # the database went away, or is not there yet: begin anew when it is back
            pass
        finally:
            connection.close()
        time.sleep(STANDBY_SECONDS)


def fold_while_chosen(*, rounds: int | None = None) -> int:
    """Fold every second (so many ``rounds``, or for ever) if nobody else does, and return how many changes it were."""
    from django.utils import timezone

    from chancellery.accounts import actions as accounts
    from chancellery.commitments import actions
    from chancellery.config import searching
    from chancellery.core.sealing import Sealer
    from chancellery.organisations.queries import today

    if not actions.is_chosen_to_fold():
        return 0
    sealer, all_folded, uncleared = Sealer(), 0, 0
    upkeep = searching.Upkeep()
    kept_on, unhashed = None, True
    while rounds is None or rounds > 0:
        folded = actions.fold_changes(today=today(), wait=False)
        all_folded, uncleared = all_folded + folded, uncleared + folded
        if uncleared >= CLEARED_AFTER:
            actions.clear_folded()
            uncleared = 0
        sealer.chain_some(at=timezone.now())
        upkeep.turn()
        unhashed = unhashed and accounts.hash_shown_codes() > 0
        if kept_on != today():  # a month may have ended
            actions.keep_months(today=today())
            kept_on = today()
        if rounds is not None:
            rounds -= 1
        time.sleep(PAUSE_SECONDS if rounds != 0 else 0)
    return all_folded

"""What a server does beside its pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def folding() -> Iterator[None]:
    """Fold every second until the block ends, as a server does."""
    from django.db import connection

    from chancellery.commitments import actions
    from chancellery.organisations.queries import today

    ended = threading.Event()

    def fold() -> None:
        while not ended.wait(1):
            actions.fold_changes(today=today(), wait=False)
            actions.clear_folded()
        connection.close()

    thread = threading.Thread(target=fold)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()

"""Links by which a document rests on another are made one at a time: two at once could close a circle unseen."""

from __future__ import annotations

from django.db import connection

_LOCK = 0x1A9_0001


def link_one_at_a_time() -> None:
    """Wait until nobody else is making such a link, and let nobody until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])

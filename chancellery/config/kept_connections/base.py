"""A connection that is kept from one request to the next.

Django asks a kept connection something before it uses it again, at each request. A server that ended or was started
anew closes its connections, which shows without asking.
"""

from __future__ import annotations

import select
import time

from django.db.backends.postgresql import base

#: So long a connection may have been idle without being asked: what stands between may forget it silently later.
FRESH_SECONDS = 30.0


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but that a connection used a moment ago is not asked whether it is there."""

    _used_at = float("-inf")

    def is_usable(self) -> bool:
        """Say whether the connection can be used again."""
        now = time.monotonic()
        fresh, self._used_at = now - self._used_at < FRESH_SECONDS, now
        return (fresh and self._is_quiet()) or super().is_usable()

    def _is_quiet(self) -> bool:
        """Say whether nothing has come in: neither the end of the connection nor a word from the server."""
        if self.connection is None or self.connection.closed:
            return False
        incoming = select.poll()
        incoming.register(self.connection.fileno(), select.POLLIN)
        return not incoming.poll(0)

"""Sessions in the database, read as one row: every request reads one, and Django would make a whole record of it.

A session ends at its ``expire_date``, when nobody used it for ``SESSION_IDLE``, and in any case ``SESSION_LIFE`` after
it began.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends import db
from django.db import connections, router
from django.utils import timezone

from chancellery.organisations.models import Session

_READ = """
    SELECT session_data, seen_at FROM organisations_session
    WHERE session_key = %s AND expire_date > %s AND seen_at > %s AND began_at > %s
"""
_SEEN = "UPDATE organisations_session SET seen_at = %s WHERE session_key = %s"
#: How exactly it is known when a session was last used.
GRAIN = timedelta(minutes=1)


class SessionStore(db.SessionStore):
    """Django's own, but for how a session is read, whose it is, and when it ends."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, object]:
        now = timezone.now()
        limits = [now, now - settings.SESSION_IDLE, now - settings.SESSION_LIFE]
        with connections[router.db_for_read(self.model)].cursor() as cursor:
            cursor.execute(_READ, [self.session_key, *limits])
            found = cursor.fetchone()
            if found is not None and found[1] < now - GRAIN:
                cursor.execute(_SEEN, [now, self.session_key])
        if found is None:
            self._session_key = None  # gone or over: the next write begins a new one
            return {}
        return self.decode(found[0])

    def create_model_instance(self, data: Mapping[str, object]) -> Session:
        now: datetime = timezone.now()
        owner = data.get("_auth_user_id")
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined] # Django's own, not in the stubs
            session_data=self.encode(dict(data)),
            expire_date=self.get_expiry_date(),
            user_id=int(str(owner)) if owner else None,
            began_at=now,
            seen_at=now,
            device=str(data.get("device", "")),
            machine=str(data.get("machine", "")),
        )

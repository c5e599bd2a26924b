"""Who a session belongs to, read as one row: every request asks, and Django would write a query for it each time."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connections, router

from chancellery.organisations.models import User

_FIELDS = ("id", "password", "last_login", "email", "user_name", "full_name", "language", "is_active")
_READ = f"SELECT {', '.join(_FIELDS)} FROM organisations_user WHERE id = %s AND is_active"  # noqa: S608 - our own names


class Backend(AuthenticationBackend):
    """That of the accounts library, but for how a person is read; nobody who was barred is."""

    def get_user(self, user_id: int) -> User | None:
        database = router.db_for_read(User)
        with connections[database].cursor() as cursor:
            cursor.execute(_READ, [user_id])
            found = cursor.fetchone()
        return None if found is None else User.from_db(database, _FIELDS, found)

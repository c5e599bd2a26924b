"""The account of the database that pages are served with: it reads and writes records, and cannot change a table.

Tables belong to the account of ``DATABASE_URL``, which makes and migrates them and runs the commands of the shell. So
whoever made a page say to the database what it should not could neither drop a table nor switch off a trigger.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit, urlunsplit

from chancellery.config.errors import DatabaseTrouble

#: The environment's name for the account, as it stands in an address: ``user`` or ``user:password``.
ACCOUNT = "CHANCELLERY_SERVING_ACCOUNT"
#: In the embedded database.
EMBEDDED = "chancellery_serving"
#: What belongs to the migrations alone, and what nobody changes who only serves.
READ_ONLY = ("django_migrations",)
ADDED_TO_ONLY = ("core_auditentry", "core_auditlink", "core_auditseal", "core_formervalues")
#: Tables that are swept or counted anew at once where waiting for the database would cost; from PostgreSQL 17 on.
MAINTAINED = ("commitments_tallychange", "organisations_successionrow")
_MAINTAIN_SINCE = 170000
_LOCK = 27852811  #: one gives rights at a time; another server may be starting


def address(url: str, account: str) -> str:
    """Return ``url`` with another account in it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{account}@{parts.netloc.rpartition('@')[2]}"))


@contextmanager
def served() -> Iterator[None]:
    """Let ``DATABASE_URL`` name the account that serves, where there is one, while the block runs."""
    usual, account = os.environ["DATABASE_URL"], os.environ.get(ACCOUNT, "")
    os.environ["DATABASE_URL"] = address(usual, account) if account else usual
    try:
        yield
    finally:
        os.environ["DATABASE_URL"] = usual


def give_rights() -> None:
    """Let the account that serves read and write all records; nothing is done where it may already.

    Raises:
        DatabaseTrouble: there is no such account, or it may change tables after all.
    """
    from django.db import connection, transaction

    role = unquote(os.environ.get(ACCOUNT, "").partition(":")[0])
    if not role:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
        if not cursor.fetchone()[0]:
            raise DatabaseTrouble(f"The database has no account {role}, which {ACCOUNT} names: make it first.")
        cursor.execute("SELECT pg_has_role(%s, current_user, 'MEMBER')", [role])  # a superuser is a member of all
        if cursor.fetchone()[0]:
            raise DatabaseTrouble(f"{ACCOUNT} names {role}, which may change tables: name one that owns nothing.")
        cursor.execute(_LACKING, {"role": role, "read_only": list(READ_ONLY), "added_to": list(ADDED_TO_ONLY)})
        if cursor.fetchone()[0]:
            named = connection.ops.quote_name(role)
            for statement in _statements(named, maintain=_version() >= _MAINTAIN_SINCE):
                cursor.execute(statement)


def _version() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        return int(cursor.fetchone()[0])


def _statements(role: str, *, maintain: bool) -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(READ_ONLY)} FROM {role}"
    yield f"REVOKE UPDATE, DELETE ON {', '.join(ADDED_TO_ONLY)} FROM {role}"
    if maintain:
        yield f"GRANT MAINTAIN ON {', '.join(MAINTAINED)} TO {role}"


#: Whether a table or a sequence is there that the account may not use as it should, or may use as it should not.
_LACKING = """
    SELECT coalesce(bool_or(CASE
        WHEN one.relkind = 'S' THEN NOT has_sequence_privilege(%(role)s, one.oid, 'USAGE')
        ELSE NOT has_table_privilege(%(role)s, one.oid, 'SELECT')
            OR has_table_privilege(%(role)s, one.oid, 'INSERT') = (one.relname = ANY (%(read_only)s))
            OR has_table_privilege(%(role)s, one.oid, 'UPDATE') = (one.relname = ANY (%(read_only)s || %(added_to)s))
            OR has_table_privilege(%(role)s, one.oid, 'DELETE') = (one.relname = ANY (%(read_only)s || %(added_to)s))
        END), false)
    FROM pg_class one WHERE one.relnamespace = 'public'::regnamespace AND one.relkind IN ('r', 'p', 'S')
"""

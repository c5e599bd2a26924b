"""Which database: the server ``DATABASE_URL`` names, or the embedded one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote, urlsplit

from chancellery.config import places, postgres, serving
from chancellery.config.errors import DatabaseTrouble

OLDEST_SERVER = 150000  # PostgreSQL 15: unique constraints in which two empty values are the same

#: Values travel beside the query, and a query that is asked often is planned once: planning takes PostgreSQL longer
#: than most answers. A pooler between us must pool sessions, or know of prepared statements.
_PREPARED: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 3}


def settings_of(url: str) -> dict[str, object]:
    """Return Django's settings for a ``postgresql://`` address.

    Raises:
        DatabaseTrouble: the address is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise DatabaseTrouble("DATABASE_URL must look like postgresql://user:password@host:5432/database.")
    options: dict[str, object] = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "chancellery.config.kept_connections",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": _PREPARED | options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


@contextmanager
def at_hand() -> Iterator[None]:
    """Hold a database ready while the block runs, starting the embedded one when ``DATABASE_URL`` is not set.

    Raises:
        DatabaseTrouble: it cannot be reached, or the server is too old.
    """
    if url := os.environ.get("DATABASE_URL"):
        settings_of(url)
        _check_version()
        yield
        return
    with postgres.running(places.var() / "postgres") as cluster:
        cluster.ensure_database()
        cluster.ensure_account(serving.EMBEDDED)
        os.environ |= {"DATABASE_URL": cluster.url(), serving.ACCOUNT: serving.EMBEDDED}
        try:
            yield
        finally:
            del os.environ["DATABASE_URL"], os.environ[serving.ACCOUNT]


def _check_version() -> None:
    import psycopg

    try:
        with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise DatabaseTrouble(f"The database that DATABASE_URL names cannot be reached: {error}") from None
    if version < OLDEST_SERVER:
        raise DatabaseTrouble(f"PostgreSQL 15 or newer is needed; this server is {version // 10000}.")

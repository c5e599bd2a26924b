"""The lines to what the system speaks with: closed by TLS wherever they leave this machine."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

#: What PostgreSQL calls a line by TLS to a server whose certificate was checked.
_CHECKED = frozenset({"verify-ca", "verify-full"})


def is_this_machine(host: str) -> bool:
    """Say whether a host is this machine itself; a folder holds a socket of it."""
    if not host or host == "localhost" or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def must_be_closed(environment: Mapping[str, str]) -> None:
    """See that neither database nor mail is spoken to over an open line.

    Raises:
        SystemExit: with one sentence, when one is.
    """
    parts = urlsplit(environment.get("DATABASE_URL", ""))
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    mode = asked.get("sslmode") or environment.get("PGSSLMODE", "")
    if not is_this_machine(asked.get("host") or parts.hostname or "") and mode not in _CHECKED:
        raise SystemExit(
            "DATABASE_URL names another machine: end it with ?sslmode=verify-full, or say CHANCELLERY_OPEN_LINES=1."
        )
    mail, closed = environment.get("CHANCELLERY_SMTP_HOST", ""), environment.get("CHANCELLERY_SMTP_TLS", "")
    if not is_this_machine(mail) and closed.lower() not in {"1", "true", "yes", "on"}:
        raise SystemExit(
            "CHANCELLERY_SMTP_HOST names another machine: set CHANCELLERY_SMTP_TLS=1, or say CHANCELLERY_OPEN_LINES=1."
        )

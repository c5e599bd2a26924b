"""The office's own provider of sign-in, named by the environment alone."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from chancellery.config.lines import is_this_machine

#: What stands for the provider in addresses.
KEY = "office"


def provider(environment: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """Return what the library is told of the provider; nothing when the environment names none.

    Raises:
        SystemExit: with one sentence, when the environment names it in part or over an open line.
    """
    issuer = environment.get("CHANCELLERY_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return {}
    client, secret = environment.get("CHANCELLERY_OIDC_CLIENT", ""), environment.get("CHANCELLERY_OIDC_SECRET", "")
    if not client or not secret:
        raise SystemExit("CHANCELLERY_OIDC_ISSUER needs CHANCELLERY_OIDC_CLIENT and CHANCELLERY_OIDC_SECRET beside it.")
    if not _is_closed_line(issuer):
        raise SystemExit("CHANCELLERY_OIDC_ISSUER must begin with https://, or be on this machine.")
    app = {
        "provider_id": KEY,
        "name": environment.get("CHANCELLERY_OIDC_NAME", "OpenID"),
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def apps(environment: Mapping[str, str]) -> list[str]:
    """Return what must be installed to speak with the provider; nothing, and no memory for it, when there is none."""
    return ["allauth.socialaccount.providers.openid_connect"] if environment.get("CHANCELLERY_OIDC_ISSUER") else []


def origins(environment: Mapping[str, str]) -> list[str]:
    """Return where the form of the sign-in page may lead: to the provider, when there is one."""
    parts = urlsplit(environment.get("CHANCELLERY_OIDC_ISSUER", ""))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def _is_closed_line(address: str) -> bool:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return bool(host)
    return parts.scheme == "http" and bool(host) and is_this_machine(host)

"""What the page of signing in says of the office's own provider."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject


def single_sign_on(request: HttpRequest) -> dict[str, object]:
    """Return the providers that can be signed in with, each with its name and address: one, or none."""
    return {"single_sign_on": SimpleLazyObject(_providers)}


def _providers() -> list[dict[str, str]]:
    known = cast(dict[str, dict[str, list[dict[str, str]]]], settings.SOCIALACCOUNT_PROVIDERS)
    apps = known.get("openid_connect", {}).get("APPS", [])
    return [{"name": app["name"], "url": reverse("openid_connect_login", args=[app["provider_id"]])} for app in apps]

"""Signing in with the office's own provider. The library for it is loaded when the first person does."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase


@login_not_required
@transaction.atomic
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider; not found when there is none of this name."""
    from allauth.socialaccount.providers.openid_connect import views

    return cast(HttpResponseBase, views.login(request, provider_id))


@login_not_required
@transaction.atomic
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Let in, or not, who comes back from the provider."""
    from allauth.socialaccount.providers.openid_connect import views

    return cast(HttpResponseBase, views.callback(request, provider_id))

"""Signing in with the office's own provider. The library for it is loaded when the first person does."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase


@login_not_required
@transaction.atomic
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider; not found when there is none of this name."""
    from chancellery.accounts.views import office

    return office.begin(request, provider_id)


@login_not_required
@transaction.atomic
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Let in, or not, who comes back from the provider."""
    from chancellery.accounts.views import office

    return office.back(request, provider_id)

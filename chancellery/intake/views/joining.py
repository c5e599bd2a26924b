"""Is this the same article in another language?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.core.refusals import Refusal
from chancellery.intake import actions, queries
from chancellery.organisations.http import SignedIn, authority


@require_POST
def join(request: SignedIn, pk: int, other: int) -> HttpResponse:
    """Confirm that another text is the same article in another language."""
    held = authority(request)
    found = queries.get_for(held, pk)
    try:
        actions.join(intake=found, other=queries.version_for(held, other), by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The two texts are versions of one article."))
    return redirect(f"{found.get_absolute_url()}#versions")


@require_POST
def part(request: SignedIn, pk: int) -> HttpResponse:
    """Say that the text is an article of its own after all."""
    found = queries.get_for(authority(request), pk)
    try:
        actions.part(intake=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("This text stands by itself again."))
    return redirect(f"{found.get_absolute_url()}#versions")

"""What a co-ordinating unit did on its part."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.commitments import actions, forms, queries, rules
from chancellery.commitments.views.act import Act, act
from chancellery.organisations.http import SignedIn, authority


def note_part(request: SignedIn, pk: int) -> HttpResponse:
    """Let whoever reports for a co-ordinating unit say what it did."""
    held = authority(request)
    part = queries.get_coordination_for(held, pk)
    if not rules.may_report(held, part.unit.path):
        raise PermissionDenied
    form = forms.Note(request.POST or None)

    def change() -> object:
        return actions.note_part(
            coordination=part, text=form.cleaned_data["text"], language=get_language() or "",
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    words = Act(
        heading=_("Note what was done"), question=_("What did your unit do on its part?"), submit=_("Keep the note"),
        done=_("Noted beside your part."),
    )  # fmt: skip
    return act(request, part.commitment, form, change, words)

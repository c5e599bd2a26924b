"""Give and end many roles at once: paste, look at a verdict for each row, and do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.organisations import forms_many, queries
from chancellery.organisations.actions import granting
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import ADMINISTRATORS
from chancellery.organisations.views.act import given


def give_many(request: SignedIn, pk: int) -> HttpResponse:
    """Take rows for the unit and all that its administrator administers; nothing is written before it was seen."""
    held = authority(request)
    unit = queries.administered_unit(held, pk)
    form = forms_many.ManyRoles(given(request))
    page: dict[str, object] = {"unit": unit, "form": form}
    if form.is_valid():
        wishes = form.cleaned_data["rows"]
        wanted = {wish.code for wish in wishes}
        units = {one.code: one for one in queries.choices_under(held, ADMINISTRATORS).filter(code__in=wanted)}
        step = granting.give_many if request.POST.get("step") == "do" else granting.preview_many
        found = step(
            wishes=wishes, units=units, language=request.user.language,
            site=request.build_absolute_uri("/"), by=request.user, at=timezone.now(),
        )  # fmt: skip
        ready = sum(not one.refusal for one in found)
        if step is granting.give_many and ready == len(found):
            messages.success(request, _("All of the rows are carried out."))
            return redirect(unit)
        page |= {"rows": found, "ready": ready, "done": step is granting.give_many}
    return render(request, "organisations/give_many.html", page)

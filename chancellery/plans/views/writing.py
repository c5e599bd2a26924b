"""Writing one measure whole, beside what it takes up."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, queries
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Draft, Measure


def add(request: SignedIn, pk: int) -> HttpResponse:
    """Add a measure of the unit's own."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    form = forms.OneMeasure(request.POST or None, initial={"due_kind": "day", "weight": 1})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(draft=draft, given=_given(form, None, draft), by=request.user, at=timezone.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The measure was added."))
            return redirect(draft)
    return _single(request, draft, None, form, refused)


def measure(request: SignedIn, pk: int) -> HttpResponse:
    """Show one measure beside what it takes up, and write it."""
    found = queries.get_measure_for(authority(request), pk)
    draft, today = found.draft, organisations.today()
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    adoptions = list(found.adoptions.all())
    others = _others(draft, [one.provision for one in adoptions])
    form = forms.OneMeasure(
        request.POST or None, initial=forms.initial_of(found, writer=draft.unit, on=today),
        taken=[(one.provision, one.extent) for one in adoptions], others=others,
    )  # fmt: skip
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_whole(
                measure=found, given=_given(form, found, draft), seen=form.cleaned_data["seen"],
                extents=form.extents(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The measure was saved."))
            return redirect(f"{draft.get_absolute_url()}#m{found.pk}")
    return _single(request, draft, found, form, refused)


def _given(form: forms.OneMeasure, found: Measure | None, draft: Draft) -> queries.Given:
    written = [form.cleaned_data["lead"].strip(), *(name for name, _part in form.helper_lines())]
    return form.given(found, queries.Names(written, writer=draft.unit, on=organisations.today()))


def _others(draft: Draft, taken: Sequence[Provision]) -> list[Provision]:
    keys = {one.pk for one in taken}
    return [one for _document, duties in queries.duties_above(draft) for one in duties if one.pk not in keys]


def _single(
    request: SignedIn, draft: Draft, found: Measure | None, form: forms.OneMeasure, refused: str
) -> HttpResponse:
    context = {
        "draft": draft, "measure": found, "form": form, "refused": refused,
        "units": queries.offered_to(draft.unit, on=organisations.today()),
        "taken": [(form[name], provision) for name, (provision, _extent) in form.taken.items()],
        "leave": f"{draft.get_absolute_url()}#m{found.pk}" if found else reverse("plans:draft", args=[draft.pk]),
    }  # fmt: skip
    return render(request, "plans/measure.html", context)

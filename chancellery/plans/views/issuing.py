"""The outline of a plan, its Word file, and its issue."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from chancellery.core.folding import fold
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, queries, rules, showing
from chancellery.plans.actions.issuing import WORD
from chancellery.plans.enums import DraftState


def describe(request: SignedIn, pk: int) -> HttpResponse:
    """Write what the plan says beside its measures."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    form = forms.Describe.for_draft(request.POST or None, draft)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe(
                draft=draft, outline=form.outline(), seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
            )
        except actions.SomebodyChangedIt as refusal:
            refused = str(refusal)
            data = request.POST.copy()
            data["seen"] = actions.Outline.of(draft).mark  # saving again is the person's decision
            form = forms.Describe.for_draft(data, draft)
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The outline was saved."))
            return redirect(draft)
    signers = queries.signers_of(draft.unit, language=draft.language, on=organisations.today())
    now = actions.Outline.of(draft) if refused else None
    return render(
        request, "plans/describe.html",
        {"draft": draft, "form": form, "refused": refused, "signers": signers, "now": now},
    )  # fmt: skip


def preview(request: SignedIn, pk: int) -> HttpResponse:
    """Send the Word file of the draft as it stands."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    try:
        paper = actions.paper_of(draft, number=draft.number, dated_on=draft.dated_on)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(draft)
    name = slugify(fold(draft.title))[:60] or "plan"
    return HttpResponse(
        paper.data, content_type=WORD, headers={"Content-Disposition": f'attachment; filename="{name}.docx"'}
    )


def issue(request: SignedIn, pk: int) -> HttpResponse:
    """Check the draft, then issue it with its number and its day."""
    held = authority(request)
    draft = queries.get_for(held, pk)
    if not rules.may_issue(held, draft.unit.path):
        raise PermissionDenied
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    today = organisations.today()
    form = forms.Issue(request.POST or None, draft=draft, today=today)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            document = actions.issue(
                draft=draft, number=form.cleaned_data["number"], dated_on=form.cleaned_data["dated_on"],
                site=request.build_absolute_uri("/"), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("%(number)s is issued; its commitments are live.") % {"number": document})
            return redirect(document)
    ready = queries.readiness_of(draft, on=today)
    lacking = [line for line in showing.measure_lines(ready) if ready.lacks.get(line.measure.pk)]
    context = {"draft": draft, "form": form, "refused": refused, "ready": ready, "lacking": lacking}
    return render(request, "plans/issue.html", context)

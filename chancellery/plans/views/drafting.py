"""A draft beside what stands above it: adopt, leave out, put in order."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, queries, rules, showing
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Draft


def draft(request: SignedIn, pk: int) -> HttpResponse:
    """Show a draft: left what stands above it and what became of each duty, right its measures and what they lack."""
    held = authority(request)
    found = queries.get_for(held, pk)
    if found.state == DraftState.ISSUED and found.document is not None:
        return redirect(found.document)
    if found.state == DraftState.DISCARDED:
        raise Http404
    ready = queries.readiness_of(found, on=organisations.today())
    places = {one.pk: place for place, one in enumerate(ready.measures, 1)}
    page = {
        "draft": found, "ready": ready,
        "superiors": showing.superior_parts(ready.survey.superiors, places),
        "measures": showing.measure_lines(ready), "may_issue": rules.may_issue(held, found.unit.path),
        "name_superior": forms.NameSuperior(), "moments": organisations.history(found, limit=8),
    }  # fmt: skip
    return render(request, "plans/draft.html", page)


@require_POST
def adopt(request: SignedIn, pk: int) -> HttpResponse:
    """Make measures of the ticked duties, or of all that are open in a document, as they are."""
    found = queries.get_for(authority(request), pk)
    chosen = _provisions(request.POST.getlist("provision"))
    if "all" in request.POST:
        chosen = _open_ones(found, forms.keys_of([request.POST["all"]]))

    def change() -> str:
        made = actions.adopt(draft=found, provisions=chosen, by=request.user, at=timezone.now())
        return ngettext("%(n)d measure added.", "%(n)d measures added.", len(made)) % {"n": len(made)}

    if not chosen:
        messages.warning(request, _("Tick what is to be adopted first."))
        return redirect(found)
    return _done(request, found, change)


@require_POST
def leave_out(request: SignedIn, pk: int) -> HttpResponse:
    """Leave a duty out, with its reason."""
    found = queries.get_for(authority(request), pk)
    provision = _provision(request)
    reason = request.POST.get("reason", "")

    def change() -> str:
        actions.leave_out(draft=found, provision=provision, reason=reason, by=request.user, at=timezone.now())
        return _("Left out.")

    return _done(request, found, change)


@require_POST
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    """Leave a duty out no more."""
    found = queries.get_for(authority(request), pk)
    provision = _provision(request)

    def change() -> str:
        actions.take_back(draft=found, provision=provision, by=request.user, at=timezone.now())
        return _("It waits to be taken up again.")

    return _done(request, found, change)


@require_POST
def name_superior(request: SignedIn, pk: int) -> HttpResponse:
    """Name one more superior document by its number."""
    held = authority(request)
    found = queries.get_for(held, pk)
    form = forms.NameSuperior(request.POST)
    meant = queries.found_by(held, form.cleaned_data["number"]) if form.is_valid() else []
    if len(meant) != 1:
        words = request.POST.get("number", "")[:80]
        messages.warning(
            request,
            _("“%(words)s” may mean several documents; give the whole number.") % {"words": words}
            if meant
            else _("No document in the register is found by “%(words)s”.") % {"words": words},
        )
        return redirect(found)

    def change() -> str:
        actions.name_superior(draft=found, document=meant[0], by=request.user, at=timezone.now())
        return _("%(document)s now stands above this plan.") % {"document": meant[0]}

    return _done(request, found, change)


@require_POST
def drop_superior(request: SignedIn, pk: int) -> HttpResponse:
    """Take a superior document off."""
    found = queries.get_for(authority(request), pk)
    keys = forms.keys_of([request.POST.get("document", "")])
    document = Document.objects.filter(pk__in=keys, drafts_below=found).first()
    if document is None:
        raise Http404

    def change() -> str:
        actions.drop_superior(draft=found, document=document, by=request.user, at=timezone.now())
        return _("%(document)s stands above this plan no more.") % {"document": document}

    return _done(request, found, change)


@require_POST
def discard(request: SignedIn, pk: int) -> HttpResponse:
    """Put the draft away."""
    found = queries.get_for(authority(request), pk)
    try:
        actions.discard(draft=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, _("The draft was put away."))
    return redirect("plans:list")


@require_POST
def split(request: SignedIn, pk: int) -> HttpResponse:
    """Make two measures of one."""
    measure = queries.get_measure_for(authority(request), pk)

    def change() -> str:
        actions.split(measure=measure, by=request.user, at=timezone.now())
        return _("There are two measures now; narrow each to its part.")

    return _done(request, measure.draft, change)


@require_POST
def move(request: SignedIn, pk: int) -> HttpResponse:
    """Put a measure at another place."""
    measure = queries.get_measure_for(authority(request), pk)
    place = next(iter(forms.keys_of([request.POST.get("place", "")])), 1)

    def change() -> str:
        actions.move(measure=measure, place=min(place, 10_000), by=request.user, at=timezone.now())
        return ""

    return _done(request, measure.draft, change)


@require_POST
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """Take a measure off the draft."""
    measure = queries.get_measure_for(authority(request), pk)

    def change() -> str:
        actions.drop(measure=measure, by=request.user, at=timezone.now())
        return _("Dropped: %(words)s") % {"words": measure.words[:120]}

    return _done(request, measure.draft, change)


def _done(request: SignedIn, found: Draft, change: Callable[[], str]) -> HttpResponse:
    try:
        said = change()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if said:
            messages.success(request, said)
    return redirect(found)


def _provisions(given: list[str]) -> list[Provision]:
    """Return the provisions with these keys, in the order of their documents; the action checks where they stand."""
    return list(Provision.objects.filter(pk__in=forms.keys_of(given)).order_by("document", "order"))


def _open_ones(found: Draft, documents: list[int]) -> list[Provision]:
    """Return the duties of these documents of which the draft says nothing yet."""
    above = queries.survey_of(found, queries.measures_of(found)).lines
    return [one.provision for one in above if one.provision.document_id in documents and one.is_forgotten]


def _provision(request: SignedIn) -> Provision:
    found = _provisions([request.POST.get("provision", "")])
    if not found:
        raise Http404
    return found[0]

"""Waiving, withdrawing, and linking to what is implemented beside the tree."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chancellery.commitments import actions, forms, queries, rules, showing, table
from chancellery.commitments.models import Commitment
from chancellery.core.forms import carried_out
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority

FOUND = 20  #: provisions offered for a link


def waive(request: SignedIn, pk: int) -> HttpResponse:
    """Release the units from a commitment, with a reason and what allows it."""
    return _close(request, pk, actions.waive, gettext_lazy("Waive"), gettext_lazy(
        "The unit is released from it. It stays on record, and counts no more."
    ))  # fmt: skip


def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Take a commitment back, with a reason and what allows it."""
    return _close(request, pk, actions.withdraw, gettext_lazy("Withdraw"), gettext_lazy(
        "It was made in error or overtaken. It stays on record, and counts no more."
    ))  # fmt: skip


def implement(request: SignedIn, pk: int) -> HttpResponse:
    """Find a provision of a superior document and say that the commitment implements it."""
    commitment = _planned(request, pk)
    words = request.GET.get("q", "").strip()[:200]
    likely = queries.likely_superiors(commitment, documents.visible_to(authority(request)))[:FOUND]
    found = _provisions(request, commitment, words) if words else [one for one, _shared in likely]
    form = forms.Implement(request.POST or None, found=found, shared=dict(likely))
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in found if one.pk == form.cleaned_data["provision"])
        try:
            actions.implement(commitment=commitment, provision=chosen, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Linked."))
            return redirect(commitment)
    page = {"commitment": commitment, "lang": showing.foreign(commitment.language), "words": words}
    return render(request, "commitments/implement.html", page | {"found": found, "form": form})


@require_POST
def stop_implementing(request: SignedIn, pk: int, link: int) -> HttpResponse:
    """Take a link away."""
    commitment = _planned(request, pk)
    actions.stop_implementing(
        implementation=queries.get_implementation(commitment, link), by=request.user, at=timezone.now()
    )
    messages.success(request, _("Link taken away."))
    return redirect(commitment)


def _close(
    request: SignedIn, pk: int, change: Callable[..., Commitment], heading: Promise, question: Promise
) -> HttpResponse:
    held = authority(request)
    commitment = queries.get_for(held, pk)
    if not queries.may_release(held, commitment):
        raise PermissionDenied
    below = queries.open_below(commitment)
    form = forms.Close(request.POST or None, readable=documents.visible_to(held), asks=bool(below.keys))

    def close() -> object:
        told = form.cleaned_data
        return change(
            commitment=commitment, reason=told["reason"], warrant=form.warrant(), below=form.chosen(),
            seen=told["seen"], by=request.user, at=timezone.now(),
        )  # fmt: skip

    if carried_out(request, form, close, done=_("Done. The figures above no longer count it.")):
        return redirect(commitment)
    shown = table.table(below.lines, caption=_("Open below"), today=organisations.today())
    return render(request, "commitments/close.html", {
        "commitment": commitment, "lang": showing.foreign(commitment.language), "form": form, "act": heading,
        "act_question": question, "below": below, "seen": rules.mark_of(below.keys), "table": shown,
    })  # fmt: skip


def _planned(request: SignedIn, pk: int) -> Commitment:
    held = authority(request)
    commitment = queries.get_for(held, pk)
    if not rules.may_plan(held, commitment.lead.path):
        raise PermissionDenied
    return commitment


def _provisions(request: SignedIn, commitment: Commitment, words: str) -> list[Provision]:
    readable = documents.visible_to(authority(request)).exclude(pk=commitment.provision.document_id)
    return list(queries.provisions_to_link(readable, words)[:FOUND])

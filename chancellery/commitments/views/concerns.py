"""Declaring a commitment at risk, and asking and answering whether another unit should have it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.commitments.models import Commitment, ReassignmentRequest
from chancellery.commitments.views.act import Act, act
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority


def at_risk(request: SignedIn, pk: int) -> HttpResponse:
    """Say that it may not be done in time, and why."""
    commitment = _reported(request, pk)
    form = forms.Reason(request.POST or None)

    def change() -> object:
        return actions.declare_at_risk(
            commitment=commitment, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
        )

    words = Act(
        heading=_("Declare at risk"), question=_("Why may it not be done in time?"), submit=_("Declare at risk"),
        done=_("Declared at risk; whoever gave it sees why."),
    )  # fmt: skip
    return act(request, commitment, form, change, words)


@require_POST
def no_longer_at_risk(request: SignedIn, pk: int) -> HttpResponse:
    """Say that it will be done in time after all."""
    commitment = _reported(request, pk)
    try:
        actions.end_risk(commitment=commitment, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is no longer declared at risk."))
    return redirect(commitment)


def ask(request: SignedIn, pk: int) -> HttpResponse:
    """Ask whoever gave it to give it to another unit."""
    commitment = _reported(request, pk)
    book = forms.UnitBook(
        organisations.visible_to(authority(request)).filter(organisations.valid(organisations.today()))
    )
    form = forms.Ask(request.POST or None, book=book)

    def change() -> object:
        told = form.cleaned_data
        return actions.ask_to_reassign(
            commitment=commitment, proposed=told["proposed"], reason=told["reason"], by=request.user, at=timezone.now()
        )

    words = Act(
        heading=_("Ask to reassign"), question=_("Which unit should have it instead, and why?"), submit=_("Ask"),
        done=_("Asked; it stands on the desk of whoever gave it."),
    )  # fmt: skip
    return act(request, commitment, form, change, words, units=book.labels())


def asked(request: SignedIn, pk: int) -> HttpResponse:
    """Show a question to reassign, with a form for whoever may answer it."""
    return _request_page(request, queries.get_request_for(authority(request), pk), forms.Answer())


@require_POST
def answer(request: SignedIn, pk: int) -> HttpResponse:
    """Grant what was asked, or leave the commitment where it is and say why."""
    held = authority(request)
    found = queries.get_request_for(held, pk)
    if not queries.may_release(held, found.commitment):
        raise PermissionDenied
    form = forms.Answer(request.POST)
    if form.is_valid():
        by, at, grants = request.user, timezone.now(), "grant" in request.POST
        try:
            if grants:
                actions.grant(request=found, by=by, at=at)
            else:
                actions.refuse(request=found, answer=form.cleaned_data["answer"], by=by, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Reassigned.") if grants else _("It stays where it is; who asked sees why."))
            return redirect(found.commitment)
    return _request_page(request, found, form)


def _request_page(request: SignedIn, found: ReassignmentRequest, form: forms.Answer) -> HttpResponse:
    may_answer = found.decided_at is None and queries.may_release(authority(request), found.commitment)
    page = {"asked": found, "commitment": found.commitment, "form": form, "may_answer": may_answer}
    return render(request, "commitments/asked.html", page | {"lang": showing.foreign(found.commitment.language)})


def _reported(request: SignedIn, pk: int) -> Commitment:
    held = authority(request)
    commitment = queries.get_for(held, pk)
    if not rules.may_report(held, commitment.lead.path):
        raise PermissionDenied
    return commitment

"""The page of one act on a commitment: a form, the act, and back to the commitment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from chancellery.commitments import queries, showing
from chancellery.commitments.models import Commitment
from chancellery.core.forms import carried_out_knowingly
from chancellery.organisations.http import SignedIn, authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The words of one act: its name, its question, what its button says, and what is said once it is done."""

    heading: str
    question: str
    submit: str
    done: str
    danger: bool = False


def given_by(request: SignedIn, pk: int) -> Commitment:
    """Return a commitment that this person gave, or may act on as who gave it would."""
    held = authority(request)
    commitment = queries.get_for(held, pk)
    if not queries.may_release(held, commitment):
        raise PermissionDenied
    return commitment


def act(
    request: SignedIn,
    commitment: Commitment,
    form: forms.Form,
    change: Callable[[], object],
    words: Act,
    *,
    to: str = "",
    **more: object,
) -> HttpResponse:
    """Show ``form``; once it is valid, make the change and go on ``to`` an address. A refusal is shown in the form."""
    if carried_out_knowingly(request, form, change, record=commitment, done=words.done):
        return redirect(to or commitment.get_absolute_url())
    page = {"commitment": commitment, "lang": showing.foreign(commitment.language), "form": form, "words": words}
    return render(request, "commitments/act.html", page | more)

"""The page of one change: a form, the change, and back to the unit."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from chancellery.core.forms import carried_out_knowingly
from chancellery.organisations.http import SignedIn
from chancellery.organisations.models import Unit


def given(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, or ``None`` when the page is only opened. An empty answer is an answer."""
    return request.POST if request.method == "POST" else None


def act(
    request: SignedIn,
    *,
    unit: Unit,
    form: forms.Form,
    change: Callable[[], object],
    heading: str,
    question: str,
    submit: str,
    done: str,
    danger: bool = False,
) -> HttpResponse:
    """Show ``form``; once it is valid, make the change and go back to the unit. A refusal is shown in the form."""
    if carried_out_knowingly(request, form, change, record=unit, done=done):
        return redirect(unit)
    page = {"unit": unit, "form": form, "act_heading": heading, "act_question": question, "submit": submit}
    return render(request, "organisations/act.html", page | {"submit_kind": "danger" if danger else "main"})

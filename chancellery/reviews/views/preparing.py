"""Preparing a review: what the period brought beside what is concluded of it; kept, or recorded for good."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.commitments import queries as commitments
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations import queries as units
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority
from chancellery.reviews import actions, forms, queries
from chancellery.reviews.models import Preparation, Review
from chancellery.reviews.queries import Days, Span
from chancellery.reviews.rules import REVIEWERS, Period, next_period
from chancellery.reviews.views.page import of_findings


def new(request: SignedIn, pk: int) -> HttpResponse:
    """Prepare a review of a unit: show its period, keep what was typed, or record it."""
    held = authority(request)
    unit = units.get_for(held, pk)
    if not held.may(REVIEWERS, unit.path):
        raise PermissionDenied
    documents, days = commitments.documents_on_board(unit), queries.days_of(unit.pk)
    kept = queries.preparation_of(unit, request.user)
    form, step = _form(request, documents, days, kept), request.POST.get("step", "record")
    if request.method == "POST" and step == "keep":
        actions.keep_preparation(unit=unit, given=form.typed(), by=request.user, at=timezone.now())
        messages.success(request, _("Kept. Nobody else sees it until it is recorded."))
        return redirect(request.path)
    if request.method == "POST" and step == "record" and form.is_valid():
        try:
            return redirect(_recorded(request, unit, form))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "reviews/new.html", {
        "unit": unit, "form": form, "kept": kept, **_brought(held, unit, form, days),
    })  # fmt: skip


def _form(
    request: SignedIn, documents: Sequence[Document], days: Days, kept: Preparation | None
) -> forms.Record:  # fmt: skip
    if request.method == "POST":
        return forms.Record(request.POST, documents=documents)
    likely = next_period(days.last_of(None), today=units.today())
    return forms.Record(documents=documents, initial=forms.begun(likely, kept.given if kept else None))


def _recorded(request: SignedIn, unit: Unit, form: forms.Record) -> Review:
    given = form.cleaned_data
    return actions.record_review(
        unit=unit, document=given["document"], period=form.period(), conclusions=form.conclusions(),
        language=get_language() or "en", is_open_below=given["is_open_below"], by=request.user, at=timezone.now(),
    )  # fmt: skip


def _brought(held: Authority, unit: Unit, form: forms.Record, days: Days) -> dict[str, object]:
    """Return what the period of the form brought, when it is one that is over and kept."""
    scope = forms.Scope(form.data if form.is_bound else form.initial, documents=form.documents)
    if not scope.is_valid():
        return {}
    period, kept = scope.period(), days.kept_from
    if not _is_told(period) or kept is None or kept > period.last_on:
        return {"told_not": True, "kept_from": kept}
    span = Span(unit, scope.cleaned_data["document"], period.first_on, period.last_on)
    found = queries.findings(held, span, days=days, today=units.today())
    return of_findings(found, opens=True, backed=form.backed) | {"elsewhere": form.backed_elsewhere(found.told)}


def _is_told(period: Period) -> bool:
    return period.first_on <= period.last_on < units.today()

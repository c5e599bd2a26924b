"""The plans that are being written, and beginning one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from chancellery.core.languages import best
from chancellery.core.refusals import Refusal
from chancellery.documents.enums import Kind
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import PLANNERS
from chancellery.plans import actions, forms, layout, queries, showing

ON_A_PAGE = 50


def plans(request: SignedIn) -> HttpResponse:
    """List the drafts of the units a person plans for, and the plans that came of them."""
    held = authority(request)
    page = Paginator(queries.listed(held), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [showing.draft_line(one) for one in page]
    return render(request, "plans/list.html", {"page": page, "lines": lines, "may_begin": held.has(PLANNERS)})


def begin(request: SignedIn) -> HttpResponse:
    """Begin a draft from superior documents: those in the address, and one more by its number."""
    held = authority(request)
    if not held.has(PLANNERS):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else request.GET
    superiors = queries.begin_from(held, forms.keys_of(given.getlist("document")))
    asked, found = given.get("q", "").strip(), []
    if asked:
        known = {one.pk for one in superiors}
        found = [one for one in queries.found_by(held, asked) if one.pk not in known]
    units = list(organisations.choices_under(held, PLANNERS, on=organisations.today()).order_by("path"))
    form = forms.Begin(request.POST or None, units=units, initial=_initial(superiors, units, given.get("unit", "")))
    refused = ""
    if request.method == "POST" and not asked and form.is_valid():
        try:
            draft = actions.begin(
                unit=form.chosen_unit(), superiors=superiors, title=form.cleaned_data["title"],
                kind=form.cleaned_data["kind"], language=form.cleaned_data["language"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            refused = str(refusal)
        else:
            return redirect(draft)
    page = {
        "form": form, "superiors": superiors, "refused": refused, "asked": asked,
        "found": [(one, _with(superiors, one)) for one in found],
    }  # fmt: skip
    return render(request, "plans/begin.html", page)


def _with(superiors: list[Document], more: Document) -> str:
    keys = [("document", one.pk) for one in (*superiors, more)]
    return f"{reverse('plans:begin')}?{urlencode(keys)}"


def _initial(superiors: list[Document], units: list[Unit], asked: str) -> dict[str, str]:
    """Fill in what can be told: the unit asked for or the highest the person plans for, and a title in the language."""
    page = (get_language() or "").partition("-")[0]
    language = superiors[0].title_language if superiors else page
    code = language if language in layout.languages() else "vi"
    first = min(units, key=lambda unit: (str(unit.pk) != asked, unit.depth, unit.pk), default=None)
    names = [f"{layout.kind_word(one.kind, code)} {one.number or best(one.titles, code)[0]}" for one in superiors]
    return {
        "unit": str(first.pk) if first else "", "kind": Kind.PLAN, "language": code,
        "title": layout.title_of(names, code) if names else "",
    }  # fmt: skip

"""Reviews: those of a unit, one of them with its figures then and now, and recording one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.commitments import board_table, earlier
from chancellery.commitments import queries as commitments
from chancellery.commitments.enums import Figure
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations import queries as units
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import READERS
from chancellery.reviews import actions, forms, queries
from chancellery.reviews.rules import REVIEWERS
from chancellery.ui import marks

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure at the end of the period and now; without addresses for whoever may not see the board."""

    label: str
    then: str
    now: str
    differs: str
    then_url: str = ""
    now_url: str = ""


def reviews(request: SignedIn, pk: int) -> HttpResponse:
    """List the reviews of a unit, the latest first."""
    held = authority(request)
    unit = units.get_for(held, pk)
    page = Paginator(queries.reviews_of(held, unit), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/list.html", {
        "unit": unit, "page": page, "may_review": held.may(REVIEWERS, unit.path),
        "may_see_board": held.may(READERS, unit.path),
    })  # fmt: skip


def review(request: SignedIn, pk: int) -> HttpResponse:
    """Show what was concluded, with the figures of the last day beside those of now."""
    held = authority(request)
    found = queries.get_for(held, pk)
    opens = held.may(READERS, found.unit.path)
    return render(request, "reviews/review.html", {
        "review": found, "conclusions": found.conclusions.all(), "opens": opens,
        "lines": _lines(found.unit, found.document, found.period_until_on, opens=opens),
        "moments": units.history(found),
    })  # fmt: skip


def new(request: SignedIn, pk: int) -> HttpResponse:
    """Record a review of a unit; the figures of the chosen day are shown before."""
    held = authority(request)
    unit = units.get_for(held, pk)
    if not held.may(REVIEWERS, unit.path):
        raise PermissionDenied
    form = forms.Record(request.POST or None, documents=commitments.documents_on_board(unit))
    lines: list[FigureLine] = []
    if form.is_valid():
        given = form.cleaned_data
        try:
            if request.POST.get("step") != "show":
                made = actions.record_review(
                    unit=unit, document=given["document"], period_from_on=given["period_from_on"],
                    period_until_on=given["period_until_on"], conclusions=form.conclusions(),
                    language=get_language() or "en", is_open_below=given["is_open_below"], by=request.user,
                    at=timezone.now(),
                )  # fmt: skip
                return redirect(made)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            lines = _lines(unit, given["document"], given["period_until_on"], opens=True)
    return render(request, "reviews/new.html", {"unit": unit, "form": form, "lines": lines})


def _lines(unit: Unit, document: Document | None, day: date, *, opens: bool) -> list[FigureLine]:
    """Return each figure of the unit and all below it at the end of ``day`` and now."""
    today, key = units.today(), document.pk if document else None
    if day >= today:
        return []
    empty = commitments.NO_TOTALS
    then = commitments.totals_of_units_on(day, [unit.pk], document=key).get(unit.pk, empty)
    now = commitments.totals_of_units([unit.pk], document=key, today=today).get(unit.pk, empty)
    progress = [None if one.progress is None else marks.whole_percent(one.progress) for one in (then, now)]
    shown = ["—" if one is None else marks.percentage(one) for one in progress]
    moved = earlier.differs(progress[1] or 0, progress[0] or 0) if None not in progress else ""
    lines = [FigureLine(_("Progress"), shown[0], shown[1], moved)]
    for figure, label in board_table.COLUMNS.items():
        before, after = board_table.count(then, figure), board_table.count(now, figure)
        urls = _addresses(unit, document, figure, day) if opens else ("", "")
        lines.append(FigureLine(str(label), str(before), str(after), earlier.differs(after, before), *urls))
    return lines


def _addresses(unit: Unit, document: Document | None, figure: Figure, day: date) -> Sequence[str]:
    asked = {"under": str(unit.pk)} | ({"document": str(document.pk)} if document else {}) | {"figure": figure.value}
    listed = reverse("commitments:list")
    return f"{listed}?{urlencode(asked | {'on': day.isoformat()})}", f"{listed}?{urlencode(asked)}"

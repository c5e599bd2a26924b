"""The reviews of a unit, and the commitments that moved in a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chancellery.commitments import queries as commitments
from chancellery.commitments import rules as standings
from chancellery.commitments.queries import Moved
from chancellery.core.exports import as_csv
from chancellery.organisations import queries as units
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import READERS, Authority
from chancellery.reviews import forms, queries, showing
from chancellery.reviews.enums import Movement
from chancellery.reviews.queries import Ends, Span
from chancellery.reviews.rules import REVIEWERS

ON_A_PAGE = 50


def reviews(request: SignedIn, pk: int) -> HttpResponse:
    """List the reviews of a unit, the latest first."""
    held = authority(request)
    unit = units.get_for(held, pk)
    page = Paginator(queries.reviews_of(held, unit), ON_A_PAGE).get_page(request.GET.get("page"))
    may_review = held.may(REVIEWERS, unit.path)
    return render(request, "reviews/list.html", {
        "unit": unit, "page": page, "may_review": may_review, "may_see_board": held.may(READERS, unit.path),
        "kept": queries.preparation_of(unit, request.user) if may_review else None,
    })  # fmt: skip


def moves(request: SignedIn, pk: int) -> HttpResponseBase:
    """List the commitments that moved in one way over a period, fifty to a page, or send all of them as a file."""
    held = authority(request)
    unit = commitments.get_unit_for_board(held, pk)
    form = forms.Moves(request.GET, documents=commitments.documents_on_board(unit))
    if not form.is_valid():
        return render(request, "reviews/moves.html", {"unit": unit, "form": form})
    period, what = form.period(), Movement(form.cleaned_data["what"])
    span = Span(unit, form.cleaned_data["document"], period.first_on, period.last_on)
    ends = queries.ends_of(span, queries.days_of(unit.pk))
    if request.GET.get("format") == "csv":
        return _as_file(span, what, ends)
    number = request.GET.get("page", "")
    start = (int(number) - 1) * ON_A_PAGE if number.isdecimal() and int(number[:9]) > 0 else 0
    found = queries.moves(span, what, ends, start=start, limit=ON_A_PAGE)
    visible, leads = _known(held, span, found.shown)
    export = request.GET.copy()
    export["format"] = "csv"
    return render(request, "reviews/moves.html", {
        "unit": unit, "span": span, "what": what, "compared_on": ends.compared_on,
        "rows": [showing.move_line(one, span, visible, leads) for one in found.shown],
        "page": Paginator(range(found.count), ON_A_PAGE).get_page(start // ON_A_PAGE + 1),
        "caption": ngettext("%(n)s commitment", "%(n)s commitments", found.count) % {"n": found.count},
        "export": f"?{export.urlencode()}",
    })  # fmt: skip


def _known(held: Authority, span: Span, moved: Sequence[Moved]) -> tuple[frozenset[int], Mapping[int, str]]:
    """Return which commitments a person may open (by key), and what their lead units were called at the end."""
    lines = [one.line for one in moved]
    leads = units.now_and_on(span.last_on, {key for one in lines for key in (one.lead, one.lead_now) if key})
    visible = commitments.opened_by(held, lines, {now.pk: now.path for now, _then in leads})
    return visible, {then.pk: then.short_name for _now, then in leads}


def _as_file(span: Span, what: Movement, ends: Ends) -> HttpResponseBase:
    header = [
        pgettext("of a commitment", "Number"), _("Commitment"), _("Language"), _("Lead unit"), _("Day"), _("Due day"),
        _("Standing"), _("Progress, percent"),
    ]  # fmt: skip
    return as_csv(name=f"{what.label} {span.last_on.isoformat()}", header=header, rows=_cells(span, what, ends))


def _cells(span: Span, what: Movement, ends: Ends) -> Iterator[list[object]]:
    found = queries.moves(span, what, ends).shown
    leads = units.short_names_on(span.last_on, {one.line.lead for one in found})
    for one in found:
        line = showing.move_line(one, span, frozenset(), leads)
        percent = "" if one.line.progress is None else standings.plain(one.line.progress)
        yield [one.line.pk, line.title, one.line.language, line.lead, span.last_on, line.due_on, line.standing, percent]

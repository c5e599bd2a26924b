"""Writing measures: all in a grid, or one of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.core.refusals import Refusal
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, queries, showing
from chancellery.plans.enums import DraftState, Lack
from chancellery.plans.models import Draft, Measure
from chancellery.ui import marks

ROWS = 100  #: of one page


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid: its fields, what the measure lacks, and what somebody else wrote meanwhile."""

    form: forms.GridRow
    number: str
    verdict: str
    other: str = ""
    is_later: bool = False  #: it is due after what stands above, and has no reason yet

    @property
    def columns(self) -> list[tuple[object, list[BoundField]]]:
        """The fields, cell by cell, each cell with its label."""
        late = ("later_reason",) if self.form["later_reason"].value() or self.is_later else ()
        cells = (
            ("words", "section"), ("lead",), ("helpers",), ("due_kind", "due_on", "period", *late),
            ("expected_output",),
        )  # fmt: skip
        return [(self.form[cell[0]].label, [self.form[name] for name in cell]) for cell in cells]


def measures(request: SignedIn, pk: int) -> HttpResponse:
    """Show every measure as a row of a grid, and write the rows that were changed."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    today = organisations.today()
    ready = queries.readiness_of(draft, on=today)
    page = Paginator(ready.measures, ROWS).get_page(request.GET.get("page"))
    shown = list(page)
    rows = forms.grid_rows(request.POST or None, shown, writer=draft.unit, on=today)
    refused, clashes = "", {}
    valid = [form.is_valid() for form in rows]  # each is asked, so that each row says what is wrong with it
    if request.method == "POST" and all(valid):
        try:
            done = _write(request, draft, rows, {one.pk: one for one in shown})
        except Refusal as refusal:
            refused = str(refusal)
        else:
            _tell(request, done)
            if not done.clashes:
                return redirect(request.get_full_path())
            clashes = dict(done.clashes)
            rows = _after_clash(request, rows, clashes)
    context = {
        "draft": draft, "page": page, "refused": refused, "clashes": len(clashes),
        "rows": [_row(form, place, ready, clashes) for place, form in enumerate(rows, page.start_index() or 1)],
        "units": queries.offered_to(draft.unit, on=today),
        "wrong": request.method == "POST" and any(form.errors for form in rows if form.is_bound),
    }  # fmt: skip
    return render(request, "plans/measures.html", context)


def _write(
    request: SignedIn, draft: Draft, rows: Sequence[forms.GridRow], stored: dict[int, Measure]
) -> actions.Written:
    said = [row.cleaned_data for row in rows]
    names = queries.Names(
        [name for one in said for name in (one["lead"].strip(), *queries.parted(one["helpers"]))],
        writer=draft.unit, on=organisations.today(),
    )  # fmt: skip
    changes = [
        actions.Change(key=one["key"], given=row.given(stored.get(one["key"] or 0), names), seen=one["seen"])
        for row, one in zip(rows, said, strict=True)
        if not row.is_blank
    ]
    return actions.write_rows(draft=draft, changes=changes, by=request.user, at=timezone.now())


def _tell(request: SignedIn, done: actions.Written) -> None:
    count = len(done.written)
    if count or not done.clashes:
        messages.success(request, ngettext("%(n)d row saved.", "%(n)d rows saved.", count) % {"n": count})


def _after_clash(request: SignedIn, rows: Sequence[forms.GridRow], clashes: dict[int, Measure]) -> list[forms.GridRow]:
    """Return the rows as they were sent; those that clashed carry the mark of what the other left.

    So the person sees both, and saving again is their decision.
    """
    data = request.POST.copy()
    for row in rows:
        key = row.cleaned_data["key"]
        if key in clashes:
            data[f"{row.prefix}-seen"] = queries.given_of(clashes[key]).mark
    fresh = [forms.GridRow(data, prefix=row.prefix) for row in rows]
    for form in fresh:
        form.full_clean()
    return fresh


def _row(form: forms.GridRow, place: int, ready: queries.Readiness, clashes: dict[int, Measure]) -> Row:
    key = str(form["key"].value() or "")
    if not key.isdigit():
        return Row(form, _("new"), "")
    measure = clashes.get(int(key))
    other = ""
    if measure is not None:
        said = [measure.words, str(measure.lead or measure.unknown_lead), showing.helpers_of(measure),
                str(measure.due_on or ""), measure.expected_output]  # fmt: skip
        other = _("%(name)s wrote meanwhile: %(words)s") % {
            "name": measure.changed_by or "—", "words": " · ".join(one for one in said if one),
        }  # fmt: skip
    if form.is_bound and form.errors:
        verdict = marks.standing("late", _("Something is missing"))
    else:
        verdict = showing.verdict(ready.lacks.get(int(key), ()))
    return Row(form, str(place), verdict, other, Lack.LATER in ready.lacks.get(int(key), ()))


def add(request: SignedIn, pk: int) -> HttpResponse:
    """Add a measure of the unit's own."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    form = forms.OneMeasure(request.POST or None, initial={"due_kind": "day", "weight": 1})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(draft=draft, given=_given(form, None, draft), by=request.user, at=timezone.now())
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The measure was added."))
            return redirect(draft)
    return _single(request, draft, None, form, refused)


def measure(request: SignedIn, pk: int) -> HttpResponse:
    """Show one measure beside what it takes up, and write it."""
    found = queries.get_measure_for(authority(request), pk)
    draft, today = found.draft, organisations.today()
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    adoptions = list(found.adoptions.all())
    others = _others(draft, [one.provision for one in adoptions])
    form = forms.OneMeasure(
        request.POST or None, initial=forms.initial_of(found, writer=draft.unit, on=today),
        taken=[(one.provision, one.extent) for one in adoptions], others=others,
    )  # fmt: skip
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_whole(
                measure=found, given=_given(form, found, draft), seen=form.cleaned_data["seen"],
                extents=form.extents(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The measure was saved."))
            return redirect(f"{draft.get_absolute_url()}#m{found.pk}")
    return _single(request, draft, found, form, refused)


def _given(form: forms.OneMeasure, found: Measure | None, draft: Draft) -> queries.Given:
    written = [form.cleaned_data["lead"].strip(), *(name for name, _part in form.helper_lines())]
    return form.given(found, queries.Names(written, writer=draft.unit, on=organisations.today()))


def _others(draft: Draft, taken: Sequence[Provision]) -> list[Provision]:
    keys = {one.pk for one in taken}
    return [one for _document, duties in queries.duties_above(draft) for one in duties if one.pk not in keys]


def _single(
    request: SignedIn, draft: Draft, found: Measure | None, form: forms.OneMeasure, refused: str
) -> HttpResponse:
    context = {
        "draft": draft, "measure": found, "form": form, "refused": refused,
        "units": queries.offered_to(draft.unit, on=organisations.today()),
        "taken": [(form[name], provision) for name, (provision, _extent) in form.taken.items()],
        "leave": f"{draft.get_absolute_url()}#m{found.pk}" if found else reverse("plans:draft", args=[draft.pk]),
    }  # fmt: skip
    return render(request, "plans/measure.html", context)

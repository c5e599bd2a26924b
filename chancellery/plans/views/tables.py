"""A table of tasks, pasted or out of a file: first what would become of each row, then take it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.core.refusals import Refusal
from chancellery.intake.actions import NotRead
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, queries, rules, showing
from chancellery.plans.enums import DraftState, Found
from chancellery.plans.models import Draft
from chancellery.reading import tables
from chancellery.reading.errors import Unreadable
from chancellery.reading.worker import read_apart

SHOWN = 500  #: rows of a dry run that the page shows; all are counted, and all are taken over


def table(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for a table, show a verdict for each of its rows, and take it over when the person says so."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    form = forms.Table(request.POST, request.FILES) if request.method == "POST" else forms.Table()
    context: dict[str, object] = {"draft": draft, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["pasted"] or ""
            shown = forms.shown_in(request.POST.get("numbers", ""), request.POST.getlist("sheet"))
            if form.cleaned_data["file"]:
                text, shown = _out_of(form.cleaned_data["file"].read(), form.cleaned_data["file"].name or "", draft)
            rows, answers = _rows(text, draft), forms.answers_in(request.POST.dict())
            context |= _dry_run(draft, rows, text, answers, shown)
            if "take" in request.POST:
                return _take_over(request, draft, rows, answers)
        except Refusal as refusal:
            context["refused"] = str(refusal)
    return render(request, "plans/table.html", context)


def _rows(text: str, draft: Draft) -> Sequence[rules.Row]:
    try:
        return rules.rows_of(rules.cells_of(text), language=draft.language, today=organisations.today())
    except Unreadable as unreadable:
        raise NotRead(unreadable) from unreadable


def _out_of(data: bytes, name: str, draft: Draft) -> tuple[str, forms.Shown]:
    """Return the tables of tasks in a file as a text to paste, each with its header.

    Beside it, what a spreadsheet shows beside its rows.

    Raises:
        NotRead: the file cannot or must not be read.
        NothingFound: it holds no table of tasks.
    """
    try:
        whole = read_apart(data, name, seconds=settings.READING_SECONDS, memory_mb=settings.READING_MEMORY_MB)
    except Unreadable as unreadable:
        raise NotRead(unreadable) from unreadable
    found: list[Sequence[str]] = []
    numbers: dict[int, int] = {}
    sheets: dict[int, str] = {}
    for one in _items(whole.get("tables")):
        rows = [[_words(cell) for cell in _items(row)] for row in _items(_part(one, "rows"))]
        if not tables.read(rows, draft.language):
            continue
        shown = _items(_part(one, "row_numbers"))
        found += [[]] if found else []  # a blank row parts two tables
        if isinstance(sheet := _part(one, "sheet"), str) and sheet:
            sheets[len(found) + 1] = sheet
        for place, row in enumerate(rows):
            if any(cell.strip() for cell in row):
                found.append(row)
                if place < len(shown) and isinstance(number := shown[place], int):
                    numbers[len(found)] = number
    if not found:
        raise actions.NothingFound
    return rules.lines_of(found), forms.Shown(numbers, sheets)


def _dry_run(
    draft: Draft, rows: Sequence[rules.Row], text: str, answers: Mapping[int, bool], beside: forms.Shown
) -> dict[str, object]:
    measures = queries.measures_of(draft)
    verdicts = queries.verdicts_on(draft, rows, measures, answers=answers, on=organisations.today())
    shown = [*verdicts[:SHOWN], *(one for one in verdicts[SHOWN:] if one.likely is not None)]  # all that ask
    places = {one.pk: place for place, one in enumerate(measures, 1)}
    counts = [(found, sum(one.found == found for one in verdicts)) for found in Found]
    return {
        "lines": [
            showing.verdict_line(
                one, places, answers.get(one.row.line), number=beside.numbers.get(one.row.line),
                sheet=beside.sheet_of(one.row.line),
            )
            for one in shown
        ],
        "more": len(verdicts) - len(shown),
        "numbers": beside.written_numbers, "sheets": beside.written_sheets,
        "counts": [(found.label, count) for found, count in counts if count], "text": text,
        "to_take": sum(count for found, count in counts if found in {Found.NEW, Found.CHANGED, Found.REWORDED}),
        "asked": sum(one.likely is not None for one in verdicts),
    }  # fmt: skip


def _take_over(request: SignedIn, draft: Draft, rows: Sequence[rules.Row], answers: Mapping[int, bool]) -> HttpResponse:
    done = actions.take_over(draft=draft, rows=rows, answers=answers, by=request.user, at=timezone.now())
    new, changed, same = (done.count(found) for found in (Found.NEW, Found.CHANGED, Found.SAME))
    said = ngettext("%(n)d measure added.", "%(n)d measures added.", new) % {"n": new}
    if changed:
        said += " " + ngettext("%(n)d measure changed.", "%(n)d measures changed.", changed) % {"n": changed}
    if same:
        said += " " + ngettext("%(n)d row said nothing new.", "%(n)d rows said nothing new.", same) % {"n": same}
    if lost := done.count(Found.NOT_UNDERSTOOD):
        said += " " + _("%(n)d not understood, and not taken over.") % {"n": lost}
    messages.success(request, said)
    return redirect("plans:measures", draft.pk)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _part(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


def _words(cell: object) -> str:
    told = _part(cell, "text") if isinstance(cell, dict) else cell
    return told if isinstance(told, str) else ""

"""All measures of a draft in a grid: shown, filled with copied cells, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.core.refusals import Refusal
from chancellery.intake.actions import NotRead
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.plans import actions, forms, grid_table, queries, rules, showing
from chancellery.plans.enums import DraftState, Lack
from chancellery.plans.models import Draft, Measure
from chancellery.reading.errors import Unreadable
from chancellery.ui import marks

ROWS = 100  #: of one page


@dataclass(slots=True, kw_only=True)
class Shown:
    """What the page shows over and in the grid."""

    draft: Draft
    ready: queries.Readiness
    page: Page[Measure]
    lines: Sequence[forms.GridLine]
    cells: forms.PutCells
    today: date
    refused: str = ""
    clashes: Mapping[int, Measure] | None = None
    filled: rules.Filled | None = None


def measures(request: SignedIn, pk: int) -> HttpResponse:
    """Show every measure as a row of a grid, and write the rows that were changed."""
    draft = queries.get_for(authority(request), pk)
    if draft.state != DraftState.WRITING:
        return redirect(draft)
    today = organisations.today()
    ready = queries.readiness_of(draft, on=today)
    page: Page[Measure] = Paginator(ready.measures, ROWS).get_page(request.GET.get("page"))
    if request.method != "POST":
        lines = forms.lines_of(list(page), writer=draft.unit, on=today)
        return _answer(
            request, Shown(draft=draft, ready=ready, page=page, lines=lines, cells=forms.PutCells(), today=today)
        )
    prefixes = forms.prefixes_of(list(page), request.POST)
    lines = forms.lines_sent(request.POST, prefixes)
    shown = Shown(draft=draft, ready=ready, page=page, lines=lines, cells=forms.PutCells(), today=today)
    if "put" in request.POST:
        _put(request, shown)
        return _answer(request, shown)
    return _save(request, shown) or _answer(request, shown)


def _put(request: SignedIn, shown: Shown) -> None:
    """Put copied cells into the rows, beside what was typed into others; nothing is written."""
    shown.cells = forms.PutCells(request.POST)
    if not shown.cells.is_valid():
        return
    told = shown.cells.cleaned_data
    first, cells = max(shown.page.start_index(), 1), rules.cells_of(told["cells"])
    if not cells:
        shown.cells.add_error("cells", shown.cells.fields["cells"].error_messages["required"])
        return
    try:
        filled = rules.fill(
            [line.values for line in shown.lines], cells, at=told["at_row"] - first,
            column=told["at_column"], language=shown.draft.language, today=shown.today,
        )  # fmt: skip
    except Unreadable as unreadable:
        shown.cells.add_error("cells", str(NotRead(unreadable)))
        return
    stored = list(shown.page)
    new = len(filled.rows) - len(stored)
    if new > forms.MOST_NEW_ROWS:
        most = {"n": forms.MOST_NEW_ROWS}
        shown.cells.add_error("cells", _("These are more than %(n)d new rows; put them in in parts.") % most)
        return
    prefixes = [*(f"m{one.pk}" for one in stored), *(f"n{number}" for number in range(new))]
    shown.lines = [
        forms.GridLine(prefix=prefix, values=values) for prefix, values in zip(prefixes, filled.rows, strict=True)
    ]
    shown.filled, shown.cells = filled, forms.PutCells()


def _save(request: SignedIn, shown: Shown) -> HttpResponse | None:
    """Write the rows; ``None`` when something keeps them from being written, which then stands beside the rows."""
    rows = [forms.GridRow(request.POST, prefix=line.prefix) for line in shown.lines]
    valid = [row.is_valid() for row in rows]  # each is asked, so that each row says what is wrong with it
    if not all(valid):
        shown.lines = [
            replace(line, errors={name: [str(one) for one in told] for name, told in row.errors.items()})
            for line, row in zip(shown.lines, rows, strict=True)
        ]
        return None
    try:
        done = _write(request, shown, rows)
    except Refusal as refusal:
        shown.refused = str(refusal)
        return None
    _tell(request, done)
    if not done.clashes:
        return redirect(request.get_full_path())
    shown.clashes = done.clashes
    shown.lines = _after_clash(request.POST, shown.lines, done.clashes)
    return None


def _write(request: SignedIn, shown: Shown, rows: Sequence[forms.GridRow]) -> actions.Written:
    said = [row.cleaned_data for row in rows]
    names = queries.Names(
        [name for one in said for name in (one["lead"].strip(), *queries.parted(one["helpers"]))],
        writer=shown.draft.unit, on=shown.today,
    )  # fmt: skip
    stored = {one.pk: one for one in shown.page}
    changes = [
        actions.Change(key=one["key"], given=row.given(stored.get(one["key"] or 0), names), seen=one["seen"])
        for row, one in zip(rows, said, strict=True)
        if not row.is_blank
    ]
    return actions.write_rows(draft=shown.draft, changes=changes, by=request.user, at=timezone.now())


def _tell(request: SignedIn, done: actions.Written) -> None:
    count = len(done.written)
    if count or not done.clashes:
        messages.success(request, ngettext("%(n)d row saved.", "%(n)d rows saved.", count) % {"n": count})


def _after_clash(
    data: QueryDict, lines: Sequence[forms.GridLine], clashes: Mapping[int, Measure]
) -> list[forms.GridLine]:
    """Return the rows as they were sent; those that clashed carry the mark of what the other left.

    So the person sees both, and saving again is their decision.
    """
    after = data.copy()
    for line in lines:
        if line.key is not None and line.key in clashes:
            after[f"{line.prefix}-seen"] = queries.given_of(clashes[line.key]).mark
    return forms.lines_sent(after, [line.prefix for line in lines])


def _answer(request: SignedIn, shown: Shown) -> HttpResponse:
    draft, filled = shown.draft, shown.filled
    context = {
        "draft": draft, "page": shown.page, "refused": shown.refused, "clashes": len(shown.clashes or ()),
        "rows": grid_table.rows(_rows(shown)), "first": max(shown.page.start_index(), 1), "cells": shown.cells,
        "units": queries.offered_to(draft.unit, on=shown.today), "filled": filled,
        "new": sum(line.key is None for line in shown.lines[filled.first :][: filled.count]) if filled else 0,
        "wrong": any(line.errors for line in shown.lines), "asked": bool(shown.cells.errors),
    }  # fmt: skip
    return render(request, "plans/measures.html", context)


def _rows(shown: Shown) -> list[grid_table.Row]:
    unknown = _unknown(shown)
    first = max(shown.page.start_index(), 1)
    return [_row(shown, place, first + place, line, unknown) for place, line in enumerate(shown.lines)]


def _row(
    shown: Shown, place: int, number: int, line: forms.GridLine, unknown: Mapping[int, Sequence[str]]
) -> grid_table.Row:
    lacks = shown.ready.lacks.get(line.key or 0, ())
    measure = (shown.clashes or {}).get(line.key or 0)
    notes, verdict = [], ""
    if line.errors:
        verdict = marks.standing("late", _("Something is missing"))
    elif place in unknown:
        verdict = marks.standing("way", _("Filled, not saved yet"))
        notes = showing.notes_on_cells(unknown[place], shown.filled.unclear.get(place, "") if shown.filled else "")
    elif line.key is not None:
        verdict = showing.verdict(lacks)
    if measure is not None:
        notes.append(showing.wrote_meanwhile(measure))
    return grid_table.Row(
        line=line, number=str(number) if line.key is not None else _("new"), place=place, verdict=verdict,
        notes=notes, late=bool(line.values.get("later_reason")) or Lack.LATER in lacks,
        focus=shown.filled.column if shown.filled and place == shown.filled.first else "",
    )  # fmt: skip


def _unknown(shown: Shown) -> dict[int, list[str]]:
    """Return the names in each filled row that no unit bears, or several do; other rows are not in it."""
    if shown.filled is None:
        return {}
    first, count = shown.filled.first, shown.filled.count
    told = {
        place: [name for name in (shown.lines[place].values.get("lead", "").strip(),
                                  *queries.parted(shown.lines[place].values.get("helpers", ""))) if name]
        for place in range(first, first + count)
    }  # fmt: skip
    names = queries.Names((name for row in told.values() for name in row), writer=shown.draft.unit, on=shown.today)
    return {place: [name for name in row if names.one(name) is None] for place, row in told.items()}

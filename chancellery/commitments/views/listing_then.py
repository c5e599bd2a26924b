"""What did a figure of an earlier day's board count? The same commitments, as they stood then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chancellery.commitments import forms, queries, rules, showing
from chancellery.commitments.enums import Figure, Standing
from chancellery.core import history
from chancellery.core.exports import as_csv
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.ui import marks

ROWS = 50


@dataclass(frozen=True, slots=True)
class Counted:
    """What the address asks for: a figure of a unit on a day, with the keys of the units whose leaves it counts."""

    on: date
    unit: Unit  #: as it was called then
    units: Sequence[int]
    figure: Figure
    document: Document | None
    own: bool  #: what the unit itself led, without those below it

    def lines(self, start: int = 0, limit: int | None = None) -> queries.LinesThen:
        key = self.document.pk if self.document else None
        told = None if self.own else queries.totals_of_units_on(self.on, [self.unit.pk], document=key).get(self.unit.pk)
        return queries.lines_on(self.on, self.units, self.figure, document=key, start=start, limit=limit, told=told)


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment as the page shows it; without ``url`` it is gone, or not theirs to see any more."""

    title: str
    lang: str
    url: str
    lead: str
    due: date | None
    standing: SafeString
    why: str  #: it was left out
    progress: SafeString


def commitments(request: SignedIn) -> HttpResponseBase:
    """Show what a figure counted, fifty to a page, or send all of it as a file."""
    form = forms.ListThen(request.GET)
    if not form.is_valid():
        return render(request, "commitments/list_then.html", {"form": form})
    asked, held = form.cleaned_data, authority(request)
    unit = queries.get_unit_for_board(held, asked["led"] or asked["under"])
    on = asked["on"]
    document = documents.get_for(held, asked["document"]) if asked["document"] else None
    units = [unit.pk] if asked["led"] else organisations.keys_below_on(unit, on)
    counted = Counted(on, history.as_of(unit, on), units, asked["figure"], document, bool(asked["led"]))
    if request.GET.get("format") == "csv":
        return _as_file(counted)
    number = request.GET.get("page", "")
    start = (int(number) - 1) * ROWS if number.isdecimal() and int(number[:9]) > 0 else 0
    lines = counted.lines(start, ROWS)
    page = Paginator(range(lines.count), ROWS).get_page(start // ROWS + 1)
    export = request.GET.copy()
    export["format"] = "csv"
    visible = set(queries.visible_to(held).filter(pk__in=[one.pk for one in lines.shown]).values_list("pk", flat=True))
    return render(request, "commitments/list_then.html", {
        "form": form, "counted": counted, "page": page, "rows": _rows(lines.shown, on, visible), "own": asked["led"],
        "caption": ngettext("%(n)s commitment", "%(n)s commitments", lines.count) % {"n": lines.count},
        "export": f"?{export.urlencode()}",
    })  # fmt: skip


def _rows(lines: Sequence[queries.LineThen], on: date, visible: set[int]) -> list[Row]:
    leads = _leads(lines, on)
    rows = []
    for line in lines:
        stands = line.standing(on)
        rows.append(Row(
            line.title, showing.foreign(line.language),
            showing.address("commitments:commitment", line.pk) + f"?on={on.isoformat()}" if line.pk in visible else "",
            leads[line.lead].short_name, line.due_on, showing.standing_mark(stands, due_on=line.due_on, today=on),
            line.closing_reason, marks.culm(line.progress, late=stands == Standing.OVERDUE),
        ))  # fmt: skip
    return rows


def _leads(lines: Sequence[queries.LineThen], on: date) -> dict[int, Unit]:
    units = list(Unit.objects.filter(pk__in={line.lead for line in lines}))
    return {one.pk: one for one in history.as_of_each(units, on)}


def _as_file(counted: Counted) -> HttpResponseBase:
    header = [
        pgettext("of a commitment", "Number"), _("Commitment"), _("Language"), _("Lead unit"),
        _("Code of the lead unit"), _("Day"), _("Due day"), _("Standing"), _("Progress, percent"),
        _("Why it is left out"),
    ]  # fmt: skip
    kind = _("commitments")
    return as_csv(name=f"{kind} {counted.on.isoformat()}", header=header, rows=_cells(counted))


def _cells(counted: Counted) -> Iterator[list[object]]:
    lines = counted.lines().shown
    leads = _leads(lines, counted.on)
    for line in lines:
        lead = leads[line.lead]
        percent = "" if line.progress is None else rules.plain(line.progress)
        yield [
            line.pk, line.title, line.language, lead, lead.code, counted.on, line.due_on,
            line.standing(counted.on).label, percent, line.closing_reason,
        ]  # fmt: skip

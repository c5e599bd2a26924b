"""Taking up the tasks of a document in one grid: who leads each, by when, with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import PLANNERS, Authority
from chancellery.ui import marks

LINES = 100  #: of one page; the next come when these are made


@dataclass(frozen=True, slots=True)
class Line:
    """One duty that nobody has taken up yet, with its fields and what they lack."""

    form: forms.TaskLine
    lang: str
    verdict: str
    ready: bool

    @property
    def columns(self) -> list[tuple[object, list[BoundField]]]:
        """The fields, cell by cell, each cell with its label."""
        names = (("lead",), ("coordinating",), ("due_kind", "due_on", "period"), ("expected_output",))
        return [(self.form[cell[0]].label, [self.form[name] for name in cell]) for cell in names]


def take_up(request: SignedIn, key: str) -> HttpResponse:
    """Show every duty of one document as a line of a grid, and make commitments of those that are ticked."""
    held = authority(request)
    document = _document(held, key)
    taken = queries.first_of_each_provision(document)
    duties = documents.duties_of(document)
    open_ones = [one for one in duties if one.pk not in taken]
    book = forms.UnitBook(organisations.choices_under(held, PLANNERS, on=organisations.today()))
    lines = [_line(request, one, book) for one in open_ones[:LINES]]
    refused = ""
    if request.method == "POST":
        chosen = [line.form for line in lines if line.form.is_taken]
        if all(form.is_valid() for form in chosen):
            try:
                return _made(request, document, chosen)
            except Refusal as refusal:
                refused = str(refusal)
    page = {
        "document": document, "lines": lines, "units": book.labels(), "refused": refused,
        "ready": sum(line.ready for line in lines), "later": max(len(open_ones) - LINES, 0),
        "wrong": request.method == "POST" and any(line.form.is_taken and not line.ready for line in lines),
        "taken": [(one, taken[one.pk], showing.foreign(one.language)) for one in duties if one.pk in taken],
    }  # fmt: skip
    return render(request, "commitments/take_up.html", page)


def _document(held: Authority, key: str) -> Document:
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        raise Http404
    document = documents.get_for(held, int(key))
    register = document.registered_in
    if not held.has(PLANNERS) or register is None or not rules.may_plan(held, register.path):
        raise PermissionDenied
    return document


def _line(request: SignedIn, provision: Provision, book: forms.UnitBook) -> Line:
    """Return a line as it was sent, or as the reading suggests it: ticked when it lacks nothing."""
    given: Mapping[str, object] = request.POST
    if request.method != "POST" or f"{forms.prefix_of(provision)}-due_kind" not in request.POST:
        given = forms.suggested(provision, book, today=organisations.today())
        if forms.TaskLine(given, provision=provision, book=book).is_valid():
            given = {**given, f"{forms.prefix_of(provision)}-take": "on"}
    form = forms.TaskLine(given, provision=provision, book=book)
    ready = form.is_valid()
    return Line(form, showing.foreign(provision.language), _verdict(form), ready)


def _verdict(form: forms.TaskLine) -> str:
    """Say in a mark whether a line is ready, or the first thing it lacks."""
    if not form.errors:
        return marks.standing("done", _("Ready"))
    if "lead" in form.errors and forms.PARTED.strip() in str(form["lead"].value()):
        return marks.standing("late", _("Several units lead"))
    if "lead" in form.errors:
        return marks.standing("late", _("Unit not known") if form["lead"].value() else _("No lead unit"))
    if "coordinating" in form.errors:
        return marks.standing("late", _("Unit not known"))
    if "due_on" in form.errors:
        return marks.standing("late", _("No day"))
    return marks.standing("late", _("Something is missing"))


def _made(request: SignedIn, document: Document, chosen: Sequence[forms.TaskLine]) -> HttpResponse:
    done = actions.take_up(
        document=document, undertakings=[(form.provision, form.share()) for form in chosen], by=request.user,
        at=timezone.now(),
    )  # fmt: skip
    said = ngettext("%(n)d commitment made.", "%(n)d commitments made.", len(done.made)) % {"n": len(done.made)}
    if done.before:
        said += " " + ngettext(
            "%(n)d task was taken up before and was not made again.",
            "%(n)d tasks were taken up before and were not made again.",
            len(done.before),
        ) % {"n": len(done.before)}
    messages.success(request, said)
    return redirect(f"{reverse('commitments:new')}?document={document.pk}")

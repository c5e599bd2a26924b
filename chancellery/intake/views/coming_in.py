"""What came in, and the door it comes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.core.exports import as_csv
from chancellery.intake import actions, forms, queries
from chancellery.intake.enums import State
from chancellery.intake.forms.taking_in import is_too_large
from chancellery.intake.models import Intake
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import REGISTRARS
from chancellery.reading.inputs.refusals import TooLarge
from chancellery.ui import marks

ROWS = 50
_STANDINGS = {State.WAITING: "way", State.REGISTERED: "done", State.REJECTED: "waived"}


@dataclass(frozen=True, slots=True)
class Row:
    """One intake of the list, ready to be printed."""

    url: str
    name: str
    language: str
    unit: str
    by: str
    at: str
    state: str
    sign: str
    open_facts: int
    all_facts: int
    document: str
    document_url: str


def listing(request: SignedIn) -> HttpResponseBase:
    """Show what came in to the units whose papers one keeps; with ``format=csv`` as a file."""
    held = authority(request)
    form = forms.IntakeFilters(request.GET)
    form.is_valid()
    found = queries.listed(held, words=form.cleaned_data.get("q", ""), state=form.cleaned_data.get("state", ""))
    if request.GET.get("format") == "csv":
        return as_csv(name="intake", header=_header(), rows=_cells(found.iterator(chunk_size=500)))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    query["format"] = "csv"
    shown = {
        "form": form,
        "page": page,
        "rows": [_row(intake) for intake in page.object_list],
        "filtered": bool(request.GET.get("q") or request.GET.get("state")),
        "export": f"{reverse('intake:list')}?{query.urlencode()}",
        "may_take_in": held.has(REGISTRARS),
    }
    return render(request, "intake/list.html", shown)


def new(request: SignedIn) -> HttpResponse:
    """Take in files and a pasted text, each by itself: what is refused does not stop the rest."""
    units = organisations.choices_under(authority(request), REGISTRARS, on=organisations.today())
    if not units.exists():
        raise PermissionDenied
    form = forms.TakeIn(request.POST or None, request.FILES or None, units=units)
    if form.is_valid():
        papers = _papers(form.cleaned_data["papers"], form.cleaned_data["text"])
        outcomes = list(
            actions.take_in_many(papers=papers, unit=form.cleaned_data["unit"], by=request.user, at=timezone.now())
        )
        taken = [outcome.intake for outcome in outcomes if outcome.intake is not None]
        for outcome in outcomes:
            if outcome.refusal is not None:
                form.add_error(None, _refused(outcome))
        if len(taken) == len(outcomes):
            return redirect(taken[0] if len(taken) == 1 else "intake:list")
        if taken:
            _tell(request, taken)
    return render(request, "intake/new.html", {"form": form})


def _papers(files: Iterable[UploadedFile[bytes]], text: str) -> Iterator[actions.Paper]:
    for file in files:
        yield actions.Paper(file.name or _("Unnamed"), lambda file=file: _bytes(file))  # type: ignore[misc] # bound early
    if text.strip():
        words = " ".join(text.split())[:60].strip(" .").replace("/", "-").replace("\\", "-")  # a name, not a path
        yield actions.Paper(f"{words}.txt", text.encode)


def _bytes(file: UploadedFile[bytes]) -> bytes:
    if is_too_large(file):
        raise TooLarge
    return bytes(file.read())


def _refused(outcome: actions.Outcome) -> str:
    if isinstance(outcome.refusal, actions.AlreadyIn):
        return format_html(
            '{}{} {} <a href="{}">{}</a>',
            outcome.name, marks.colon(), outcome.refusal, outcome.refusal.intake.get_absolute_url(), _("Open it"),
        )  # fmt: skip
    return f"{outcome.name}{marks.colon()} {outcome.refusal}"


def _tell(request: SignedIn, taken: list[Intake]) -> None:
    sentence = ngettext("%(count)d text was taken in:", "%(count)d texts were taken in:", len(taken))
    links = [format_html(' <a href="{}">{}</a>', intake.get_absolute_url(), intake.name) for intake in taken]
    messages.success(request, format_html("{}" + "{}" * len(links), sentence % {"count": len(taken)}, *links))


def _row(intake: Intake) -> Row:
    counted = intake.__dict__  # the counts that `queries.listed` annotates
    state = State(intake.state)
    return Row(
        url=intake.get_absolute_url(), name=intake.name, language=intake.language, unit=intake.unit.short_name,
        by=intake.came_by.full_name if intake.came_by else "", at=marks.day(intake.came_at), state=str(state.label),
        sign=marks.standing(_STANDINGS[state], str(state.label)), open_facts=counted["open_facts"],
        all_facts=counted["all_facts"], document=str(intake.document) if intake.document else "",
        document_url=intake.document.get_absolute_url() if intake.document else "",
    )  # fmt: skip


def _header() -> list[str]:
    return [_("Name"), _("Language"), _("Unit"), _("Brought by"), _("Came"), _("State"), _("Open facts"), _("Document")]


def _cells(intakes: Iterable[Intake]) -> Iterator[list[object]]:
    for intake in intakes:
        row = _row(intake)
        came = intake.came_at.isoformat(timespec="minutes")
        yield [row.name, row.language, row.unit, row.by, came, row.state, row.open_facts, row.document]

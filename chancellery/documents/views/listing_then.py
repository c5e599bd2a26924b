"""Which documents were there at the end of an earlier day, and how did they stand? As a page, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.core import history
from chancellery.core.exports import as_csv
from chancellery.documents import forms, issuer_words, queries
from chancellery.documents.enums import Status
from chancellery.documents.models import Document
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit

ROWS = 50
LONGEST_NUMBER = 9  # digits; no register has so many pages


@dataclass(frozen=True, slots=True)
class Row:
    """One document as it stood; its page is that of the same day."""

    url: str
    name: str  #: its number, or its title when it had none
    title: str
    lang: str
    kind: str
    issuer: str
    dated_on: date | None
    status: str
    named: bool


def listing(request: SignedIn, form: forms.RegisterFilters, on: date) -> HttpResponseBase:
    """Show the documents of that day that fit the filters, 50 at a time; with ``format=csv`` all of them as a file."""
    held, filters = authority(request), form.filters()
    if request.GET.get("format") == "csv":
        return _as_file(queries.register_on(held, filters, on), on)
    start = _start(request)
    found = queries.register_on(held, filters, on, start=start, size=ROWS)
    if start and not found.shown:
        start = max(found.count - 1, 0) // ROWS * ROWS
        found = queries.register_on(held, filters, on, start=start, size=ROWS)
    page = Paginator(range(found.count), ROWS).get_page(start // ROWS + 1)
    export = request.GET.copy()
    export.pop("page", None)
    export["format"] = "csv"
    shown = {
        "form": form, "on": on, "page": page, "more": found.more, "rows": _rows(found.shown, on),
        "filtered": any(value for name, value in request.GET.items() if name not in {"page", "on"}),
        "export": f"{reverse('documents:list')}?{export.urlencode()}",
    }  # fmt: skip
    return render(request, "documents/list_then.html", shown)


def _start(request: SignedIn) -> int:
    asked = request.GET.get("page", "")
    if not asked.isdecimal() or len(asked) >= LONGEST_NUMBER:
        return 0
    return min(max(int(asked) - 1, 0) * ROWS, queries.MOST_COUNTED - ROWS)


def _rows(documents: Sequence[Document], on: date) -> list[Row]:
    units = Unit.objects.filter(pk__in={one.issuer_id for one in documents if one.issuer_id})
    issuers = {one.pk: one.short_name for one in history.as_of_each(list(units), on)}
    return [
        Row(
            url=f"{one.get_absolute_url()}?on={on.isoformat()}",
            name=one.number,
            title=one.title,
            lang=one.title_language,
            kind=one.get_kind_display(),
            issuer=issuers[one.issuer_id] if one.issuer_id else issuer_words.in_words(one.issuer_name),
            dated_on=one.dated_on,
            status=one.get_status_display(),
            named=one.status == Status.NAMED,
        )
        for one in documents
    ]


def _as_file(found: queries.RegisterThen, on: date) -> HttpResponseBase:
    header = [
        _("Number"), _("Kind"), _("Issued by"), _("Date"), _("Title"), _("Language"), _("Status"), _("Day"),
    ]  # fmt: skip
    rows = (
        [row.name, row.kind, row.issuer, row.dated_on, row.title, row.lang, row.status, on]
        for row in _rows(found.shown, on)
    )
    return as_csv(name=f"register {on.isoformat()}", header=header, rows=rows)

"""Which documents are there, and what became of each? As a page, and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.core import renditions
from chancellery.core.exports import as_csv
from chancellery.documents import forms, issuer_words, queries
from chancellery.documents.enums import Kind, Status
from chancellery.documents.models import Document
from chancellery.documents.paging import Pages
from chancellery.documents.views import listing_then
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import REGISTRARS
from chancellery.ui import marks

ROWS = 50
EXPORTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One document of the list, ready to be printed."""

    url: str
    name: str  #: its number, or its title when it has none
    title: str
    lang: str
    languages: tuple[str, ...]
    kind: str
    issuer: str
    day: str
    status: str
    named: bool
    provisions: int
    commitments: int
    followers: int
    state: str  #: of the title, where it renders what the original said before


def listing(request: SignedIn) -> HttpResponseBase:
    """Show the documents that fit the filters, 50 at a time; with ``format=csv`` all of them as a file."""
    held = authority(request)
    form = forms.RegisterFilters(request.GET, queries.issuers(held))
    if form.on:
        return listing_then.listing(request, form, form.on)
    if request.GET.get("format") == "csv":
        return as_csv(
            name="register",
            header=_header(),
            rows=_cells(queries.listed(held, form.filters()).iterator(chunk_size=EXPORTED_AT_ONCE)),
        )
    found = queries.fitting(held, form.filters())
    page = Pages(found, ROWS).get_page(request.GET.get("page"))
    documents = queries.page_of(found, start=(page.number - 1) * ROWS, size=ROWS)
    kinds, statuses, languages = *_labels(), renditions.of_each(documents)
    shown = {
        "form": form,
        "page": page,
        "rows": [_row(one, kinds, statuses, languages.get(renditions.key_of(one))) for one in documents],
        "filtered": any(value for name, value in request.GET.items() if name != "page"),
        "export": _export(request),
        "may_register": held.has(REGISTRARS),
    }
    return render(request, "documents/list.html", shown)


def _labels() -> tuple[dict[str, str], dict[str, str]]:
    """Return the words for kinds and statuses, translated once for the page."""
    return {kind: str(kind.label) for kind in Kind}, {status: str(status.label) for status in Status}


def _row(
    document: Document, kinds: dict[str, str], statuses: dict[str, str], languages: renditions.Panel | None = None
) -> Row:
    counted = document.__dict__  # the counts that `queries.listed` annotates
    return Row(
        url=document.get_absolute_url(),
        name=document.number,
        title=document.title,
        lang=document.title_language,
        languages=tuple(document.titles),
        kind=kinds[document.kind],
        issuer=document.issuer.short_name if document.issuer else issuer_words.in_words(document.issuer_name),
        day=marks.day(document.dated_on),
        status=statuses[document.status],
        named=document.status == Status.NAMED,
        provisions=counted["provision_count"],
        commitments=counted["commitment_count"],
        followers=counted["follower_count"],
        state=next((one.state for one in languages.renditions if one.before), "") if languages else "",
    )


def _export(request: SignedIn) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["format"] = "csv"
    return f"{reverse('documents:list')}?{query.urlencode()}"


def _header() -> list[str]:
    return [
        _("Number"), _("Kind"), _("Issued by"), _("Date"), _("Title"), _("Language"), _("State of the title"),
        _("Status"), _("Provisions"), _("Commitments"), _("Implemented by"),
    ]  # fmt: skip


def _cells(documents: Iterable[Document]) -> Iterator[list[object]]:
    kinds, statuses = _labels()
    rest = iter(documents)
    while some := list(islice(rest, EXPORTED_AT_ONCE)):
        languages = renditions.of_each(some)
        for document in some:
            its = languages.get(renditions.key_of(document))
            row = _row(document, kinds, statuses)
            day = document.dated_on.isoformat() if document.dated_on else ""
            yield [
                row.name, row.kind, row.issuer, day, row.title, row.lang, its.state_in(row.lang) if its else "",
                row.status, row.provisions, row.commitments, row.followers,
            ]  # fmt: skip

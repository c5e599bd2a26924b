"""What waits to be translated, brought up to date, or reviewed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import get_language

from chancellery.core.languages import name_of
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import Authority
from chancellery.reading import languages as reading_languages
from chancellery.translations import forms, queries
from chancellery.translations.enums import Want
from chancellery.translations.kinds import KINDS, REVIEWERS, Kind, kind_for, language_of

ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the list."""

    title: str
    lang: str
    url: str
    own: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One sort of what waits, with how much of it there is."""

    label: str
    url: str
    count: str
    current: bool


def listing(request: SignedIn) -> HttpResponse:
    """Show what waits for the person in one language, of one kind, 50 at a time."""
    held = authority(request)
    kinds = _kinds(held)
    if not kinds:
        return render(request, "translations/list.html", {"kinds": ()})
    form = forms.Waiting(request.GET, kinds=kinds, languages=_languages(), reader=get_language() or "en")
    form.is_valid()
    kind = kind_for(form.cleaned_data.get("kind") or kinds[0].code)
    language = form.cleaned_data.get("language") or get_language() or "en"
    want = Want(form.cleaned_data.get("want") or Want.MISSING)
    counted = queries.counts(held, kind, language)
    # beyond what is counted nobody turns pages: the list grows shorter as one works
    page = Paginator(queries.find(held, kind, language, want)[: queries.COUNTED], ROWS).get_page(
        request.GET.get("page")
    )
    return render(request, "translations/list.html", {
        "form": form, "kinds": kinds, "page": page, "language_name": name_of(language), "want": want,
        "tabs": [_tab(one, kind, language, counted[one], current=one == want) for one in Want],
        "rows": [_row(one, kind, language, want) for one in page.object_list],
    })  # fmt: skip


def _kinds(held: Authority) -> Sequence[Kind]:
    return [kind for kind in KINDS if held.has(kind.translators | REVIEWERS)]


def _languages() -> Sequence[str]:
    own = [code for code, _name in settings.LANGUAGES]
    return [*own, *(code for code in reading_languages.available() if code not in own)]


def _tab(want: Want, kind: Kind, language: str, count: int, *, current: bool) -> Tab:
    asked = urlencode({"kind": kind.code, "language": language, "want": want.value})
    said = f"{queries.COUNTED}+" if count > queries.COUNTED else str(count)
    return Tab(str(want.label), f"?{asked}", said, current)


def _row(record: Model, kind: Kind, language: str, want: Want) -> Row:
    page = "text" if want == Want.UNREVIEWED else "write"
    title = kind.original(record, kind.fields[0])
    return Row(
        Truncator(title).chars(220), language_of(record),
        reverse(f"translations:{page}", args=[kind.code, record.pk, language]), language_of(record),
    )  # fmt: skip

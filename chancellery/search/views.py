"""Look for anything, look again, and be told what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.core.forms import carried_out
from chancellery.core.languages import name_of
from chancellery.organisations.http import SignedIn, authority
from chancellery.search import actions, forms, queries, rules, showing
from chancellery.search.enums import Kind
from chancellery.search.models import SavedSearch

ROWS = 20
MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow what was found, or to widen it again."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search with how much is new in it."""

    key: int
    words: str
    narrowed: str
    new: int
    by_mail: bool


def results(request: SignedIn) -> HttpResponse:
    """Show what is found of what a person may see, the newest first, 20 at a time."""
    held = authority(request)
    form = forms.Ask(request.GET)
    asked = rules.asked(form.words)
    narrowed = form.narrowed()
    found = queries.found(held, asked, narrowed, best_first=form.best_first) if asked else queries.Found()
    page = Paginator(found.places, ROWS).get_page(request.GET.get("page"))
    words = asked.words if asked else ()
    rows = [showing.row(one, words) for one in queries.hits(held, page.object_list)]
    return render(request, "search/results.html", {
        "form": form, "asked": asked, "page": page, "rows": rows, "found": found, "most": page.paginator.count,
        "named": [showing.row(one, words) for one in queries.hits(held, found.named)],
        "kinds": _kinds(request, found, narrowed), "years": _years(request, found, narrowed),
        "languages": _languages(request, found, narrowed), "is_narrowed": narrowed != queries.Narrowed(),
        "clear": f"{reverse('search:results')}?{urlencode({'q': form.words})}",
        "sorts": _sorts(request, form) if not found.more and len(found.places) > 1 else (),
        "save": forms.Save(initial={"q": form.words, "kind": narrowed.kind, "language": narrowed.language}),
        "saved": _saved(request) if not asked else (),
    })  # fmt: skip


@require_POST
def save(request: SignedIn) -> HttpResponse:
    """Save a search."""
    form = forms.Save(request.POST)

    def change() -> object:
        told = form.cleaned_data
        return actions.save_search(
            user=request.user, words=told["q"], kind=told["kind"], language=told["language"], by_mail=told["by_mail"],
            site=request.build_absolute_uri("/"), at=timezone.now(),
        )  # fmt: skip

    if not carried_out(request, form, change, done=_("Saved. It stands below the box when you come to search.")):
        for one in form.errors.values():
            messages.error(request, str(one[0]))
    told = {name: request.POST.get(name, "")[:200] for name in ("q", "kind", "language")}
    return redirect(f"{reverse('search:results')}?{urlencode({name: value for name, value in told.items() if value})}")


def again(request: SignedIn, pk: int) -> HttpResponse:
    """Look for a saved search again; what was new in it has been seen."""
    saved = queries.saved_for(request.user, pk)
    actions.seen(saved, at=timezone.now())
    told = {"q": saved.words, "kind": saved.kind, "language": saved.language}
    return redirect(f"{reverse('search:results')}?{urlencode({name: value for name, value in told.items() if value})}")


@require_POST
def forget(request: SignedIn, pk: int) -> HttpResponse:
    """Forget a saved search."""
    saved = queries.saved_for(request.user, pk)
    actions.forget(saved)
    messages.success(request, _("Forgotten: “%(words)s”.") % {"words": saved.words})
    return redirect("search:results")


def _saved(request: SignedIn) -> list[Saved]:
    saved = queries.saved_by(request.user)
    new = queries.new_in(authority(request), [(one.words, queries.narrowed_in(one), one.seen_at) for one in saved])
    return [
        Saved(one.pk, one.words, _in_words(one), number, one.by_mail) for one, number in zip(saved, new, strict=True)
    ]


def _in_words(one: SavedSearch) -> str:
    said = [one.get_kind_display() if one.kind else "", name_of(one.language) if one.language else ""]
    return " · ".join(str(word) for word in said if word)


def _kinds(request: SignedIn, found: queries.Found, narrowed: queries.Narrowed) -> list[Facet]:
    counted = ((kind, str(Kind(kind).label), count) for kind, count in found.kinds.items())
    return _facets(request, "kind", narrowed.kind, counted)


def _languages(request: SignedIn, found: queries.Found, narrowed: queries.Narrowed) -> list[Facet]:
    counted = ((code, name_of(code), count) for code, count in found.languages.items())
    return _facets(request, "language", narrowed.language, counted)


def _years(request: SignedIn, found: queries.Found, narrowed: queries.Narrowed) -> list[Facet]:
    counted = [(str(year), str(year), count) for year, count in found.years.items()]
    return _facets(request, "year", str(narrowed.year or ""), counted[:MOST_YEARS])


def _facets(request: SignedIn, name: str, chosen: str, counted: Iterable[tuple[str, str, int]]) -> list[Facet]:
    return [
        Facet(label, _address(request, name, "" if value == chosen else value), count, current=value == chosen)
        for value, label, count in counted
    ]


def _sorts(request: SignedIn, form: forms.Ask) -> list[Facet]:
    best = form.best_first
    return [
        Facet(_("The newest first"), _address(request, "sort", ""), 0, current=not best),
        Facet(_("The nearest first"), _address(request, "sort", "best"), 0, current=best),
    ]


def _address(request: SignedIn, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"

"""Which units are there? As a tree of the service, as a list of what was looked for, as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from chancellery.core import renditions
from chancellery.core.exports import as_csv
from chancellery.core.languages import best
from chancellery.organisations import forms, queries
from chancellery.organisations.enums import Pillar, UnitKind, words
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.ui import marks

ROWS = 50
EXPORTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the list, ready to be printed."""

    name: str
    lang: str  #: of the name; empty when it is the page's
    url: str
    code: str
    kind: str
    pillars: str
    above: str
    above_url: str
    since: SafeString
    until: SafeString


@dataclass(slots=True)
class Branch:
    """One unit of the tree, as the tag ``tree`` draws it."""

    label: str
    url: str
    note: str
    children: list[Branch] = field(default_factory=list)
    open: bool = False
    current: bool = False


def units(request: SignedIn) -> HttpResponseBase:
    """Show the service as a tree; with filters, or as a file, the list of what they leave."""
    form = forms.UnitFilters(request.GET)
    wanted = _wanted(request, form)
    held = authority(request)
    if request.GET.get("format") == "csv":
        return _as_file(queries.matching(held, wanted).iterator(chunk_size=EXPORTED_AT_ONCE))
    page = {"form": form, "wanted": wanted, "export": _export(request), "filtered": _is_filtered(request)}
    if wanted.is_narrow:
        matching = queries.matching(held, wanted)
        found = Paginator(queries.by_name(matching), ROWS).get_page(request.GET.get("page"))
        return _list(request, page | {"page": found, "rows": _rows(queries.in_order(matching, found))})
    return _list(request, page | {"tree": _branches(queries.tree(held, on=wanted.on))})


def _list(request: SignedIn, page: dict[str, object]) -> HttpResponse:
    return render(request, "organisations/units.html", page)


def _wanted(request: SignedIn, form: forms.UnitFilters) -> queries.Wanted:
    """Read the filters; what is not understood is left out, and the form says so."""
    form.is_valid()
    asked = form.cleaned_data
    below = request.GET.get("below", "")
    return queries.Wanted(
        on=asked.get("on") or queries.today(),
        words=asked.get("q", ""),
        kind=UnitKind(asked["kind"]) if asked.get("kind") else None,
        pillar=Pillar(asked["pillar"]) if asked.get("pillar") else None,
        below=queries.get_for(authority(request), int(below)) if below.isdecimal() and len(below) < 19 else None,
    )


def _is_filtered(request: SignedIn) -> bool:
    return any(value for name, value in request.GET.items() if name not in {"page", "format"})


def _export(request: SignedIn) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["format"] = "csv"
    return f"?{asked.urlencode()}"


def _address(pk: int) -> str:
    return f"{reverse('organisations:units')}{pk}/"


def _rows(found: Iterable[Unit]) -> list[Row]:
    kinds, pillars = words(UnitKind), words(Pillar)
    return [_row(unit, kinds, pillars) for unit in found]


def _row(unit: Unit, kinds: Mapping[str, str], pillars: Mapping[str, str]) -> Row:
    name, lang = best(unit.names)
    return Row(
        name=name,
        lang=lang if lang != get_language() else "",
        url=_address(unit.pk),
        code=unit.code,
        kind=kinds[unit.kind],
        pillars=", ".join(pillars[pillar] for pillar in unit.pillars),
        above=str(unit.parent or ""),
        above_url=_address(unit.parent.pk) if unit.parent else "",
        since=marks.day(unit.from_on),
        until=marks.day(unit.until_on),
    )


def _branches(roots: Iterable[queries.Twig]) -> list[Branch]:
    kinds = words(UnitKind)
    return [_branch(twig, 0, kinds) for twig in roots]


def _branch(twig: queries.Twig, depth: int, kinds: Mapping[str, str]) -> Branch:
    below = [_branch(child, depth + 1, kinds) for child in twig.children]
    return Branch(
        label=twig.name,
        url=_address(twig.unit.pk),
        note=_note(kinds[twig.unit.kind], len(below) + twig.undrawn),
        children=below,
        open=depth < 1,
    )


def _note(kind: str, count: int) -> str:
    if not count:
        return kind
    return _("%(kind)s · %(below)s") % {
        "kind": kind,
        "below": ngettext("%(n)d unit below", "%(n)d units below", count) % {"n": count},
    }


def _as_file(found: Iterable[Unit]) -> HttpResponseBase:
    header = [
        _("Code"), _("Name"), _("Language"), _("State of the name"), _("Short name"), _("Kind"), _("Pillars"),
        _("First day"), _("Last day"), _("Code of the unit above"),
    ]  # fmt: skip
    return as_csv(name=_("units"), header=header, rows=_cells(found))


def _cells(found: Iterable[Unit]) -> Iterator[list[object]]:
    kinds, pillars = words(UnitKind), words(Pillar)
    rest = iter(found)
    while some := list(islice(rest, EXPORTED_AT_ONCE)):
        languages = renditions.of_each(some)
        for unit in some:
            name, lang = best(unit.names)
            its = languages.get(renditions.key_of(unit))
            yield [
                unit.code, name, lang, its.state_in(lang) if its else "", unit.short_name, kinds[unit.kind],
                ", ".join(pillars[pillar] for pillar in unit.pillars), unit.from_on, unit.until_on,
                unit.parent.code if unit.parent else "",
            ]  # fmt: skip

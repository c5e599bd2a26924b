"""Which commitments are there? By filters in the address, as a page or as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from chancellery.commitments import forms, queries, rules, showing, table
from chancellery.commitments.enums import BulkKind, Concern, Figure
from chancellery.commitments.models import Commitment
from chancellery.commitments.views import listing_then
from chancellery.core import renditions
from chancellery.core.exports import as_csv
from chancellery.core.languages import best
from chancellery.documents import queries as documents
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import PLANNERS, Authority

ROWS = 50
EXPORTED_AT_ONCE = 500
LONGEST_NUMBER = 12  # digits; no list has so many pages


@dataclass(frozen=True, slots=True)
class Limit:
    """What a link limited the list to, in words, and the address without it."""

    words: str
    lang: str
    without: str


def commitments(request: SignedIn) -> HttpResponseBase:
    """Show the list, fifty to a page, or send all of it as a file."""
    if request.GET.get("on"):
        return listing_then.commitments(request)
    form = forms.ListFilters(request.GET)
    form.is_valid()
    scope, limits = scope_of(authority(request), request.GET)
    today = organisations.today()
    if request.GET.get("format") == "csv":
        found = scope.rows(queries.touching(authority(request)), today=today)
        return _as_file(found.order_by("due_on", "pk"), today)
    lines = queries.listed(authority(request), scope, start=_start(request), size=ROWS, today=today)
    page = Paginator(range(lines.count), ROWS).get_page(lines.start // ROWS + 1)
    chooses = authority(request).has(PLANNERS)
    rows = table.table(lines.shown, caption=_caption(lines), today=today, choose="bulk" if chooses else "")
    context = {"form": form, "limits": limits, "page": page, "table": rows, "export": _export(request)}
    return render(
        request,
        "commitments/list.html",
        context
        | {
            "filtered": _is_filtered(request),
            "chooses": chooses and bool(lines.count),
            "count": lines.count,
            "kinds": BulkKind.choices,
            "filter": request.GET.urlencode(),
        },
    )


def _start(request: SignedIn) -> int:
    """Return how many rows come before the page that the address asks for; what is no number asks for the first."""
    asked = request.GET.get("page", "")
    return (int(asked) - 1) * ROWS if asked.isdecimal() and 0 < len(asked) < LONGEST_NUMBER and int(asked) else 0


def _caption(lines: queries.Lines) -> str:
    count = lines.count
    if lines.more:
        return _("More than %(n)s commitments") % {"n": count}
    return ngettext("%(n)s commitment", "%(n)s commitments", count) % {"n": count}


def scope_of(held: Authority, given: QueryDict) -> tuple[queries.Scope, list[Limit]]:
    """Read from an address what limits the list; a record that is not theirs to see is not found."""
    form = forms.ListFilters(given)
    form.is_valid()
    asked = form.cleaned_data
    limits: list[Limit] = []
    parts: dict[str, object] = {}
    if unit := asked.get("under"):
        found = organisations.get_for(held, _key(unit))
        parts["unit_path"] = found.path
        limits.append(_limit(given, "under", _("Under %(name)s") % {"name": found}))
    if led := asked.get("led"):
        found = organisations.get_for(held, _key(led))
        parts["led_by"] = found.pk
        limits.append(_limit(given, "led", _("Led by %(name)s itself") % {"name": found}))
    if document := asked.get("document"):
        source = documents.get_for(held, _key(document))
        parts["document"] = source.pk
        limits.append(_limit(given, "document", _("From %(name)s") % {"name": source}))
    if provision := asked.get("provision"):
        passage = documents.provision_for(held, _key(provision))
        parts["provision"] = passage.pk
        limits.append(_limit(given, "provision", str(passage), showing.foreign(passage.language)))
    if commitment := asked.get("commitment"):
        top = queries.get_for(held, _key(commitment))
        parts["commitment_path"] = top.path
        limits.append(_limit(given, "commitment", top.title, showing.foreign(top.language)))
    if indicator := str(asked.get("indicator") or ""):
        parts["indicator"] = indicator
        parts["indicator_unit"] = str(asked.get("measured") or "") if "measured" in given else None
        limits.append(_limit(given, "indicator", _("Measures: %(name)s") % {"name": indicator}))
    figure = str(asked.get("figure") or "")
    scope = queries.Scope(
        **parts,  # type: ignore[arg-type] # each part was looked up just above
        figure=Figure(figure) if figure else None,
        status=str(asked.get("status") or ""),
        words=str(asked.get("q") or ""),
        concern=Concern(str(asked["concern"])) if asked.get("concern") else None,
    )
    return scope, limits


def _key(value: object) -> int:
    if not isinstance(value, int):
        raise Http404
    return value


def _limit(given: QueryDict, name: str, words: str, lang: str = "") -> Limit:
    rest = given.copy()
    for gone in (name, "page"):
        rest.pop(gone, None)
    return Limit(words=words, lang=lang, without=f"?{rest.urlencode()}")


def _is_filtered(request: SignedIn) -> bool:
    return any(value for name, value in request.GET.items() if name not in {"page", "format"})


def _export(request: SignedIn) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["format"] = "csv"
    return f"?{asked.urlencode()}"


def _as_file(found: QuerySet[Commitment], today: date) -> HttpResponseBase:
    header = [
        pgettext("of a commitment", "Number"), _("Commitment"), _("Language"), _("Lead unit"),
        _("Code of the lead unit"), _("Source"), _("Provision"), _("Due"), _("Due day"), _("Standing"),
        _("Progress, percent"), _("Weight"), _("Expected output"),
        _("Title of the source"), _("Language of the title"), _("State of the title"),
        _("State of the lead unit's name"), _("Why it is left out"), _("Allowed by"),
    ]  # fmt: skip
    return as_csv(name=_("commitments"), header=header, rows=_cells(found, today))


def _cells(found: QuerySet[Commitment], today: date) -> Iterator[list[object]]:
    keys = list(found.values_list("pk", flat=True))  # found once: the condition is dear, and rows may come meanwhile
    for start in range(0, len(keys), EXPORTED_AT_ONCE):
        some = keys[start : start + EXPORTED_AT_ONCE]
        records = Commitment.objects.select_related("lead", "provision__document").in_bulk(some)
        named = {record for one in records.values() for record in (one.provision.document, one.lead)}
        languages = renditions.of_each(list(named))
        for one, totals in queries.with_totals([records[key] for key in some if key in records], today=today):
            percent = showing.percent_of(one, totals)
            source = one.provision.document
            title, lang = best(source.titles)
            yield [
                one.pk, one.title, one.language, one.lead, one.lead.code, source, one.provision,
                one.get_due_kind_display(), one.due_on, showing.standing_of(one, totals, today=today).label,
                "" if percent is None else rules.plain(percent), rules.plain(one.weight), one.expected_output,
                title, lang, _state(languages, source, lang), _state(languages, one.lead, best(one.lead.names)[1]),
                one.closing_reason, one.warrant,
            ]  # fmt: skip


def _state(known: Mapping[renditions.Key, renditions.Panel], record: Model, language: str) -> str:
    """Return the state of what a record is called in a language, in words."""
    panel = known.get(renditions.key_of(record))
    return panel.state_in(language) if panel else ""

"""Which duty has nobody, where? Duties of a superior document by units below one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from chancellery.commitments import actions, coverage_files, coverage_table, forms, queries, rules, showing
from chancellery.commitments.models import Commitment
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations import as_of
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import PLANNERS, READERS, Authority
from chancellery.ui import cells


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document to choose, with how many of its duties nobody has."""

    document: Document
    url: str
    lang: str
    duties: int
    open: int
    percent: int  #: of the duties, those that somebody has; rounded down


def documents_to_cover(request: SignedIn) -> HttpResponse:
    """Show the documents with duties, and how many of these nobody has taken up."""
    held = authority(request)
    unit = _top(held, request.GET.get("unit", ""))
    if unit is None:
        return render(request, "commitments/coverage_list.html", {"unit": None})
    rows = [
        DocumentRow(
            one, _address(one, unit=unit.pk), showing.foreign(one.title_language), duties, gaps,
            percent=100 * (duties - gaps) // duties,
        )
        for one, duties, gaps in queries.documents_to_cover(held, unit)
    ]  # fmt: skip
    tops = [(str(one), f"?{urlencode({'unit': one.pk})}") for one in queries.tops(held)]
    return render(request, "commitments/coverage_list.html", {"unit": unit, "rows": rows, "tops": tops})


def matrix(request: SignedIn, pk: int) -> HttpResponseBase:
    """Show the matrix, or send it as a file."""
    held = authority(request)
    document = documents.get_for(held, pk)
    form = forms.CoverageFilters(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    top = _top(held, asked.get("unit"))
    if top is None:
        return render(request, "commitments/coverage.html", {"document": document, "unit": None})
    wanted = _wanted(document, top, asked)
    found = queries.matrix(wanted, today=organisations.today())
    if request.GET.get("format") in {"csv", "xlsx"}:
        as_file = coverage_files.as_matrix if request.GET["format"] == "xlsx" else coverage_files.as_cells
        return as_file(found, document, top)
    below = found.provisions.get(wanted.below) if wanted.below else None
    return render(request, "commitments/coverage.html", {
        "document": document, "unit": top, "form": form, "lang": showing.foreign(document.title_language),
        "table": _table(found, wanted, request), "is_empty": not (found.grid.rows and found.grid.columns),
        "document_rows": bool(found.levels), "legend": _legend(),
        "above": [(str(one), _again(request, unit=one.pk)) for one in queries.above_on_board(held, top)],
        "below": below, "below_lang": showing.foreign(below.language) if below else "",
        "whole": _again(request, below=None),
        "unshown": found.unshown, "clear": _address(document, unit=top.pk), "is_filtered": _is_filtered(asked),
        "levels": _levels(found, request), "then": _board_then(request, document, top),
        "exports": [(name, _again(request, format=code)) for code, name in (("xlsx", "Excel"), ("csv", "CSV"))],
    })  # fmt: skip


def _board_then(request: SignedIn, document: Document, top: Unit) -> str:
    """Return the board of the earlier day that is asked for: days are kept of units and documents, not of duties."""
    if not as_of.is_asked(request):
        return ""
    asked = {"unit": top.pk, "document": document.pk, "on": request.GET["on"]}
    return f"{reverse('commitments:board')}?{urlencode(asked)}"


def _top(held: Authority, asked: object) -> Unit | None:
    """Return the unit asked for, when its board is theirs to read, or their topmost one."""
    if asked:
        if not str(asked).isdecimal() or len(str(asked)) > 18:
            raise Http404
        return queries.get_unit_for_board(held, int(str(asked)))
    return next(iter(queries.tops(held)), None)


def _wanted(document: Document, top: Unit, asked: Mapping[str, Any]) -> queries.Wanted:
    gaps = asked.get("gaps") or ""
    below = asked.get("below")
    if below is not None and not document.provisions.filter(pk=below).exists():
        raise Http404
    return queries.Wanted(
        document=document, top=top, level=asked.get("level") or 1, below=below, levels=asked.get("levels"),
        pillar=asked.get("pillar") or "", words=asked.get("q") or "", gap_rows=gaps in {"rows", "both"},
        gap_columns=gaps in {"columns", "both"}, late=gaps == "late", emptiest_first=asked.get("sort") == "empty",
    )  # fmt: skip


def _address(document: Document, **asked: object) -> str:
    return f"{reverse('coverage:matrix', args=[document.pk])}?{urlencode(asked)}"


def _again(request: SignedIn, **changed: object) -> str:
    """Return this address with something changed; ``None`` takes a part away."""
    asked = request.GET.copy()
    for name, value in changed.items():
        asked.pop(name, None)
        if value is not None:
            asked[name] = str(value)
    return f"?{asked.urlencode()}"


def _is_filtered(asked: Mapping[str, object]) -> bool:
    narrowing = ("q", "gaps", "pillar", "sort", "levels", "below")
    return any(asked.get(name) for name in narrowing) or (asked.get("level") or 1) != 1


def _levels(found: queries.Matrix, request: SignedIn) -> list[tuple[str, str]]:
    """Return links to one level of provisions more and to one less."""
    shown = max(found.levels.values(), default=0) + 1
    links = []
    if any(found.grid.folds(row) for row in found.levels):
        links.append((_("Unfold one level"), _again(request, levels=shown + 1)))
    if shown > 1:
        links.append((_("Fold one level"), _again(request, levels=shown - 1)))
    return links


def _legend() -> list[tuple[str, str, str]]:
    """Return every kind of cell: its classes, its sign and its words."""
    filled = {"way": "way p60", "late": "late p30"}
    return [(filled.get(kind, kind), cells.SIGNS.get(kind, ""), cells.word_of(kind)) for kind in cells.KINDS]


def _table(found: queries.Matrix, wanted: queries.Wanted, request: SignedIn) -> str:
    def before_key(name: str) -> str:
        return _again(request, **{"page": None, name: ""}).replace("&", "&amp;")

    whole = found.grid.whole()
    rows = ngettext("%(n)s row", "%(n)s rows", len(found.grid.rows)) % {"n": len(found.grid.rows)}
    caption = _("%(rows)s of %(document)s across %(columns)s units of %(unit)s") % {
        "rows": rows, "document": wanted.document, "columns": len(found.grid.columns), "unit": wanted.top,
    }  # fmt: skip
    note = _("%(gaps)s of %(of)s cells are empty: nobody there has taken the duty up.") % {
        "gaps": whole.gaps, "of": whole.of,
    }  # fmt: skip
    addresses = coverage_table.Addresses(
        unit=before_key("unit"), below=before_key("below"), document=wanted.document.get_absolute_url(),
        document_key=wanted.document.pk,
        top=wanted.top.pk, depth=wanted.top.depth + wanted.level,
    )  # fmt: skip
    return coverage_table.table(found, addresses, caption=caption, note=note)


def gap(request: SignedIn, pk: int, duty: int, unit: int) -> HttpResponse:
    """Say what can be done where nobody has picked a duty up: hand down, undertake, or link what serves it already."""
    held = authority(request)
    provision, where = _place(held, pk, duty, unit)
    words = request.GET.get("q", "").strip()[:200]
    found = queries.gap_of(held, provision, where, words=words)
    register = provision.document.registered_in
    acts = {
        "hand_down": [_hand_down(one, where) for one in found.holders],
        "undertake": _undertake(provision, where) if register and rules.may_plan(held, register.path) else "",
        "plan": _plan(provision, where) if rules.may_plan(held, where.path) else "",
        "may_link": rules.may_plan(held, where.path),
    }
    return render(request, "commitments/gap.html", acts | {
        "gap": found, "form": forms.LinkHere(found=found.candidates), "words": words,
        "heading": _("%(unit)s has not taken this up yet") % {"unit": where.short_name},
        "may_act": any(acts.values()), "letter": "" if any(acts.values()) else _letter(request, provision, where),
        "back": _around(held, provision.document, where),
        "link": f"{reverse('coverage:link', args=[pk, duty, unit])}?{urlencode({'q': words})}",
    })  # fmt: skip


@require_POST
def link(request: SignedIn, pk: int, duty: int, unit: int) -> HttpResponse:
    """Say that a commitment led there implements the duty."""
    held = authority(request)
    provision, where = _place(held, pk, duty, unit)
    if not rules.may_plan(held, where.path):
        raise PermissionDenied
    found = queries.gap_of(held, provision, where, words=request.GET.get("q", "").strip()[:200])
    form = forms.LinkHere(request.POST, found=found.candidates)
    if not form.is_valid():
        messages.error(request, _("Choose the commitment that serves this duty."))
        return redirect("coverage:gap", pk, duty, unit)
    chosen = next(one for one in found.candidates if one.pk == form.cleaned_data["commitment"])
    try:
        actions.implement(commitment=chosen, provision=provision, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("coverage:gap", pk, duty, unit)
    messages.success(request, _("Linked."))
    return redirect(_around(held, provision.document, where))


def _place(held: Authority, document: int, duty: int, unit: int) -> tuple[Provision, Unit]:
    """Return the duty of the document and the unit of a cell; Http404 when either is not theirs to see."""
    provision = documents.provision_for(held, duty)
    if provision.document_id != document:
        raise Http404
    return provision, queries.get_unit_for_board(held, unit)


def _hand_down(holder: Commitment, unit: Unit) -> tuple[Commitment, str, int, str]:
    """Return a commitment above with where it is handed down to the unit, and to all beside it that lack it."""
    address = reverse("commitments:hand_down", args=[holder.pk])
    others = queries.without(holder, unit, today=organisations.today())
    return holder, f"{address}?to={unit.pk}", len(others), f"{address}?{urlencode([('to', key) for key in others])}"


def _plan(provision: Provision, unit: Unit) -> str:
    """Return where a plan of the unit begins from the document of a duty, on a page of an app above this one."""
    return f"{reverse('plans:begin')}?{urlencode({'document': provision.document_id, 'unit': unit.pk})}"


def _around(held: Authority, document: Document, unit: Unit) -> str:
    """Return the matrix in which the unit is a column; where the one above it is not theirs to read, its own."""
    above = unit.parent
    around = above if above and held.may(READERS, above.path) else unit
    return _address(document, unit=around.pk)


def _letter(request: SignedIn, provision: Provision, unit: Unit) -> str:
    """Return a letter to the planners and heads of a unit, for the person's own mail; empty where nobody is known."""
    to = organisations.addresses_of([unit], PLANNERS, on=organisations.today()).get(unit.pk, ())
    if not to:
        return ""
    body = _("%(unit)s has not taken this up yet:\n\n%(duty)s\n\n%(url)s") % {
        "unit": unit, "duty": provision, "url": request.build_absolute_uri(request.path),
    }  # fmt: skip
    asked = urlencode({"subject": str(provision.document), "body": body}, quote_via=quote)
    return f"mailto:{','.join(map(quote, to))}?{asked}"


def _undertake(provision: Provision, unit: Unit) -> str:
    return f"{reverse('commitments:new')}?{urlencode({'provision': provision.pk, 'lead': unit.pk})}"

"""What of the order does this plan carry? And which units have issued no plan at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from chancellery.core.exports import as_csv
from chancellery.core.refusals import Refusal
from chancellery.documents import actions
from chancellery.documents import queries as documents
from chancellery.documents import rules as register
from chancellery.documents.enums import Extent
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import READERS, Authority
from chancellery.plans.enums import Became
from chancellery.plans.forms import carrying as forms
from chancellery.plans.queries import carrying as queries
from chancellery.plans.queries import issued as issuing

#: What became of a clause → the shape it is marked with.
SHAPES = {
    Became.CARRIED: "done", Became.NARROWED: "way", Became.IN_PART: "way", Became.DROPPED: "late", Became.ADDED: "none",
}  # fmt: skip
TONES = {Became.DROPPED: "late", Became.CARRIED: "done"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses came to one thing; the figure opens what it counts."""

    what: Became
    count: str
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause, ready to be printed."""

    clause: queries.Clause
    anchor: str
    became: str  #: in words
    shape: str
    by_hand: str  #: where somebody may link it; empty for who may not


def superiors(request: SignedIn, pk: int) -> HttpResponse:
    """Lead to the plan beside the one document above it, or show those to choose from."""
    plan = documents.get_for(authority(request), pk)
    above = documents.superiors_of(plan)
    if len(above) == 1:
        return redirect("carrying:beside", plan.pk, above[0].pk)
    rows = [(one, reverse("carrying:beside", args=[plan.pk, one.pk])) for one in above]
    return render(request, "plans/carrying_superiors.html", {"plan": plan, "rows": rows})


def beside(request: SignedIn, pk: int, superior: int) -> HttpResponseBase:
    """Show a plan beside a document above it: what it carries, narrows, adds and drops."""
    held = authority(request)
    plan, order = _both(held, pk, superior)
    found = queries.beside(plan, order)
    if request.GET.get("format") == "csv":
        return _as_file(found)
    only = request.GET.get("only", "")
    shown = [one for one in found.clauses if only in {"", one.became}] if only != Became.ADDED else []
    return render(request, "plans/carrying.html", _page(request, held, found, only) | {
        "rows": [_row(one, found, may_link=_may_link(held, plan)) for one in shown],
        "added": found.added if only in {"", Became.ADDED} else (),
    })  # fmt: skip


def carry(request: SignedIn, pk: int, superior: int) -> HttpResponse:
    """Say that a provision of the plan carries a clause: confirm a suggestion, or choose among all provisions."""
    plan, order = _linkable(request, pk, superior)
    clause = _provision(order, request.GET.get("clause") or request.POST.get("clause"))
    likely = _likeliest_first(plan, clause)
    form = forms.ByHand(request.POST or None, provisions=likely)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = next(one for one in likely if one.pk == given["provision"])
        try:
            actions.carry(provision=chosen, superior=clause, extent=given["extent"], by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Linked."))
            return redirect(_address(plan, order, request.POST.get("only", ""), clause))
    words = clause.body if clause.body.startswith(clause.label) else f"{clause.label} {clause.body}"
    page = {"plan": plan, "order": order, "clause": clause, "words": words, "back": _address(plan, order)}
    return render(request, "plans/carry.html", page | {"form": form})


@require_POST
def refuse(request: SignedIn, pk: int, superior: int) -> HttpResponse:
    """Say that a provision does not carry a clause; it is not suggested again."""
    plan, order = _linkable(request, pk, superior)
    clause, own = _provision(order, request.POST.get("clause")), _provision(plan, request.POST.get("provision"))
    try:
        actions.refuse_carrying(provision=own, superior=clause, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is not suggested again."))
    return redirect(_address(plan, order, request.POST.get("only", ""), clause))


@require_POST
def stop(request: SignedIn, pk: int, said: int) -> HttpResponse:
    """Take a link away."""
    held = authority(request)
    plan = documents.get_for(held, pk)
    if not _may_link(held, plan):
        raise PermissionDenied
    link = documents.carried_by(plan).filter(pk=said).first()
    if link is None:
        raise Http404
    actions.stop_carrying(carrying=link, by=request.user, at=timezone.now())
    messages.success(request, _("Link taken away."))
    return redirect(_address(plan, link.superior.document, request.POST.get("only", ""), link.superior))


def issued(request: SignedIn, pk: int) -> HttpResponseBase:
    """Show which units below the issuer have issued a plan on a document, and which none."""
    held = authority(request)
    order = documents.get_for(held, pk)
    top = issuing.issuer_of(order)
    form = forms.Level(request.GET)
    level = (form.cleaned_data["level"] if form.is_valid() else None) or 1
    rows = issuing.plans_of_units(order, top, level=level, today=organisations.today()) if top else []
    if request.GET.get("format") == "csv":
        header = [_("Unit"), _("Code"), pgettext("of a unit", "Plans")]
        lines = ([row.unit, row.unit.code, "; ".join(map(str, row.plans))] for row in rows)
        return as_csv(name=_("plans on %(document)s") % {"document": order}, header=header, rows=lines)
    may_remind = top is not None and held.may(READERS, top.path)
    return render(request, "plans/issued.html", {
        "order": order, "top": top, "form": form, "may_remind": may_remind, "rows": [
            (row, _reminder(request, order, row) if may_remind and not row.plans else "",
             [(one, _address(one, order)) for one in row.plans]) for row in rows
        ],
        "without": sum(not row.plans for row in rows), "export": f"?{urlencode({'level': level, 'format': 'csv'})}",
    })  # fmt: skip


def _page(request: SignedIn, held: Authority, found: queries.Beside, only: str) -> dict[str, object]:
    counts = [
        Count(
            what, number_format(found.count(what)), _again(request, only=what.value),
            TONES.get(what, "") if found.count(what) else "",
        )
        for what in Became
    ]  # fmt: skip
    both = [found.plan.pk, found.superior.pk]
    return {
        "plan": found.plan, "order": found.superior, "counts": counts, "only": only, "whole": _again(request, only=""),
        "may_link": _may_link(held, found.plan), "carry_url": reverse("carrying:carry", args=both),
        "refuse_url": reverse("carrying:refuse", args=both), "export": _again(request, format="csv"),
        "suggestions": sum(bool(one.suggested) for one in found.clauses),
        "issued": reverse("carrying:issued", args=[found.superior.pk]),
    }  # fmt: skip


def _row(clause: queries.Clause, found: queries.Beside, *, may_link: bool) -> ClauseRow:
    by_hand = f"{reverse('carrying:carry', args=[found.plan.pk, found.superior.pk])}?clause={clause.provision.pk}"
    came = clause.became
    return ClauseRow(clause, f"c-{clause.provision.pk}", str(came.label), SHAPES[came], by_hand if may_link else "")


def _as_file(found: queries.Beside) -> HttpResponseBase:
    header = [
        pgettext("of a provision", "Number"), _("Clause"), _("What became of it"), _("Carried by"), _("Suggested"),
    ]  # fmt: skip
    name = f"{found.plan} {found.superior}".replace("/", "-")
    return as_csv(name=name, header=header, rows=_lines(found))


def _lines(found: queries.Beside) -> Iterator[list[object]]:
    for one in found.clauses:
        yield [
            one.provision.label, one.provision.heading, one.became.label,
            "; ".join(f"{each.provision} ({Extent(each.extent).label})" for each in one.carriers),
            "; ".join(str(each.provision) for each in one.suggested),
        ]  # fmt: skip
    for own in found.added:
        yield [own.label, own.heading, Became.ADDED.label, "", ""]


def _both(held: Authority, pk: int, superior: int) -> tuple[Document, Document]:
    if pk == superior:
        raise Http404
    return documents.get_for(held, pk), documents.get_for(held, superior)


def _linkable(request: SignedIn, pk: int, superior: int) -> tuple[Document, Document]:
    held = authority(request)
    plan, order = _both(held, pk, superior)
    if not _may_link(held, plan):
        raise PermissionDenied
    return plan, order


def _may_link(held: Authority, plan: Document) -> bool:
    return register.may_plan(held, plan.registered_in.path if plan.registered_in else None)


def _provision(document: Document, key: object) -> Provision:
    given = str(key or "")
    known = given.isdecimal() and len(given) < 19
    found = document.provisions.select_related("document").filter(pk=int(given)).first() if known else None
    if found is None:
        raise Http404
    return found


def _likeliest_first(plan: Document, clause: Provision) -> list[Provision]:
    provisions = documents.provisions_to_carry(plan)
    near = [one for one, _shared in documents.by_likeness(clause.body, clause.language, provisions)]
    return [*near, *(one for one in provisions if one not in near)]


def _again(request: SignedIn, **changed: str) -> str:
    asked = request.GET.copy()
    for name, value in changed.items():
        asked.pop(name, None)
        if value:
            asked[name] = value
    return f"?{asked.urlencode()}"


def _address(plan: Document, order: Document, only: str = "", clause: Provision | None = None) -> str:
    asked = f"?{urlencode({'only': only})}" if only in Became.values else ""
    return f"{reverse('carrying:beside', args=[plan.pk, order.pk])}{asked}{f'#c-{clause.pk}' if clause else ''}"


def _reminder(request: SignedIn, order: Document, row: issuing.UnitPlans) -> str:
    """Return a letter to the planners and heads of a unit, for the person's own mail; empty where nobody is known."""
    if not row.addresses:
        return ""
    subject = _("Plan on %(document)s") % {"document": order}
    body = _("%(unit)s has not issued a plan on %(document)s yet.\n\n%(url)s") % {
        "unit": row.unit, "document": order, "url": request.build_absolute_uri(order.get_absolute_url()),
    }  # fmt: skip
    return (
        f"mailto:{','.join(map(quote, row.addresses))}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
    )

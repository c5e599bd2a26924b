"""Making commitments from provisions, and handing one down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.commitments.forms.units import HELPERS
from chancellery.commitments.models import Commitment
from chancellery.commitments.views.taking_up import take_up
from chancellery.core import alphabet
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import PLANNERS, Authority

MOST_AT_ONCE = 40  #: provisions of one form


@dataclass(frozen=True, slots=True)
class Block:
    """One provision and the fields of what is undertaken from it."""

    provision: Provision
    form: forms.Undertaking
    lang: str
    folded: bool  #: the details are closed: nothing in them was given or is wrong


def new(request: SignedIn) -> HttpResponse:
    """Ask who undertakes each of the provisions in the address, by when; then make the commitments together.

    With ``document`` in the address, all duties of that document stand in one grid.
    """
    if "document" in request.GET:
        return take_up(request, request.GET["document"])
    held = authority(request)
    provisions = _provisions(request, held)
    if not provisions:
        return render(request, "commitments/new.html", {"blocks": []})
    book = forms.UnitBook(organisations.choices_under(held, PLANNERS, on=organisations.today()))
    blocks = [_block(request, provision, book) for provision in provisions]
    refused = ""
    checked = [block.form.is_valid() for block in blocks]  # every one, so that every fault is shown at once
    if request.method == "POST" and all(checked):
        try:
            made = actions.commit_each(
                undertakings=[(one.provision, _share(one)) for one in blocks], by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _made_words(len(made)))
            return redirect(made[0]) if len(made) == 1 else redirect(provisions[0].document)
    page = {"blocks": blocks, "units": book.labels(), "refused": refused, "document": provisions[0].document}
    return render(request, "commitments/new.html", page)


def hand_down(request: SignedIn, pk: int) -> HttpResponse:
    """Give units below each a share of one commitment."""
    held, today = authority(request), organisations.today()
    commitment = queries.get_for(held, pk)
    if not rules.may_plan(held, commitment.lead.path):
        raise PermissionDenied
    below = list(
        organisations.visible_to(held).filter(organisations.valid(today), path__startswith=commitment.lead.path)
    )
    book = forms.UnitBook(below)
    chosen = _chosen(request, commitment, below)
    due = showing.due_of(commitment, today=today)
    initial = {"due_kind": due.kind, "due_on": due.on, "period": due.period or ""}
    form = forms.HandDown(request.POST or None, initial=initial)
    rows = forms.hand_down_rows(request.POST or None, book=book, units=chosen)
    if request.method == "POST" and _are_valid(form, rows):
        try:
            shares = [_share_of(form, row) for row in rows.given()]
            made = actions.hand_down(commitment=commitment, shares=shares, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _made_words(len(made)))
            return redirect(commitment)
    return render(request, "commitments/hand_down.html", {
        "commitment": commitment, "lang": showing.foreign(commitment.language), "form": form, "rows": rows,
        "units": book.labels(), "below": sum(unit.parent_id == commitment.lead_id for unit in below),
        "due": showing.due_mark(due), "all_chosen": bool(chosen),
    })  # fmt: skip


def _chosen(request: SignedIn, commitment: Commitment, below: Iterable[Unit]) -> list[Unit]:
    """Return the units that the address names (``to``), or all right below the one that leads (``all``), by name."""
    asked, whole = set(request.GET.getlist("to")), "all" in request.GET
    chosen = [unit for unit in below if str(unit.pk) in asked or (whole and unit.parent_id == commitment.lead_id)]
    return sorted(chosen, key=lambda unit: alphabet.place(str(unit)))


def _provisions(request: SignedIn, held: Authority) -> list[Provision]:
    keys = [int(key) for key in request.GET.getlist("provision") if key.isdecimal() and len(key) < 19]
    found = documents.provisions_for(held, keys[:MOST_AT_ONCE])
    if found and not held.has(PLANNERS):
        raise PermissionDenied
    for provision in found:
        register = provision.document.registered_in
        if register is None or not rules.may_plan(held, register.path):
            raise PermissionDenied
    return found


def _block(request: SignedIn, provision: Provision, book: forms.UnitBook) -> Block:
    given = request.POST if request.method == "POST" else None
    suggested = _suggested(provision, book) | _lead_asked(request, book)
    form = forms.Undertaking(given, prefix=f"p{provision.pk}", book=book, initial=suggested)
    form.say_when(rules.suggest(provision.reading).due_words, language=provision.language)
    details = ("helper_", "part_", "indicator", "baseline", "target", "weight")
    open_one = any(name.startswith(details) for name in form.errors) or bool(form.initial.get("helper_1"))
    return Block(provision, form, showing.foreign(provision.language), folded=not open_one)


def _suggested(provision: Provision, book: forms.UnitBook) -> dict[str, object]:
    """Fill in what the reading found; a name that may be several units is left to the person."""
    found = rules.suggest(provision.reading, dated_on=provision.document.dated_on)
    helpers = _known(found.coordinating_names, book)[: len(HELPERS)]
    leads = _known(found.lead_names, book)
    known: dict[str, object] = {
        "title": provision.heading,
        "lead": book.label(leads[0]) if leads else "",
        "due_kind": found.due_kind,
        "due_on": found.due_on,
        "period": found.period or "",
        "expected_output": found.output,
    }
    known.update({f"helper_{n}": book.label(unit) for n, unit in zip(HELPERS, helpers, strict=False)})
    return known


def _lead_asked(request: SignedIn, book: forms.UnitBook) -> dict[str, object]:
    """Return the lead unit that the address names, when it is one of those to choose from."""
    asked = request.GET.get("lead")
    lead = next((unit for unit in book.units if str(unit.pk) == asked), None)
    return {} if lead is None else {"lead": book.label(lead)}


def _known(names: Iterable[str], book: forms.UnitBook) -> list[Unit]:
    return [found[0] for name in names if len(found := book.find(name)) == 1]


def _share(block: Block) -> actions.Share:
    return block.form.share(heading=block.provision.heading, language=block.provision.language)


def _are_valid(form: forms.HandDown, rows: forms.HandDownRows) -> bool:
    are_valid = all([form.is_valid(), rows.is_valid()])
    if are_valid:
        needed = any(not row.cleaned_data.get("due_on") for row in rows.given())
        form.check_due(day_needed=needed)
    return are_valid and not form.errors


def _share_of(form: forms.HandDown, row: forms.HandDownRow) -> actions.Share:
    given = row.cleaned_data
    return actions.Share(
        lead=given["lead"],
        due=form.due(given["due_on"]),
        title=given["title"],
        language=get_language() or "" if given["title"] else "",
        weight=given["weight"] or 1,
        expected_output=given["expected_output"],
        coordinations=row.coordinations(),
        later_than_parent_reason=given["reason"],
    )


def _made_words(count: int) -> str:
    return ngettext("%(n)d commitment made.", "%(n)d commitments made.", count) % {"n": count}

"""Successions: which there were, what moved in one, carrying one out, and putting it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.commitments.forms import UnitBook
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.organisations import actions as organisations
from chancellery.organisations import queries as units
from chancellery.organisations.enums import SuccessionKind
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Succession, Unit
from chancellery.organisations.rules import ADMINISTRATORS
from chancellery.successions import actions, forms, queries, told

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One succession of the list: who took over from whom."""

    succession: Succession
    predecessors: Sequence[Unit]
    successors: Sequence[Unit]


def successions(request: SignedIn) -> HttpResponse:
    """List who took over from whom, the latest first."""
    held = authority(request)
    page = Paginator(queries.listed(held), ON_A_PAGE).get_page(request.GET.get("page"))
    document = _key(request.GET.get("document"))
    return render(request, "successions/list.html", {
        "page": page, "lines": [_line(one) for one in page], "told": told.to_carry_out(held, document=document),
    })  # fmt: skip


def succession(request: SignedIn, pk: int) -> HttpResponse:
    """Show one succession; whoever administers its units sees what moved, and may put it back for a day."""
    held = authority(request)
    found = queries.get_for(held, pk)
    administers = queries.administers(held, queries.units_of(found))
    until = found.made_at + organisations.MAY_PUT_BACK_FOR
    return render(request, "successions/succession.html", {
        "succession": found,
        "line": _line(found),
        "moved": queries.moved([found]),
        "named": administers,
        "until": until,
        "may_put_back": administers and found.undone_at is None and timezone.now() <= until,
        "moments": units.history(found),
    })  # fmt: skip


@require_POST
def put_back(request: SignedIn, pk: int) -> HttpResponse:
    """Put a succession back, for whoever administers all of its units."""
    held = authority(request)
    found = queries.get_for(held, pk)
    if not queries.administers(held, queries.units_of(found)):
        raise PermissionDenied
    try:
        organisations.put_back(succession=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Put back: everything is as it was."))
    return redirect(found)


def new(request: SignedIn, pk: int) -> HttpResponse:
    """Say what becomes of a unit, look at all that would move, and carry it out."""
    held = authority(request)
    unit = units.administered_unit(held, pk)
    today = units.today()
    book = UnitBook(units.choices_under(held, ADMINISTRATORS, on=today))
    given = request.POST if request.method == "POST" else None
    readable = documents.visible_to(held)
    fact = _key(request.GET.get("told"))
    text = told.get_for(held, fact) if fact is not None else None
    initial = forms.as_told(text, unit, book) if text else {"takes_effect_on": today}
    form = forms.Succeed(given, unit=unit, book=book, readable=readable, initial=initial)
    page: dict[str, object] = {"unit": unit, "form": form, "units": book.labels(), "text": text}
    if given is not None and form.is_valid():
        sharing = _sharing(request, form, unit)
        page["sharing"] = sharing
        if sharing is None or (given.get("shared") and sharing.is_valid()):
            done, more = _go_on(request, form, sharing, seen=given.get("seen", "") if given.get("step") == "do" else "")
            if done is not None:
                return done
            page |= more
    return render(request, "successions/new.html", page)


def _sharing(request: SignedIn, form: forms.Succeed, unit: Unit) -> forms.Sharing | None:
    """Return the form that says who gets what, where there may be several answers."""
    kind = form.kind_chosen
    if kind not in forms.SHARED or not form.cleaned_data["successors"]:
        return None
    given = request.POST if request.POST.get("shared") else None
    items = queries.to_share(unit, on=units.today())
    heirs = form.cleaned_data["successors"]
    return forms.Sharing(given, unit=unit, items=items, heirs=heirs, closes=kind == SuccessionKind.SPLIT)


def _go_on(
    request: SignedIn, form: forms.Succeed, sharing: forms.Sharing | None, *, seen: str
) -> tuple[HttpResponse | None, dict[str, object]]:
    """Preview the succession, or carry it out when the preview that the person saw still holds."""
    many = [actions.Ordered(form.wanted(sharing), form.cleaned_data["document"])]
    try:
        if not seen:
            outcome = actions.preview(many=many, by=request.user, at=timezone.now())
        else:
            outcome = actions.carry_out_as_seen(many=many, seen=seen, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return None, {"refused": str(refusal)}
    if outcome.made:
        messages.success(request, _("Carried out. For one day it can be put back."))
        return redirect(outcome.made[0]), {}
    return None, {
        "moved": outcome.moved,
        "parted": outcome.parted,
        "seen": outcome.mark,
        "previewed": True,
        "moved_on": bool(seen),
    }


def _key(given: str | None) -> int | None:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else None


def _line(one: Succession) -> Line:
    pairs = list(one.takeovers.all())
    formers = dict.fromkeys(pair.predecessor for pair in pairs)
    heirs = dict.fromkeys(pair.successor for pair in pairs if pair.successor is not None)
    return Line(one, tuple(formers), tuple(heirs))

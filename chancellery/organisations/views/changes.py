"""Changes to a unit, for those who administer it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chancellery.core.forms import ask_of_slips
from chancellery.organisations import actions, forms, queries
from chancellery.organisations.enums import Pillar, UnitKind
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import ADMINISTRATORS
from chancellery.organisations.views.act import act, given


def open_below(request: SignedIn, pk: int) -> HttpResponse:
    parent = queries.administered_unit(authority(request), pk)
    form = forms.OpenUnit(given(request), initial={"from_on": queries.today()})

    def change() -> object:
        told = form.cleaned_data
        return actions.open_unit(
            code=told["code"], kind=UnitKind(told["kind"]), names=form.texts("name"), parent=parent,
            from_on=told["from_on"], short_names=form.texts("short"),
            pillars=[Pillar(pillar) for pillar in told["pillars"]], by=request.user, at=timezone.now(),
        )  # fmt: skip

    return act(
        request, unit=parent, form=form, change=change, heading=_("Open a unit"),
        question=_("What is the new unit below this one called, and from which day on?"),
        submit=pgettext("a unit", "Open it"), done=_("The unit is open."),
    )  # fmt: skip


def rename(request: SignedIn, pk: int) -> HttpResponse:
    unit = queries.administered_unit(authority(request), pk)
    texts = {"name": unit.names, "short": unit.short_names}
    form = forms.RenameUnit(given(request), texts=texts, initial={"aliases": "\n".join(unit.aliases)})
    ask_of_slips(form, unit)

    def change() -> object:
        return actions.rename_unit(
            unit=unit, names=form.texts("name"), short_names=form.texts("short"), aliases=form.cleaned_data["aliases"],
            slip=form.cleaned_data.get("slip"), by=request.user, at=timezone.now(),
        )  # fmt: skip

    return act(
        request, unit=unit, form=form, change=change, heading=_("Names"),
        question=_("What is it called now, and what do texts call it?"), submit=_("Keep these names"),
        done=_("The names are kept; the former ones still find the unit."),
    )  # fmt: skip


def reclassify(request: SignedIn, pk: int) -> HttpResponse:
    unit = queries.administered_unit(authority(request), pk)
    form = forms.ReclassifyUnit(given(request), initial={"kind": unit.kind, "pillars": unit.pillars})

    def change() -> object:
        pillars = [Pillar(pillar) for pillar in form.cleaned_data["pillars"]]
        return actions.reclassify_unit(
            unit=unit, kind=UnitKind(form.cleaned_data["kind"]), pillars=pillars, by=request.user, at=timezone.now()
        )

    return act(
        request, unit=unit, form=form, change=change, heading=_("Kind and pillars"),
        question=_("Of what kind is it, and which pillars does it serve?"), submit=_("Keep"),
        done=_("Kind and pillars are kept."),
    )  # fmt: skip


def move(request: SignedIn, pk: int) -> HttpResponse:
    held = authority(request)
    unit = queries.administered_unit(held, pk)
    form = forms.MoveUnit(given(request), choices=queries.choices_under(held, ADMINISTRATORS))

    def change() -> object:
        return actions.move_unit(unit=unit, parent=form.cleaned_data["parent"], by=request.user, at=timezone.now())

    return act(
        request, unit=unit, form=form, change=change, heading=_("Move the unit"),
        question=_("Below which unit does it stand, with all that stands below it?"), submit=_("Move it"),
        done=_("The unit is moved."),
    )  # fmt: skip


def close(request: SignedIn, pk: int) -> HttpResponse:
    unit = queries.administered_unit(authority(request), pk)
    form = forms.CloseUnit(given(request), initial={"until_on": queries.today()})

    def change() -> object:
        until_on = form.cleaned_data["until_on"]
        return actions.close_unit(unit=unit, until_on=until_on, by=request.user, at=timezone.now())

    return act(
        request, unit=unit, form=form, change=change, heading=_("Close the unit"),
        question=_("Which is its last day? It stays in the records with all it did; nothing is deleted."),
        submit=_("Close it"), done=_("The unit is closed."), danger=True,
    )  # fmt: skip

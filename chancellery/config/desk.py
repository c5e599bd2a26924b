"""My desk: what must I do today? It gathers what each app has for the person, which no app could do alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.commitments import desk as commitments
from chancellery.commitments.desk import Line, Panel
from chancellery.intake import queries as intake
from chancellery.intake.enums import State
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import REGISTRARS, Authority
from chancellery.plans import desk as plans
from chancellery.translations import desk as translations
from chancellery.ui import marks

SHOWN = 8


def desk(request: SignedIn) -> HttpResponse:
    """Show what waits for the person, by role."""
    held = authority(request)
    today = organisations.today()
    panels = [
        *_to_confirm(held), *commitments.panels(held, today=today), *plans.panels(held, today=today),
        *translations.panels(held),
    ]  # fmt: skip
    context = {"panels": panels, "has_role": bool(held.grants), "may_take_in": held.has(REGISTRARS)}
    return render(request, "commitments/desk.html", context)


def _to_confirm(held: Authority) -> list[Panel]:
    if not held.has(REGISTRARS):
        return []
    waiting = intake.visible_to(held).filter(state=State.WAITING).select_related("unit").defer("text", "reading")
    found = list(waiting[: SHOWN + 1])
    lines = [
        Line(one.name, one.get_absolute_url(), note=one.unit.short_name, mark=marks.day(one.came_at)) for one in found
    ]
    more = f"{reverse('intake:list')}?state={State.WAITING.value}" if len(found) > SHOWN else ""
    return [Panel(_("Papers to confirm"), tuple(lines[:SHOWN]), _("No paper waits to be confirmed."), more=more)]

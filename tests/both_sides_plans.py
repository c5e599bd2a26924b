"""Drafts of plans on both sides, and what changes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit
from chancellery.plans import actions
from chancellery.plans.models import Draft, Measure
from chancellery.plans.queries import Given, given_of

#: What ``pk`` stands for, where it is not the draft.
OBJECTS = {
    "plans:issue": "ready", "plans:measure": "measure", "plans:split": "measure", "plans:move": "measure",
    "plans:drop": "measure",
}  # fmt: skip


def keys(top: str) -> dict[str, int]:
    """Make a draft of ``top`` that lacks much, and one that lacks nothing; return their keys."""
    now, unit = timezone.now(), Unit.objects.get(code=top)
    directive, notice = (Document.objects.get(number=number) for number in ("47-CT/TW", "62-TB/BĐNTW"))
    common = {"title": "A week of friendship", "kind": "plan", "language": "en", "by": None, "at": now}
    draft = actions.begin(unit=unit, superiors=[directive, notice], **common)
    duties = list(Provision.objects.filter(document=directive, classed="duty").order_by("order"))
    actions.leave_out(draft=draft, provision=duties[1], reason="Issued before.", by=None, at=now)
    [measure] = actions.adopt(draft=draft, provisions=duties[:1], by=None, at=now)
    actions.add(draft=draft, given=Given(words="Hold a fair"), by=None, at=now)
    resolution = Document.objects.create(
        kind="resolution", number=f"1-NQ/{top}", number_key=f"1nq{top}", registered_at=now, titles={"en": "A week"}
    )
    ready = actions.begin(unit=unit, superiors=[resolution], **common)
    day = timezone.localdate() + timedelta(days=60)
    actions.add(draft=ready, given=Given(words="Open ten rooms", lead=unit, due_on=day), by=None, at=now)
    return {
        "plans": draft.pk, "ready": ready.pk, "measure": measure.pk, "open_duty": duties[2].pk,
        "omitted": duties[1].pk, "notice": notice.pk,
    }  # fmt: skip


def forms(own: Mapping[str, int], *, day: str) -> dict[str, dict[str, object]]:
    """Return what makes each change."""
    measure = {"words": "Hold a fair in spring", "due_kind": "day", "weight": 1}
    outline = actions.Outline.of(Draft.objects.get(pk=own["plans"]))
    return {
        "plans:begin": {
            "document": own["notice"], "title": "Another week", "unit": Unit.objects.get(code="ha-tinh").pk,
            "kind": "plan", "language": "en",
        },
        "plans:adopt": {"provision": own["open_duty"]},
        "plans:leave_out": {"provision": own["open_duty"], "reason": "The hall is let."},
        "plans:take_back": {"provision": own["omitted"]}, "plans:name_superior": {"number": "318/KH-UBND"},
        "plans:drop_superior": {"document": own["notice"]}, "plans:move": {"place": 2},
        "plans:measures": {"n0-words": "Hold a fair in spring"}, "plans:add": measure,
        "plans:measure": measure | {"seen": _seen(own["measure"])},
        "plans:table": {"pasted": "Task\tLead\nLend the archive of letters to schools\tCulture", "take": "1"},
        "plans:describe": {"title": "A month of friendship", "kind": "plan", "language": "en", "seen": outline.mark},
        "plans:issue": {"number": "77/KH-UBND", "dated_on": day},
    }  # fmt: skip


def _seen(measure: int) -> str:
    return given_of(Measure.objects.get(pk=measure)).mark

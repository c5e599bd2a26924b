"""Which of the units below have issued a plan on an order, and which none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chancellery.commitments.models import Commitment
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import PLANNERS
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Draft


@dataclass(frozen=True, slots=True)
class UnitPlans:
    """A unit and the plans on the order that were issued in it or below it."""

    unit: Unit
    plans: tuple[Document, ...]
    addresses: tuple[str, ...]  #: of its planners and heads, while it has no plan
    is_writing: bool = False  #: one is being written there


def issuer_of(order: Document) -> Unit | None:
    """Return the unit whose subordinates are to plan: who issued the order, or keeps it in the register."""
    return order.issuer or order.registered_in


def plans_of_units(order: Document, top: Unit, *, level: int, today: date) -> list[UnitPlans]:
    """Return the units ``level`` steps below ``top`` that exist today, those without a plan first."""
    units = list(
        Unit.objects.filter(organisations.valid(today), path__startswith=top.path, depth=top.depth + level).order_by(
            "path"
        )
    )
    plans = _plans_on(order)
    by_unit = {unit.pk: tuple(one for one, path in plans if path.startswith(unit.path)) for unit in units}
    without = [unit for unit in units if not by_unit[unit.pk]]
    addresses = organisations.addresses_of(without, PLANNERS, on=today)
    writing = _writing(order)
    rows = [
        UnitPlans(
            unit, by_unit[unit.pk], addresses.get(unit.pk, ()), any(path.startswith(unit.path) for path in writing)
        )
        for unit in units
    ]
    return sorted(rows, key=lambda row: bool(row.plans))


def _plans_on(order: Document) -> list[tuple[Document, str]]:
    """Return the documents that rest on the order, each with the path of the unit it was issued in."""
    keys = documents.resting_on(order.pk) | _of_commitments(order)
    found = Document.objects.filter(pk__in=keys).filter(Q(issuer__isnull=False) | Q(registered_in__isnull=False))
    plans = found.select_related("issuer", "registered_in").order_by("dated_on", "pk")
    return [(one, unit.path) for one in plans if (unit := issuer_of(one)) is not None]


def _writing(order: Document) -> list[str]:
    """Return the paths of the units that write a plan on the order."""
    drafts = Draft.objects.filter(superiors=order, state=DraftState.WRITING)
    return list(drafts.order_by().values_list("unit__path", flat=True).distinct())


def _of_commitments(order: Document) -> set[int]:
    """Return the documents whose commitments answer to a provision of the order."""
    provisions = list(Provision.objects.filter(document=order).order_by().values_list("pk", flat=True))
    made = Commitment.objects.filter(answers_to__overlap=provisions).exclude(provision__document=order)
    return set(made.order_by().values_list("provision__document", flat=True).distinct())

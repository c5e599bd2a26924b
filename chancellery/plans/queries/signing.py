"""Who signs for a unit, where, and who is told of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chancellery.core.languages import best
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Membership, Tenure, Unit, User
from chancellery.organisations.rules import PLANNERS
from chancellery.plans.models import Draft


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs for a unit, with the post in the language of the plan."""

    post: str
    name: str


def signers_of(unit: Unit, *, language: str, on: date) -> list[Signer]:
    """Return who signs for ``unit`` on a day, who chairs it first."""
    held = Tenure.objects.filter(organisations.valid(on), post__unit=unit, post__signs=True).select_related("post")
    return [Signer(best(one.post.titles, language)[0], one.holder_name) for one in held.order_by("-post__chairs", "pk")]


def places_of(unit: Unit) -> list[str]:
    """Return the places the unit's plans were signed at before, the latest first."""
    before = Draft.objects.filter(unit=unit).exclude(place="").order_by("-changed_at").values_list("place", flat=True)
    return list(dict.fromkeys(before[:20]))


def who_hears(units: Iterable[Unit], *, on: date) -> dict[User, list[Unit]]:
    """Return the heads and planners of ``units`` themselves, each with the units it concerns."""
    held = Membership.objects.filter(
        organisations.valid(on), unit__in=list(units), role__in=list(PLANNERS), user__is_active=True
    )
    told: dict[User, list[Unit]] = {}
    for one in held.select_related("user", "unit").order_by("user", "unit"):
        if one.unit not in told.setdefault(one.user, []):
            told[one.user].append(one.unit)
    return told

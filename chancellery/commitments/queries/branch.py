"""What lies below a commitment, for whoever closes, moves or deletes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import at_or_below, below
from chancellery.commitments.queries.lines import Line, lines_of
from chancellery.commitments.queries.reach import touching
from chancellery.commitments.queries.scope import found_in
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.queries import today
from chancellery.organisations.rules import PLANNERS, Authority

SHOWN = 50
OFFERED = 20  #: commitments to stand under


@dataclass(frozen=True, slots=True)
class OpenBelow:
    """What is open below: the keys of all, and the first as lines of a table."""

    keys: Sequence[int]
    lines: Sequence[Line]


def open_below(commitment: Commitment) -> OpenBelow:
    """Return what is open below ``commitment``, at any depth."""
    found = Commitment.objects.filter(below(commitment.path), status=Status.OPEN)
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    return OpenBelow(keys, lines_of(found, size=SHOWN, today=today()).shown if keys else ())


def right_below(commitment: Commitment) -> list[Commitment]:
    """Return what was handed down from ``commitment``, in the order it was made."""
    return list(commitment.children.select_related("lead").order_by("pk"))


def units_to_lead(authority: Authority, commitment: Commitment) -> QuerySet[Unit]:
    """Return the units that may lead ``commitment``: under the lead of the one above, and where the person plans."""
    found = organisations.choices_under(authority, PLANNERS, on=today())
    return found.filter(path__startswith=commitment.parent.lead.path) if commitment.parent else found


def to_stand_under(authority: Authority, commitment: Commitment, words: str) -> list[Commitment]:
    """Return open commitments that the words find, under which the person may put ``commitment``.

    They are led by a unit above its lead unit, or by that unit; none is below it.
    """
    if not words:
        return []
    plans = organisations.under(authority.paths(PLANNERS), field="lead__path")
    above = [commitment.lead.path[: n + 1] for n, letter in enumerate(commitment.lead.path) if letter == "."]
    wanted = touching(authority).filter(plans, Q(lead__path__in=above), status=Status.OPEN)
    others = wanted.exclude(at_or_below(commitment.path)).exclude(children=commitment)
    found = found_in(others, words)
    return list(found.select_related("lead").order_by("depth", "due_on", "pk")[:OFFERED])

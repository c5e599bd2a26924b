"""What can be done about an empty cell: which commitment above could be handed down, which one there already serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.likely import COMPARED, likeliest_first
from chancellery.commitments.queries.scope import found_in
from chancellery.documents.models import Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import PLANNERS, Authority

OFFERED = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """A duty that a unit has not adopted, and what a person may do about it."""

    duty: Provision
    unit: Unit
    holders: tuple[Commitment, ...]  #: open, led above the unit, that answer to the duty and are theirs to plan
    candidates: tuple[
        Commitment, ...
    ]  #: led in the unit's subtree, that may answer to it and are not linked yet; the likeliest first


def gap_of(authority: Authority, duty: Provision, unit: Unit, *, words: str = "") -> Gap:
    """Return what a person may hand down to ``unit``, and link there, so that it answers to ``duty``."""
    planned = organisations.under(authority.paths(PLANNERS), field="lead__path")
    above = [int(key) for key in unit.path.split(".")[:-1]]
    holders = Commitment.objects.filter(
        planned, lead__in=above, answers_to__contains=[duty.pk], status=Status.OPEN
    ).select_related("lead")
    there = Commitment.objects.filter(
        planned, Q(parent=None) | ~Q(parent__lead__path__startswith=unit.path), lead__path__startswith=unit.path
    ).exclude(Q(answers_to__contains=[duty.pk]) | Q(provision__document=duty.document_id))
    found = found_in(there, words).select_related("lead", "provision__document").order_by("-made_at", "-pk")
    likely = likeliest_first(duty, found[:COMPARED])
    return Gap(duty, unit, tuple(holders.order_by("-depth", "pk")[:OFFERED]), tuple(likely[:OFFERED]))


def without(holder: Commitment, unit: Unit, *, today: date) -> list[int]:
    """Return the keys of ``unit`` and the units beside it that exist and lead nothing of what ``holder`` asks for."""
    led = Commitment.objects.filter(path__startswith=holder.path, lead__path__startswith=OuterRef("path"))
    beside = Unit.objects.filter(organisations.valid(today), parent=unit.parent_id).exclude(Exists(led))
    return list(beside.order_by("path").values_list("pk", flat=True)) if unit.parent_id else []

"""Reads for acts on many commitments: who gave them, what they may stand under, and what an act did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from django.db.models import QuerySet
from django.http import Http404

from chancellery.commitments.enums import Status
from chancellery.commitments.models import BulkAct, Commitment
from chancellery.commitments.queries.reach import may_release, touching
from chancellery.commitments.queries.scope import found_in
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit, User
from chancellery.organisations.rules import PLANNERS, Authority

OFFERED = 20
#: What says who gave a commitment.
GIVERS = ("parent__lead", "provision__document__registered_in")


class BeforeAndAfter(Protocol):
    """What says how something was and is, as plain values."""

    @property
    def before(self) -> Mapping[str, object] | None: ...

    @property
    def after(self) -> Mapping[str, object] | None: ...


def given_by(authority: Authority, rows: Iterable[Commitment]) -> tuple[list[Commitment], list[Commitment]]:
    """Part ``rows`` into those that the person gave, or may act on as who gave them would, and the others."""
    may: list[Commitment] = []
    may_not: list[Commitment] = []
    for one in rows:
        (may if may_release(authority, one) else may_not).append(one)
    return may, may_not


def to_stand_under_all(authority: Authority, rows: Sequence[Commitment], words: str) -> list[Commitment]:
    """Return open commitments that the words find, under which the person may put others; none of ``rows`` itself."""
    if not words:
        return []
    plans = organisations.under(authority.paths(PLANNERS), field="lead__path")
    wanted: QuerySet[Commitment] = touching(authority).filter(plans, status=Status.OPEN)
    found = found_in(wanted.exclude(pk__in=[one.pk for one in rows]), words)
    return list(found.select_related("lead").order_by("depth", "due_on", "pk")[:OFFERED])


def get_bulk_act_for(authority: Authority, user: User, pk: int) -> BulkAct:
    """Return an act that this person did, or whose commitments they all gave; the same Http404 otherwise.

    Commitments that were deleted since ask nobody.
    """
    found = BulkAct.objects.select_related("made_by", "undone_by").filter(pk=pk).first()
    if found is None or (found.made_by_id != user.pk and not _gave_all(authority, found)):
        raise Http404
    return found


def _gave_all(authority: Authority, act: BulkAct) -> bool:
    if not authority.has(PLANNERS):
        return False
    keys = act.rows.values_list("key", flat=True)
    there = list(Commitment.objects.filter(pk__in=keys).select_related(*GIVERS))
    return bool(there) and all(may_release(authority, one) for one in there)


def names_in(rows: Iterable[BeforeAndAfter]) -> dict[tuple[str, int], str]:
    """Return what the units and commitments are called to which values before and after refer, by field and key."""
    keys: dict[str, set[int]] = {"lead": set(), "parent": set()}
    for row in rows:
        for side in (row.before or {}, row.after or {}):
            for name, found in keys.items():
                if isinstance(key := side.get(name), int):
                    found.add(key)
    units = {("lead", one.pk): one.short_name for one in Unit.objects.filter(pk__in=keys["lead"])}
    return units | {("parent", one.pk): one.title for one in Commitment.objects.filter(pk__in=keys["parent"])}

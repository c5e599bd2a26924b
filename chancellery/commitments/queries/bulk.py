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


def get_bulk_act_for(user: User, pk: int) -> BulkAct:
    """Return an act that this person did; the same Http404 whether it is absent or another's."""
    found = BulkAct.objects.select_related("made_by", "undone_by").filter(pk=pk, made_by=user).first()
    if found is None:
        raise Http404
    return found


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

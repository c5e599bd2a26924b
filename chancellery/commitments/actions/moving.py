"""Moving a branch under another commitment, or to the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from chancellery.commitments import rules
from chancellery.commitments.actions.answering import hold_trees
from chancellery.commitments.actions.branch import lock_branches, settle_each, stop_being_leaves
from chancellery.commitments.actions.linking import WouldMakeACycle
from chancellery.commitments.actions.reassigning import waited_for
from chancellery.commitments.actions.refusals import Closed, Done, LaterThanParent, NotUnderLead, ReportWaits
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import is_below
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.documents import queries as documents
from chancellery.organisations.models import User

#: Places and answers at one stroke: each row, and each change of what is counted, is written once. The rows are found
#: as an array of keys: knowing nothing of its length, the database does not read the whole table for a large branch.
_MOVE = f"""
UPDATE commitments_commitment c SET
    path = %(above)s || substr(c.path, m.cut), depth = c.depth + m.deeper,
    parent_id = CASE WHEN c.id = m.top THEN %(parent)s ELSE c.parent_id END, answers_to = line.answers
FROM unnest(%(tops)s::bigint[], %(paths)s::text[], %(cut)s::int[], %(deeper)s::int[]) AS m(top, path, cut, deeper),
    unnest(m.top || ARRAY(
        SELECT below.id FROM commitments_commitment below WHERE {is_below("below", "m")}
    )) branch(key),
    answers_of_branches(%(tops)s::bigint[], %(answers)s::bigint[]) line
WHERE c.id = branch.key AND c.id = line.commitment
"""  # noqa: S608 - nothing but what is written here
_LONGEST = f"""
SELECT top.id, coalesce(max(length(below.path)), length(top.path)) - length(top.path) + length(top.id::text) + 1
FROM commitments_commitment top LEFT JOIN commitments_commitment below ON {is_below("below", "top")}
WHERE top.id = ANY(%s::bigint[]) GROUP BY top.id, top.path
"""  # noqa: S608 - nothing but what is written here
_PATH = Commitment._meta.get_field("path")


class BelowItself(Refusal):
    message = _("A commitment cannot stand below itself or below what is handed down from it.")


class ThereAlready(Refusal):
    message = _("It stands there already.")


class TooDeep(Refusal):
    message = _("It would stand too deep: the line of commitments above it is too long.")


@transaction.atomic
def move(
    *,
    commitment: Commitment,
    under: Commitment | None,
    by: User | None,
    at: datetime,
    later_than_parent_reason: str = "",
) -> Commitment:
    """Put ``commitment`` with all below it under another one; ``None`` unlinks it, so that it stands at the top.

    What it was moved from is a leaf again when nothing is left below it, as far on as its own reports said.

    Raises:
        ThereAlready, BelowItself, TooDeep: it cannot go there.
        Closed: what it would stand under is done, waived or withdrawn.
        ReportWaits: a submitted report on what it would stand under is not decided yet.
        NotUnderLead: its unit is outside the subtree of the unit that leads what it would stand under.
        LaterThanParent: it would be due after the fixed day of what it would stand under, without a reason.
        WouldMakeACycle: the other's document rests on the document it comes from.
    """
    wanted = {commitment.pk: Place(under.pk if under else None, later_than_parent_reason)}
    moved = move_each(places=wanted, by=by, at=at).only()
    return Commitment.objects.select_related("lead").get(pk=moved.pk)


@dataclass(frozen=True, slots=True)
class Place:
    """What a commitment is to stand under (by key; ``None`` for the top), and why it may be due later than that."""

    under: int | None
    later_than_parent_reason: str = ""


@transaction.atomic
def move_each(*, places: Mapping[int, Place], by: User | None, at: datetime) -> Done:
    """Put commitments (by key) with all below them at other places; see ``move``.

    None of them stands below another, and none goes under what stands below another. What is refused for one does not
    stop the others.
    """
    documents_actions.link_one_at_a_time()
    positions = dict(Commitment.objects.filter(pk__in=bulk.among(places)).values_list("pk", "parent"))
    ends = {one.under for one in places.values() if one.under} | {key for key in positions.values() if key}
    hold_trees(Commitment.objects.filter(pk__in=bulk.among([*places, *ends])))
    paths = lock_branches(places, besides=ends)
    wanted = Commitment.objects.select_related("lead", "provision__document")
    above = {one.pk: one for one in wanted.filter(pk__in=bulk.among(ends))}
    going, refused = _going(wanted.filter(pk__in=bulk.among(places)).order_by("path"), places, above)
    stop_being_leaves({one.parent.pk: one.parent for one in going if one.parent}.values())
    for some in _by_parent(going):
        _relocate(some, rows=_count(paths, {one.row.pk for one in some}))
    for one in going:
        one.row.later_than_parent_reason = one.reason
    bulk.update(Commitment, [one.row for one in going], ["later_than_parent_reason"])
    settle_each(key for one in going if (key := positions[one.row.pk]))
    _record(going, {key: above[parent] for key, parent in positions.items() if parent}, by=by, at=at)
    return Done([one.row for one in going], refused)


@dataclass(frozen=True, slots=True)
class _Going:
    """A locked commitment on its way under ``parent``."""

    row: Commitment
    parent: Commitment | None
    reason: str


def _going(
    rows: QuerySet[Commitment], places: Mapping[int, Place], above: Mapping[int, Commitment]
) -> tuple[list[_Going], dict[int, Refusal]]:
    """Return which rows may go, and why the others may not."""
    waiting = waited_for(one.under for one in places.values() if one.under)
    rests = cache(documents.rests_on)
    locked = list(rows)
    longest = _longest_below(locked)
    found: list[_Going] = []
    refused: dict[int, Refusal] = {}
    for one in locked:
        place = places[one.pk]
        parent = above[place.under] if place.under else None
        try:
            _check(one, parent, waits=place.under in waiting, rests=rests)
            if longest[one.pk] + len(parent.path if parent else "") > (_PATH.max_length or 0):
                raise TooDeep
            found.append(_Going(one, parent, _reason(one, parent, place.later_than_parent_reason)))
        except Refusal as refusal:
            refused[one.pk] = refusal
    return found, refused


def _reason(locked: Commitment, parent: Commitment | None, given: str) -> str:
    """Return why it may be due later than what it is to stand under; empty where it is not."""
    if parent is None or not rules.is_later(locked.due, parent.due):
        return ""
    reason = given.strip() or locked.later_than_parent_reason
    if not reason and parent.due_on:
        raise LaterThanParent(unit=locked.lead, day=date_format(parent.due_on, pgettext("format of a day", "j M Y")))
    return reason


def _check(locked: Commitment, parent: Commitment | None, *, waits: bool, rests: Callable[[int, int], bool]) -> None:
    if locked.parent_id == (parent.pk if parent else None):
        raise ThereAlready
    if parent is None:
        return
    if parent.path.startswith(locked.path):
        raise BelowItself
    if parent.status != Status.OPEN:
        raise Closed
    if waits:
        raise ReportWaits
    if not locked.lead.path.startswith(parent.lead.path):
        raise NotUnderLead(unit=locked.lead, lead=parent.lead)
    above, own = parent.provision.document_id, locked.provision.document_id
    if above != own and rests(above, own):
        raise WouldMakeACycle(document=parent.provision.document)


def _longest_below(rows: Sequence[Commitment]) -> dict[int, int]:
    """Return how long the longest path of each branch is, from its top on."""
    with connection.cursor() as cursor:
        cursor.execute(_LONGEST, [[one.pk for one in rows]])
        return {int(top): int(length) for top, length in cursor.fetchall()}


def _by_parent(going: Sequence[_Going]) -> Iterable[Sequence[_Going]]:
    parts: dict[int | None, list[_Going]] = {}
    for one in going:
        parts.setdefault(one.parent.pk if one.parent else None, []).append(one)
    return parts.values()


def _count(paths: Mapping[int, str], tops: Set[int]) -> int:
    """Return how many of the rows stand at or below one of ``tops``."""
    return sum(any(int(key) in tops for key in path.rstrip(".").split(".")) for path in paths.values())


def _relocate(going: Sequence[_Going], *, rows: int) -> None:
    """Rewrite where locked branches of so many rows stand, and what they answer to, in one statement.

    All of them go under one parent.
    """
    parent, tops = going[0].parent, [one.row for one in going]
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, {
            "parent": parent.pk if parent else None, "above": parent.path if parent else "",
            "answers": parent.answers_to if parent else [],
            "tops": [one.pk for one in tops], "paths": [one.path for one in tops],
            "cut": [len(one.path) - len(f"{one.pk}.") + 1 for one in tops],
            "deeper": [(parent.depth + 1 if parent else 0) - one.depth for one in tops],
        })  # fmt: skip
        if cursor.rowcount != rows:
            raise RuntimeError(f"Of {rows} commitments {cursor.rowcount} moved: paths and parents do not agree.")


def _record(going: Sequence[_Going], former: Mapping[int, Commitment], *, by: User | None, at: datetime) -> None:
    for verb, some in (
        ("commitment.moved", [one for one in going if one.parent]),
        ("commitment.unlinked", [one for one in going if not one.parent]),
    ):
        said = {}
        for one in some:
            before = former.get(one.row.pk)
            said[one.row] = {
                "parent": one.parent.pk if one.parent else None, "before": before.pk if before else None,
                "title": (one.parent or before or one.row).title,
            }  # fmt: skip
        audit.record_each(verb, said, by=by, at=at)

"""One act on many commitments: previewed as the real act rolled back, done in one transaction.

Each kind of act has one body for one commitment and for thousands, so that both follow the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.amending import redate_each
from chancellery.commitments.actions.answering import hold_trees
from chancellery.commitments.actions.branch import lock_branches
from chancellery.commitments.actions.closing import Warrant, open_below, withdraw_each
from chancellery.commitments.actions.moving import Place, move_each
from chancellery.commitments.actions.reassigning import reassign_each
from chancellery.commitments.actions.refusals import Done
from chancellery.commitments.actions.snapshots import Snapshot, snapshots
from chancellery.commitments.enums import Below, BulkKind
from chancellery.commitments.models import BulkAct, BulkRow, Commitment
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.organisations.models import Unit, User

MOST_AT_ONCE = 10_000


class NoneChosen(Refusal):
    message = _("Choose at least one commitment.")


class TooMany(Refusal):
    message = _("These are more than %(most)s commitments; narrow the list down, and do it in parts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be done to each: the parts that ``kind`` needs are given, the others empty."""

    kind: BulkKind
    reason: str = ""
    lead: Unit | None = None
    under: Commitment | None = None
    due: rules.Due | None = None
    warrant: Warrant | None = None
    below: Below | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What a commitment was and became."""

    title: str
    before: Snapshot
    after: Snapshot


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one commitment: changed ``before`` to ``after``, or refused with a sentence."""

    commitment: Commitment
    refusal: str = ""
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The act, and a verdict for each commitment chosen; ``act`` is empty where nothing could be done."""

    act: BulkAct | None
    verdicts: Sequence[Verdict]

    @property
    def changed(self) -> list[int]:
        """The keys of those chosen that are changed."""
        return [one.commitment.pk for one in self.verdicts if not one.refusal]


@transaction.atomic
def act_on_many(*, commitments: Iterable[Commitment], change: Change, by: User | None, at: datetime) -> Outcome:
    """Do ``change`` to each of ``commitments``; what is refused for one does not stop the others.

    What stands higher comes first, so that a share is judged by what has become of the commitment above it.

    Raises:
        NoneChosen, TooMany: there is none, or more than ``MOST_AT_ONCE`` or, with what is closed below, ten times that.
    """
    chosen = _lock(commitments, change)
    act = BulkAct.objects.create(kind=change.kind, note=change.reason.strip(), made_by=by, made_at=at)
    done: dict[int, Row] = {}
    refused: dict[int, Refusal] = {}
    for keys in _by_depth(chosen):
        _act([key for key in keys if key not in done], change, done, refused, by=by, at=at)
    verdicts = [_verdict(one, done.get(one.pk), refused.get(one.pk)) for one in chosen]
    if not done:
        act.delete()
        return Outcome(None, verdicts)
    rows = [BulkRow(act=act, key=key, title=row.title, before=row.before, after=row.after) for key, row in done.items()]
    bulk.insert(BulkRow, rows)
    audit.record("bulk.done", on=act, by=by, at=at, kind=change.kind.value, count=len(done), reason=act.note)
    return Outcome(act, verdicts)


def preview(*, commitments: Iterable[Commitment], change: Change, by: User | None, at: datetime) -> Outcome:
    """Return what ``act_on_many`` would do: it is done, and rolled back."""
    with transaction.atomic():
        outcome = act_on_many(commitments=commitments, change=change, by=by, at=at)
        transaction.set_rollback(True)
    return Outcome(None, outcome.verdicts)


def act_as_seen(
    *, commitments: Iterable[Commitment], change: Change, seen: str, by: User | None, at: datetime
) -> Outcome:
    """Do what ``act_on_many`` does if it changes what the person saw (``rules.mark_of`` the keys), else preview it."""
    with transaction.atomic():
        outcome = act_on_many(commitments=commitments, change=change, by=by, at=at)
        if rules.mark_of(outcome.changed) == seen:
            return outcome
        transaction.set_rollback(True)
    return Outcome(None, outcome.verdicts)


def _lock(commitments: Iterable[Commitment], change: Change) -> list[Commitment]:
    keys = {one.pk for one in commitments}
    if not keys:
        raise NoneChosen
    if len(keys) > MOST_AT_ONCE:
        raise TooMany(most=MOST_AT_ONCE)
    found = Commitment.objects.filter(pk__in=bulk.among(keys)).select_related("lead")
    if change.kind == BulkKind.MOVE:
        documents_actions.link_one_at_a_time()
        hold_trees([*found, *([change.under] if change.under else [])])
    if change.kind == BulkKind.WITHDRAW and len(lock_branches(keys)) > 10 * MOST_AT_ONCE:
        raise TooMany(most=10 * MOST_AT_ONCE)
    return list(found.select_for_update(of=("self",), no_key=True).order_by("path"))


def _by_depth(chosen: Sequence[Commitment]) -> list[list[int]]:
    """Return the keys of what is chosen, those that stand highest first; none stands below another in its list."""
    levels: dict[int, list[int]] = {}
    for one in chosen:
        levels.setdefault(one.depth, []).append(one.pk)
    return [levels[depth] for depth in sorted(levels)]


def _act(
    keys: Sequence[int],
    change: Change,
    done: dict[int, Row],
    refused: dict[int, Refusal],
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Do ``change`` to commitments of which none stands below another, and say in ``done`` what it touched."""
    touched = {key: [key] for key in keys}
    if change.kind == BulkKind.WITHDRAW and change.below == Below.CLOSE:
        touched |= {key: [key, *below] for key, below in open_below(keys).items()}
    every = bulk.among(key for found in touched.values() for key in found)
    lead = change.lead.pk if change.lead else None
    before = snapshots(list(Commitment.objects.filter(pk__in=every)), change.kind, lead=lead)
    refused |= _do(keys, change, by=by, at=at).refused
    fresh = Commitment.objects.filter(pk__in=every).in_bulk()
    after = snapshots(list(fresh.values()), change.kind, lead=lead)
    for key in keys:
        if key not in refused:
            done |= {one: Row(fresh[one].title, before[one], after[one]) for one in touched[key]}


def _do(keys: Sequence[int], change: Change, *, by: User | None, at: datetime) -> Done:
    if change.kind == BulkKind.REASSIGN and change.lead is not None:
        return reassign_each(leads=dict.fromkeys(keys, change.lead), reason=change.reason, by=by, at=at)
    if change.kind == BulkKind.MOVE:
        place = Place(change.under.pk if change.under else None, change.reason)
        return move_each(places=dict.fromkeys(keys, place), by=by, at=at)
    if change.kind == BulkKind.REDATE and change.due is not None:
        return redate_each(keys=keys, due=change.due, later_than_parent_reason=change.reason, by=by, at=at)
    warrant = change.warrant or Warrant()
    return withdraw_each(keys=keys, reason=change.reason, warrant=warrant, below=change.below, by=by, at=at)


def _verdict(one: Commitment, row: Row | None, refusal: Refusal | None) -> Verdict:
    if row is None:
        return Verdict(one, refusal=str(refusal))
    return Verdict(one, before=row.before, after=row.after)

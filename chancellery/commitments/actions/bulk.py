"""One act on many commitments: previewed as the real act rolled back, done in one transaction, undone once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.amending import redate
from chancellery.commitments.actions.answering import hold_trees
from chancellery.commitments.actions.closing import Warrant, withdraw
from chancellery.commitments.actions.moving import move
from chancellery.commitments.actions.reassigning import reassign
from chancellery.commitments.actions.snapshots import restore, snapshot
from chancellery.commitments.enums import Below, BulkKind, Status
from chancellery.commitments.models import BulkAct, BulkRow, Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.organisations.models import Unit, User

MOST_AT_ONCE = 1000
MAY_UNDO_FOR = timedelta(days=1)


class NoneChosen(Refusal):
    message = _("Choose at least one commitment.")


class TooMany(Refusal):
    message = _("These are more than %(most)s commitments; narrow the list down, and do it in parts.")


class UndoneAlready(Refusal):
    message = _("This was undone before.")


class TooLateToUndo(Refusal):
    message = _("This can be undone for one day only.")


class ChangedSince(Refusal):
    message = _("It was changed since, so it stays as it is.")


class GoneSince(Refusal):
    message = _("It was deleted since.")


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

    Raises:
        NoneChosen, TooMany: there is none, or more than ``MOST_AT_ONCE``.
    """
    chosen = _lock(commitments, change)
    act = BulkAct.objects.create(kind=change.kind, note=change.reason.strip(), made_by=by, made_at=at)
    done: dict[int, tuple[Commitment, Mapping[str, object], Mapping[str, object]]] = {}
    verdicts = []
    for one in chosen:
        try:
            done |= _one(one, change, known=done, by=by, at=at)
        except Refusal as refusal:
            verdicts.append(Verdict(one, refusal=str(refusal)))
        else:
            _same, before, after = done[one.pk]
            verdicts.append(Verdict(one, before=before, after=after))
    if not done:
        act.delete()
        return Outcome(None, verdicts)
    BulkRow.objects.bulk_create(
        [BulkRow(act=act, key=key, title=one.title, before=before, after=after)
         for key, (one, before, after) in done.items()], batch_size=500
    )  # fmt: skip
    audit.record("bulk.done", on=act, by=by, at=at, kind=change.kind.value, count=len(done), reason=act.note)
    return Outcome(act, verdicts)


def preview(*, commitments: Iterable[Commitment], change: Change, by: User | None, at: datetime) -> Outcome:
    """Return what ``act_on_many`` would do: it is done, and rolled back."""
    with transaction.atomic():
        outcome = act_on_many(commitments=commitments, change=change, by=by, at=at)
        transaction.set_rollback(True)
    return Outcome(None, outcome.verdicts)


@transaction.atomic
def undo(*, act: BulkAct, by: User | None, at: datetime) -> list[BulkRow]:
    """Put every row of ``act`` back that is still as the act left it; return those that stay, each with why.

    Raises:
        UndoneAlready, TooLateToUndo: it was undone before, or is older than a day.
    """
    locked = BulkAct.objects.select_for_update(of=("self",)).get(pk=act.pk)
    if locked.undone_at is not None:
        raise UndoneAlready
    if at - locked.made_at > MAY_UNDO_FOR:
        raise TooLateToUndo
    locked.undone_by, locked.undone_at = by, at
    locked.save(update_fields=["undone_by", "undone_at"])
    kind, rows = BulkKind(locked.kind), list(locked.rows.order_by("-pk"))
    if kind == BulkKind.MOVE:
        documents_actions.link_one_at_a_time()
    for row in rows:
        try:
            _put_back(row, kind, by=by, at=at)
        except Refusal as refusal:
            row.kept_because = str(refusal)[:500]
            row.save(update_fields=["kept_because"])
    kept = [row for row in rows if row.kept_because]
    audit.record("bulk.undone", on=locked, by=by, at=at, kind=locked.kind, count=len(rows) - len(kept), kept=len(kept))
    return kept


def _lock(commitments: Iterable[Commitment], change: Change) -> list[Commitment]:
    keys = {one.pk for one in commitments}
    if not keys:
        raise NoneChosen
    if len(keys) > MOST_AT_ONCE:
        raise TooMany(most=MOST_AT_ONCE)
    found = Commitment.objects.filter(pk__in=keys).select_related("lead")
    if change.kind == BulkKind.MOVE:
        documents_actions.link_one_at_a_time()
        hold_trees([*found, *([change.under] if change.under else [])])
    return list(found.select_for_update(of=("self",), no_key=True).order_by("path"))


def _one(
    one: Commitment,
    change: Change,
    *,
    known: Mapping[int, tuple[Commitment, Mapping[str, object], Mapping[str, object]]],
    by: User | None,
    at: datetime,
) -> dict[int, tuple[Commitment, Mapping[str, object], Mapping[str, object]]]:
    if one.pk in known:
        return {}  # it was withdrawn along with one above it
    touched = [one]
    if change.kind == BulkKind.WITHDRAW and change.below == Below.CLOSE:
        below = Commitment.objects.filter(path__startswith=one.path, status=Status.OPEN).exclude(pk=one.pk)
        touched += list(below.order_by("path"))
    before = [snapshot(each, change.kind, lead=change.lead) for each in touched]
    _act(one, change, by=by, at=at)
    fresh = Commitment.objects.in_bulk([each.pk for each in touched])
    return {
        each.pk: (each, was, snapshot(fresh[each.pk], change.kind, lead=change.lead))
        for each, was in zip(touched, before, strict=True)
    }


def _act(one: Commitment, change: Change, *, by: User | None, at: datetime) -> None:
    if change.kind == BulkKind.REASSIGN and change.lead is not None:
        reassign(commitment=one, lead=change.lead, reason=change.reason, by=by, at=at)
    elif change.kind == BulkKind.MOVE:
        move(commitment=one, under=change.under, later_than_parent_reason=change.reason, by=by, at=at)
    elif change.kind == BulkKind.REDATE and change.due is not None:
        redate(commitment=one, due=change.due, later_than_parent_reason=change.reason, by=by, at=at)
    else:
        warrant = change.warrant or Warrant()
        withdraw(commitment=one, reason=change.reason, warrant=warrant, below=change.below, by=by, at=at)


def _put_back(row: BulkRow, kind: BulkKind, *, by: User | None, at: datetime) -> None:
    wanted = Commitment.objects.select_for_update(of=("self",), no_key=True).select_related("lead")
    one = wanted.filter(pk=row.key).first()
    if one is None:
        raise GoneSince
    lead = Unit.objects.get(pk=row.after["lead"]) if kind == BulkKind.REASSIGN else None
    if snapshot(one, kind, lead=lead) != row.after:
        raise ChangedSince
    with transaction.atomic():
        restore(one, kind, row.before, by=by, at=at)

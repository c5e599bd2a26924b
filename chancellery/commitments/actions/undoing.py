"""Undoing an act on many commitments: once, within a day, and only where nothing was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.snapshots import restore_each, snapshots
from chancellery.commitments.enums import BulkKind
from chancellery.commitments.models import BulkAct, BulkRow, Commitment
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.organisations.models import User

MAY_UNDO_FOR = timedelta(days=1)


class UndoneAlready(Refusal):
    message = _("This was undone before.")


class TooLateToUndo(Refusal):
    message = _("This can be undone for one day only.")


class ChangedSince(Refusal):
    message = _("It was changed since, so it stays as it is.")


class GoneSince(Refusal):
    message = _("It was deleted since.")


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
    there = {one.pk: one for one in _locked(rows)}
    refused: dict[int, Refusal] = {row.key: GoneSince() for row in rows if row.key not in there}
    for some in _apart([row for row in rows if row.key in there], there, kind):
        refused |= _put_back(some, kind, by=by, at=at)
    kept = [row for row in rows if row.key in refused]
    for row in kept:
        row.kept_because = str(refused[row.key])[:500]
    bulk.update(BulkRow, kept, ["kept_because"])
    audit.record("bulk.undone", on=locked, by=by, at=at, kind=locked.kind, count=len(rows) - len(kept), kept=len(kept))
    return kept


def _locked(rows: Sequence[BulkRow]) -> list[Commitment]:
    wanted = Commitment.objects.select_for_update(of=("self",), no_key=True).select_related("lead", "parent")
    return list(wanted.filter(pk__in=bulk.among(row.key for row in rows)).order_by("path"))


def _apart(rows: Sequence[BulkRow], there: Mapping[int, Commitment], kind: BulkKind) -> Iterator[list[BulkRow]]:
    """Part rows, what stands lowest first, so that none of a part stands below another or is to go below it."""
    goals = _goals(rows) if kind == BulkKind.MOVE else {}
    part: list[BulkRow] = []
    tops: set[int] = set()  #: of the part
    lines: set[int] = set()  #: all that stands above the part, or above where it goes
    for row in sorted(rows, key=lambda row: there[row.key].depth, reverse=True):
        line = {*_line(there[row.key].path)[:-1], *goals.get(row.key, ())}
        if row.key in lines or tops & line:
            yield part
            part, tops, lines = [], set(), set()
        part.append(row)
        tops.add(row.key)
        lines |= line
    if part:
        yield part


def _goals(rows: Sequence[BulkRow]) -> Mapping[int, Sequence[int]]:
    """Return the keys from the top down to what each row is to stand under again."""
    parents = {row.key: int(str(row.before["parent"])) for row in rows if row.before["parent"]}
    found = Commitment.objects.filter(pk__in=bulk.among(parents.values())).values_list("pk", "path")
    lines = {key: _line(path) for key, path in found}
    return {key: lines.get(parent, ()) for key, parent in parents.items()}


def _line(path: str) -> list[int]:
    return [int(key) for key in path.rstrip(".").split(".")]


def _put_back(rows: Sequence[BulkRow], kind: BulkKind, *, by: User | None, at: datetime) -> Mapping[int, Refusal]:
    fresh = {one.pk: one for one in _locked(rows)}
    lead = rows[0].after.get("lead") if kind == BulkKind.REASSIGN else None
    now = snapshots(list(fresh.values()), kind, lead=lead)
    changed: dict[int, Refusal] = {row.key: ChangedSince() for row in rows if now[row.key] != row.after}
    still = {fresh[row.key]: row.before for row in rows if row.key not in changed}
    return changed | dict(restore_each(still, kind, by=by, at=at))

"""A branch is locked as a whole, from the top down, before it is closed, moved or deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment

_LOCK = """
SELECT id FROM commitments_commitment WHERE (path >= %s AND path < %s) OR id = ANY(%s::bigint[])
ORDER BY path FOR NO KEY UPDATE
"""


def lock_branch(top: Commitment, *, besides: Iterable[int] = ()) -> tuple[Commitment, list[int]]:
    """Lock ``top``, all below it and the commitments with the keys ``besides``, in the order of their paths.

    Return ``top`` as it is now, and the keys of what is below. Handing down locks what it hands down from: once every
    row of the branch is locked, none can be added to it. Rows that were added while we waited are locked in turn.
    """
    wanted = Commitment.objects.select_related("lead", "parent__lead", "provision")
    others, known, path = sorted(set(besides)), -1, ""
    while True:
        found = wanted.get(pk=top.pk)
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, [*end_of(found.path), others])
            keys = [int(key) for (key,) in cursor.fetchall()]
        if len(keys) == known and found.path == path:
            return found, [key for key in keys if key != found.pk and key not in others]
        known, path = len(keys), found.path


def end_of(path: str) -> tuple[str, str]:
    """Return the bounds of the branch at ``path``."""
    return path, f"{path.rstrip('.')}/"


def stop_being_a_leaf(parent: Commitment) -> None:
    """Let a locked commitment pass its progress to those below: from now on it is the mean of its leaves."""
    if parent.is_leaf:
        parent.is_leaf, parent.progress, parent.value = False, None, None
        parent.save(update_fields=["is_leaf", "progress", "value"])


def stop_being_leaves(parents: Iterable[Commitment]) -> None:
    """Let locked commitments pass their progress to those below, in one statement."""
    leaves = [parent for parent in parents if parent.is_leaf]
    if leaves:
        Commitment.objects.filter(pk__in=[one.pk for one in leaves]).update(is_leaf=False, progress=None, value=None)
    for parent in leaves:
        parent.is_leaf, parent.progress, parent.value = False, None, None


def settle(parent: Commitment) -> None:
    """Let a locked commitment be a leaf again once nothing is below it, as far on as its own reports said."""
    if parent.is_leaf or parent.children.exists():
        return
    last = parent.reports.filter(state=ReportState.ACCEPTED).order_by("-decided_at", "-id").first()
    parent.is_leaf = True
    if last is not None and last.submitted_at is not None:
        parent.progress, parent.value = last.percentage, last.value
        if parent.status in {Status.OPEN, Status.DONE}:
            parent.status, parent.done_on, _moves_on = rules.after_acceptance(
                due_kind=parent.due_kind, percentage=last.percentage,
                done_on=parent.done_on, submitted_on=timezone.localdate(last.submitted_at),
            )  # fmt: skip
    parent.save(update_fields=["is_leaf", "progress", "value", "status", "done_on"])

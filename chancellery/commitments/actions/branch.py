"""A branch is locked as a whole, from the top down, before it is closed, moved or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import is_below
from chancellery.core import bulk

_LOCK = f"""
SELECT id, path FROM commitments_commitment WHERE id IN (
    SELECT below.id FROM commitments_commitment top JOIN commitments_commitment below ON {is_below("below", "top")}
    WHERE top.id = ANY(%(tops)s::bigint[])
    UNION ALL SELECT unnest(%(tops)s::bigint[] || %(besides)s::bigint[])
) ORDER BY path FOR NO KEY UPDATE
"""  # noqa: S608 - nothing but what is written here


def lock_branch(top: Commitment, *, besides: Iterable[int] = ()) -> tuple[Commitment, list[int]]:
    """Lock ``top``, all below it and the commitments with the keys ``besides``, in the order of their paths.

    Return ``top`` as it is now, and the keys of what is below.
    """
    places = lock_branches([top.pk], besides=besides)
    found = Commitment.objects.select_related("lead", "parent__lead", "provision").get(pk=top.pk)
    return found, [key for key, path in places.items() if path.startswith(found.path) and key != found.pk]


def lock_branches(tops: Iterable[int], *, besides: Iterable[int] = ()) -> Mapping[int, str]:
    """Lock commitments with all below them, and those with the keys ``besides``; return the path of each by its key.

    Handing down locks what it hands down from: once every row of a branch is locked, none can be added to it. Rows
    that were added while we waited are locked in turn.
    """
    asked, known = {"tops": sorted(tops), "besides": sorted(besides)}, None
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, asked)
            found = {int(key): str(path) for key, path in cursor.fetchall()}
        if found == known:
            return found
        known = found


def stop_being_leaves(parents: Iterable[Commitment]) -> None:
    """Let locked commitments pass their progress to those below: from now on each is the mean of its leaves."""
    leaves = [parent for parent in parents if parent.is_leaf]
    if leaves:
        Commitment.objects.filter(pk__in=[one.pk for one in leaves]).update(is_leaf=False, progress=None, value=None)
    for parent in leaves:
        parent.is_leaf, parent.progress, parent.value = False, None, None


def settle_each(parents: Iterable[int]) -> None:
    """Let locked commitments (by key) be leaves again where nothing is below them any more."""
    below = Commitment.objects.filter(parent=OuterRef("pk"))
    for parent in Commitment.objects.filter(~Exists(below), pk__in=bulk.among(parents), is_leaf=False).order_by("path"):
        settle(parent)


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

"""A branch is locked as a whole, from the top down, before it is closed, moved or deleted."""

from __future__ import annotations

from chancellery.commitments.models import Commitment


def lock_branch(top: Commitment) -> list[Commitment]:
    """Lock ``top`` and all below it, and return them as they are now, a parent before its children.

    Handing down locks what it hands down from: once every row of the branch is locked, none can be added to it. Rows
    that were added while we waited are locked in turn.
    """
    known = -1
    while True:
        path = Commitment.objects.select_for_update().values_list("path", flat=True).get(pk=top.pk)
        rows = Commitment.objects.select_for_update(of=("self",)).filter(path__startswith=path).select_related("lead")
        found = list(rows.order_by("path"))
        if len(found) == known:
            return sorted(found, key=lambda one: (one.depth, one.pk))
        known = len(found)

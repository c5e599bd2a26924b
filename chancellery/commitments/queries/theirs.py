"""The list of what is a person's, by whichever way is the shorter."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from chancellery.commitments.enums import TallyKind
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.lines import Lines, lines_among_first, lines_of
from chancellery.commitments.queries.reach import (
    MANY,
    led_about,
    led_below,
    theirs,
    touching,
    touching_by_index,
    units_below,
)
from chancellery.commitments.queries.scope import Scope
from chancellery.organisations.rules import READERS, Authority

#: Whoever leads so many is met with often enough among all to find a page there, up to so many rows in.
OFTEN, WALKED_TO = 5_000, 500


def listed(authority: Authority, scope: Scope, *, start: int, size: int, today: date) -> Lines:
    """Return a page of what a person's units lead or co-ordinate in ``scope``, by due day."""
    if scope.unit_path and authority.may(READERS, scope.unit_path):
        return _led_below(scope, start=start, size=size, today=today)
    leads = led_about(authority) if authority.grants else 0
    if scope == Scope() and OFTEN <= leads <= MANY and start + size <= WALKED_TO:
        found = lines_among_first(theirs(authority), start=start, size=size, today=today)
        if found is not None:
            return found
    few = leads <= MANY
    within = touching_by_index(authority) if few else touching(authority)
    rows = scope.rows(within, today=today, one_by_one=few or _answered_by_many(scope, authority.paths(READERS)))
    plan_kept = scope == Scope()  # of what is theirs, whatever their units: the same indexes lead to it
    return lines_of(rows, start=start, size=size, today=today, gathered=few, plan_kept=plan_kept)


def _led_below(scope: Scope, *, start: int, size: int, today: date) -> Lines:
    """Return a page of what is led in a branch of units that is theirs: whatever they help with there is led there."""
    paths = [scope.unit_path]
    few = led_below(paths) <= MANY
    led = Commitment.objects.filter(lead__in=units_below(paths)) if few else Commitment.objects.all()
    rows = scope.rows(led, today=today, one_by_one=few or _answered_by_many(scope, paths))
    return lines_of(rows, start=start, size=size, today=today, gathered=few)


def _answered_by_many(scope: Scope, paths: Collection[str]) -> bool:
    """Say whether so many under these units answer to what limits the scope that an index of them helps nobody."""
    if scope.provision is not None:
        return led_below(paths, TallyKind.PROVISION, scope.provision) > MANY
    return scope.document is not None and led_below(paths, TallyKind.DOCUMENT, scope.document) > MANY

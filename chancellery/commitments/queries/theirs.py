"""The list of what is a person's, by whichever way is the shorter."""

from __future__ import annotations

from datetime import date

from chancellery.commitments.queries.lines import Lines, lines_among_first, lines_of
from chancellery.commitments.queries.reach import MANY, led_about, theirs, touching_in_parts
from chancellery.commitments.queries.scope import Scope
from chancellery.organisations.rules import Authority

#: Whoever leads so many is met with often enough among all to find a page there, up to so many rows in.
OFTEN, WALKED_TO = 5_000, 500


def listed(authority: Authority, scope: Scope, *, start: int, size: int, today: date) -> Lines:
    """Return a page of what a person's units lead or co-ordinate in ``scope``, by due day."""
    leads = led_about(authority) if authority.grants else 0
    if scope == Scope() and OFTEN <= leads <= MANY and start + size <= WALKED_TO:
        found = lines_among_first(theirs(authority), start=start, size=size, today=today)
        if found is not None:
            return found
    parts = [scope.rows(part, today=today) for part in touching_in_parts(authority, leads=leads)]
    return lines_of(*parts, start=start, size=size, today=today)

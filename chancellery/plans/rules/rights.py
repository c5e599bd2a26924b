"""Who writes a plan and who issues it: asked with the path of the unit that is to issue it."""

from __future__ import annotations

from chancellery.organisations.enums import Role
from chancellery.organisations.rules import PLANNERS, Authority

#: Issuing binds other units, so it takes who signs; a planner prepares it to the last comma.
ISSUERS = frozenset({Role.HEAD})


def may_write(authority: Authority, unit_path: str) -> bool:
    """Say whether this person reads and writes the drafts of the unit."""
    return authority.may(PLANNERS, unit_path)


def may_issue(authority: Authority, unit_path: str) -> bool:
    """Say whether this person issues plans of the unit."""
    return authority.may(ISSUERS, unit_path)

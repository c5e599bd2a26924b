"""Who may plan, report and accept: asked with the path of the unit that leads (or whose register holds the source)."""

from __future__ import annotations

from collections.abc import Collection

from chancellery.organisations.rules import ACCEPTERS, PLANNERS, REPORTERS, Authority


def may_plan(authority: Authority, unit_path: str) -> bool:
    """Say whether this person makes commitments of the unit at ``unit_path``, hands them down, waives and withdraws."""
    return authority.may(PLANNERS, unit_path)


def may_report(authority: Authority, lead_path: str) -> bool:
    """Say whether this person writes reports for the unit that leads."""
    return authority.may(REPORTERS, lead_path)


def may_accept(authority: Authority, lead_path: str, *, hands: Collection[int]) -> bool:
    """Say whether this person decides on a report; never on one in which they had a hand (keys of users)."""
    return authority.may(ACCEPTERS, lead_path) and authority.hands.isdisjoint(hands)

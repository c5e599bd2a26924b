"""Who may do what, decided on values: no database, no clock.

A role in a unit holds for the unit's subtree. ``Authority`` is what one person holds on one day; it is loaded once a
request (``queries.authority_of``) and asked everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chancellery.core.folding import fold
from chancellery.organisations.enums import Role

#: Roles that may read what their unit's subtree does: every role may.
READERS = frozenset(Role)
REGISTRARS = frozenset({Role.CLERK, Role.HEAD})  #: register papers, confirm readings
PLANNERS = frozenset({Role.PLANNER, Role.HEAD})  #: make commitments, hand them down
REPORTERS = frozenset({Role.OFFICER, Role.HEAD})  #: report on commitments
ACCEPTERS = frozenset({Role.HEAD})  #: accept and return reports
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})  #: units and users


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in the unit at ``path``, and so in its subtree."""

    role: Role
    unit: int  #: primary key
    path: str
    through: int | None = None  #: the unit in which the role is held, where that one took over from this one


@dataclass(frozen=True, slots=True)
class Authority:
    """What one person holds today."""

    user: int | None
    grants: tuple[Grant, ...] = ()
    behalf: int | None = None  #: the key of whom the person acts for, whose roles these are

    @property
    def hands(self) -> frozenset[int]:
        """The keys of whoever acts here: the person, and whom they act for. What is barred to one is to both."""
        return frozenset(key for key in (self.user, self.behalf) if key is not None)

    def may(self, roles: Iterable[Role], path: str) -> bool:
        """Say whether one of ``roles`` is held over the unit at ``path``."""
        wanted = frozenset(roles)
        return any(grant.role in wanted and path.startswith(grant.path) for grant in self.grants)

    def paths(self, roles: Iterable[Role] = READERS) -> tuple[str, ...]:
        """Return the paths of the units over whose subtree one of ``roles`` is held, none inside another."""
        wanted = frozenset(roles)
        held = sorted({grant.path for grant in self.grants if grant.role in wanted}, key=lambda path: (len(path), path))
        tops: list[str] = []
        for path in held:
            if not any(path.startswith(top) for top in tops):
                tops.append(path)
        return tuple(tops)

    def has(self, roles: Iterable[Role]) -> bool:
        """Say whether one of ``roles`` is held anywhere."""
        return bool(self.paths(roles))


NOBODY = Authority(user=None)
#: What a deputy does not do for another: who gives roles must not do so through somebody else.
NOT_LENT = ADMINISTRATORS


def may_bar(authority: Authority, paths: Iterable[str]) -> bool:
    """Say whether a person bars and readmits another who holds roles in the units at ``paths``."""
    return all(authority.may(ADMINISTRATORS, path) for path in paths)


def name_keys(names: Mapping[str, str], short_names: Mapping[str, str], aliases: Iterable[str]) -> list[str]:
    """Return every name of a unit, folded, each once and sorted: what a text or a search may call it."""
    return sorted({key for name in (*names.values(), *short_names.values(), *aliases) if (key := fold(name))})


_USER_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def is_user_name(name: str) -> bool:
    """Say whether a name can be signed in with: it is never mistaken for an address."""
    return _USER_NAME.fullmatch(name) is not None

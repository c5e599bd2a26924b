"""Which role gives which right by which way, decided on values: no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant


@dataclass(frozen=True, slots=True)
class Way:
    """A right is given by one of ``roles`` over the unit at ``path``; without a path, by one held anywhere."""

    roles: frozenset[Role]
    path: str | None
    about: str  #: what that unit has to do with the record, in words

    def gives(self, authority: Authority) -> bool:
        """Say whether this way is open to a person."""
        return authority.has(self.roles) if self.path is None else authority.may(self.roles, self.path)

    def grants(self, authority: Authority) -> tuple[Grant, ...]:
        """Return the roles that open it."""
        wanted = (grant for grant in authority.grants if grant.role in self.roles)
        return tuple(grant for grant in wanted if self.path is None or self.path.startswith(grant.path))


@dataclass(frozen=True, slots=True)
class Right:
    """What may be done with a record, and every way to it; whoever is in ``not_by`` may not, whatever their role."""

    name: str
    ways: Sequence[Way]
    not_by: frozenset[int] = frozenset()
    open_to_all: bool = False  #: whoever is signed in

    def is_given(self, authority: Authority) -> bool:
        """Say whether a person has it."""
        if not authority.hands.isdisjoint(self.not_by):
            return False
        return (self.open_to_all and authority.user is not None) or any(way.gives(authority) for way in self.ways)


def may_ask(asker: Authority, paths: Iterable[str], *, asks_for: int | None) -> bool:
    """Say whether a person may ask about another, who holds roles in the units at ``paths``; of oneself one may."""
    if asker.user is not None and asker.user == asks_for:
        return True
    return any(asker.may({Role.ADMINISTRATOR, Role.HEAD}, path) for path in paths)

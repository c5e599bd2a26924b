"""Who records reviews."""

from chancellery.organisations.enums import Role

REVIEWERS = frozenset({Role.REVIEWER, Role.HEAD})

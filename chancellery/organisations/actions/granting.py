"""Roles given and ended many at once: each row is judged by itself, and what is refused stops no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core.refusals import Refusal
from chancellery.organisations import queries
from chancellery.organisations.actions.inviting import invite
from chancellery.organisations.actions.people import end_role
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit, User


class NoSuchUnit(Refusal):
    message = _("No unit that you administer has the code “%(code)s”.")


class RoleNotHeld(Refusal):
    message = _("Nobody with the address %(email)s holds this role there on that day.")


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody is to have a role in a unit; a person who is new needs a name. ``fault`` says what is wrong with it.

    Without a first day, the role that they hold is to end after the last one.
    """

    line: int
    email: str
    full_name: str = ""
    code: str = ""  #: of the unit
    role: Role | None = None
    from_on: date | None = None
    until_on: date | None = None
    fault: str = ""

    @property
    def ends(self) -> bool:
        """Say whether a role that is held is to end."""
        return self.from_on is None and self.until_on is not None


@dataclass(frozen=True, slots=True)
class Judged:
    """A wish with why it is refused; empty where it is fulfilled."""

    wish: Wish
    refusal: str = ""


@transaction.atomic
def give_many(
    *, wishes: Sequence[Wish], units: Mapping[str, Unit], language: str, site: str, by: User | None, at: datetime
) -> list[Judged]:
    """Give every role that may be given, in ``units`` (by code), as ``invite`` does, and end those that are to end.

    Of each wish is said what became of it.
    """
    found = []
    for wish in wishes:
        try:
            with transaction.atomic():
                _give(wish, units, language=language, site=site, by=by, at=at)
        except Refusal as refusal:
            found.append(Judged(wish, str(refusal)))
        else:
            found.append(Judged(wish, wish.fault))
    return found


def preview_many(
    *, wishes: Sequence[Wish], units: Mapping[str, Unit], language: str, site: str, by: User | None, at: datetime
) -> list[Judged]:
    """Return what ``give_many`` would do: it is done, and rolled back."""
    with transaction.atomic():
        found = give_many(wishes=wishes, units=units, language=language, site=site, by=by, at=at)
        transaction.set_rollback(True)
    return found


def _give(
    wish: Wish, units: Mapping[str, Unit], *, language: str, site: str, by: User | None, at: datetime
) -> None:  # fmt: skip
    if wish.fault:
        return
    unit = units.get(wish.code)
    if unit is None or wish.role is None:
        raise NoSuchUnit(code=wish.code)
    if wish.from_on is None:
        _end(wish, unit, by=by, at=at)
        return
    invite(
        email=wish.email, full_name=wish.full_name, language=language, unit=unit, role=wish.role, from_on=wish.from_on,
        until_on=wish.until_on, site=site, by=by, at=at,
    )  # fmt: skip


def _end(wish: Wish, unit: Unit, *, by: User | None, at: datetime) -> None:
    if wish.until_on is None:
        raise RoleNotHeld(email=wish.email)
    held = unit.memberships.filter(queries.valid(wish.until_on), user__email__iexact=wish.email, role=wish.role)
    found = held.first()
    if found is None:
        raise RoleNotHeld(email=wish.email)
    end_role(membership=found, until_on=wish.until_on, by=by, at=at)

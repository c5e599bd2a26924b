"""The units and people of the sample, and who of them acts for a unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from chancellery.commitments.models import Commitment
from chancellery.config.sample import days
from chancellery.config.sample.material import Material, PostRow
from chancellery.documents.models import Document
from chancellery.organisations import actions
from chancellery.organisations.enums import Pillar, Role, UnitKind
from chancellery.organisations.models import Unit, User


@dataclass(slots=True)
class Cast:
    """What was made so far, by the keys of the files."""

    material: Material
    now: datetime
    today: date
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)

    def day(self, words: str) -> date:
        """Return a day named in the files, or written as a distance from today."""
        return days.resolve(self.material.days.get(words, words), today=self.today)

    def moment(self, words: str, *, hour: int = 9) -> datetime:
        return days.moment(self.day(words), hour=hour, now=self.now)

    def nearest(self, role: Role, unit: Unit) -> User:
        """Return who holds ``role`` in the unit, or in the next one above that has somebody."""
        held = {(code, name): person.key for person in self.material.people for name, code in person.roles}
        above: Unit | None = unit
        while above is not None:
            if key := held.get((above.code, role.value)):
                return self.people[key]
            above = above.parent
        raise LookupError(f"Nobody in the sample is {role.value} over {unit.code}.")


def gather(cast: Cast) -> None:
    """Open the units, add the people with their roles, fill the posts."""
    _open_units(cast)
    _add_people(cast)
    for post in cast.material.posts:
        _fill_post(cast, post)


#: The units are older than anything that happens in them.
OPENED = "-60m 1"


def _open_units(cast: Cast) -> None:
    opened = cast.moment(OPENED)
    for row in cast.material.units:
        unit = actions.open_unit(
            code=row.code, kind=UnitKind(row.kind), names=row.names, short_names=row.short_names,
            parent=cast.units[row.parent] if row.parent else None, from_on=cast.day(OPENED),
            aliases=row.aliases, pillars=[Pillar(one) for one in row.pillars], by=None, at=opened,
        )  # fmt: skip
        cast.units[row.code] = unit
        if row.until:
            actions.close_unit(unit=unit, until_on=cast.day(row.until), by=None, at=cast.moment(row.until))


def _add_people(cast: Cast) -> None:
    joined = cast.moment(OPENED, hour=10)
    for row in cast.material.people:
        user = actions.add_user(email=row.email, full_name=row.name, language=row.language, by=None, at=joined)
        cast.people[row.key] = user
        for role, code in row.roles:
            actions.give_role(
                user=user, unit=cast.units[code], role=Role(role), from_on=cast.day(OPENED), by=None, at=joined
            )


def _fill_post(cast: Cast, row: PostRow) -> None:
    unit = cast.units[row.unit]
    post = actions.add_post(
        unit=unit, titles=row.titles, signs=row.signs, chairs=row.chairs, by=None, at=cast.moment(OPENED)
    )
    for holder in row.holders:
        person = cast.people[holder["person"]] if "person" in holder else None
        actions.appoint(
            post=post, holder_name=holder["name"], user=person, from_on=cast.day(holder["from"]), by=None,
            at=cast.moment(holder["from"]),
        )  # fmt: skip

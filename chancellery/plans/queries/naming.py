"""Units by the names that people write into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from chancellery.core import alphabet
from chancellery.core.folding import fold
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit

#: Parts the names of several units, and a name from the code that tells it from its namesake.
PARTED, CODED = "; ", " · "
OFFERED = 500


class Names:
    """Which unit each of some names means to the unit that writes; asked of the database once.

    A name, short name or alias without accents will do, or a code. "Department of Foreign Affairs" is that of the
    writing unit's own subtree where it has one, though other provinces have one too; and there two words or more that
    only one unit's name begins with name it: "Department of Education" is that of Ha Tinh.
    """

    def __init__(self, names: Iterable[str], *, writer: Unit, on: date) -> None:
        wanted = {name: _keys(name) for name in names if fold(name)}
        keys = sorted({key for found in wanted.values() for key in found[0]})
        codes = sorted({code for found in wanted.values() for code in found[1]})
        known = list(organisations.valid_on(on).filter(Q(name_keys__overlap=keys) | Q(code__in=codes)))
        self._meant = {name: _meant(found, known, writer) for name, found in wanted.items()}
        if unknown := [name for name, found in self._meant.items() if not found]:
            own = list(organisations.valid_on(on).filter(path__startswith=writer.path))
            self._meant |= {name: organisations.begun(fold(name), own) for name in unknown}

    def of(self, name: str) -> Sequence[Unit]:
        """Return the units that a name may mean: none, the one, or several."""
        return self._meant.get(name, ())

    def one(self, name: str) -> Unit | None:
        """Return the unit that a name means; ``None`` when it means none or several."""
        found = self.of(name)
        return found[0] if len(found) == 1 else None


def _keys(name: str) -> tuple[set[str], set[str]]:
    """Return under which folded name and which code a unit may be found."""
    before, dot, code = name.rpartition(CODED)
    if dot and before:
        return set(), {code.strip().lower()}
    return {fold(name)}, {name.strip().lower()}


def _meant(wanted: tuple[set[str], set[str]], known: Sequence[Unit], writer: Unit) -> list[Unit]:
    keys, codes = wanted
    found = [unit for unit in known if unit.code.lower() in codes] or [
        unit for unit in known if keys.intersection(unit.name_keys)
    ]
    near = [unit for unit in found if unit.path.startswith(writer.path)]
    return near if len(near) == 1 else found


def parted(words: str) -> list[str]:
    """Cut a list of names at its semicolons and line ends."""
    return [name for part in words.replace("\n", ";").split(";") if (name := " ".join(part.split()))]


def labels_of(units: Iterable[Unit], *, writer: Unit, on: date) -> Mapping[int, str]:
    """Return how each unit is written into a field, so that it is found again."""
    wanted = {unit.pk: unit for unit in units}
    names = Names((str(unit) for unit in wanted.values()), writer=writer, on=on)
    return {
        key: str(unit) if names.one(str(unit)) == unit else f"{unit}{CODED}{unit.code}" for key, unit in wanted.items()
    }


def offered_to(writer: Unit, *, on: date) -> list[str]:
    """Return the names that a page offers for its fields of units: those of the writer's subtree."""
    below = organisations.valid_on(on).filter(path__startswith=writer.path).order_by("path")[:OFFERED]
    units = list(below)
    labels = labels_of(units, writer=writer, on=on)
    return sorted((labels[unit.pk] for unit in units), key=alphabet.place)

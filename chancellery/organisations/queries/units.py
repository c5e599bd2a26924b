"""Units: by name, in a list, in a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value

from chancellery.core import alphabet
from chancellery.core.folding import fold
from chancellery.core.languages import best
from chancellery.organisations.enums import Pillar, UnitKind
from chancellery.organisations.models import Unit
from chancellery.organisations.queries.access import valid, visible_to
from chancellery.organisations.rules import Authority

#: How many units a page draws as a tree; deeper ones are counted.
DRAWN = 150


def valid_on(day: date) -> QuerySet[Unit]:
    """Return the units that exist on ``day``."""
    return Unit.objects.filter(valid(day))


def find_units(name: str) -> list[Unit]:
    """Return the units a text may mean by ``name``: by any name, short name or alias, without accents, or by code."""
    key = fold(name)
    if not key:
        return []
    return list(Unit.objects.filter(Q(name_keys__contains=[key]) | Q(code__iexact=name.strip())))


def those_named(names: Iterable[str]) -> dict[str, Unit]:
    """Return the unit that each of ``names`` means; names that none bears, or several, are left out."""
    keys = {name: key for name in names if (key := fold(name))}
    meant: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(name_keys__overlap=sorted(set(keys.values()))) if keys else ():
        for key in unit.name_keys:
            meant.setdefault(key, []).append(unit)
    return {name: meant[key][0] for name, key in keys.items() if len(meant.get(key, ())) == 1}


def ancestors(unit: Unit) -> list[Unit]:
    """Return the units above ``unit``, the root first."""
    keys = [int(key) for key in unit.path.split(".")[:-2]]
    return sorted(Unit.objects.filter(pk__in=keys), key=lambda above: above.depth) if keys else []


def children(unit: Unit) -> list[Unit]:
    """Return the units right below ``unit``, those that exist first, by name."""
    return sorted(unit.children.all(), key=lambda child: (child.until_on is not None, alphabet.place(str(child))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list of units is asked for; an empty value asks for all."""

    on: date
    words: str = ""
    kind: UnitKind | None = None
    pillar: Pillar | None = None
    below: Unit | None = None

    @property
    def is_narrow(self) -> bool:
        """Say whether it asks for more than a day."""
        return bool(self.words or self.kind or self.pillar or self.below)


def matching(authority: Authority, wanted: Wanted) -> QuerySet[Unit]:
    """Return the units asked for, a parent before its children. Every word must occur in one of the unit's names."""
    found = visible_to(authority).filter(valid(wanted.on)).select_related("parent")
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.pillar:
        found = found.filter(pillars__contains=[wanted.pillar])
    if wanted.below:
        found = found.filter(path__startswith=wanted.below.path).exclude(pk=wanted.below.pk)
    if words := fold(wanted.words).split():
        names = Func(F("name_keys"), Value("\n"), function="ARRAY_TO_STRING", output_field=CharField())
        found = found.annotate(all_names=names)
        said = Q()
        for word in words:
            said &= Q(all_names__contains=word)
        found = found.filter(said | Q(code__iexact=wanted.words.strip()))
    return found.order_by("path")


def by_name(units: QuerySet[Unit]) -> list[int]:
    """Return the keys of ``units`` in the order of their names, as a reader of the page's language looks them up."""
    named = units.order_by().values_list("pk", "names")
    return [key for key, names in sorted(named, key=lambda row: (alphabet.place(best(row[1])[0]), row[0]))]


def begun(key: str, units: Iterable[Unit]) -> list[Unit]:
    """Return the units that have a name which begins with a folded one of two words or more.

    A plan of Ha Tinh says "Department of Education" and leaves out of which province.
    """
    if " " not in key:
        return []
    return [unit for unit in units if any(name.startswith(f"{key} ") for name in unit.name_keys)]


def in_order(units: QuerySet[Unit], keys: Iterable[int]) -> list[Unit]:
    """Return the ``units`` with these keys, in the order of the keys."""
    wanted = list(keys)
    found = units.order_by().in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


@dataclass(slots=True)
class Twig:
    """A unit in the tree, with those drawn below it and the number of those that are not."""

    unit: Unit
    name: str
    children: list[Twig] = field(default_factory=list)
    undrawn: int = 0


def tree(authority: Authority, *, on: date) -> list[Twig]:
    """Return the roots that exist on a day, with as many whole levels below them as a page can draw."""
    there = visible_to(authority).filter(valid(on)).order_by()
    depth = _drawn_depth(dict(there.values_list("depth").annotate(Count("pk"))))
    units = list(there.filter(depth__lte=depth).defer("name_keys", "short_names", "aliases", "pillars"))
    below = dict(there.filter(depth=depth + 1).values_list("parent").annotate(Count("pk")))
    return _grown(units, below)


def _drawn_depth(counts: dict[int, int]) -> int:
    """Return the deepest level that still fits; the first two always do."""
    total, deepest = 0, 1
    for depth in sorted(counts):
        total += counts[depth]
        if total <= DRAWN:
            deepest = max(deepest, depth)
    return deepest


def _grown(units: Iterable[Unit], below: dict[int, int]) -> list[Twig]:
    twigs = {unit.pk: Twig(unit=unit, name=best(unit.names)[0], undrawn=below.get(unit.pk, 0)) for unit in units}
    roots: list[Twig] = []
    for twig in sorted(twigs.values(), key=lambda twig: alphabet.place(twig.name)):
        above = twigs.get(twig.unit.parent_id) if twig.unit.parent_id else None
        (above.children if above else roots).append(twig)
    return roots

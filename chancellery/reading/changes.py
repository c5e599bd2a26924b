"""What a change of the reading wins and loses: two readings of the same texts, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chancellery.reading.as_json import LISTS, Json

Record = Mapping[str, Json]
#: Lists of a reading that are compared; the ledger follows from these.
KINDS = tuple(name for name in LISTS if name != "ledger")
#: Where a fact stands, and positions in other lists, which move when anything before them is won or lost.
_PLACES = frozenset(
    {"start", "end", "quote", "rule", "work", "mentions", "source", "target", "parent", "provisions", "page"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that only one of two readings holds, or that both hold and say otherwise.

    ``values`` are pairs of a field's name and what it said before and says now; what a fact that was won or lost says
    stands on its own side only. ``at`` is where it begins, 0 for what has no place.
    """

    kind: str
    at: int
    quote: str
    values: tuple[tuple[str, Json, Json], ...]
    was: bool
    is_: bool


def between(old: Record, new: Record) -> Iterator[Change]:
    """Yield what changed from one reading of a text to another, kind by kind, in the order of the text.

    Fields that only one of the two versions knows are left out.
    """
    for kind in KINDS:
        before, after = _facts(old, kind), _facts(new, kind)
        shared = _fields(before) & _fields(after) if before and after else _fields(before) | _fields(after)
        yield from sorted(_changes(kind, before, after, sorted(shared)), key=lambda change: change.at)


def _changes(kind: str, before: Sequence[Record], after: Sequence[Record], shared: Sequence[str]) -> Iterator[Change]:
    left = _without(before, after, shared)
    right = _without(after, before, shared)
    for fact in left:
        other = next((each for each in right if _touch(fact, each)), None)
        if other is None:
            yield _change(kind, fact, None, shared)
            continue
        right.remove(other)
        yield _change(kind, fact, other, shared)
    for fact in right:
        yield _change(kind, None, fact, shared)


def _without(facts: Sequence[Record], others: Sequence[Record], shared: Sequence[str]) -> list[Record]:
    """Return the facts that the other reading does not hold just so."""
    held = [_told(fact, shared) for fact in others]
    left = []
    for fact in facts:
        if (told := _told(fact, shared)) in held:
            held.remove(told)
        else:
            left.append(fact)
    return left


def _told(fact: Record, shared: Sequence[str]) -> tuple[object, ...]:
    return (fact.get("start"), fact.get("end"), *(fact.get(name) for name in shared))


def _touch(one: Record, other: Record) -> bool:
    """Whether two facts stand at one place; works stand nowhere, and are one by their number."""
    places = [fact.get(name) for fact in (one, other) for name in ("start", "end")]
    if not all(isinstance(place, int) for place in places):
        return one.get("number") is not None and one.get("number") == other.get("number")
    start, end, its_start, its_end = (place for place in places if isinstance(place, int))
    return (start < its_end and its_start < end) or (start, end) == (its_start, its_end)


def _change(kind: str, old: Record | None, new: Record | None, shared: Sequence[str]) -> Change:
    fact = new if new is not None else old or {}
    values = tuple(
        (name, None if old is None else old.get(name), None if new is None else new.get(name))
        for name in shared
        if (old is None or new is None or old.get(name) != new.get(name))
    )
    if old is not None and new is not None and old.get("quote") != new.get("quote"):
        values = (("quote", old.get("quote"), new.get("quote")), *values)
    start = fact.get("start")
    return Change(kind, start if isinstance(start, int) else 0, _quote(fact), values, old is not None, new is not None)


def _quote(fact: Record) -> str:
    """The words of a fact; a work is called by its number or the first of its names."""
    if "quote" in fact:
        return str(fact["quote"])
    names = fact.get("aliases")
    first = names[0] if isinstance(names, Sequence) and names else ""
    return str(fact.get("number") or first)


def _facts(record: Record, kind: str) -> Sequence[Record]:
    found = record.get(kind, ())
    return [fact for fact in found if isinstance(fact, Mapping)] if isinstance(found, Sequence) else []


def _fields(facts: Sequence[Record]) -> set[str]:
    return {name for fact in facts for name in fact} - _PLACES

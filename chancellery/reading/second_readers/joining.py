"""What a second reader found beside what we found: it confirms, adds or differs, and never replaces."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from chancellery.reading import facts
from chancellery.reading.second_readers.proof import KINDS, NO_WORK, RULE
from chancellery.reading.text import fold, squeeze

DIFFERS = "second-reader-differs"
#: Facts that span whole sentences: two of them may well stand in one.
_WIDE = frozenset({"awards", "events", "proposals", "successions"})


def joined(reading: facts.Reading, found: Iterable[tuple[str, facts.Fact]], *, source: str) -> facts.Reading:
    """Return ``reading`` with what ``source`` found: (name of the list, fact), each proven.

    A fact that says what one of ours says at the same place marks ours with the source. One that says otherwise there
    is kept as a warning. All others are added.
    """
    lists: dict[str, list[facts.Fact]] = {name: list(getattr(reading, name)) for name in KINDS}
    works, warnings = list(reading.works), list(reading.warnings)
    for name, fact in found:
        near = [index for index, own in enumerate(lists[name]) if own.start < fact.end and fact.start < own.end]
        same = [index for index in near if _same(name, lists[name][index], fact)]
        if same:
            own = lists[name][same[0]]
            lists[name][same[0]] = replace(own, sources=tuple(dict.fromkeys([*own.sources, source])))
        elif near and name not in _WIDE:
            warnings.append(_difference(lists[name][near[0]], fact, source))
        else:
            lists[name].append(fact)
    ordered: dict[str, Sequence[facts.Fact]] = {
        name: sorted(facts_, key=lambda fact: fact.start) for name, facts_ in lists.items()
    }
    references, works = _with_works(ordered["references"], works)
    changed = {name: tuple(facts_) for name, facts_ in ordered.items()} | {
        "references": references,
        "works": tuple(works),
        "warnings": tuple(sorted(warnings, key=lambda warning: warning.start)),
    }
    return replace(reading, **changed)  # type: ignore[arg-type] # each list holds its own kind


def _same(name: str, own: facts.Fact, other: facts.Fact) -> bool:
    return _key(name, own) == _key(name, other)


def _key(name: str, fact: facts.Fact) -> Hashable:
    """Return what two facts of a kind agree in when they say the same."""
    match fact:
        case facts.Date():
            return fact.edtf
        case facts.Quantity():
            return float(fact.value)
        case facts.Person() | facts.Organisation() | facts.Place():
            return fold(squeeze(fact.name))
        case facts.Reference():
            return fold(fact.number or fact.kind)
        case facts.Event() | facts.Award():
            return fact.kind
    return name  # proposals and successions that overlap are the same one


def _difference(own: facts.Fact, other: facts.Fact, source: str) -> facts.Warning:
    return facts.Warning(
        start=other.start,
        end=other.end,
        quote=other.quote,
        rule=RULE,
        sources=(source,),
        code=DIFFERS,
        message=f"{source} reads “{_told(other)}” here; we read “{_told(own)}”.",
    )


def _told(fact: facts.Fact) -> str:
    match fact:
        case facts.Date():
            return fact.edtf
        case facts.Quantity():
            return f"{fact.value:g} {fact.of}"
        case facts.Person() | facts.Organisation() | facts.Place():
            return fact.name
        case facts.Reference():
            return " ".join(filter(None, (fact.kind, fact.number)))
    return fact.quote


def _with_works(
    references: Sequence[facts.Fact], works: list[facts.Work]
) -> tuple[tuple[facts.Reference, ...], list[facts.Work]]:
    """Give each new reference its work, and each work the indexes of its mentions among all references."""
    settled: list[facts.Reference] = []
    known = {fold(work.number): index for index, work in enumerate(works) if work.number}
    for reference in references:
        if not isinstance(reference, facts.Reference):
            continue
        index = reference.work
        if index == NO_WORK:
            index = known.get(fold(reference.number or ""), len(works))
            if index == len(works):
                works = [*works, _work(reference)]
                if reference.number:
                    known[fold(reference.number)] = index
        settled.append(replace(reference, work=index))
    mentions: Mapping[int, list[int]] = {index: [] for index in range(len(works))}
    for place, reference in enumerate(settled):
        mentions[reference.work].append(place)
    return tuple(settled), [replace(work, mentions=tuple(mentions[index])) for index, work in enumerate(works)]


def _work(reference: facts.Reference) -> facts.Work:
    return facts.Work(
        kind=reference.kind,
        number=reference.number,
        date=reference.date,
        issuer=reference.issuer,
        aliases=(reference.as_printed,),
        mentions=(),
        subject=reference.subject,
    )

"""Who judges which kind of fact: each adds to a tally what a reading says of it and what the labels of a text want."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from chancellery.reading import Reading
from chancellery.reading.facts import Fact, Person, Provision
from chancellery.reading.tests.tallies import Label, Tally, bare, called, count, named, paired, same, touching


def _references(tally: Tally, labels: dict, reading: Reading) -> None:
    wanted = labels["references"]
    pairs = list(touching(reading.text, wanted, reading.references))

    def right(label: Label, fact: Fact) -> bool:
        return all(same(label[name], getattr(fact, name)) for name in ("kind", "number", "date"))

    count(tally, wanted, reading.references, pairs, right, source=labels["file"])


def _issuers(tally: Tally, labels: dict, reading: Reading) -> None:
    wanted = [label for label in labels["references"] if "issuer" in label and not label.get("optional")]
    pairs = list(touching(reading.text, wanted, reading.references))
    facts = {fact for _, fact in pairs}
    count(
        tally,
        wanted,
        [reading.references[fact] for fact in sorted(facts)],
        [(label, sorted(facts).index(fact)) for label, fact in pairs],
        lambda label, fact: same(label["issuer"], getattr(fact, "issuer")),  # noqa: B009 - a Fact of any kind
        source=labels["file"],
    )


def _works(tally: Tally, labels: dict, reading: Reading) -> None:
    """A mention is right when the mentions beside it in its work are those the labels put with it."""
    wanted = labels["references"]
    # in brackets, for a law that is known by its place among the labels alone may stand at the number of another one
    names = [label.get("same_as") or str(label["number"] or f"({index})") for index, label in enumerate(wanted)]
    work_of = {label: reading.references[n].work for label, n in touching(reading.text, wanted, reading.references)}
    for index, work in work_of.items():
        together = {other for other, its in work_of.items() if its == work}
        meant = {other for other in work_of if names[other] == names[index]}
        tally.wanted, tally.given = tally.wanted + 1, tally.given + 1
        tally.right += together == meant
        tally.met += [called(wanted[index])] if together == meant else []
        if together != meant:
            shown = f"{labels['file']} {named([wanted[i] for i in sorted(together)])}"
            tally.missed.append(shown)
            tally.invented.append(shown)


def _dates(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels["dates"], reading.dates))

    def right(label: Label, fact: Fact) -> bool:
        edtf = getattr(fact, "edtf", "")
        return edtf.startswith("XXXX") if label["iso"] is None else same(label["iso"], edtf)

    count(tally, labels["dates"], reading.dates, pairs, right, source=labels["file"])


def _quantities(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels["quantities"], reading.quantities))

    def right(label: Label, fact: Fact) -> bool:
        approximate = bool(label.get("approximate"))
        return same(label["value"], getattr(fact, "value", None)) and approximate == getattr(fact, "approximate", None)

    count(tally, labels["quantities"], reading.quantities, pairs, right, source=labels["file"])


def _begins(provision: Provision, words: str) -> bool:
    return (
        provision.heading.startswith(words)
        or provision.quote.find(words, 0, len(provision.label) + 25 + len(words)) >= 0
    )


def _lists(tally: Tally, labels: dict, reading: Reading) -> None:
    members = [[reading.provisions[i] for i in found.provisions] for found in reading.lists]
    pairs = [
        (index, number)
        for index, label in enumerate(labels["measures"])
        for number, found in enumerate(members)
        if any(_begins(found[0], words) for words in label["items"][:1])
    ]

    def right(label: Label, fact: Fact) -> bool:
        items = [str(words) for words in label["items"]]  # type: ignore[attr-defined]
        found = members[next(n for n, each in enumerate(reading.lists) if each is fact)]
        counted = same(label["announced"], getattr(fact, "announced", None)) and len(found) == len(items)
        return counted and all(map(_begins, found, items))

    count(tally, labels["measures"], reading.lists, pairs, right, source=labels["file"])


def _assignment(labels: dict, reading: Reading) -> list[tuple[Label, Provision]]:
    """Pair each labelled duty with the innermost provision that holds its words."""
    pairs = []
    for label in labels.get("assignments", ()):
        at = reading.text.find(str(label["words"]))
        holding = [p for p in reading.provisions if p.start <= at < p.end]
        if holding:
            pairs.append((label, min(holding, key=lambda p: p.end - p.start)))
    return pairs


def _units(tally: Tally, labels: dict, reading: Reading, *, ours: str, theirs: str) -> None:
    """Count the units of the labelled duties; one find answers every label of its provision that wants it."""
    places = {id(label): provision for label, provision in _assignment(labels, reading)}
    meant: dict[int, set[str]] = defaultdict(set)
    for label in labels.get("assignments", ()):
        wanted = [bare(unit) for unit in label[ours]]
        provision = places.get(id(label))
        given = [bare(unit) for unit in getattr(provision, theirs)] if provision else []
        meant[id(provision)].update(wanted)
        tally.wanted += len(wanted)
        tally.right += sum(unit in given for unit in wanted)
        tally.met += [f"{label['words']} {unit}" for unit in wanted if unit in given]
        tally.missed += [f"{labels['file']} {unit} <- {given}" for unit in wanted if unit not in given]
    for provision in reading.provisions if "assignments" in labels else ():
        given = getattr(provision, theirs)
        strangers = [unit for unit in given if bare(unit) not in meant[id(provision)]]
        tally.given += len(given)
        tally.invented += [f"{labels['file']} {unit} at {provision.quote[:60]!r}" for unit in strangers]


def _leads(tally: Tally, labels: dict, reading: Reading) -> None:
    _units(tally, labels, reading, ours="lead", theirs="lead_units")


def _co_ordinating(tally: Tally, labels: dict, reading: Reading) -> None:
    _units(tally, labels, reading, ours="with", theirs="coordinating_units")


def _deadlines(tally: Tally, labels: dict, reading: Reading) -> None:
    """Count the due days and the schedules of the labelled duties; a duty that no provision holds has neither.

    As with units, what a provision says counts once, and is right when any label of the provision says so.
    """
    pairs = _assignment(labels, reading)
    places = {id(label): provision for label, provision in pairs}
    together: dict[int, list[Label]] = defaultdict(list)
    for label, provision in pairs:
        together[id(provision)].append(label)
    for name in ("due", "schedule"):
        for label in labels.get("assignments", ()):
            given = getattr(places.get(id(label)), name, None)
            wanted = label[name] is not None and not (isinstance(label[name], list) and None in label[name])
            right = same(label[name], given)
            tally.wanted += wanted
            tally.right += wanted and right
            tally.met += [f"{label['words']} {name}"] if wanted and right else []
            if wanted and not right:
                tally.missed.append(f"{labels['file']} {label['words']} {name}={label[name]} <- {given}")
        for provision in reading.provisions:
            given, meant = getattr(provision, name), together[id(provision)]
            if given is not None and meant:
                tally.given += 1
                agreed = any(same(label[name], given) for label in meant)
                tally.invented += [] if agreed else [f"{labels['file']} {meant[0]['words']} {name}={given}"]


def _events(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels.get("events", ()), reading.events))

    def right(label: Label, fact: Fact) -> bool:
        names = ("kind", "mode", "organiser", "chair", "sites", "delegates")
        day = str(getattr(fact, "date", None)).replace("XXXX-", "--")
        return same(label["date"], None if day == "None" else day) and all(
            same(label[name], getattr(fact, name)) for name in names
        )

    count(tally, labels.get("events", ()), reading.events, pairs, right, source=labels["file"])


def _people(tally: Tally, labels: dict, reading: Reading) -> None:
    def names(person: Person) -> set[str]:
        return {bare(name) for name in (person.name, *person.also)}

    pairs = [
        (index, number)
        for index, label in enumerate(labels["people"])
        for number, person in enumerate(reading.people)
        if bare(label["name"]) in names(person)
    ]
    count(
        tally,
        labels["people"],
        reading.people,
        pairs,
        lambda label, fact: _post(label["post"], getattr(fact, "post", None)),
        source=labels["file"],
    )


def _post(wanted: object, given: str | None) -> bool:
    if isinstance(wanted, list):
        return any(_post(each, given) for each in wanted)
    if not isinstance(wanted, str) or given is None:
        return wanted == given
    one, other = sorted((bare(wanted), bare(given)), key=len)
    return one == other or (one in other and len(one) * 2 > len(other))


def _partners(tally: Tally, labels: dict, reading: Reading) -> None:
    wanted = {bare(name) for name in labels["partners"]}
    found = {bare(place.name) for place in reading.places if place.partner}
    tally.wanted, tally.given = tally.wanted + len(wanted), tally.given + len(found)
    tally.right += len(wanted & found)
    tally.met += sorted(wanted & found)
    tally.missed += [f"{labels['file']} {name}" for name in sorted(wanted - found)]
    tally.invented += [f"{labels['file']} {name}" for name in sorted(found - wanted)]


def _proposals(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        items = [str(words) for words in label.get("items", ())]  # type: ignore[attr-defined]
        given = list(getattr(fact, "items", ()))
        people = same(label["by"], getattr(fact, "by", None)) and same(label["to"], getattr(fact, "to", None))
        counted = label.get("count") == getattr(fact, "count", None)
        return people and (same_items(items, given) if items else counted)

    wanted = labels.get("proposals", ())
    count(tally, wanted, reading.proposals, paired(wanted, reading.proposals, agree), agree, source=labels["file"])


def same_items(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Say whether what is asked is as many things, each beginning with the words of its label."""
    pairs = zip(wanted, given, strict=False)
    return len(wanted) == len(given) and all(bare(one)[:25] in bare(other) for one, other in pairs)


def _awards(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        return same(label["kind"], getattr(fact, "kind", None)) and same(label["count"], getattr(fact, "count", None))

    wanted = labels.get("awards", ())
    count(tally, wanted, reading.awards, paired(wanted, reading.awards, agree), agree, source=labels["file"])


def _successions(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        before = [str(unit) for unit in label["from_"]]  # type: ignore[attr-defined]
        given = getattr(fact, "from_units", ())
        units = {bare(unit) for unit in before} == {bare(unit) for unit in given}
        rested = rests(label["basis"], getattr(fact, "basis", None))
        return units and rested and same(label["into"], getattr(fact, "into", None))

    wanted = labels.get("successions", ())
    count(tally, wanted, reading.successions, paired(wanted, reading.successions, agree), agree, source=labels["file"])


def rests(wanted: object, given: str | None) -> bool:
    """Say whether a succession rests on the document its label names; a list holds the answers that are all right."""
    if isinstance(wanted, list):
        return any(rests(each, given) for each in wanted)
    one, other = bare(str(wanted)), bare(given or "")
    return one == "*" or (bool(other) and (one in other or other in one))


def _boilerplate(tally: Tally, labels: dict, reading: Reading) -> None:
    """A label is met by furniture at its beginning; furniture that touches no label is invented."""
    wanted = [{"quote": quote} for quote in labels["boilerplate"]]
    found = reading.boilerplate
    met = set()
    for label in wanted:
        start = reading.text.find(label["quote"])
        start += len(label["quote"]) - len(label["quote"].lstrip())
        touching = {n for n, each in enumerate(found) if each.start <= start < each.end}
        met |= touching
        tally.wanted += 1
        tally.right += bool(touching)
        tally.met += [called(label)] if touching else []
        tally.missed += [] if touching else [f"{labels['file']} {label['quote']}"]
    tally.given += len(found)
    tally.invented += [f"{labels['file']} {found[n].quote[:70]}" for n in range(len(found)) if n not in met]


JUDGES: Mapping[str, Callable[[Tally, dict, Reading], None]] = {
    "references": _references,
    "issuers": _issuers,
    "works": _works,
    "dates": _dates,
    "quantities": _quantities,
    "lists": _lists,
    "lead units": _leads,
    "co-ordinating": _co_ordinating,
    "deadlines": _deadlines,
    "events": _events,
    "people": _people,
    "partners": _partners,
    "proposals": _proposals,
    "awards": _awards,
    "successions": _successions,
    "boilerplate": _boilerplate,
}

"""How well the single fields of events, proposals and successions are read, beside the score of whole facts.

A whole fact is right only when all its fields are. Here each field is counted alone: ``found`` says how many of the
labelled facts the reading touches at all; ``date``, ``chair`` … how many of the fields that the labels hold of these
are right, and how many it fills.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chancellery.reading import Reading
from chancellery.reading.facts import Fact
from chancellery.reading.tests import judging, scoring, tallies
from chancellery.reading.tests.scoring import Scores
from chancellery.reading.tests.tallies import Label, Tally

#: Of each kind the fields a label holds.
FIELDS: Mapping[str, Sequence[str]] = {
    "events": ("kind", "date", "mode", "organiser", "chair", "sites", "delegates"),
    "proposals": ("by", "to", "items", "count"),
    "successions": ("into", "from_units", "basis"),
}


def score(labelled: Iterable[tuple[dict, str]]) -> Scores:
    """Return sums for each kind with its field ("events: date") and each language; ``all`` sums these up."""
    scores: Scores = defaultdict(Tally)
    for labels, reading in scoring.readings(labelled):
        for kind in FIELDS:
            if kind in labels.get("kinds", FIELDS):
                for name, tally in _of_a_text(kind, labels, reading):
                    for language in (labels["language"], "all"):
                        scores[f"{kind}: {name}", language].add(tally, words=False)
    return dict(scores)


def _of_a_text(kind: str, labels: dict, reading: Reading) -> Iterator[tuple[str, Tally]]:
    wanted, facts = labels.get(kind, ()), getattr(reading, kind)
    nearest = _nearest(kind, wanted, facts, reading.text)
    told = [place for place, label in enumerate(wanted) if not label.get("optional")]
    free = {nearest[place] for place in set(nearest) - set(told)}
    met = {nearest[place] for place in told if place in nearest}
    strangers = [str(n) for n in range(len(facts)) if n not in met | free]
    yield "found", Tally(len(set(told) & set(nearest)), len(facts) - len(free - met), len(told), invented=strangers)
    for name in FIELDS[kind]:
        tally = Tally()
        for place in set(told) & set(nearest):
            tally.add(_of_a_field(name, wanted[place], facts[nearest[place]]), words=False)
        yield name, tally


def _of_a_field(name: str, label: Label, fact: Fact) -> Tally:
    """Count one field: nothing is wanted where the label holds nothing, and then anything given is invented."""
    wanted = label.get({"from_units": "from_"}.get(name, name))
    given = getattr(fact, name) or None
    right = agree(name, wanted, given)
    wants = wanted not in (None, []) and not (isinstance(wanted, list) and None in wanted)
    return Tally(wants and right, given is not None, wants, invented=["*"] if given is not None and not right else [])


def agree(name: str, wanted: object, given: object) -> bool:
    """Say whether a field is what its label says, by the measures that whole facts are judged by."""
    if name == "date":
        return tallies.same(wanted, str(given).replace("XXXX-", "--") if given else None)
    if name == "items":
        return judging.same_items(_words(wanted), _words(given))
    if name == "from_units":
        return {tallies.bare(unit) for unit in _words(wanted)} == {tallies.bare(unit) for unit in _words(given)}
    if name == "basis":
        return judging.rests(wanted, given if isinstance(given, str) else None)
    return tallies.same(wanted, given)


def _words(told: object) -> list[str]:
    return [str(each) for each in told] if isinstance(told, list | tuple) else []


def _nearest(kind: str, wanted: Sequence[Label], facts: Sequence[Fact], text: str) -> dict[int, int]:
    """Pair each label with the fact that agrees with it most, of those that speak of the same thing; each fact once."""
    if kind == "events":
        pairs = list(tallies.touching(text, wanted, facts))
    else:
        pairs = [(i, n) for i, label in enumerate(wanted) for n, fact in enumerate(facts) if _akin(label, fact)]

    def agreeing(pair: tuple[int, int]) -> int:
        label, fact = wanted[pair[0]], facts[pair[1]]
        return sum(agree(name, label.get(name), getattr(fact, name)) for name in FIELDS[kind])

    nearest: dict[int, int] = {}
    for label, fact in sorted(pairs, key=lambda pair: (-agreeing(pair), pair)):
        if label not in nearest and fact not in nearest.values():
            nearest[label] = fact
    return nearest


def _akin(label: Label, fact: Fact) -> bool:
    """Say whether a proposal or succession speaks of what a label does: one thing asked, one unit or the count."""
    said = tallies.bare(fact.quote)
    told = [*_words(label.get("items")), *_words(label.get("from_"))]
    counted = label.get("count") is not None and label.get("count") == getattr(fact, "count", None)
    return counted or any(tallies.bare(words)[:25] in said for words in told)

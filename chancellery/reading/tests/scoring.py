"""How well a reading agrees with labels: what was found, missed and invented, per kind of fact and language.

Labels are what a careful clerk says of a text (see ``open_corpus/README.md``). A value in a list is any of them, ``*``
anything; an ``optional`` label may be found or not. Labels that name their ``kinds`` are scored on these alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from chancellery.reading import Reading, read
from chancellery.reading.errors import Unreadable
from chancellery.reading.facts import Fact, Person, Provision
from chancellery.reading.text import fold

Label = Mapping[str, object]
Judge = Callable[[Reading, Label], bool]
Split = Literal["dev", "held_out"]


@dataclass(slots=True)
class Tally:
    """Right answers among those given and those wanted; which labels were met, what was missed and invented."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    met: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        # a fact that answers two labels wrongly is told for each of them
        return max(self.given - len(self.invented), 0) / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Tally, *, words: bool) -> None:
        """Take in another's sums, and its quotes where ``words`` may be shown."""
        self.right, self.given, self.wanted = (
            self.right + other.right,
            self.given + other.given,
            self.wanted + other.wanted,
        )
        self.met += other.met if words else []
        self.missed += other.missed if words else [_STRUCK] * len(other.missed)
        self.invented += other.invented if words else [_STRUCK] * len(other.invented)


_STRUCK = "(kept back)"
Scores = dict[tuple[str, str], Tally]


def open_corpus(split: Split = "dev") -> list[tuple[dict, str]]:
    """Return the labels and the text of each file of a split.

    ``dev`` are the texts the rules were mended by, ``held_out`` those that whoever writes rules never sees.
    """
    folder = Path(__file__).parent / "open_corpus" / ("held_out" if split == "held_out" else "")
    labelled = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [({**labels, "split": split}, (folder / labels["file"]).read_text(encoding="utf-8")) for labels in labelled]


def readings(labelled: Iterable[tuple[dict, str]]) -> Iterator[tuple[dict, Reading]]:
    """Yield the labels of each text with what is read in it: nothing in a text that is refused."""
    return ((labels, _read(text)) for labels, text in labelled)


def _read(text: str) -> Reading:
    try:
        return read(text)
    except Unreadable:
        return Reading(text=text, language="und")


def score(labelled: Iterable[tuple[dict, str]], *, words_of_held_out: bool = False) -> Scores:
    """Read each text and compare it with its labels; the language ``all`` sums the others up.

    Of a held-out text only the sums are kept. ``words_of_held_out`` lets its misses be quoted: it is for those who
    write these texts, to find mistakes in their labels, and forbidden to everyone who writes rules.
    """
    scores: Scores = defaultdict(Tally)
    for labels, reading in readings(labelled):
        words = words_of_held_out or labels.get("split") != "held_out"
        for kind in labels.get("kinds", _JUDGES):
            tally = Tally()
            _JUDGES[kind](tally, labels, reading)
            for language in (labels["language"], "all"):
                scores[kind, language].add(tally, words=words)
    return dict(scores)


def met(labelled: Iterable[tuple[dict, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield file, kind and words of each label that the reading meets; equal ones of a file are numbered."""
    for labels, reading in readings(labelled):
        for kind in labels.get("kinds", _JUDGES):
            tally = Tally()
            _JUDGES[kind](tally, labels, reading)
            seen: dict[str, int] = defaultdict(int)
            for words in tally.met:
                seen[words] += 1
                yield labels["file"], kind, words if seen[words] == 1 else f"{words} ({seen[words]})"


def table(scores: Scores) -> str:
    """Return precision, recall and F1 as a table for people."""
    lines = [f"{'kind':<14}{'language':<10}{'right':>6}{'wanted':>8}{'given':>7}{'prec.':>8}{'recall':>8}{'F1':>8}"]
    for (kind, language), tally in sorted(scores.items()):
        if tally.wanted or tally.given:
            counts = f"{tally.right:>6}{tally.wanted:>8}{tally.given:>7}"
            rates = "".join(f"{rate:>8.3f}" for rate in (tally.precision, tally.recall, tally.f1))
            lines.append(f"{kind:<14}{language:<10}{counts}{rates}")
    return "\n".join(lines)


def mistakes(scores: Scores) -> str:
    """Return each invented and each missed fact, the invented ones first."""
    lines = []
    for (kind, language), tally in sorted(scores.items()):
        if language != "all":
            lines += [f"{kind} {language} INVENTED {words}" for words in tally.invented]
    for (kind, language), tally in sorted(scores.items()):
        if language != "all":
            lines += [f"{kind} {language} missed {words}" for words in tally.missed]
    return "\n".join(lines)


def same(wanted: object, given: object) -> bool:
    """Compare names and numbers without accents, strokes or case; a list holds the answers that are all right."""
    if isinstance(wanted, list):
        return any(same(each, given) for each in wanted)
    if isinstance(wanted, str) and isinstance(given, str):
        return wanted == "*" or bare(wanted) == bare(given)
    return wanted in ("*", given)


#: Hangul and kana: their marks are parts of a letter, and without them two names would be one.
_WHOLE = re.compile(r"([\u1100-\u11ff\u3040-\u30ff\uac00-\ud7af]+)")
_ARTICLE = re.compile(r"^(?:l'|le |la |les |the |os |as |o |a )")


def bare(words: str) -> str:
    bare = "".join(part if _WHOLE.match(part) else fold(part) for part in _WHOLE.split(words))
    folded = " ".join(bare.lower().replace("đ", "d").replace("’", "'").split())
    return _ARTICLE.sub("", folded)


def _named(labels: Sequence[Label]) -> str:
    return ", ".join(str(label.get("quote") or label.get("name") or label.get("words") or label) for label in labels)


def _called(label: Label) -> str:
    """Return the words a label is known by: those it quotes, else what it says."""
    words = label.get("quote") or label.get("name") or label.get("words")
    items = label.get("items")
    if words is None and isinstance(items, list) and items:
        words = items[0]
    if words is None:
        said = (label.get(name) for name in ("kind", "by", "to", "from_", "into", "count"))
        words = " ".join(" | ".join(map(str, each)) if isinstance(each, list) else str(each) for each in said if each)
    return " ".join(str(words).split())


def _count(
    tally: Tally,
    labels: Sequence[Label],
    facts: Sequence[Fact],
    pairs: Sequence[tuple[int, int]],
    right: Callable[[Label, Fact], bool],
    *,
    source: str = "",
) -> None:
    """Add a file's facts: ``pairs`` tells which label (index) each fact (index) touches."""
    by_label, claimed = defaultdict(list), set()
    for label, fact in pairs:
        by_label[label].append(fact)
        claimed.add(fact)
    free, answers = set(), set()
    for index, label in enumerate(labels):
        if label.get("optional"):
            free.update(by_label[index])
            continue
        good = [fact for fact in by_label[index] if right(label, facts[fact])]
        answers.update(good)
        tally.wanted += 1
        tally.right += bool(good)
        tally.met += [_called(label)] if good else []
        if not good:
            seen = "; ".join(_shown(facts[fact]) for fact in by_label[index])
            tally.missed.append(f"{source} {_named([label])} <- {seen or 'nothing'}")
            if by_label[index]:
                tally.invented.append(f"{source} {seen} for {dict(label)}")
    # what may be found or not counts for nothing, unless it answers a label that wants it
    tally.given += len(facts) - len(free - answers)
    tally.invented += [f"{source} {_shown(facts[i])}" for i in range(len(facts)) if i not in claimed]


def _shown(fact: Fact) -> str:
    kept = ("kind", "number", "date", "edtf", "value", "of", "name", "post", "due", "chair", "by", "to", "count")
    told = [f"{name}={getattr(fact, name)!r}" for name in kept if getattr(fact, name, None) not in (None, "")]
    return f"«{' '.join(fact.quote.split())[:70]}» {' '.join(told)}"


def touching(text: str, labels: Sequence[Label], facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield which fact touches which label's quote; labels stand in reading order."""
    at = 0
    for index, label in enumerate(labels):
        quote = str(label["quote"])
        start = text.find(quote, at)
        start = text.find(quote) if start < 0 else start
        at = start + len(quote)
        yield from ((index, n) for n, fact in enumerate(facts) if fact.start < at and start < fact.end)


def _references(tally: Tally, labels: dict, reading: Reading) -> None:
    wanted = labels["references"]
    pairs = list(touching(reading.text, wanted, reading.references))

    def right(label: Label, fact: Fact) -> bool:
        return all(same(label[name], getattr(fact, name)) for name in ("kind", "number", "date"))

    _count(tally, wanted, reading.references, pairs, right, source=labels["file"])


def _issuers(tally: Tally, labels: dict, reading: Reading) -> None:
    wanted = [label for label in labels["references"] if "issuer" in label and not label.get("optional")]
    pairs = list(touching(reading.text, wanted, reading.references))
    facts = {fact for _, fact in pairs}
    _count(
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
    names = [label.get("same_as") or str(label["number"] or index) for index, label in enumerate(wanted)]
    work_of = {label: reading.references[n].work for label, n in touching(reading.text, wanted, reading.references)}
    for index, work in work_of.items():
        together = {other for other, its in work_of.items() if its == work}
        meant = {other for other in work_of if names[other] == names[index]}
        tally.wanted, tally.given = tally.wanted + 1, tally.given + 1
        tally.right += together == meant
        tally.met += [_called(wanted[index])] if together == meant else []
        if together != meant:
            shown = f"{labels['file']} {_named([wanted[i] for i in sorted(together)])}"
            tally.missed.append(shown)
            tally.invented.append(shown)


def _dates(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels["dates"], reading.dates))

    def right(label: Label, fact: Fact) -> bool:
        edtf = getattr(fact, "edtf", "")
        return edtf.startswith("XXXX") if label["iso"] is None else same(label["iso"], edtf)

    _count(tally, labels["dates"], reading.dates, pairs, right, source=labels["file"])


def _quantities(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels["quantities"], reading.quantities))

    def right(label: Label, fact: Fact) -> bool:
        approximate = bool(label.get("approximate"))
        return same(label["value"], getattr(fact, "value", None)) and approximate == getattr(fact, "approximate", None)

    _count(tally, labels["quantities"], reading.quantities, pairs, right, source=labels["file"])


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
        counted = label["announced"] == getattr(fact, "announced", None) and len(found) == len(items)
        return counted and all(map(_begins, found, items))

    _count(tally, labels["measures"], reading.lists, pairs, right, source=labels["file"])


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
    found = _assignment(labels, reading)
    places = {id(label): provision for label, provision in found}
    covered = {id(provision) for _, provision in found}
    for label in labels.get("assignments", ()):
        wanted = [bare(unit) for unit in label[ours]]
        provision = places.get(id(label))
        given = [bare(unit) for unit in getattr(provision, theirs)] if provision else []
        tally.wanted, tally.given = tally.wanted + len(wanted), tally.given + len(given)
        tally.right += sum(unit in given for unit in wanted)
        tally.met += [f"{label['words']} {unit}" for unit in wanted if unit in given]
        tally.missed += [f"{labels['file']} {unit} <- {given}" for unit in wanted if unit not in given]
        tally.invented += [f"{labels['file']} {unit} at {label['words']}" for unit in given if unit not in wanted]
    for provision in reading.provisions if "assignments" in labels else ():
        strangers = getattr(provision, theirs) if id(provision) not in covered else ()
        tally.given += len(strangers)
        tally.invented += [f"{labels['file']} {unit} at {provision.quote[:60]!r}" for unit in strangers]


def _leads(tally: Tally, labels: dict, reading: Reading) -> None:
    _units(tally, labels, reading, ours="lead", theirs="lead_units")


def _co_ordinating(tally: Tally, labels: dict, reading: Reading) -> None:
    _units(tally, labels, reading, ours="with", theirs="coordinating_units")


def _deadlines(tally: Tally, labels: dict, reading: Reading) -> None:
    """Count the due days and the schedules of the labelled duties; a duty that no provision holds has neither."""
    places = {id(label): provision for label, provision in _assignment(labels, reading)}
    for label in labels.get("assignments", ()):
        for name in ("due", "schedule"):
            given = getattr(places.get(id(label)), name, None)
            wanted = label[name] is not None and not (isinstance(label[name], list) and None in label[name])
            right = same(label[name], given)
            tally.wanted += wanted
            tally.right += wanted and right
            tally.met += [f"{label['words']} {name}"] if wanted and right else []
            tally.given += given is not None
            if wanted and not right:
                tally.missed.append(f"{labels['file']} {label['words']} {name}={label[name]} <- {given}")
            if given is not None and not right:
                tally.invented.append(f"{labels['file']} {label['words']} {name}={given}")


def _events(tally: Tally, labels: dict, reading: Reading) -> None:
    pairs = list(touching(reading.text, labels.get("events", ()), reading.events))

    def right(label: Label, fact: Fact) -> bool:
        names = ("kind", "mode", "organiser", "chair", "sites", "delegates")
        day = str(getattr(fact, "date", None)).replace("XXXX-", "--")
        return same(label["date"], None if day == "None" else day) and all(
            same(label[name], getattr(fact, name)) for name in names
        )

    _count(tally, labels.get("events", ()), reading.events, pairs, right, source=labels["file"])


def _people(tally: Tally, labels: dict, reading: Reading) -> None:
    def names(person: Person) -> set[str]:
        return {bare(name) for name in (person.name, *person.also)}

    pairs = [
        (index, number)
        for index, label in enumerate(labels["people"])
        for number, person in enumerate(reading.people)
        if bare(label["name"]) in names(person)
    ]
    _count(
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


def _met(wanted: Sequence[Label], given: Sequence[Fact], agree: Callable[[Label, Fact], bool]) -> list[tuple[int, int]]:
    """Pair labels that quote no words with the first fact that agrees."""
    pairs: list[tuple[int, int]] = []
    for index, label in enumerate(wanted):
        free = (n for n, fact in enumerate(given) if agree(label, fact) and n not in {taken for _, taken in pairs})
        pairs += [(index, n) for n in [next(free, None)] if n is not None]
    return pairs


def _proposals(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        items = [str(words) for words in label.get("items", ())]  # type: ignore[attr-defined]
        given = list(getattr(fact, "items", ()))
        people = same(label["by"], getattr(fact, "by", None)) and same(label["to"], getattr(fact, "to", None))
        counted = label.get("count") == getattr(fact, "count", None)
        return people and (same_items(items, given) if items else counted)

    wanted = labels.get("proposals", ())
    _count(tally, wanted, reading.proposals, _met(wanted, reading.proposals, agree), agree, source=labels["file"])


def same_items(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Say whether what is asked is as many things, each beginning with the words of its label."""
    pairs = zip(wanted, given, strict=False)
    return len(wanted) == len(given) and all(bare(one)[:25] in bare(other) for one, other in pairs)


def _awards(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        return same(label["kind"], getattr(fact, "kind", None)) and same(label["count"], getattr(fact, "count", None))

    wanted = labels.get("awards", ())
    _count(tally, wanted, reading.awards, _met(wanted, reading.awards, agree), agree, source=labels["file"])


def _successions(tally: Tally, labels: dict, reading: Reading) -> None:
    def agree(label: Label, fact: Fact) -> bool:
        before = [str(unit) for unit in label["from_"]]  # type: ignore[attr-defined]
        given = getattr(fact, "from_units", ())
        units = {bare(unit) for unit in before} == {bare(unit) for unit in given}
        rested = rests(label["basis"], getattr(fact, "basis", None))
        return units and rested and same(label["into"], getattr(fact, "into", None))

    wanted = labels.get("successions", ())
    _count(tally, wanted, reading.successions, _met(wanted, reading.successions, agree), agree, source=labels["file"])


def rests(wanted: object, given: str | None) -> bool:
    """Say whether a succession rests on the document its label names."""
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
        tally.met += [_called(label)] if touching else []
        tally.missed += [] if touching else [f"{labels['file']} {label['quote']}"]
    tally.given += len(found)
    tally.invented += [f"{labels['file']} {found[n].quote[:70]}" for n in range(len(found)) if n not in met]


_JUDGES: Mapping[str, Callable[[Tally, dict, Reading], None]] = {
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

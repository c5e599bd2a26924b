"""What is kept of a reading (the JSON of ``Intake.reading``), and typed ways to look into it. No database."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chancellery.intake.enums import FactKind
from chancellery.reading.facts import NATURES
from chancellery.reading.heading import OWN

Record = Mapping[str, object]

LONGEST_TITLE = 200
#: The list of a reading that holds each kind of fact. Works have no place of their own: their first mention gives it.
LISTS: Mapping[FactKind, str] = {
    FactKind.WORK: "works",
    FactKind.PROVISION: "provisions",
    FactKind.DATE: "dates",
    FactKind.EVENT: "events",
    FactKind.PERSON: "people",
    FactKind.QUANTITY: "quantities",
    FactKind.PROPOSAL: "proposals",
    FactKind.AWARD: "awards",
    FactKind.SUCCESSION: "successions",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One fact of a reading: where it stands and what it says. ``index`` points into the reading's list of its kind."""

    kind: FactKind
    index: int
    start: int
    end: int
    quote: str
    read: dict[str, object]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text; ``role`` as in ``chancellery.reading.facts.Block``."""

    start: int
    end: int
    language: str
    role: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list the text makes. ``announced`` is ``None`` when it does not say how many points it has."""

    announced: int | None
    found: int
    quote: str
    provisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning of the reading. ``code`` is stable, ``message`` English; one without words concerns the whole text."""

    code: str
    message: str
    quote: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How one work of the reading stands to another, and the words that say so."""

    kind: str
    source: int
    target: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names a work."""

    work: int
    start: int
    end: int
    quote: str
    as_printed: str
    rule: str  #: that found it
    sources: tuple[str, ...] = ()  #: second readers that found it too, or alone

    @property
    def is_own(self) -> bool:
        """Whether it is the number in the text's own heading."""
        return self.rule == OWN


def kept(whole: Record) -> tuple[str, dict[str, object]]:
    """Return the text of a fresh reading and what to store of the rest.

    The database takes no NUL, which the text layer of a broken PDF may hold; it becomes a replacement mark of the same
    length, so that all offsets stay true.
    """
    clean = _without_nul(whole) if "\0" in words(whole, "text") else whole
    reading = dict(clean) if isinstance(clean, Mapping) else {}
    text = words(reading, "text")
    del reading["text"]
    return text, reading


def _without_nul(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, Mapping):
        return {name: _without_nul(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_nul(inner) for inner in value]
    return value


def facts(reading: Record) -> tuple[Found, ...]:
    """Return every fact that a person is asked about, in reading order."""
    named = mentions_by_work(reading)
    found = [
        fact
        for kind, name in LISTS.items()
        for index, record in enumerate(records(reading, name))
        if (fact := _found(kind, index, record, next(iter(named.get(index, ())), None))) is not None
    ]
    order = {kind: place for place, kind in enumerate(LISTS)}
    return tuple(sorted(found, key=lambda fact: (fact.start, order[fact.kind], fact.index)))


def _found(kind: FactKind, index: int, record: Record, mention: Mention | None) -> Found | None:
    if kind is FactKind.WORK:
        if mention is None:
            return None
        said = {**record, "rule": mention.rule, **({"sources": list(mention.sources)} if mention.sources else {})}
        return Found(kind, index, mention.start, mention.end, mention.quote, said)
    start, end = number(record, "start"), number(record, "end")
    if end <= start:
        return None
    said = {name: value for name, value in record.items() if name not in {"start", "end", "quote"}}
    return Found(kind, index, start, end, words(record, "quote"), said)


def nature(value: Record) -> str:
    """Return the class of a provision: as read, or as a person corrected it.

    Corrections made before there were classes only say whether it is a duty; where they disagree with the class that
    was read, they hold.
    """
    read, is_duty = words(value, "class"), value.get("duty")
    if is_duty is False and read in {"", "duty"}:
        return "information"
    if is_duty is True and read != "duty":
        return "duty"
    return read if read in NATURES else "duty"


def blocks(reading: Record) -> tuple[Block, ...]:
    """Return the paragraphs of the text."""
    return tuple(
        Block(number(one, "start"), number(one, "end"), words(one, "language"), words(one, "role"))
        for one in records(reading, "blocks")
    )


def lists(reading: Record) -> tuple[Listed, ...]:
    """Return the lists the text makes."""
    return tuple(
        Listed(
            announced=number(one, "announced") if one.get("announced") is not None else None,
            found=number(one, "found"),
            quote=words(one, "quote"),
            provisions=numbers(one, "provisions"),
        )
        for one in records(reading, "lists")
    )


def doubts(reading: Record) -> tuple[Doubt, ...]:
    """Return what the text lacks, and where it contradicts itself or the reading is unsure."""
    told = [
        Doubt(
            words(one, "code"), words(one, "message"), words(one, "quote"), number(one, "start"), number(one, "end")
        )
        for one in records(reading, "warnings")
    ]  # fmt: skip
    return (*lacks(reading), *told)


def lacks(reading: Record) -> tuple[Doubt, ...]:
    """Return why little can be expected of this reading: its language is unknown, or it names no document."""
    found = []
    if words(reading, "language") == "und":
        sentence = "Its language could not be told; only what every language writes alike was read."
        found.append(Doubt("unknown-language", sentence, ""))
    if not records(reading, "works"):
        found.append(Doubt("no-document", "This text names no official document.", ""))
    return tuple(found)


def page_at(reading: Record, offset: int) -> int | None:
    """Return the number of the page that holds ``offset``, from 1; ``None`` where the file has no pages."""
    starts = numbers(reading, "page_starts")
    return max(bisect_right(starts, offset), 1) if starts else None


def relations(reading: Record) -> tuple[Relation, ...]:
    """Return how the works the text names stand to one another."""
    return tuple(
        Relation(
            kind=words(one, "kind"), source=number(one, "source"), target=number(one, "target"),
            start=number(one, "start"), end=number(one, "end"), quote=words(one, "quote"),
        )
        for one in records(reading, "relations")
    )  # fmt: skip


def mentions(reading: Record) -> tuple[Mention, ...]:
    """Return each place where the text names a work."""
    return tuple(
        Mention(
            work=number(one, "work"), start=number(one, "start"), end=number(one, "end"), quote=words(one, "quote"),
            as_printed=words(one, "as_printed"), rule=words(one, "rule"),
            sources=texts(one, "sources"),
        )
        for one in records(reading, "references")
    )  # fmt: skip


def mentions_by_work(reading: Record) -> dict[int, list[Mention]]:
    """Return the places of each work in the order of the text; no work stands there without one."""
    places: dict[int, list[Mention]] = {}
    for mention in mentions(reading):
        places.setdefault(mention.work, []).append(mention)
    return places


def own(reading: Record) -> Mention | None:
    """Return where the text bears its own number; ``None`` when it bears none."""
    return next((mention for mention in mentions(reading) if mention.is_own), None)


def first_words(text: str, reading: Record) -> str:
    """Return the first paragraph of a text that is not furniture, as a title to start from."""
    for block in blocks(reading):
        said = " ".join(text[block.start : block.end].split())
        if block.role != "boilerplate" and said:
            return said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"
    return ""


class Languages:
    """Which language the words at an offset are in: that of their paragraph, or the text's own."""

    def __init__(self, reading: Record, default: str) -> None:
        self._blocks = sorted(blocks(reading), key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]
        self._default = default

    def at(self, offset: int) -> str:
        place = bisect_right(self._starts, offset) - 1
        language = self._blocks[place].language if place >= 0 else ""
        return language if language not in {"", "und"} else self._default


def records(record: Record, name: str) -> Sequence[Record]:
    """Return the list ``name`` of a reading; empty when it has none."""
    found = record.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def words(record: Record, name: str) -> str:
    """Return the words under ``name``; ``""`` when there are none."""
    found = record.get(name)
    return found if isinstance(found, str) else ""


def number(record: Record, name: str) -> int:
    """Return the whole number under ``name``; 0 when there is none."""
    found = record.get(name)
    return found if isinstance(found, int) else 0


def numbers(record: Record, name: str) -> tuple[int, ...]:
    """Return the whole numbers under ``name``."""
    found = record.get(name)
    return tuple(one for one in found if isinstance(one, int)) if isinstance(found, list) else ()


def texts(record: Record, name: str) -> tuple[str, ...]:
    """Return the list of words under ``name``."""
    found = record.get(name)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()

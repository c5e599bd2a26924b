"""What a reading finds: small frozen records, each tied to the characters it was read from.

Every fact that stands in the text carries ``start`` and ``end`` (a half-open range of code points of the decoded
text, exactly as given to :func:`chancellery.reading.read`) and ``quote``, and ``text[start:end] == quote`` always
holds. ``rule`` names the rule that found it, so that a page can explain any fact. ``sources`` names the second readers
that found it too; where the rule is ``second-reader``, they alone did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from chancellery.reading.records import quick


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something found at one place of the text."""

    start: int
    end: int
    quote: str
    rule: str = ""
    sources: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Fact):
    """A paragraph (a line or a table cell's row) of the text.

    ``role`` is ``body``, ``heading``, ``caption``, ``table`` or ``boilerplate``; ``language`` is a BCP 47 code or
    ``und``. ``repeats`` is the index of the earlier block whose words this one says again, or ``None``.
    """

    language: str
    role: str = "body"
    repeats: int | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Fact):
    """A mention of an official document. ``number`` is canonical, as issued (``12-CT/TW``), or ``None`` when the
    text names the document without its whole number; ``work`` is the index into ``Reading.works``."""

    kind: str
    number: str | None
    as_printed: str
    date: str | None
    issuer: str | None
    subject: str | None
    work: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document, however often and in whatever form the text names it. ``mentions`` are indexes of references."""

    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    subject: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """How one work stands to another (indexes into ``Reading.works``). ``kind`` is one of implements, amends,
    replaces, cites, answers."""

    kind: str
    source: int
    target: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Fact):
    """A day, month, year or period as EDTF (``2022-01-05``, ``2023-10``, ``2021/2025``, ``XXXX-11-24``).
    ``inferred`` is true when a part of it (the year) comes from elsewhere in the text."""

    edtf: str
    inferred: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """A counted thing: ``value`` of ``of`` (the words of the text), ``approximate`` for "nearly", "more than"."""

    value: float
    of: str
    approximate: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    """A person named in the text; ``post`` in the words of the text, or ``None``. ``also`` holds other spellings."""

    name: str
    post: str | None = None
    also: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Fact):
    """An organisation named in the text."""

    name: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """A place named in the text. ``partner`` is true for a country or locality abroad the text co-operates with."""

    name: str
    partner: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something held: ``kind`` is conference, forum, visit, signing, meeting …; ``mode`` is online, onsite, hybrid
    or ``None``; ``date`` is EDTF; ``sites`` counts connection points, ``delegates`` people."""

    kind: str
    mode: str | None = None
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
    chair: str | None = None
    sites: int | None = None
    delegates: int | None = None


#: What a provision may be. ``duty``: somebody is to do something; ``organisation``: who carries the text out, follows
#: it and reports on it; ``information``: what is or was; ``appraisal``: how good or bad it was, and why; ``award``:
#: what is given for merit; ``proposal``: what is asked of those above; ``aim``: what is to be reached or kept in mind;
#: ``definition``: what words mean and whom the text concerns; ``validity``: from when it holds and what it ends;
#: ``section``: a title over the points below it.
NATURES: Final = (
    "duty",
    "organisation",
    "information",
    "appraisal",
    "award",
    "proposal",
    "aim",
    "definition",
    "validity",
    "section",
)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Fact):
    """A passage that says something of its own: a measure, an article, a point of a list.

    ``label`` as printed (``1.``, ``II``, ``Em primeiro lugar``) or ``""``; ``level`` from 1; ``parent`` is an index
    into ``Reading.provisions``. ``due`` is EDTF; ``schedule`` is ``yearly``, ``half-yearly``, ``quarterly``,
    ``monthly``, ``continuous`` or ``None``. ``due_after`` says how long after what it is due where no day is told
    (``15 days after signing``, ``10 working days``: see ``doing.terms``), and ``due_words`` in which words.

    ``nature`` says what kind of saying it is (``class`` in JSON), one of :data:`NATURES`.
    """

    label: str
    heading: str
    level: int = 1
    parent: int | None = None
    nature: str = "duty"
    lead_units: tuple[str, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    due: str | None = None
    due_after: str | None = None
    due_words: str | None = None
    schedule: str | None = None
    output: str | None = None

    @property
    def duty(self) -> bool:
        """Whether somebody is to do something: only then can it become a commitment."""
        return self.nature == "duty"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration(Fact):
    """A list the text makes: how many points it announces (or ``None``) and which provisions were found.
    The span is that of the words that announce it; an unannounced list spans its first words."""

    announced: int | None
    found: int
    provisions: tuple[int, ...]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Fact):
    """Somebody asks somebody for something. ``items`` are the asked things in the words of the text; ``count``
    stands alone where the text only counts them."""

    by: str | None
    to: str | None
    items: tuple[str, ...] = ()
    count: int | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    """An award given: ``kind`` is emulation flag, certificate of merit, medal …"""

    kind: str
    count: int | None = None
    by: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Fact):
    """``into`` took over the duties of ``from_units``; ``basis`` is the document it rests on, in the text's words."""

    into: str | None
    from_units: tuple[str, ...]
    basis: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate(Fact):
    """Words of the page, not of the text: bylines, comment boxes, related news. ``kind`` says which."""

    kind: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Warning(Fact):
    """Where the text contradicts itself or the reading is unsure. ``code`` is stable, ``message`` is English."""

    code: str
    message: str


#: What may become of a passage; :class:`Entry` says what each word means.
OUTCOMES: Final = (
    "provision",
    "heading",
    "list",
    "table row",
    "event",
    "proposal",
    "award",
    "succession",
    "fact",
    "dateline",
    "signature",
    "addressees",
    "boilerplate",
    "repeated",
    "caption",
    "foreign caption",
    "unread",
)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fact):
    """What became of a passage: a paragraph, or the part of it that belongs to one provision.

    The entries of a reading account for every character that is no blank exactly once, in the order of the text.
    ``became`` is one of :data:`OUTCOMES`: ``list`` only announces the points that follow it, ``fact`` holds dates,
    people, counts or references and nothing more, in ``unread`` nothing was found. ``provision`` is the index of the
    innermost provision it lies in, or ``None``; ``holds`` names the kinds of facts that begin in it, as
    :class:`Reading` names them.
    """

    became: str
    provision: int | None = None
    holds: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one text, in reading order."""

    text: str
    language: str
    languages: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    works: tuple[Work, ...] = ()
    relations: tuple[Relation, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    provisions: tuple[Provision, ...] = ()
    lists: tuple[Enumeration, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    awards: tuple[Award, ...] = ()
    successions: tuple[Succession, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
    ledger: tuple[Entry, ...] = ()

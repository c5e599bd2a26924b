"""Decides on values alone: eIds of provisions, and whether two namings mean one document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chancellery.core.folding import fold, number_key
from chancellery.documents.enums import Kind, ProvisionClass
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import ADMINISTRATORS, PLANNERS, READERS, REGISTRARS, Authority


def may_read(authority: Authority) -> bool:
    """Everybody who holds a role reads the register of the service."""
    return authority.has(READERS)


def may_keep(authority: Authority, path: str | None) -> bool:
    """Clerks and heads keep the papers of their unit's subtree; a paper of no unit is kept by any of them."""
    registrars: Collection[Role] = REGISTRARS
    return authority.has(registrars) if path is None else authority.may(registrars, path)


def may_plan(authority: Authority, path: str | None) -> bool:
    """Planners and heads make commitments of the provisions of their unit's papers."""
    return path is not None and authority.may(PLANNERS, path)


def may_begin_plans(authority: Authority) -> bool:
    """Planners and heads begin a plan of their unit from any document they may read."""
    return authority.has(PLANNERS)


def may_carry_out(authority: Authority) -> bool:
    """Administrators let units take over from others, as a document orders it."""
    return authority.has(ADMINISTRATORS)


#: The heading stands near the beginning of its provision, behind the label.
LONGEST_LABEL_BEFORE_HEADING = 80
LONGEST_MARK = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProvision:
    """A passage to become a provision. ``start`` and ``end`` are offsets of its text, or ``None`` when typed by hand.

    ``parent`` is an index into the same sequence; ``listed`` is the number of the list it is a point of, from 1.
    """

    label: str
    heading: str
    start: int | None = None
    end: int | None = None
    body: str = ""  #: only where there are no offsets
    level: int = 1
    parent: int | None = None
    classed: str = ProvisionClass.DUTY
    listed: int | None = None
    language: str = ""  #: when it differs from its text's
    reading: Mapping[str, object] = field(default_factory=dict)


_ARTICLE = re.compile(r"(?:art|article|artykul|artigo|dieu)\b\D*(\d+\w?)")
_CHAPTER = re.compile(r"(?:chap|chapter|chapitre|rozdzial|capitulo|chuong)\b\W*(\w+)")
_ROMAN = re.compile(r"[ivxlc]+")
_DECIMAL = re.compile(r"\d+(?: \d+)*")
_LETTER = re.compile(r"[a-z]")
_DASHES = frozenset("-–—•*+·")


def eids(provisions: Sequence[ReadProvision], *, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return an Akoma Ntoso eId for each provision (``list_1__point_3``, ``art_5__para_2``), none in ``taken``."""
    given: list[str] = []
    used = set(taken)
    siblings: dict[tuple[int | None, int | None], int] = {}
    for provision in provisions:
        place = (provision.parent, provision.listed)
        siblings[place] = siblings.get(place, 0) + 1
        parent = given[provision.parent] + "__" if provision.parent is not None else ""
        if not parent and provision.listed is not None:
            parent = f"list_{provision.listed}__"
        wanted = parent + _element(provision, siblings[place], nested=bool(parent))
        eid, again = wanted, 2
        while eid in used:
            eid, again = f"{wanted}-{again}", again + 1
        used.add(eid)
        given.append(eid)
    return tuple(given)


def _element(provision: ReadProvision, position: int, *, nested: bool) -> str:
    """Return the last part of an eId: the kind of passage by its label, and its number (its place when it has none)."""
    label = fold(provision.label)
    for name, pattern in (("art", _ARTICLE), ("chp", _CHAPTER)):
        if found := pattern.search(label):
            return f"{name}_{found[1]}"
    kind = "point" if nested else "para"
    number = str(position)
    if provision.label.strip() and set(provision.label.strip()) <= _DASHES:
        kind = "indent"
    elif provision.listed is not None:
        pass  # a point of a list is numbered by its place: translation leaves labels such as "Wednesday" for "fourth"
    elif not nested and _ROMAN.fullmatch(label):
        kind, number = "sec", label.upper()
    elif _DECIMAL.fullmatch(label):
        kind, number = "para" if nested else "sec", label.replace(" ", "-")
    elif _LETTER.fullmatch(label):
        kind, number = "point", label
    return f"{kind}_{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How a document is named: by a text, or in the register. Empty parts are unknown."""

    kind: str
    number: str = ""
    date: date | None = None
    year: int | None = None
    issuers: tuple[str, ...] = ()  #: paths of the units it may come from


#: Kinds that one code stands for, so that translations mix them up.
_CONFUSED = (
    frozenset({Kind.SCHEME, Kind.PROJECT}),
    frozenset({Kind.DECISION, Kind.RULE, Kind.REGULATION}),
    frozenset({Kind.PLAN, Kind.PROGRAMME}),
    frozenset({Kind.TREATY, Kind.AGREEMENT}),
)
_CENTRAL = "tw"


def year_of(number: str, dated_on: date | None) -> int | None:
    """Return the year a document belongs to: of its date, or the one its number carries (``30/2020/NĐ-CP``)."""
    if dated_on is not None:
        return dated_on.year
    found = re.search(r"/((?:19|20)\d\d)/", number)
    return int(found[1]) if found else None


def agree(text: Naming, known: Naming) -> bool:
    """Say whether both can mean one document, given that their numbers are the same but for case and separators.

    A different year or a different issuer means another document, for numbers restart with each year and each issuer
    counts its own. A bare number ("No. 12") proves little: it takes the same day, or the same issuer and year.
    """
    if not _kinds_agree(text, known) or _differ(text.year, known.year):
        return False
    if _issuers_differ(text, known):
        return False
    if any(character.isalpha() for character in number_key(text.number)):
        return True
    same_day = text.date is not None and text.date == known.date
    same_issuer = bool(text.issuers and known.issuers)  # they do not differ, as said above
    return same_day or (same_issuer and text.year is not None and text.year == known.year)


def _kinds_agree(text: Naming, known: Naming) -> bool:
    kinds = {text.kind, known.kind}
    if len(kinds) == 1 or Kind.OTHER in kinds or any(kinds <= confused for confused in _CONFUSED):
        return True
    # the code inside the number outranks the translated word before it
    return any(character.isalpha() for character in number_key(text.number))


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _issuers_differ(text: Naming, known: Naming) -> bool:
    if not text.issuers or not known.issuers or number_key(text.number).endswith(_CENTRAL):
        return False
    return not any(one.startswith(other) or other.startswith(one) for one in text.issuers for other in known.issuers)


def best_of(text: Naming, known: Sequence[Naming]) -> tuple[int | None, tuple[int, ...]]:
    """Return the index of the one document that ``text`` names, or ``None`` and the indexes of those it may mean."""
    agreeing = [index for index, naming in enumerate(known) if agree(text, naming)]
    if len(agreeing) > 1 and text.date is not None:
        same_day = [index for index in agreeing if known[index].date == text.date]
        agreeing = same_day or agreeing
    if len(agreeing) > 1 and text.issuers:
        same_issuer = [index for index in agreeing if set(known[index].issuers) & set(text.issuers)]
        agreeing = same_issuer or agreeing
    if len(agreeing) == 1:
        return agreeing[0], ()
    return None, tuple(agreeing)


def heading_length(words: str, heading: str) -> int:
    """Return how many characters of a provision's ``words`` its label and heading take, to mark them alone.

    Where a column broke the lines of the text, the heading goes over them. A heading that was corrected no longer
    stands there: then it is the first line, or its first clause.
    """
    place = words.find(heading) if heading else -1
    if 0 <= place < LONGEST_LABEL_BEFORE_HEADING:
        return place + len(heading)
    broken = re.search(r"\s+".join(map(re.escape, heading.split())), words) if "\n" in words and heading else None
    if broken and broken.start() < LONGEST_LABEL_BEFORE_HEADING:
        return broken.end()
    line = words.split("\n", 1)[0]
    clause = re.match(r".{8,}?[:.;](?=\s|$)", line)
    return min(len(clause[0]) if clause else len(line), LONGEST_MARK) or 1

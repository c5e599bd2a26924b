"""Which mentions are one document: the same number in another form, a short name, another language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from chancellery.reading.facts import Reference, Work
from chancellery.reading.naming import numbers
from chancellery.reading.naming.reference_surroundings import BY_YEAR, NAMED
from chancellery.reading.records import replace
from chancellery.reading.text import fold

#: Kinds that translations and folded letters mix: a scheme (ĐA) becomes a project (DA), a rule a decision.
_FAMILIES: Final = {"scheme": "project", "rule": "decision", "regulation": "decision", "agreement": "treaty"}
#: Numbers of the Party start again with each committee, every five years; a shorter gap is a slip in a date.
_TERM_YEARS: Final = 3
#: The rule of mentions such as "the law of 5 June 1998".
_BY_DAY: Final = "references.day"
#: How many characters of a date say the day, and how many the year.
_DAY: Final = 10
_YEAR: Final = 4
#: The rule of mentions such as "the Border Trade Act".
_BY_TITLE: Final = "references.title"
#: The rule of mentions such as "Kodeks pracy".
_CODE_OF_LAW: Final = "references.code_of_law"
#: The rule of mentions by a short name that the text binds: "the Agreement".
_BOUND: Final = "references.bound"
#: How many words the title of a treaty has at least that is no other's: many have "über Finanzielle Zusammenarbeit".
_OWN_TITLE: Final = 5
#: So many letters of the word a title begins with stay in every case.
_STEM: Final = 4
# "Luật Biên giới quốc gia (năm 2003)": the same law with and without its year
_YEAR_AT_END = re.compile(r"(?:\s\w{2,3})?\s(?:19|20)\d\d\Z")
# "《…行动方案|（2024—2026年）|》": of which years a plan is, which its short form leaves out
_YEARS_OF_PLAN = re.compile(r"\s?[(（][^()（）]{0,10}\d[^()（）]{0,20}[)）](?=[»”》」』]?\Z)")


@dataclass(slots=True)
class _Group:
    """Mentions of one document, as they are gathered."""

    kind: str
    key: str
    issuer: str | None = None
    date: str | None = None
    mentions: list[int] = field(default_factory=list)

    def add(self, index: int, reference: Reference) -> None:
        self.mentions.append(index)
        self.date = self.date or reference.date
        self.issuer = _fuller(self.issuer, reference.issuer)


def resolve(references: Sequence[Reference]) -> tuple[tuple[Reference, ...], tuple[Work, ...]]:
    """Gather ``references`` into works; return them with their works, and the works by first mention.

    A short name ("Directive 12") joins the one document it can mean. Between two candidates it stays by itself.
    """
    groups: list[_Group] = []
    by_key: dict[str, list[_Group]] = {}
    bound = [(index, reference) for index, reference in enumerate(references) if reference.rule == _BOUND]
    told = [(index, reference) for index, reference in enumerate(references) if reference.rule != _BOUND]
    whole = [(index, reference) for index, reference in told if _is_whole(reference)]
    by_date = [(index, reference) for index, reference in told if reference.rule in {_BY_DAY, BY_YEAR}]
    short = [(i, each) for i, each in told if not _is_whole(each) and each.rule not in {_BY_DAY, BY_YEAR}]
    for index, reference in whole:
        # "Bộ luật Dân sự" and "Bộ luật Dân sự năm 2015": a code by its name, and a title up to its year
        same = by_key.get(_title_key(reference)) if reference.rule == _CODE_OF_LAW else None
        same = by_key.setdefault(_key(reference), []) if same is None else same
        _join(index, reference, [group for group in same if _may_be(group, reference)], same, groups)
        if reference.rule in {_BY_TITLE, _CODE_OF_LAW}:
            by_key.setdefault(_title_key(reference), same)
    by_count: dict[tuple[str, str], list[_Group]] = {}
    for group in groups:
        by_count.setdefault((_family(group.kind), group.key.split("-")[0]), []).append(group)
    for index, reference in sorted(short, key=lambda each: each[1].issuer is None):
        same = by_count.setdefault((_family(reference.kind), _key(reference).split("-")[0]), [])
        _join(index, reference, [group for group in same if _may_be(group, reference)], same, groups)
    _gather_by_date([each for each in by_date if each[1].rule == _BY_DAY], groups, of=_DAY)
    _gather_by_date([each for each in by_date if each[1].rule == BY_YEAR], groups, of=_YEAR)
    _gather_by_name(references, groups)
    _gather_by_subject(references, groups)
    named = {_named(references[index]): group for group in groups for index in group.mentions}
    for index, reference in bound:
        named[_named(reference)].add(index, reference)
    return _numbered(references, sorted(groups, key=lambda group: min(group.mentions)))


def _gather_by_date(mentions: Sequence[tuple[int, Reference]], groups: list[_Group], *, of: int) -> None:
    """Join the mentions told by their day or their year alone to the one document of that date, or open new groups."""
    dated: dict[tuple[str, str | None], list[_Group]] = {}
    for group in groups:
        dated.setdefault((_family(group.kind), group.date and group.date[:of]), []).append(group)
    for index, reference in mentions:
        same = dated.setdefault((_family(reference.kind), reference.date), [])
        # "D.P.R. 18 aprile 1967, n. 215", then "il regolamento del 1967": a decree may issue one
        issuing = dated.get(("decree", reference.date), []) if reference.kind == "regulation" else []
        candidates = [group for group in same or issuing if _issuers_agree(group.issuer, reference.issuer)]
        _join(index, reference, candidates, same, groups)


def _named(reference: Reference) -> tuple[str | None, ...]:
    """Return what a mention by a bound short name shares with the one that bound it."""
    return reference.kind, reference.number, reference.date, reference.issuer, reference.subject


def _join(index: int, reference: Reference, candidates: list[_Group], same: list[_Group], groups: list[_Group]) -> None:
    """Add the mention to its only candidate, or open a group for it; one in doubt is no candidate for others."""
    if len(candidates) == 1:
        candidates[0].add(index, reference)
        return
    group = _Group(reference.kind, _key(reference))
    group.add(index, reference)
    groups.append(group)
    if not candidates:
        same.append(group)


def _is_whole(reference: Reference) -> bool:
    """Tell whether a mention names its document by itself: by a number with codes, or by its title."""
    return reference.rule in {"references.code", "references.office", "references.title", *NAMED}


def _key(reference: Reference) -> str:
    if reference.rule in NAMED:
        return f"{reference.rule} {reference.subject}"
    if reference.rule == _BY_TITLE and not reference.number:
        return _title_key(reference)
    return numbers.key(reference.number or reference.as_printed)


def _title_key(reference: Reference) -> str:
    """Return what the forms of a title share: a case changes the word it begins with, "ustawa", "ustawie o …"."""
    first, _, rest = fold(_YEAR_AT_END.sub("", _YEARS_OF_PLAN.sub("", reference.as_printed))).partition(" ")
    return f"title {first[:_STEM]} {rest}" if rest else f"title {first.removesuffix('es')}"


def _gather_by_name(references: Sequence[Reference], groups: list[_Group]) -> None:
    """Join a law called by its name alone to the one of that name with a number or a day."""
    names = [each for each in groups if references[each.mentions[0]].rule == _CODE_OF_LAW and not each.date]
    for group in names:
        name = f" {fold(references[group.mentions[0]].quote)} "
        same = [
            each
            for each in groups
            if each is not group
            and each.kind == group.kind
            and any(name in f" {fold(references[n].quote)} " for n in each.mentions if _is_told(references[n]))
        ]
        if len(same) == 1:
            for index in group.mentions:
                same[0].add(index, references[index])
            groups.remove(group)


def _is_told(reference: Reference) -> bool:
    """Say whether a mention has a number or a day."""
    return reference.number is not None or reference.date is not None


def _gather_by_subject(references: Sequence[Reference], groups: list[_Group]) -> None:
    """Join a law called by its subject to the one told with its day: "ustawa o gminach", "… z dnia … o gminach"."""
    alone = [each for each in groups if not each.date and _is_titled(references[each.mentions[0]])]
    for group in alone:
        subject = fold(references[group.mentions[0]].as_printed).partition(" ")[2]
        same = [
            each
            for each in groups
            if each.date
            and _family(each.kind) == _family(group.kind)
            and any(_is_about(references[n], subject) for n in each.mentions)
        ]
        if len(same) == 1:
            for index in group.mentions:
                same[0].add(index, references[index])
            groups.remove(group)


def _is_titled(reference: Reference) -> bool:
    named = reference.rule == _BY_TITLE and not reference.number and " " in reference.as_printed
    long = len(reference.as_printed.split()) >= _OWN_TITLE
    return named and (reference.kind == "law" or (reference.kind == "treaty" and long))


def _is_about(reference: Reference, subject: str) -> bool:
    return f"{fold(reference.subject or '')} ".startswith(f"{subject} ")


def _family(kind: str) -> str:
    return _FAMILIES.get(kind, kind)


def _may_be(group: _Group, reference: Reference) -> bool:
    """Tell whether a mention of the right number may mean the group's document."""
    if _family(group.kind) != _family(reference.kind) and not _is_whole(reference):
        return False
    if not _issuers_agree(group.issuer, reference.issuer):
        return False
    if reference.number and not _is_whole(reference) and not f"{group.key}-".startswith(f"{_key(reference)}-"):
        return False
    return _dates_agree(group, reference)


def _issuers_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.lower() in other.lower() or other.lower() in one.lower()


def _dates_agree(group: _Group, reference: Reference) -> bool:
    """Two dates of one document may differ by a slip; years apart they are two documents with one number."""
    if not group.date or not reference.date:
        return True
    apart = abs(int(group.date[:4]) - int(reference.date[:4]))
    by_the_state = "/" in (reference.number or "") and "-" in (reference.number or "").split("/", 1)[1]
    return apart < (1 if by_the_state else _TERM_YEARS)


def _fuller(one: str | None, other: str | None) -> str | None:
    """Return the issuer that says more: "Standing Committee of the provincial …" rather than "provincial …"."""
    if not one or not other:
        return one or other
    return other if one.lower() in other.lower() else one


def _numbered(
    references: Sequence[Reference], groups: Sequence[_Group]
) -> tuple[tuple[Reference, ...], tuple[Work, ...]]:
    resolved = list(references)
    works: list[Work] = []
    for position, group in enumerate(groups):
        mentions = sorted(group.mentions)
        for index in mentions:
            resolved[index] = replace(references[index], work=position)
        works.append(_work(group, [references[index] for index in mentions], tuple(mentions)))
    return tuple(resolved), tuple(works)


def _work(group: _Group, mentions: Sequence[Reference], indexes: tuple[int, ...]) -> Work:
    printed = [mention.number for mention in mentions if mention.number]
    # Of two spellings the one that kept its marks is the one its issuer wrote (01-ĐA/TW, not 01-DA/TW).
    number = max(printed, key=lambda each: (sum(not c.isascii() for c in each), len(each)), default=None)
    named = [mention for mention in mentions if mention.number == number]
    spellings = [*printed, *(m.as_printed if m.number else m.quote for m in mentions)]
    return Work(
        kind=named[0].kind if named else group.kind,
        number=number,
        date=group.date,
        issuer=group.issuer,
        aliases=tuple(dict.fromkeys(each for each in spellings if each != number)),
        mentions=indexes,
        subject=next((mention.subject for mention in mentions if mention.subject), None),
    )

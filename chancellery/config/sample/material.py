"""What the sample is made of: the rows of its TOML files, typed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    code: str
    kind: str
    names: Mapping[str, str]
    short_names: Mapping[str, str]
    pillars: Sequence[str]
    parent: str = ""
    aliases: Sequence[str] = ()
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    key: str
    name: str
    email: str
    roles: Sequence[tuple[str, str]]  #: role and code of the unit
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    unit: str
    titles: Mapping[str, str]
    holders: Sequence[Mapping[str, str]]
    signs: bool = False
    chairs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    key: str
    kind: str
    number: str
    dated: str
    titles: Mapping[str, str]
    unit: str
    by: str
    languages: Sequence[str]
    issuer: str = ""
    issuer_name: str = ""
    implements: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A text that came in and that nobody has confirmed yet."""

    key: str
    language: str
    unit: str
    by: str
    came: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """One commitment: from a provision (``source``: document and label), or handed down (``of``)."""

    key: str
    lead: str
    made: str
    by: str
    source: Sequence[str] = ()
    of: str = ""
    due: str = ""
    every: str = ""
    first: str = ""
    yearly: str = ""
    continuous: bool = False
    title: str = ""
    language: str = ""
    output: str = ""
    weight: float = 1
    later_than_parent_reason: str = ""
    indicator: Mapping[str, str | int] = field(default_factory=dict)
    coordinations: Sequence[tuple[str, str]] = ()
    implements: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    on: str
    at: str
    percent: int
    done: str
    ends: str = "accepted"
    reason: str = ""
    value: float | None = None
    difficulties: str = ""
    requests: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """Reports on every due day that has come, but for the ``missing`` last ones; ``last``: how the last one ends."""

    on: str
    percent: int
    done: Sequence[str]
    missing: int = 0
    last: str = "accepted"
    values: Sequence[float] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRow:
    on: str
    at: str
    by: str
    how: str
    reason: str
    warrant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure of a draft: adopted from a provision (``of``: document and label), in other words, or added."""

    of: Sequence[str] = ()
    words: str = ""
    lead: str = ""  #: the code of a unit, or a name that is not known
    helpers: Sequence[tuple[str, str]] = ()
    due: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A plan that is being written."""

    unit: str
    by: str
    begun: str
    superiors: Sequence[str]
    title: str
    language: str
    purpose: str = ""
    carrying_out: str = ""
    distribution: str = ""
    measure: Sequence[MeasureRow] = ()
    omission: Sequence[Mapping[str, Sequence[str]]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRow:
    """The heading of a provision in another language: by a person, or by a machine."""

    of: tuple[str, str]  #: a document, and the label of its provision
    language: str
    heading: str
    by: str = ""
    machine: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutdatedRow:
    """A title that was changed after it was translated."""

    of: str
    by: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """What was concluded of a unit's work from a day until the day before another."""

    unit: str
    by: str
    language: str
    from_on: str
    before: str
    conclusions: Sequence[Sequence[str]]  #: theme, words, and codes of the units whose reports they rest on


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All rows, in the order of their files."""

    units: Sequence[UnitRow]
    people: Sequence[PersonRow]
    posts: Sequence[PostRow]
    days: Mapping[str, str]
    documents: Sequence[DocumentRow]
    waiting: Sequence[WaitingRow]
    commitments: Sequence[CommitmentRow]
    reports: Sequence[ReportRow]
    series: Sequence[SeriesRow]
    closings: Sequence[ClosingRow]
    drafts: Sequence[DraftRow]
    translations: Sequence[TranslationRow]
    outdated: OutdatedRow
    reviews: Sequence[ReviewRow]


def load() -> Material:
    """Read the files that lie beside this one. A misspelt field stops with a ``TypeError`` that names it."""
    rows = {name: tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES}
    return Material(
        units=[UnitRow(**row) for row in rows["units"]["unit"]],
        people=[PersonRow(**row) for row in rows["people"]["person"]],
        posts=[PostRow(**row) for row in rows["people"]["post"]],
        days=rows["documents"]["days"],
        documents=[DocumentRow(**row) for row in rows["documents"]["document"]],
        waiting=[WaitingRow(**row) for row in rows["documents"]["waiting"]],
        commitments=[CommitmentRow(**row) for row in rows["work"]["commitment"]],
        reports=[ReportRow(**row) for row in rows["work"]["report"]],
        series=[SeriesRow(**row) for row in rows["work"]["series"]],
        closings=[ClosingRow(**row) for row in rows["work"]["closing"]],
        drafts=[
            DraftRow(**row | {"measure": [MeasureRow(**one) for one in row.get("measure", ())]})
            for row in rows["drafts"]["draft"]
        ],
        translations=[TranslationRow(**row) for row in rows["translations"]["translation"]],
        outdated=OutdatedRow(**rows["translations"]["outdated"]),
        reviews=[ReviewRow(**row) for row in rows["reviews"]["review"]],
    )


FILES = ("units", "people", "documents", "work", "drafts", "translations", "reviews")


def text(key: str, language: str) -> str:
    """Return the words of a document in one language, its days still to be filled in."""
    return (HERE / "texts" / f"{key}.{language}.txt").read_text(encoding="utf-8")

"""What the Word file of a plan says, and in whose layout.

A layout is a Word file with places to fill in (docs/howto/layout-of-plans.md). An office may have its own; the words
around the places come from a data file, by language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from chancellery.commitments.enums import DueKind
from chancellery.core import layouts
from chancellery.plans import rules

SHIPPED = Path(__file__).parent / "layouts"
#: Whose words are used for a language that has none.
OTHERWISE = "en"
NUMERALS = ("I", "II", "III")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A superior document, as the preamble names it."""

    kind: str
    number: str
    dated_on: date | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A measure, as the plan prints it."""

    number: int
    words: str
    lead: str = ""
    helpers: Sequence[str] = ()
    due_kind: str = DueKind.DAY
    due_on: date | None = None
    period: str = ""
    output: str = ""

    @property
    def line(self) -> str:
        """The line that gives the measure; what is registered is found by it."""
        return f"{self.number}. {rules.as_text(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Measures under one heading; the heading may be empty."""

    heading: str
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """All that a plan prints. Lines of longer texts are paragraphs."""

    language: str
    kind: str
    number: str
    title: str
    office: str
    above: str = ""
    dated_on: date | None = None
    place: str = ""
    grounds: Sequence[Ground] = ()
    purpose: Sequence[str] = ()
    sections: Sequence[Section] = ()
    carrying_out: Sequence[str] = ()
    distribution: Sequence[str] = ()
    signer_post: str = ""
    signer_name: str = ""


def languages() -> tuple[str, ...]:
    """Return the languages a plan can be printed in."""
    return tuple(code for code in _all_words() if not code.startswith("kinds"))


def ground_line(ground: Ground, language: str) -> str:
    """Return how the preamble names a superior document."""
    words = _words(language)
    kind = kind_word(ground.kind, language)
    form = "ground_numberless" if not ground.number else "ground" if ground.dated_on else "ground_undated"
    title = ground.title if not ground.number else _without_kind(ground.title, kind)
    there = kind_word(ground.kind, language, table="kinds_in_grounds") or kind
    line = words[form].format(kind=there, number=ground.number, title=title, **_day(ground, language))
    return " ".join(part for part in line.split(" ") if part)  # a blank that no line may break at stays


def title_of(names: Sequence[str], language: str) -> str:
    """Return a title for a plan that carries out the documents called ``names``."""
    words = _words(language)
    return words["title"].format(names=words["and"].join(names))


def head_lines(printed: Printed) -> dict[str, str]:
    """Return the headings of the parts that the plan has, as they are printed."""
    return _heads(printed, _words(printed.language))


def kind_word(kind: str, language: str, *, table: str = "kinds") -> str:
    """Return what a kind of document is called in the language of the plan, or nothing where ``table`` has no word."""
    kinds = _all_words()[table]
    named = kinds.get(language) or kinds.get(OTHERWISE)
    return str(named[kind]) if isinstance(named, Mapping) else ""


def layout_for(*, codes: Sequence[str], language: str, own: str) -> Path:
    """Return the layout for the unit whose code comes first in ``codes``, then those above it: its own, or ours."""
    names = [f"{code}.{language}.docx" for code in codes] + [f"plan.{language}.docx", "plan.docx"]
    return layouts.layout_for(names, own=own, shipped=SHIPPED)


def values_of(printed: Printed) -> dict[str, object]:
    """Return what the places of a layout are filled with (docs/howto/layout-of-plans.md)."""
    words, kind = _words(printed.language), kind_word(printed.kind, printed.language)
    known = {"kind": kind, "number": printed.number or "…", "office": printed.office, "place": printed.place or "…"}
    known |= _day(printed, printed.language)
    title = _without_kind(printed.title, kind)
    return {
        "kind": kind, "kind_upper": kind.upper(), "number": known["number"], "title": title,
        "office": printed.office, "office_upper": printed.office.upper(),
        "above": printed.above, "above_upper": printed.above.upper(),
        "place_and_day": words["place_and_day" if printed.dated_on else "place_and_day_open"].format(**known),
        "opening": words["opening"].format(**known),
        "grounds": [ground_line(one, printed.language) for one in printed.grounds],
        "purpose": printed.purpose, "carrying_out": printed.carrying_out, "distribution": printed.distribution,
        "heads": _heads(printed, words), "sections": list(_sections(printed)),
        "rows": [_row(task, words, printed.language) for section in printed.sections for task in section.tasks],
        "signer_post": printed.signer_post, "signer_post_upper": printed.signer_post.upper(),
        "signer_name": printed.signer_name,
        "words": dict(words) | {"issued_with": words["issued_with"].format(**known)},
    }  # fmt: skip


def _heads(printed: Printed, words: Mapping[str, str]) -> dict[str, str]:
    """Return the heads of the parts that the plan has, numbered."""
    there = [name for name, has in (
        ("purpose", printed.purpose), ("measures", True), ("carrying_out", printed.carrying_out)
    ) if has]  # fmt: skip
    return {name: f"{numeral}. {words[name]}" for numeral, name in zip(NUMERALS, there, strict=False)}


def _sections(printed: Printed) -> Iterator[dict[str, object]]:
    for section in printed.sections:
        yield {"heading": section.heading, "measures": [{"line": task.line} for task in section.tasks]}


def _row(task: Task, words: Mapping[str, str], language: str) -> dict[str, str]:
    return {
        "number": str(task.number), "words": rules.as_text(task.words), "lead": task.lead,
        "helpers": "; ".join(task.helpers), "due": _due(task, words, language), "output": task.output,
    }  # fmt: skip


def _due(task: Task, words: Mapping[str, str], language: str) -> str:
    if task.due_kind == DueKind.CONTINUOUS:
        return words["continuous"]
    if task.due_kind == DueKind.PERIODIC:
        return words.get(task.period, "")
    if task.due_on is None:
        return ""
    form = "yearly" if task.due_kind == DueKind.YEARLY else "by"
    return words[form].format(**_parts(task.due_on, language))


def _day(dated: Ground | Printed, language: str) -> dict[str, str]:
    return _parts(dated.dated_on, language) if dated.dated_on else {}


def _parts(day: date, language: str) -> dict[str, str]:
    from babel.dates import format_date  # late: with its time zones it is a megabyte of every process

    month = format_date(day, "MMMM", locale=language if language in languages() else OTHERWISE)
    return {
        "d": str(day.day), "dd": f"{day.day:02}", "m": str(day.month), "mm": f"{day.month:02}", "y": str(day.year),
        "month": month,
    }  # fmt: skip


def _without_kind(title: str, kind: str) -> str:
    """Return a title without the word for its kind at the beginning, which stands before it already."""
    rest = title[len(kind) :].lstrip() if title.lower().startswith(kind.lower() + " ") else title
    return rest or title


def _words(language: str) -> Mapping[str, str]:
    known = _all_words()
    return {name: str(words) for name, words in (known.get(language) or known[OTHERWISE]).items()}


@cache
def _all_words() -> Mapping[str, Mapping[str, object]]:
    found: Mapping[str, Mapping[str, object]] = tomllib.loads((SHIPPED / "words.toml").read_text(encoding="utf-8"))
    return found

"""What a person says of a measure, as a value: what rows of a grid and of a table are compared by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from chancellery.commitments import rules as commitments
from chancellery.commitments.enums import DueKind, Period
from chancellery.core.folding import fold
from chancellery.organisations.models import Unit
from chancellery.plans import rules
from chancellery.plans.enums import Found
from chancellery.plans.models import LONGEST_WORDS, Draft, Measure
from chancellery.plans.queries.naming import PARTED, Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A measure in a person's words. A unit that is not known stands as it was written."""

    words: str
    section: str = ""
    lead: Unit | None = None
    unknown_lead: str = ""
    helpers: tuple[tuple[Unit, str], ...] = ()  #: each with its part
    unknown_helpers: str = ""
    due_kind: str = DueKind.DAY
    due_on: date | None = None
    period: str = ""
    later_reason: str = ""
    expected_output: str = ""
    indicator: str = ""
    indicator_unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    weight: Decimal = Decimal(1)

    @property
    def values(self) -> Mapping[str, str]:
        """What it holds, each as text: what rows are told apart by."""
        return {
            "words": self.words, "section": self.section, "lead": str(self.lead.pk) if self.lead else "",
            "unknown_lead": self.unknown_lead,
            "helpers": " ".join(f"{unit.pk}:{part}" for unit, part in sorted(self.helpers, key=lambda one: one[0].pk)),
            "unknown_helpers": self.unknown_helpers, "due_kind": self.due_kind,
            "due_on": self.due_on.isoformat() if self.due_on else "", "period": self.period,
            "later_reason": self.later_reason, "expected_output": self.expected_output,
            "indicator": self.indicator, "indicator_unit": self.indicator_unit, "baseline": _figure(self.baseline),
            "target": _figure(self.target), "weight": _figure(self.weight),
        }  # fmt: skip

    @property
    def mark(self) -> str:
        """A short mark of what it holds."""
        return rules.mark_of(self.values)


def given_of(measure: Measure) -> Given:
    """Return what a stored measure says."""
    return Given(
        words=measure.words, section=measure.section, lead=measure.lead, unknown_lead=measure.unknown_lead,
        helpers=tuple((one.unit, one.part) for one in measure.helpers.all()), unknown_helpers=measure.unknown_helpers,
        due_kind=measure.due_kind, due_on=measure.due_on, period=measure.period, later_reason=measure.later_reason,
        expected_output=measure.expected_output, indicator=measure.indicator, indicator_unit=measure.indicator_unit,
        baseline=measure.baseline, target=measure.target, weight=measure.weight,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a row of a table: it is new, changes a measure, or says what is there already.

    Where it may be a measure in other words, it waits for an answer.
    """

    row: rules.Row
    found: Found
    given: Given | None = None  #: what is taken over; ``None`` for headings and what is not understood
    measure: Measure | None = None  #: the one that says the same
    likely: Measure | None = None  #: the one that it may be in other words
    changed: Sequence[str] = ()  #: fields that differ
    several_lead: bool = False
    unknown: Sequence[str] = ()  #: names that no unit bears, or several do
    unclear_due: str = ""


def verdicts_on(
    draft: Draft,
    rows: Sequence[rules.Row],
    measures: Sequence[Measure],
    *,
    answers: Mapping[int, bool] | None = None,
    on: date,
) -> list[Verdict]:
    """Return what becomes of each row when the table is taken over. Nothing is written.

    A row is that of a measure which says the same in its words; an empty cell changes nothing. So the same table
    twice adds nothing. ``answers`` says of rows (by their line) that may be a measure in other words whether they are.
    """
    names = Names([name for row in rows for name in (row.lead, *row.helpers)], writer=draft.unit, on=on)
    known = {fold(measure.words): measure for measure in reversed(measures)}
    likely = _likely(rows, measures, known)
    told: list[Verdict] = []
    seen: set[str] = set()
    for row in rows:
        measure = known.get(fold(row.words)) or likely.get(row.line)
        answer = None if row.line not in likely else (answers or {}).get(row.line)
        one = _verdict(row, None if answer is False else measure, names, on)
        if row.line in likely:
            one = replace(one, likely=measure)
        if row.line in likely and answer is None:
            one = replace(one, found=Found.REWORDED, given=None, measure=None, changed=())
        if one.given is not None and fold(row.words) in seen:
            one = replace(one, found=Found.SAME, given=None, changed=())
        seen.add(fold(row.words))
        told.append(one)
    return told


def _likely(rows: Sequence[rules.Row], measures: Sequence[Measure], known: Mapping[str, Measure]) -> dict[int, Measure]:
    """Return which measure rows may be in other words, of those that no row says."""
    said = {fold(row.words) for row in rows}
    new = {fold(row.words): row for row in reversed(rows) if row.words and not row.is_heading}
    left = [(one, rules.Said(one.words, place)) for place, one in enumerate(measures, 1) if fold(one.words) not in said]
    asked = [
        (row.line, rules.Said(row.words, rules.number_of(row.label))) for key, row in new.items() if key not in known
    ]
    return rules.reworded(asked, left)


def _verdict(row: rules.Row, measure: Measure | None, names: Names, on: date) -> Verdict:
    if row.is_heading:
        return Verdict(row=row, found=Found.HEADING)
    if not row.words:
        return Verdict(row=row, found=Found.NOT_UNDERSTOOD)
    words = row.words[:LONGEST_WORDS]
    before = given_of(measure) if measure is not None else Given(words=words)
    given = _with_row(before, row, names, on)
    if measure is not None and not rules.same_words(before.words, words):
        given = replace(given, words=words)
    changed = [name for name, value in given.values.items() if value != before.values[name]]
    found = Found.NEW if measure is None else Found.CHANGED if changed else Found.SAME
    return Verdict(
        row=row, found=found, given=given if found != Found.SAME else None, measure=measure,
        changed=changed if measure is not None else (), several_lead=row.several_lead,
        unknown=[name for name in (row.lead, *row.helpers) if name and names.one(name) is None],
        unclear_due=row.due_words if row.due_unclear else "",
    )  # fmt: skip


def _with_row(before: Given, row: rules.Row, names: Names, on: date) -> Given:
    """Return what was said before, with what the cells of a row say."""
    after = before
    if row.section:
        after = replace(after, section=row.section[:300])
    if row.lead:
        lead = None if row.several_lead else names.one(row.lead)
        written = "" if lead else next((cell for cell in row.cells if cell.startswith(row.lead)), row.lead)
        after = replace(after, lead=lead, unknown_lead=" ".join(written.split())[:400])
    if row.helpers:
        parts = dict(before.helpers)
        units = dict.fromkeys(unit for name in row.helpers if (unit := names.one(name)) is not None)
        unknown = [name for name in row.helpers if names.one(name) is None]
        after = replace(
            after, helpers=tuple((unit, parts.get(unit, "")) for unit in units),
            unknown_helpers=PARTED.join(unknown)[:1000],
        )  # fmt: skip
    if row.due_words and not row.due_unclear:
        after = replace(after, due_kind=row.due_kind, due_on=_due_on(before, row, on), period=row.period)
    return replace(after, expected_output=row.output[:500]) if row.output else after


def _due_on(before: Given, row: rules.Row, on: date) -> date | None:
    """Return the day of a row. A rhythm without one keeps the day it had, or begins with the end of its period."""
    if row.due_on is not None:
        return row.due_on
    if before.due_kind == row.due_kind and before.period == row.period:
        return before.due_on
    period = Period(row.period) if row.period else None
    return commitments.end_of_running(DueKind(row.due_kind), period, today=on)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else str(commitments.plain(value))

"""The plans of the sample that are being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chancellery.commitments.enums import DueKind
from chancellery.config.sample.cast import Cast
from chancellery.config.sample.material import DraftRow, MeasureRow
from chancellery.config.sample.story import provision
from chancellery.documents.enums import Kind
from chancellery.organisations.models import User
from chancellery.plans import actions
from chancellery.plans.models import Draft
from chancellery.plans.queries import Given, given_of


def write(cast: Cast) -> None:
    """Begin each draft and write its measures, as far as they go."""
    for row in cast.material.drafts:
        _begin(cast, row)


def _begin(cast: Cast, row: DraftRow) -> None:
    by, at = cast.people[row.by], cast.moment(row.begun, hour=15)
    draft = actions.begin(
        unit=cast.units[row.unit], superiors=[cast.documents[key] for key in row.superiors], title=row.title,
        kind=Kind.PLAN, language=row.language, by=by, at=at,
    )  # fmt: skip
    before = actions.Outline.of(draft)
    outline = replace(
        before, place="Hà Tĩnh", purpose=row.purpose, carrying_out=row.carrying_out, distribution=row.distribution
    )
    actions.describe(draft=draft, outline=outline, seen=before.mark, by=by, at=at)
    for measure in row.measure:
        _write(cast, draft, measure, by=by, at=at)
    for left_out in row.omission:
        actions.leave_out(
            draft=draft, provision=provision(cast, *left_out["of"]), reason=str(left_out["reason"]), by=by, at=at
        )


def _write(cast: Cast, draft: Draft, row: MeasureRow, *, by: User, at: datetime) -> None:
    if row.of:
        [measure] = actions.adopt(draft=draft, provisions=[provision(cast, *row.of)], by=by, at=at)
    else:
        measure = actions.add(draft=draft, given=Given(words=row.words), by=by, at=at)
    before = given_of(measure)
    given = replace(
        before, words=row.words or before.words, lead=cast.units.get(row.lead),
        unknown_lead="" if row.lead in cast.units else row.lead,
        helpers=tuple((cast.units[code], part) for code, part in row.helpers),
        expected_output=row.output or before.expected_output,
    )  # fmt: skip
    if row.due:
        given = replace(given, due_kind=DueKind.DAY, due_on=cast.day(row.due), period="")
    actions.write(measure=measure, given=given, seen=before.mark, by=by, at=at)

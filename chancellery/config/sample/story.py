"""What happened in the sample service, as moments in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from chancellery.commitments import actions, rules
from chancellery.commitments.enums import Aggregation, Below, DueKind, Period
from chancellery.config.sample import days
from chancellery.config.sample.cast import Cast
from chancellery.config.sample.material import ClosingRow, CommitmentRow, ReportRow, SeriesRow
from chancellery.documents.models import Provision
from chancellery.organisations.enums import Role


class NoSchedule(ValueError):
    """A series of reports is told of a commitment that is due once."""


CLOSINGS = {"waive": actions.waive, "withdraw": actions.withdraw}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something somebody did at a moment."""

    at: datetime
    do: Callable[[datetime], object]


def happenings(cast: Cast) -> list[Happening]:
    """Return all that happened after the documents were registered, the earliest first."""
    told = [*_commitments(cast), *_reports(cast), *_series(cast), *_closings(cast)]
    return sorted(told, key=lambda one: one.at)


def _commitments(cast: Cast) -> Iterator[Happening]:
    for row in cast.material.commitments:
        yield Happening(cast.moment(row.made), lambda at, row=row: _undertake(cast, row, at=at))  # type: ignore[misc]


def _undertake(cast: Cast, row: CommitmentRow, *, at: datetime) -> None:
    share, by = _share(cast, row), cast.people[row.by]
    if row.of:
        (made,) = actions.hand_down(commitment=cast.commitments[row.of], shares=[share], by=by, at=at)
    else:
        (made,) = actions.commit_each(undertakings=[(provision(cast, *row.source), share)], by=by, at=at)
    cast.commitments[row.key] = made
    for source in row.implements:
        actions.implement(commitment=made, provision=provision(cast, *source), by=by, at=at)


def provision(cast: Cast, document: str, label: str) -> Provision:
    """Return the last provision of a document that bears this label: duties stand after the opening."""
    return cast.documents[document].provisions.filter(label__startswith=label).latest("order")


def _share(cast: Cast, row: CommitmentRow) -> actions.Share:
    measured = row.indicator
    return actions.Share(
        lead=cast.units[row.lead], due=_due(cast, row), title=row.title, language=row.language,
        weight=Decimal(str(row.weight)), expected_output=row.output,
        indicator=rules.Indicator(
            str(measured["name"]), str(measured["unit"]), Decimal(measured["baseline"]), Decimal(measured["target"]),
            Aggregation(str(measured.get("aggregation", "sum"))),
        ) if measured else None,
        coordinations=[(cast.units[code], part) for code, part in row.coordinations],
        later_than_parent_reason=row.later_than_parent_reason,
    )  # fmt: skip


def _due(cast: Cast, row: CommitmentRow) -> rules.Due:
    if row.continuous:
        return rules.Due(DueKind.CONTINUOUS)
    if row.every:
        return rules.Due(DueKind.PERIODIC, cast.day(row.first), Period(row.every))
    if row.yearly:
        return rules.Due(DueKind.YEARLY, _first(row.yearly, after=cast.day(row.made)))
    return rules.Due.by(cast.day(row.due))


def _first(month_and_day: str, *, after: date) -> date:
    day = date.fromisoformat(f"{after.year}-{month_and_day}")
    return day if day > after else day.replace(year=after.year + 1)


def _reports(cast: Cast) -> Iterator[Happening]:
    for row in cast.material.reports:
        yield from _report(cast, row, on=cast.day(row.at))


def _report(cast: Cast, row: ReportRow, *, on: date) -> Iterator[Happening]:
    """Write on one day, decide on the next."""
    yield Happening(days.moment(on, hour=10, now=cast.now), lambda at: _write(cast, row, at=at))
    if row.ends in {"accepted", "returned"}:
        decided = days.moment(on + timedelta(days=1), hour=15, now=cast.now)
        yield Happening(decided, lambda at: _decide(cast, row, at=at))


def _write(cast: Cast, row: ReportRow, *, at: datetime) -> None:
    commitment = cast.commitments[row.on]
    actions.write_report(
        commitment=commitment, percentage=row.percent, done=row.done, difficulties=row.difficulties,
        requests=row.requests, language=row.language, value=None if row.value is None else Decimal(str(row.value)),
        and_submit=row.ends != "draft", by=cast.nearest(Role.OFFICER, commitment.lead), at=at,
    )  # fmt: skip


def _decide(cast: Cast, row: ReportRow, *, at: datetime) -> None:
    commitment = cast.commitments[row.on]
    report, head = commitment.reports.latest("written_at"), cast.nearest(Role.HEAD, commitment.lead)
    if row.ends == "accepted":
        actions.accept(report=report, by=head, at=at)
    else:
        actions.return_(report=report, reason=row.reason, by=head, at=at)


def _series(cast: Cast) -> Iterator[Happening]:
    schedules = {row.key: row for row in cast.material.commitments}
    for row in cast.material.series:
        due = _due(cast, schedules[row.on])
        came = _due_days(due, until=cast.today)
        reported = came[: len(came) - row.missing]
        for number, day in enumerate(reported):
            ends = row.last if number == len(reported) - 1 else "accepted"
            yield from _report(cast, _one_of(row, number, ends=ends), on=day - timedelta(days=2))


def _due_days(due: rules.Due, *, until: date) -> Sequence[date]:
    if due.on is None or due.months is None:
        raise NoSchedule
    found = [due.on]
    while (later := rules.following(found[-1], months=due.months, due_day=rules.due_day_of(due.on))) <= until:
        found.append(later)
    return [day for day in found if day <= until]


def _one_of(row: SeriesRow, number: int, *, ends: str) -> ReportRow:
    value = row.values[min(number, len(row.values) - 1)] if row.values else None
    sentence = row.done[number % len(row.done)]
    return ReportRow(on=row.on, at="", percent=row.percent, done=sentence, ends=ends, value=value)


def _closings(cast: Cast) -> Iterator[Happening]:
    for row in cast.material.closings:
        yield Happening(cast.moment(row.at, hour=16), lambda at, row=row: _close(cast, row, at=at))  # type: ignore[misc]


def _close(cast: Cast, row: ClosingRow, *, at: datetime) -> None:
    CLOSINGS[row.how](
        commitment=cast.commitments[row.on], reason=row.reason, warrant=actions.Warrant(named=row.warrant),
        below=Below.CLOSE, by=cast.people[row.by], at=at,
    )  # fmt: skip

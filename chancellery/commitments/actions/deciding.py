"""Accepting and returning reports. Only the leaf and its report are locked: parents move by the roll-up, at read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.awaiting import await_report, calendar_for
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.core import audit, records
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User

#: What deciding on a report changes of it, and of its commitment when it is accepted or goes back.
DECIDED = ("state", "decided_by", "decided_at", "return_reason")
TAKEN_OVER = ("status", "done_on", "progress", "value", "due_on", "period_from_on", "awaited_from_on")
GIVEN_BACK = ("reported_on", "reported_until_on", "awaited_from_on")


class AlreadyDecided(Refusal):
    message = _("This report is not waiting for a decision: somebody has decided, or it was not submitted.")


class OwnReport(Refusal):
    message = _("Whoever wrote or submitted a report does not decide on it; somebody else must.")


class ReturnReasonMissing(Refusal):
    message = _("Say why the report goes back, so that it can be mended.")


@transaction.atomic
def accept(*, report: ProgressReport, by: User, at: datetime) -> ProgressReport:
    """Accept a submitted report; its commitment takes over progress, value and what follows from them.

    Raises:
        AlreadyDecided: it does not wait for a decision (any more).
        OwnReport: ``by``, or whom they act for, wrote some of it, or submitted it.
    """
    leaf, waiting = _lock(report)
    _decide(waiting, ReportState.ACCEPTED, by=by, at=at)
    before = _said(leaf)
    _take_over(leaf, waiting)
    audit.record_with(
        [(waiting, DECIDED), (leaf, TAKEN_OVER)], "report.accepted", on=waiting, by=by, at=at,
        commitment=leaf.pk, percentage=rules.plain(waiting.percentage), changed=audit.changes(before, _said(leaf)),
    )  # fmt: skip
    return waiting


@transaction.atomic
def return_(*, report: ProgressReport, reason: str, by: User, at: datetime) -> ProgressReport:
    """Send a submitted report back with a reason; the next draft begins from it.

    Raises:
        ReturnReasonMissing: there is no reason.
        AlreadyDecided, OwnReport: as in ``accept``.
    """
    if not reason.strip():
        raise ReturnReasonMissing
    leaf, waiting = _lock(report)
    waiting.return_reason = reason.strip()
    _decide(waiting, ReportState.RETURNED, by=by, at=at)
    last = leaf.reports.filter(state=ReportState.ACCEPTED).order_by("-decided_at", "-id").first()
    leaf.reported_until_on = last.period_until_on if last else None
    leaf.reported_on = timezone.localdate(last.submitted_at) if last and last.submitted_at else None
    await_report(leaf)
    audit.record_with(
        [(waiting, DECIDED), (leaf, GIVEN_BACK)], "report.returned", on=waiting, by=by, at=at,
        commitment=leaf.pk, reason=waiting.return_reason,
    )  # fmt: skip
    return waiting


def _lock(report: ProgressReport) -> tuple[Commitment, ProgressReport]:
    waiting = records.along(ProgressReport, report.pk, ("commitment",), locked=True)
    if waiting is None:
        raise AlreadyDecided
    return waiting.commitment, waiting


def _said(leaf: Commitment) -> dict[str, object]:
    """What an accepted report may change of its commitment, as the trail records it."""
    return {
        "progress": None if leaf.progress is None else f"{rules.plain(leaf.progress)} %",
        "value": None if leaf.value is None else rules.plain(leaf.value),
        "commitment_status": leaf.status,
        "due_on": leaf.due_on,
    }


def _decide(report: ProgressReport, state: ReportState, *, by: User, at: datetime) -> None:
    if report.state != ReportState.SUBMITTED:
        raise AlreadyDecided
    if not by.hands.isdisjoint(report.hands):
        raise OwnReport
    report.state, report.decided_by, report.decided_at = state, by, at


def _take_over(leaf: Commitment, report: ProgressReport) -> None:
    leaf.progress = report.percentage
    leaf.value = report.value if report.value is not None else leaf.value
    if leaf.status in {Status.OPEN, Status.DONE}:  # a report may still wait when its commitment is waived
        _move_on(leaf, report)


def _move_on(leaf: Commitment, report: ProgressReport) -> None:
    leaf.status, leaf.done_on, moves_on = rules.after_acceptance(
        due_kind=leaf.due_kind,
        percentage=report.percentage,
        done_on=leaf.done_on,
        submitted_on=timezone.localdate(report.submitted_at),
    )
    if moves_on and leaf.due_day is not None:
        until = report.period_until_on
        leaf.due_on = rules.due_after(
            leaf.due, due_day=leaf.due_day, reported_until=until, calendar=calendar_for(leaf, on=until)
        )
        leaf.period_from_on = report.period_until_on + timedelta(days=1)
        await_report(leaf)  # without a new period, it is still what it became when the report was submitted

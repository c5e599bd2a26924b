"""Decides: values in, verdict out. No database, no clock."""

from chancellery.commitments.rules.coverage import Cell, Grid, Passage, Share, rows_of
from chancellery.commitments.rules.due import (
    Due,
    Schedule,
    Span,
    awaited_from,
    closing_of,
    due_after,
    due_day_of,
    following,
    is_later,
    next_due,
    previous_due,
    reporting_quarter,
    schedule_from,
    span_to_report,
)
from chancellery.commitments.rules.pace import PACE_FROM, PACE_GAP, begins_on, is_behind
from chancellery.commitments.rules.rights import may_accept, may_plan, may_report
from chancellery.commitments.rules.seen import mark_of
from chancellery.commitments.rules.standing import (
    LIGHTEST,
    WHOLE,
    Indicator,
    Totals,
    after_acceptance,
    plain,
    standing,
    weighted_mean,
)
from chancellery.commitments.rules.suggestion import Suggestion, end_of_running, suggest

__all__ = [
    "LIGHTEST",
    "PACE_FROM",
    "PACE_GAP",
    "WHOLE",
    "Cell",
    "Due",
    "Grid",
    "Indicator",
    "Passage",
    "Schedule",
    "Share",
    "Span",
    "Suggestion",
    "Totals",
    "after_acceptance",
    "awaited_from",
    "begins_on",
    "closing_of",
    "due_after",
    "due_day_of",
    "end_of_running",
    "following",
    "is_behind",
    "is_later",
    "mark_of",
    "may_accept",
    "may_plan",
    "may_report",
    "next_due",
    "plain",
    "previous_due",
    "reporting_quarter",
    "rows_of",
    "schedule_from",
    "span_to_report",
    "standing",
    "suggest",
    "weighted_mean",
]

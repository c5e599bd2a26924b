"""How commitments look in words and marks: the views make rows with it, so that templates hold no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from chancellery.commitments import rules
from chancellery.commitments.enums import Concern, DueKind, Period, ReportState, Standing, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries import Line
from chancellery.ui import marks

#: Standing → the shape it is marked with.
SHAPES = {
    Standing.DONE_ON_TIME: "done",
    Standing.DONE_LATE: "done",
    Standing.UNDER_WAY: "way",
    Standing.OVERDUE: "late",
    Standing.WAIVED: "waived",
    Standing.WITHDRAWN: "waived",
}
REPORT_SHAPES = {
    ReportState.DRAFT: "none",
    ReportState.SUBMITTED: "way",
    ReportState.ACCEPTED: "done",
    ReportState.RETURNED: "late",
}


def standing_of(commitment: Commitment | Line, totals: rules.Totals, *, today: date) -> Standing:
    """Return where a commitment stands; one that was handed down, and still counts, stands as all that counts below."""
    is_left_out = commitment.status in {Status.WAIVED, Status.WITHDRAWN}
    if commitment.is_leaf or commitment.done_on or is_left_out or totals.total == 0:
        return rules.standing(
            status=commitment.status, due_on=commitment.due_on, done_on=commitment.done_on, today=today
        )
    if totals.done + totals.done_late == totals.total:
        return Standing.DONE_LATE if totals.done_late else Standing.DONE_ON_TIME
    if totals.overdue:
        return Standing.OVERDUE
    due_on = due_of(commitment, today=today).on
    return rules.standing(status=commitment.status, due_on=due_on, done_on=None, today=today)


def due_of(commitment: Commitment | Line, *, today: date) -> rules.Due:
    """Return when a commitment is due. What was handed down on a schedule has no reports to move it: its day is the
    next one from ``today``."""
    due = commitment.due
    if commitment.is_leaf or commitment.due_day is None:
        return due
    return replace(due, on=rules.next_due(due, due_day=commitment.due_day, after=today - timedelta(days=1)))


def percent_of(commitment: Commitment | Line, totals: rules.Totals) -> Decimal | None:
    """Return the percentage to show: a leaf's own, or ``None`` while it has no report; else that of its leaves."""
    return commitment.progress if commitment.is_leaf else totals.progress


def standing_mark(stands: Standing, *, due_on: date | None, today: date) -> SafeString:
    """Return the mark; what is overdue says by how much, or that it is something below it whose day has passed."""
    if stands == Standing.OVERDUE and due_on is not None and due_on < today:
        days = (today - due_on).days
        return marks.standing("late", ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days})
    if stands == Standing.OVERDUE:
        return marks.standing("late", _("Overdue below"))
    return marks.standing(SHAPES[stands], str(stands.label))


def concerns_of(one: Commitment | Line, *, at_risk: bool, asked: bool, made_on: date, today: date) -> list[Concern]:
    """Return what somebody should look at in an open commitment."""
    if one.status != Status.OPEN:
        return []
    begun_on = rules.begins_on(due_kind=one.due_kind, period_from_on=one.period_from_on, made_on=made_on)
    behind = one.is_leaf and rules.is_behind(progress=one.progress, begun_on=begun_on, due_on=one.due_on, today=today)
    found = {Concern.AT_RISK: at_risk, Concern.BEHIND: behind, Concern.ASKED: asked}
    return [concern for concern, is_so in found.items() if is_so]


def due_mark(due: rules.Due) -> SafeString:
    """Return when it is due, as a row says it: the day, and how often it comes again."""
    if due.on is None:
        return format_html('<span class="soft">{}</span>', DueKind.CONTINUOUS.label)
    if due.kind == DueKind.DAY:
        return marks.day(due.on)
    often = Period(due.period).label if due.period else Period.YEAR.label
    return format_html('<span>{} <small class="soft">{}</small></span>', marks.day(due.on), often)


def told(values: Mapping[str, object] | None, names: Mapping[tuple[str, int], str]) -> str:
    """Return in words what a bulk act says of one commitment before or after: its unit, place, day or status."""
    if values is None:
        return ""
    if "status" in values:
        return str(Status(str(values["status"])).label)
    if "due_kind" in values:
        day = values["due_on"]
        return str(marks.day(date.fromisoformat(day))) if isinstance(day, str) else str(DueKind.CONTINUOUS.label)
    name = "lead" if "lead" in values else "parent"
    key = values.get(name)
    return names.get((name, key), "—") if isinstance(key, int) else _("at the top")


def number(value: Decimal | None, unit: str = "") -> str:
    """Return a figure of an indicator in the page's language with its unit; ``—`` for none."""
    if value is None:
        return "—"
    shown = number_format(rules.plain(value), use_l10n=True, force_grouping=True)
    return f"{shown} {unit}".strip()


def foreign(language: str, *, page: str | None = None) -> str:
    """Return ``language`` when it is not the page's, for a ``lang`` attribute; else nothing.

    ``page`` is the language of the page, for who knows it already.
    """
    own = (get_language() or "") if page is None else page
    return language if language.partition("-")[0] != own.partition("-")[0] else ""


def address(name: str, pk: int) -> str:
    """Return the address of a record; the pattern is looked up once, for lists ask fifty times."""
    before, after = _around(name)
    return f"{before}{pk}{after}"


@cache
def _around(name: str) -> tuple[str, str]:
    before, _zero, after = reverse(name, args=[0]).rpartition("0")
    return before, after

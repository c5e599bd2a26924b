"""What commitments put on a person's desk: panels of lines, each a link to the thing that waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.commitments import queries, rules, showing
from chancellery.commitments.enums import Figure
from chancellery.commitments.models import Commitment, ProgressReport, ReassignmentRequest
from chancellery.documents.models import Provision
from chancellery.organisations.rules import PLANNERS, Authority
from chancellery.ui import marks


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits."""

    title: str
    url: str
    lang: str = ""
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of thing that waits. ``more`` leads to all of it when there is more than the lines."""

    title: str
    lines: tuple[Line, ...]
    nothing: str  #: what it says when there is no line
    tone: str = ""
    more: str = ""


def panels(authority: Authority, *, today: date) -> list[Panel]:
    """Return the panels of a person's roles, the most pressing first; an empty one says so."""
    found = queries.to_do(authority, today=today)
    asked = _asking(authority, today)
    return [*_accepting(found), *asked, *_reporting(found, today), *_planning(found), *_reading(found)]


def _accepting(found: queries.ToDo) -> Iterator[Panel]:
    if found.to_accept is not None:
        yield _panel(_("To accept"), [_report(one) for one in found.to_accept], _("No report waits for you."))


def _asking(authority: Authority, today: date) -> Iterator[Panel]:
    """What waits for an answer of this person, and what they have asked."""
    if authority.has(PLANNERS) and (to_answer := queries.requests_to_decide(authority)):
        yield _panel(_("Asked to reassign"), [_request(one) for one in to_answer], "")
    if asked := list(queries.requests_asked(authority, today=today)[: queries.SHOWN]):
        yield _panel(_("You asked to reassign"), [_request(one) for one in asked], "")


def _request(one: ReassignmentRequest) -> Line:
    commitment = one.commitment
    mark = {None: _("waits for an answer"), True: _("granted"), False: _("refused")}[one.granted]
    return Line(
        commitment.title, one.get_absolute_url(), showing.foreign(commitment.language),
        f"{commitment.lead.short_name} → {one.proposed.short_name} · {one.answer or one.reason}", mark,
    )  # fmt: skip


def _reporting(found: queries.ToDo, today: date) -> Iterator[Panel]:
    if found.returned:
        yield _panel(_("Returned to you"), [_returned(one) for one in found.returned], "", tone="late")
    if found.overdue is not None:
        lines = [_commitment(one, today) for one in found.overdue]
        yield _panel(_("Overdue"), lines, _("Nothing is overdue."), figure=Figure.OVERDUE, tone="late")
    if found.due_soon is not None:
        lines = [_commitment(one, today) for one in found.due_soon]
        yield _panel(_("Due within 30 days"), lines, _("Nothing falls due soon."), figure=Figure.DUE_SOON)
    if found.drafts:
        yield _panel(_("Your drafts"), [_report(one) for one in found.drafts], "")


def _planning(found: queries.ToDo) -> Iterator[Panel]:
    if found.to_take_up is not None:
        lines = [_provision(one) for one in found.to_take_up]
        yield _panel(_("Provisions nobody has taken up"), lines, _("Every duty in your register has an owner."))
    if found.to_hand_down is not None:
        lines = [
            Line(one.title, reverse("commitments:hand_down", args=[one.pk]), showing.foreign(one.language),
                 one.lead.short_name, showing.due_mark(one.due))
            for one in found.to_hand_down
        ]  # fmt: skip
        yield _panel(_("To hand down"), lines, _("Nothing waits to be handed down."))


def _reading(found: queries.ToDo) -> Iterator[Panel]:
    if found.latest is not None:
        yield _panel(_("Latest accepted reports"), [_report(one) for one in found.latest], _("No report yet."))


def _panel(title: str, lines: Sequence[Line], nothing: str, *, figure: Figure | None = None, tone: str = "") -> Panel:
    more = f"{reverse('commitments:list')}?figure={figure.value}" if figure and len(lines) > queries.SHOWN else ""
    return Panel(title, tuple(lines[: queries.SHOWN]), nothing, tone if lines else "", more)


def _commitment(one: Commitment, today: date) -> Line:
    stands = rules.standing(status=one.status, due_on=one.due_on, done_on=one.done_on, today=today)
    mark = showing.standing_mark(stands, due_on=one.due_on, today=today) if one.due_on and one.due_on < today else ""
    return Line(
        one.title, reverse("commitments:write_report", args=[one.pk]), showing.foreign(one.language),
        one.lead.short_name, mark or showing.due_mark(one.due),
    )  # fmt: skip


def _report(one: ProgressReport) -> Line:
    commitment = one.commitment
    return Line(
        commitment.title, one.get_absolute_url(), showing.foreign(commitment.language),
        f"{commitment.lead.short_name} · {one.written_by}", marks.culm(one.percentage),
    )  # fmt: skip


def _returned(one: ProgressReport) -> Line:
    commitment = one.commitment
    return Line(
        commitment.title, one.get_absolute_url(), showing.foreign(commitment.language),
        one.return_reason, marks.day(one.decided_at),
    )  # fmt: skip


def _provision(one: Provision) -> Line:
    return Line(
        str(one), f"{reverse('commitments:new')}?provision={one.pk}", showing.foreign(one.language), str(one.document)
    )

"""Changing when a commitment is due, how much it counts, and what is measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from chancellery.commitments import rules
from chancellery.commitments.actions.awaiting import await_each
from chancellery.commitments.actions.refusals import Closed, Done, LaterThanParent
from chancellery.commitments.actions.wording import word
from chancellery.commitments.enums import DueKind, Status
from chancellery.commitments.models import Commitment
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.core.signals import words_changed
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import User

DUE_FIELDS = (
    "due_kind",
    "due_on",
    "period",
    "due_day",
    "period_from_on",
    "awaited_from_on",
    "later_than_parent_reason",
)


class BelowLater(Refusal):
    message = _("%(unit)s has a share of it that is due on %(day)s, which is later. Re-date that share first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a commitment says from now on."""

    weight: Decimal
    expected_output: str
    indicator: rules.Indicator


@transaction.atomic
def redate(
    *, commitment: Commitment, due: rules.Due, by: User | None, at: datetime, later_than_parent_reason: str = ""
) -> Commitment:
    """Change when ``commitment`` is due. Periods that were reported stay as they are: the schedule goes on after them.

    Raises:
        Closed: it is done, waived or withdrawn.
        LaterThanParent: it would be due after the fixed day of the commitment above, without a reason.
        BelowLater: a share of it is due later, without a reason.
    """
    reason = later_than_parent_reason
    return redate_each(keys=[commitment.pk], due=due, by=by, at=at, later_than_parent_reason=reason).only()


@transaction.atomic
def redate_each(
    *, keys: Iterable[int], due: rules.Due, by: User | None, at: datetime, later_than_parent_reason: str = ""
) -> Done:
    """Change when commitments (by key) are due, of which none stands right below another; see ``redate``.

    What is refused for one does not stop the others.
    """
    wanted = Commitment.objects.select_for_update(of=("self",)).select_related("lead", "parent")
    locked = list(wanted.filter(pk__in=bulk.among(keys)).order_by("path"))
    calendars = organisations.calendars_of([one.lead_id for one in locked], on=timezone.localdate(at))
    reason, shares = later_than_parent_reason.strip(), shares_of(locked)
    rows, refused, before = [], {}, {}
    for one in locked:
        try:
            if one.status != Status.OPEN:
                raise Closed
            is_later = check_due(one, due, reason, shares.get(one.pk, ()))
        except Refusal as refusal:
            refused[one.pk] = refusal
            continue
        before[one] = when(one)
        calendar = calendars.get(one.lead_id)
        _set(one, rules.schedule_from(due, reported_until=one.reported_until_on, calendar=calendar))
        one.later_than_parent_reason = reason if is_later else ""
        rows.append(one)
    await_each(rows)
    bulk.update(Commitment, rows, DUE_FIELDS)
    record_redated(before, by=by, at=at)
    return Done(rows, refused)


def when(commitment: Commitment) -> dict[str, object]:
    """Return when ``commitment`` is due, as the trail says it."""
    return {"due_on": commitment.due_on, "due_kind": commitment.due_kind, "period": commitment.period}


def record_redated(before: Mapping[Commitment, Mapping[str, object]], *, by: User | None, at: datetime) -> None:
    """Record of each commitment when it was due ``before``, and when it is."""
    said = {}
    for one, was in before.items():
        now = when(one)
        changed = {name: both for name, both in audit.changes(was, now).items() if name != "due_on"}
        said[one] = {"before": was["due_on"], "due_on": one.due_on, "kind": one.due_kind, "changed": changed}
    audit.record_each("commitment.redated", said, by=by, at=at)


@transaction.atomic
def amend(
    *, commitment: Commitment, amendment: Amendment, by: User | None, at: datetime, slip: bool | None = None
) -> Commitment:
    """Change how much ``commitment`` counts, what comes of it and what is measured; the roll-up follows at once.

    ``slip`` says of a change of the expected output that only a slip of writing was put right, or that it was not.

    Raises:
        Closed: it was waived or withdrawn.
    """
    wanted = Commitment.objects.select_for_update(of=("self",)).select_related("provision__document")
    locked = wanted.get(pk=commitment.pk)
    if locked.status in {Status.WAIVED, Status.WITHDRAWN}:
        raise Closed
    measured, before = amendment.indicator, _said(locked)
    locked.weight, locked.expected_output = amendment.weight, amendment.expected_output.strip()
    locked.indicator, locked.indicator_unit = measured.name, measured.unit if measured.name else ""
    locked.baseline, locked.target = measured.baseline, measured.target
    locked.aggregation = measured.aggregation.value if measured.name else ""
    word([locked])
    locked.save(update_fields=[
        "weight", "expected_output", "indicator", "indicator_unit", "baseline", "target", "aggregation", "wording"
    ])  # fmt: skip
    audit.record("commitment.amended", on=locked, by=by, at=at, changed=audit.changes(before, _said(locked)))
    if before["expected_output"] != locked.expected_output:
        words_changed.send(Commitment, record=locked, by=by, at=at, slip=slip)
    return locked


def _said(commitment: Commitment) -> dict[str, object]:
    """What an amendment may change, as the trail records it."""
    numbers = {name: getattr(commitment, name) for name in ("weight", "baseline", "target")}
    plain = {name: None if number is None else rules.plain(number) for name, number in numbers.items()}
    words = {
        name: getattr(commitment, name) for name in ("expected_output", "indicator", "indicator_unit", "aggregation")
    }
    return words | plain


def shares_of(commitments: Iterable[Commitment]) -> Mapping[int, Sequence[Commitment]]:
    """Return the open shares of each that have a day and no reason to be later than it, as they were handed down."""
    found: dict[int, list[Commitment]] = {}
    shares = Commitment.objects.filter(
        parent__in=bulk.among(one.pk for one in commitments), due_on__isnull=False, later_than_parent_reason="",
        status=Status.OPEN,
    )  # fmt: skip
    for share in shares.select_related("lead").order_by("pk"):
        found.setdefault(share.parent_id or 0, []).append(share)
    return found


def check_due(locked: Commitment, due: rules.Due, reason: str, shares: Sequence[Commitment]) -> bool:
    """Say whether ``due`` is later than the commitment above; ``shares`` are those that ``shares_of`` finds.

    Raises:
        LaterThanParent: it is, and ``reason`` is empty.
        BelowLater: a share of it is due later, without a reason.
    """
    above = locked.parent
    is_later = above is not None and rules.is_later(due, above.due)
    if is_later and not reason and above and above.due_on:
        raise LaterThanParent(unit=locked.lead, day=_day(above.due_on))
    if due.kind == DueKind.DAY and due.on is not None:
        for share in shares:
            if share.due_on is not None and share.due_on > due.on:
                raise BelowLater(unit=share.lead, day=_day(share.due_on))
    return is_later


def _set(locked: Commitment, schedule: rules.Schedule) -> None:
    locked.due_kind, locked.due_on = schedule.due.kind, schedule.due.on
    locked.period = schedule.due.period or ""
    locked.due_day, locked.period_from_on = schedule.due_day, schedule.from_on


def _day(day: date) -> str:
    return date_format(day, pgettext("format of a day", "j M Y"))

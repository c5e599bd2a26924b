"""Writing and submitting progress reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.awaiting import await_report, calendar_for
from chancellery.commitments.actions.concerns import declare_at_risk
from chancellery.commitments.actions.refusals import LeftOut
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, Evidence, ProgressReport
from chancellery.core import audit, file_kinds, files
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User


class HandedDown(Refusal):
    message = _("This commitment was handed down: its progress comes from the units below, and they report.")


class AlreadySubmitted(Refusal):
    message = _("A report on this commitment already waits for a decision.")


class SomebodyWroteMeanwhile(Refusal):
    message = _("%(name)s has kept a draft meanwhile: “%(done)s” Send yours once more to put it in its place.")


class NotADraft(Refusal):
    message = _("This report was submitted before; it can no longer be changed.")


class NotAPercentage(Refusal):
    message = _("Progress is a percentage from 0 to 100.")


class NothingSaid(Refusal):
    message = _("Say in a sentence what was done.")


class EvidenceTooLarge(Refusal):
    message = _("%(name)s is larger than %(limit)s MB and was not taken.")


class EvidenceNotWhatItSays(Refusal):
    message = _("%(name)s is not what its name says, and was not taken. Save it anew under the right ending.")


class EvidenceNotTaken(Refusal):
    message = _(
        "%(name)s is of no kind that is taken as evidence: send photographs, films, sound, PDF, office files or text."
    )


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file as it came."""

    name: str
    media_type: str
    data: bytes


@transaction.atomic
def write_report(
    *,
    commitment: Commitment,
    percentage: Decimal | int,
    done: str,
    by: User,
    at: datetime,
    value: Decimal | None = None,
    difficulties: str = "",
    requests: str = "",
    language: str = "",
    evidence: Sequence[NewEvidence] = (),
    over: datetime | None = None,
    and_submit: bool = False,
    at_risk: str = "",
) -> ProgressReport:
    """Save the open draft on ``commitment`` (making it when there is none), and submit it if asked.

    Who wrote any of it stays a writer, whoever writes over it: none of them decides on it later.
    On a commitment that is done, it is a correction of the last accepted report. ``over`` is the moment at which the
    draft was kept that the person had before them; another person's later one is not written over. ``at_risk`` says
    why the commitment may not be done in time, when that is so.

    Raises:
        HandedDown, LeftOut: nobody reports on this commitment itself.
        AlreadySubmitted: a report waits for a decision.
        SomebodyWroteMeanwhile: another person has kept a draft since.
        NotAPercentage, NothingSaid: what was written will not do.
        EvidenceTooLarge, EvidenceNotTaken, EvidenceNotWhatItSays, files.NoRoom: nor will a file.
    """
    leaf = _reportable(commitment)
    _check(percentage=Decimal(percentage), done=done, evidence=evidence)
    report = _open_draft(leaf, by=by, over=over)
    report.percentage, report.value, report.done = Decimal(percentage), value, done.strip()
    report.difficulties, report.requests = difficulties.strip(), requests.strip()
    report.language = language or by.language
    _keep(report, leaf, evidence, by=by, at=at)
    if at_risk.strip() and leaf.status == Status.OPEN:
        declare_at_risk(commitment=leaf, reason=at_risk, by=by, at=at)
    return _submit(report, leaf, by=by, at=at) if and_submit else report


@transaction.atomic
def submit(*, report: ProgressReport, by: User, at: datetime) -> ProgressReport:
    """Send a draft to whoever accepts.

    Raises:
        NotADraft: it was submitted before.
        HandedDown, LeftOut: the commitment is not reported on any more.
    """
    leaf = _reportable(report.commitment)
    locked = ProgressReport.objects.select_for_update().get(pk=report.pk)
    return _submit(locked, leaf, by=by, at=at)


@transaction.atomic
def drop_evidence(*, evidence: Evidence, by: User, at: datetime) -> None:
    """Take a file off a draft; the stored original stays in the store.

    Raises:
        NotADraft: the report was submitted.
    """
    report = ProgressReport.objects.select_for_update().get(pk=evidence.report_id)
    if report.state != ReportState.DRAFT:
        raise NotADraft
    _count_as_writer(report, by)
    report.save(update_fields=["writer_keys"])
    audit.record("evidence.dropped", on=report, by=by, at=at, name=evidence.name, file=evidence.file_id)
    evidence.delete()


def _reportable(commitment: Commitment) -> Commitment:
    # the leaf first, then its report: everybody locks in this order
    leaf = Commitment.objects.select_for_update(of=("self",)).select_related("lead").get(pk=commitment.pk)
    if not leaf.is_leaf:
        raise HandedDown
    if leaf.status in {Status.WAIVED, Status.WITHDRAWN}:
        raise LeftOut
    return leaf


def _check(*, percentage: Decimal, done: str, evidence: Sequence[NewEvidence]) -> None:
    if not 0 <= percentage <= rules.WHOLE:
        raise NotAPercentage
    if not done.strip():
        raise NothingSaid
    for piece in evidence:
        if len(piece.data) > settings.UPLOAD_LIMIT:
            raise EvidenceTooLarge(name=piece.name, limit=settings.UPLOAD_LIMIT // 1024**2)
        kinds = file_kinds.known()
        if not kinds.takes(piece.name):
            raise EvidenceNotTaken(name=piece.name)
        if not kinds.fits(piece.name, piece.data):
            raise EvidenceNotWhatItSays(name=piece.name)


def _open_draft(leaf: Commitment, *, by: User, over: datetime | None) -> ProgressReport:
    """Return the draft that waits to be written on, or a new one."""
    report = leaf.reports.filter(state__in=[ReportState.DRAFT, ReportState.SUBMITTED]).first() or _begin(leaf)
    if report.state == ReportState.SUBMITTED:
        raise AlreadySubmitted
    if report.pk and report.written_by_id != by.pk and report.written_at != over:
        raise SomebodyWroteMeanwhile(name=report.written_by.full_name, done=report.done)
    return report


def _begin(leaf: Commitment) -> ProgressReport:
    last = leaf.reports.filter(state=ReportState.ACCEPTED).order_by("-decided_at", "-id").first()
    # a new one begins from the words of the one that went back: who wrote those has a hand in this one too
    newest = leaf.reports.order_by("-pk").first()
    return ProgressReport(
        commitment=leaf, unit=leaf.lead, corrects=last if leaf.status == Status.DONE else None,
        writer_keys=newest.writer_keys if newest and newest.state == ReportState.RETURNED else [],
    )  # fmt: skip


def _keep(report: ProgressReport, leaf: Commitment, evidence: Sequence[NewEvidence], *, by: User, at: datetime) -> None:
    """Save what ``by`` has written, with the period it is on and its evidence."""
    report.written_by, report.written_at = by, at
    _count_as_writer(report, by)
    span = _span(leaf, at)
    report.period_from_on, report.period_until_on = span.from_on, span.until_on
    report.save()
    for piece in evidence:
        _attach(report, piece, by=by, at=at)
    audit.record("report.saved", on=report, by=by, at=at, commitment=leaf.pk, percentage=rules.plain(report.percentage))


def _count_as_writer(report: ProgressReport, by: User) -> None:
    report.writer_keys = sorted({*report.writer_keys, *by.hands})


def _span(leaf: Commitment, at: datetime) -> rules.Span:
    today = timezone.localdate(at)
    return rules.span_to_report(
        leaf.due,
        due_day=leaf.due_day, from_on=leaf.period_from_on,
        reported_until=leaf.reported_until_on, today=today, calendar=calendar_for(leaf, on=today),
    )  # fmt: skip


def _attach(report: ProgressReport, piece: NewEvidence, *, by: User, at: datetime) -> None:
    kept = files.keep(piece.data, media_type=piece.media_type[:120], at=at)
    Evidence.objects.get_or_create(
        report=report, file=kept, defaults={"name": piece.name[:300], "added_by": by, "added_at": at}
    )


def _submit(report: ProgressReport, leaf: Commitment, *, by: User, at: datetime) -> ProgressReport:
    if report.state != ReportState.DRAFT:
        raise NotADraft
    report.state, report.submitted_by, report.submitted_at = ReportState.SUBMITTED, by, at
    if by.acting_for is not None:
        _count_as_writer(report, by)
    report.save(update_fields=["state", "submitted_by", "submitted_at", "writer_keys"])
    leaf.reported_on, leaf.reported_until_on = timezone.localdate(at), report.period_until_on
    await_report(leaf)
    leaf.save(update_fields=["reported_on", "reported_until_on", "awaited_from_on"])
    audit.record(
        "report.submitted", on=report, by=by, at=at, commitment=leaf.pk, percentage=rules.plain(report.percentage)
    )
    return report

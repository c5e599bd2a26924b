"""Recording a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import actions as commitments
from chancellery.commitments import queries
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.core import audit, bulk, history
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit, User
from chancellery.reviews.models import Backing, Conclusion, Preparation, Review
from chancellery.reviews.rules import Concluded, Period


class NotOverYet(Refusal):
    message = _("The last day of the period is not over yet.")


class NotKept(Refusal):
    message = _("How the units stood on that day is not known; boards are kept from %(day)s on.")


class EndsBeforeItBegins(Refusal):
    message = _("The period ends before it begins.")


class NothingConcluded(Refusal):
    message = _("Write at least one conclusion.")


class BackingNothing(Refusal):
    message = _("A report was put under a conclusion that has no words yet.")


class NotAccepted(Refusal):
    message = _("A conclusion rests on reports of these units that were accepted by the end of the period.")


class ReviewedAlready(Refusal):
    message = _("There is a review of this unit for that day already; a review never changes.")


@transaction.atomic
def record_review(
    *, unit: Unit, document: Document | None, period: Period, conclusions: Sequence[Concluded], language: str,
    is_open_below: bool, by: User | None, at: datetime,
) -> Review:  # fmt: skip
    """Record what was concluded of a period; a conclusion without words is left out. What ``by`` prepared goes.

    Raises:
        NotOverYet, NotKept: the figures of its last day are not final, or not kept.
        EndsBeforeItBegins, NothingConcluded, BackingNothing, NotAccepted, ReviewedAlready: as each says.
    """
    today = timezone.localdate(at)
    said = [one for one in conclusions if one.text.strip()]
    _check_period(period, today)
    if not said:
        raise NothingConcluded
    if any(one.reports for one in conclusions if one not in said):
        raise BackingNothing
    commitments.fold_changes(today=today)
    _check_kept(period.last_on, today)
    _check_reports({key for one in said for key in one.reports}, unit, period.last_on)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if Review.objects.filter(unit=unit, document=document, period_until_on=period.last_on).exists():
        raise ReviewedAlready
    review = Review.objects.create(
        unit=unit, document=document, period_from_on=period.first_on, period_until_on=period.last_on,
        language=language, is_open_below=is_open_below, made_by=by, made_at=at,
    )  # fmt: skip
    _write(review, said)
    if by is not None:
        Preparation.objects.filter(unit=unit, made_by=by).delete()
    audit.record(
        "review.recorded", on=review, by=by, at=at, unit=str(unit), document=str(document or ""),
        from_on=period.first_on, until_on=period.last_on, conclusions=len(said),
    )  # fmt: skip
    return review


def _check_period(period: Period, today: date) -> None:
    if period.last_on < period.first_on:
        raise EndsBeforeItBegins
    if period.last_on >= today:
        raise NotOverYet


def _check_kept(day: date, today: date) -> None:
    first = queries.kept_from()
    if first is None or first > day:
        raise NotKept(day=first or today)


def _check_reports(keys: set[int], unit: Unit, last_on: date) -> None:
    theirs = ProgressReport.objects.filter(
        pk__in=keys, state=ReportState.ACCEPTED, decided_at__lt=history.end_of(last_on),
        unit__in=organisations.keys_below_on(unit, last_on),
    )  # fmt: skip
    if theirs.count() < len(keys):
        raise NotAccepted


def _write(review: Review, said: Sequence[Concluded]) -> None:
    bulk.insert(Conclusion, [
        Conclusion(review=review, place=place, theme=one.theme.strip(), text=one.text.strip())
        for place, one in enumerate(said, 1)
    ])  # fmt: skip
    made = dict(review.conclusions.values_list("place", "pk"))
    bulk.insert(Backing, [
        Backing(conclusion_id=made[place], report_id=key)
        for place, one in enumerate(said, 1) for key in dict.fromkeys(one.reports)
    ])  # fmt: skip

"""Recording a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import actions as commitments
from chancellery.commitments import queries
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit, User
from chancellery.reviews.models import Conclusion, Review


class NotOverYet(Refusal):
    message = _("The last day of the period is not over yet.")


class NotKept(Refusal):
    message = _("How the units stood on that day is not known; boards are kept from %(day)s on.")


class EndsBeforeItBegins(Refusal):
    message = _("The period ends before it begins.")


class NothingConcluded(Refusal):
    message = _("Write at least one conclusion.")


class ReviewedAlready(Refusal):
    message = _("There is a review of this unit for that day already; a review never changes.")


@transaction.atomic
def record_review(
    *,
    unit: Unit,
    document: Document | None,
    period_from_on: date,
    period_until_on: date,
    conclusions: Sequence[tuple[str, str]],
    language: str,
    is_open_below: bool,
    by: User | None,
    at: datetime,
) -> Review:
    """Record what was concluded of a period; ``conclusions`` are pairs of a theme, which may be empty, and a text.

    Raises:
        NotOverYet, NotKept: the figures of its last day are not final, or not kept.
        EndsBeforeItBegins, NothingConcluded, ReviewedAlready: as each says.
    """
    today = timezone.localdate(at)
    said = [(theme.strip(), text.strip()) for theme, text in conclusions if text.strip()]
    if period_until_on < period_from_on:
        raise EndsBeforeItBegins
    if period_until_on >= today:
        raise NotOverYet
    if not said:
        raise NothingConcluded
    commitments.fold_changes(today=today)
    first = queries.kept_from()
    if first is None or first > period_until_on:
        raise NotKept(day=first or today)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if Review.objects.filter(unit=unit, document=document, period_until_on=period_until_on).exists():
        raise ReviewedAlready
    review = Review.objects.create(
        unit=unit, document=document, period_from_on=period_from_on, period_until_on=period_until_on,
        language=language, is_open_below=is_open_below, made_by=by, made_at=at,
    )  # fmt: skip
    bulk.insert(Conclusion, [
        Conclusion(review=review, place=place, theme=theme, text=text) for place, (theme, text) in enumerate(said, 1)
    ])  # fmt: skip
    audit.record(
        "review.recorded", on=review, by=by, at=at, unit=str(unit), document=str(document or ""),
        from_on=period_from_on, until_on=period_until_on,
    )  # fmt: skip
    return review

"""Every read of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from chancellery.commitments import queries as commitments
from chancellery.core.written_once import WrittenOnce
from chancellery.organisations.models import Unit, User
from chancellery.organisations.rules import READERS, Authority
from chancellery.reviews.models import Backing, Conclusion, Preparation, Review


def visible_to(authority: Authority) -> QuerySet[Review]:
    """Return the reviews of units whose board a person may see, and those open to the units below."""
    theirs = Q()
    for path in authority.paths(READERS):
        above = [int(key) for key in path.split(".")[:-2]]
        theirs |= Q(unit__path__startswith=path) | Q(unit__in=above, is_open_below=True)
    return Review.objects.filter(theirs) if theirs else Review.objects.none()


def get_for(authority: Authority, pk: int) -> Review:
    """Return one review; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("unit", "document", "made_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def reviews_of(authority: Authority, unit: Unit) -> QuerySet[Review]:
    """Return the reviews of one unit that a person may see, the latest first."""
    return visible_to(authority).filter(unit=unit).select_related("document", "made_by")


def last_day_of(unit: int, document: int | None) -> date | None:
    """Return the day whose figures the last review of a unit and a document, or of all, speaks of."""
    found = _last_of_all(unit) if document is None else _last_of(unit, document)
    return found[0] if found else None


@WrittenOnce
def _last_of_all(unit: int) -> QuerySet[Review, date]:
    return Review.objects.filter(unit=unit, document=None).values_list("period_until_on", flat=True)[:1]


@WrittenOnce
def _last_of(unit: int, document: int) -> QuerySet[Review, date]:
    return Review.objects.filter(unit=unit, document=document).values_list("period_until_on", flat=True)[:1]


@dataclass(frozen=True, slots=True)
class Days:
    """The first day that is kept, and the days that a unit was reviewed for: with a document (by key) or for all."""

    kept_from: date | None
    reviewed: Sequence[tuple[int | None, date]]  #: the latest first

    def last_of(self, document: int | None, *, before: date = date.max) -> date | None:
        """Return the day that the last review of a document, or of all, speaks of; of one ``before`` a day."""
        return next((day for key, day in self.reviewed if key == document and day < before), None)

    def compared_on(self, document: int | None, first: date, last: date) -> date | None:
        """Return the day to compare a period with: that of the review before, or the eve of it, if it is kept."""
        found = self.last_of(document, before=last) or first - timedelta(days=1)
        return found if self.kept_from is not None and self.kept_from <= found < last else None


def days_of(unit: int) -> Days:
    """Return the days that a review of a unit depends on, by one query."""
    found = Unit.objects.filter(pk=unit).annotate(kept=Subquery(commitments.first_kept()))
    latest = found.order_by("-reviews__period_until_on", "-reviews__pk")
    rows = list(latest.values_list("kept", "reviews__document", "reviews__period_until_on"))
    return Days(rows[0][0] if rows else None, [(key, day) for _kept, key, day in rows if day is not None])


def concluded_in(review: Review) -> list[Conclusion]:
    """Return the conclusions in their order, each with the reports that it rests on."""
    reports = Backing.objects.select_related("report__commitment", "report__unit").order_by("pk")
    return list(review.conclusions.prefetch_related(Prefetch("backings", reports)))


def preparation_of(unit: Unit, by: User) -> Preparation | None:
    """Return what a person has kept of a review of a unit that is not recorded yet."""
    return Preparation.objects.filter(unit=unit, made_by=by).first()

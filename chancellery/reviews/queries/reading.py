"""Every read of reviews."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

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
    found = Review.objects.filter(unit=unit, document=document)
    return found.values_list("period_until_on", flat=True).first()


def last_day_before(unit: int, document: int | None, day: date) -> date | None:
    """Return the day of the last review of a unit and a document, or of all, that speaks of a day before ``day``."""
    found = Review.objects.filter(unit=unit, document=document, period_until_on__lt=day)
    return found.values_list("period_until_on", flat=True).first()


def concluded_in(review: Review) -> list[Conclusion]:
    """Return the conclusions in their order, each with the reports that it rests on."""
    reports = Backing.objects.select_related("report__commitment", "report__unit").order_by("pk")
    return list(review.conclusions.prefetch_related(Prefetch("backings", reports)))


def preparation_of(unit: Unit, by: User) -> Preparation | None:
    """Return what a person has kept of a review of a unit that is not recorded yet."""
    return Preparation.objects.filter(unit=unit, made_by=by).first()

"""What people look for again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import Http404

from chancellery.organisations.models import User
from chancellery.search.models import SavedSearch
from chancellery.search.queries.finding import Narrowed

#: Between two letters about one search.
BETWEEN_LETTERS = timedelta(hours=20)


def saved_by(user: User) -> list[SavedSearch]:
    """Return what a person looks for again, the latest first."""
    return list(SavedSearch.objects.filter(user=user))


def saved_for(user: User, pk: int) -> SavedSearch:
    """Return one of a person's own searches, or Http404."""
    found = SavedSearch.objects.filter(user=user, pk=pk).first()
    if found is None:
        raise Http404
    return found


def narrowed_in(saved: SavedSearch) -> Narrowed:
    """Return what a saved search is narrowed to."""
    return Narrowed(saved.kind, saved.language)


def due_to_tell(at: datetime) -> list[SavedSearch]:
    """Return the searches whose people want letters and have had none lately."""
    wanted = SavedSearch.objects.filter(by_mail=True, told_at__lte=at - BETWEEN_LETTERS, user__is_active=True)
    return list(wanted.select_related("user").order_by("user", "pk"))

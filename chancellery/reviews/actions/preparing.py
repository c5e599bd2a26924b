"""Keeping what was typed of a review until it is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from chancellery.core import audit
from chancellery.organisations.models import Unit, User
from chancellery.reviews.models import Preparation


@transaction.atomic
def keep_preparation(*, unit: Unit, given: Mapping[str, str], by: User, at: datetime) -> Preparation:
    """Keep what ``by`` has typed of a review of ``unit``: one for each person, in place of what was kept before."""
    kept, _made = Preparation.objects.update_or_create(
        unit=unit, made_by=by, defaults={"given": dict(given), "made_at": at}
    )
    audit.record("review.prepared", on=kept, by=by, at=at, unit=str(unit))
    return kept

"""A small service to begin with: its units, people, documents, commitments and a year of reports, all invented.

Everything is made by the same actions as in real work, with days relative to the day of loading and nothing left to
chance, so that two loads on one day give the same service.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from chancellery.commitments import actions as commitments
from chancellery.config.sample import cast as casting
from chancellery.config.sample import drafts, languages, material, papers, reviews, story
from chancellery.core import history
from chancellery.organisations import actions
from chancellery.organisations.enums import Role
from chancellery.organisations.models import User

LINK_LIFETIME = timedelta(hours=12)


@transaction.atomic
def load(*, now: datetime) -> None:
    """Load the sample into an empty database: all of it, or nothing when something fails."""
    with translation.override("vi"):
        cast = casting.Cast(material=material.load(), now=now, today=timezone.localdate(now))
        casting.gather(cast)
        papers.register(cast)
        for happening in story.happenings(cast):
            with history.happening_at(happening.at):
                happening.do(happening.at)
        drafts.write(cast)
        languages.translate(cast)
        commitments.keep_months(today=cast.today)
        reviews.conclude(cast)


def sign_in_links(address: str, *, at: datetime) -> list[str]:
    """Return a line with a fresh one-time link for each role; none when the database does not hold the sample."""
    firsts: dict[str, material.PersonRow] = {}
    for row in material.load().people:
        for role, _unit in row.roles:
            firsts.setdefault(role, row)
    users = {user.email: user for user in User.objects.filter(email__in=[row.email for row in firsts.values()])}
    lines = []
    for role, row in firsts.items():
        user = users.get(row.email)
        membership = user.memberships.filter(role=role).select_related("unit").first() if user else None
        if user is None or membership is None:
            continue
        secret = actions.make_sign_in_link(user=user, at=at, lifetime=LINK_LIFETIME)
        link = address.rstrip("/") + reverse("organisations:sign_in_link", args=[secret])
        lines.append(f"  {Role(role).label:<14} {user.full_name}, {membership.unit.short_name}\n    {link}")
    return lines

"""Posts of a unit and who holds them. Both are recorded on the unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import Post, Tenure, Unit, User


class TitleMissing(Refusal):
    message = _("A post needs a title in at least one language.")


class HolderMissing(Refusal):
    message = _("Give the name of the person who holds the post.")


class PostHeldThen(Refusal):
    message = _("%(holder)s holds this post from that day or later.")


class TenureEndsTooEarly(Refusal):
    message = _("Nobody leaves a post before the day they took it.")


@transaction.atomic
def add_post(
    *, unit: Unit, titles: Mapping[str, str], signs: bool = False, chairs: bool = False, by: User | None, at: datetime
) -> Post:
    """Add a post to ``unit``; ``signs`` and ``chairs`` say what its holder does for the unit.

    Raises:
        TitleMissing: no title has words.
    """
    said = {language: title.strip() for language, title in titles.items() if title.strip()}
    if not said:
        raise TitleMissing
    post = Post.objects.create(unit=unit, titles=said, signs=signs, chairs=chairs)
    audit.record("post.added", on=unit, by=by, at=at, post=post.pk, title=str(post))
    return post


@transaction.atomic
def appoint(
    *, post: Post, holder_name: str, user: User | None = None, from_on: date, by: User | None, at: datetime
) -> Tenure:
    """Let a person hold ``post`` from a day on; whoever held it leaves the day before.

    Raises:
        HolderMissing: the name is empty.
        PostHeldThen: somebody took the post on that day or later, or left it after that day.
    """
    if not holder_name.strip():
        raise HolderMissing
    locked = Post.objects.select_for_update(no_key=True).get(pk=post.pk)
    later = locked.tenures.filter(Q(from_on__gte=from_on) | Q(until_on__gte=from_on)).first()
    if later is not None:
        raise PostHeldThen(holder=later.holder_name)
    locked.tenures.filter(until_on__isnull=True).update(until_on=from_on - timedelta(days=1))
    tenure = Tenure.objects.create(post=locked, holder_name=holder_name.strip(), user=user, from_on=from_on)
    audit.record(
        "post.filled", on=locked.unit, by=by, at=at, post=locked.pk, title=str(locked), holder=tenure.holder_name,
        from_on=from_on,
    )  # fmt: skip
    return tenure


@transaction.atomic
def end_tenure(*, tenure: Tenure, until_on: date, by: User | None, at: datetime) -> Tenure:
    """Let the holder of a post leave it after a last day.

    Raises:
        TenureEndsTooEarly: the day is before their first.
    """
    locked = Tenure.objects.select_for_update(of=("self",)).select_related("post__unit").get(pk=tenure.pk)
    if until_on < locked.from_on:
        raise TenureEndsTooEarly
    locked.until_on = until_on
    locked.save(update_fields=["until_on"])
    audit.record(
        "post.left", on=locked.post.unit, by=by, at=at, post=locked.post.pk, title=str(locked.post),
        holder=locked.holder_name, until_on=until_on,
    )  # fmt: skip
    return locked

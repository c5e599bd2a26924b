"""What waits for somebody who translates or reviews: by kind of record and language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancellery.organisations.rules import Authority
from chancellery.translations.enums import State, Want
from chancellery.translations.kinds import REVIEWERS, Kind, looked_after
from chancellery.translations.models import Translation

#: Nobody needs to know how many more there are.
COUNTED = 1000


def find(authority: Authority, kind: Kind, language: str, want: Want) -> QuerySet[Any]:
    """Return the records of a kind for which ``want`` holds in ``language`` and the person can do it, newest first."""
    roles = REVIEWERS if want == Want.UNREVIEWED else kind.translators
    records = kind.visible(authority).filter(looked_after(kind, authority, roles)).order_by("-pk")
    there = Translation.objects.filter(on_type=kind.type, on_key=OuterRef("pk"), language=language)
    if want == Want.MISSING:
        return records.exclude(language=language).filter(~Exists(there.filter(field=kind.fields[0].name)))
    return records.filter(Exists(there.filter(_condition(authority, want))))


def to_review(authority: Authority, kind: Kind, *, most: int) -> list[Translation]:
    """Return translations that wait for the person's review, the latest first; one for each record and language.

    What a person's own units look after is theirs to see, so that is not asked once more: of a million it takes long.
    """
    records = kind.every().filter(looked_after(kind, authority, REVIEWERS), pk=OuterRef("on_key"))
    waiting = Translation.objects.filter(_condition(authority, Want.UNREVIEWED), on_type=kind.type)
    found: dict[tuple[int, str], Translation] = {}
    for one in waiting.filter(Exists(records.order_by())).order_by("-made_at", "pk")[: most * len(kind.fields)]:
        found.setdefault((one.on_key, one.language), one)
    return list(found.values())[:most]


def lacking(kind: Kind, language: str) -> QuerySet[Any]:
    """Return the records of a kind that wait to be translated, by whomever: not there, or stale; the oldest first."""
    there = Translation.objects.filter(on_type=kind.type, on_key=OuterRef("pk"), language=language)
    absent = ~Exists(there.filter(field=kind.fields[0].name))
    return (
        kind.every()
        .exclude(language__in=["", language])
        .filter(absent | Exists(there.filter(is_stale=True)))
        .order_by("pk")
    )


def counts(authority: Authority, kind: Kind, language: str) -> Mapping[Want, int]:
    """Count what waits, of each sort; of more than ``COUNTED`` it says one more."""
    return {want: find(authority, kind, language, want).order_by()[: COUNTED + 1].count() for want in Want}


def _condition(authority: Authority, want: Want) -> Q:
    if want == Want.STALE:
        return Q(is_stale=True)
    if want == Want.MACHINE:
        return Q(state=State.MACHINE, is_stale=False)
    # what one wrote oneself, or whom one acts for, waits for somebody else
    return Q(state=State.HUMAN, is_stale=False) & ~Q(writer_keys__overlap=sorted(authority.hands))

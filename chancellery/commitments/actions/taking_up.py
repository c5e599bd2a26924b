"""Take up the tasks of a document, all with one act that may safely be repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chancellery.commitments.actions.making import Share
from chancellery.commitments.actions.undertaking import commit_each
from chancellery.commitments.models import Commitment
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import User


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What was made, and which provisions somebody had taken up before."""

    made: Sequence[Commitment]
    before: Sequence[Provision]


@transaction.atomic
def take_up(
    *, document: Document, undertakings: Sequence[tuple[Provision, Share]], by: User | None, at: datetime
) -> TakenUp:
    """Make a commitment from each provision of ``document`` that has none yet; those that have one are left alone.

    Raises:
        NobodyGiven, UnitClosed, LeadCoordinates: as in ``commit_each``; then nothing is made.
    """
    Document.objects.select_for_update().get(pk=document.pk)  # two people, or two clicks, come one after the other
    keys = [provision.pk for provision, _share in undertakings]
    taken = set(Commitment.objects.filter(provision__in=keys).values_list("provision", flat=True))
    left = [(provision, share) for provision, share in undertakings if provision.pk not in taken]
    before = [provision for provision, _share in undertakings if provision.pk in taken]
    if before and not left:
        return TakenUp((), before)
    return TakenUp(commit_each(undertakings=left, by=by, at=at), before)

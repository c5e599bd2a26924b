"""What a co-ordinating unit did on its part."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.refusals import LeftOut
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment, Coordination, PartNote
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User


class NothingNoted(Refusal):
    message = _("Say in a sentence what your unit did.")


@transaction.atomic
def note_part(*, coordination: Coordination, text: str, language: str = "", by: User, at: datetime) -> PartNote:
    """Keep what a co-ordinating unit did on its part; a note stays, and a later one stands above it.

    Raises:
        NothingNoted: there are no words.
        LeftOut: the commitment was waived or withdrawn.
    """
    if not text.strip():
        raise NothingNoted
    commitment = Commitment.objects.get(pk=coordination.commitment_id)
    if commitment.status in {Status.WAIVED, Status.WITHDRAWN}:
        raise LeftOut
    note = PartNote.objects.create(
        coordination=coordination, text=text.strip(), language=language or by.language, written_by=by, written_at=at
    )
    audit.record("part.noted", on=commitment, by=by, at=at, units=coordination.unit.short_name)
    return note

"""What a person says of what was read. What was read stays; a correction stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.intake.enums import State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.models import User
from chancellery.reading.second_readers.proof import RULE as SECOND_READER


class AlreadyDecided(Refusal):
    message = _("“%(name)s” is decided already; its facts do not change any more.")


class NothingCorrected(Refusal):
    message = _("This correction says the same as what was read.")


@transaction.atomic
def judge(
    *,
    fact: Fact,
    verdict: str,
    corrected: Mapping[str, object] | None = None,
    document: Document | None = None,
    by: User | None,
    at: datetime,
) -> Fact:
    """Say of a fact that it is right, wrong, or right when ``corrected``; ``Verdict.OPEN`` takes that back.

    ``corrected`` holds the fields as they should be; only those that differ from what was read are kept. ``document``
    says which document of the register is meant by one that the text names.

    Raises:
        AlreadyDecided: the intake was registered or rejected.
        NothingCorrected: nothing differs from what was read.
    """
    lock(fact.intake_id)
    locked = Fact.objects.select_for_update().get(pk=fact.pk)
    different = None
    if verdict == Verdict.CORRECTED:
        different = {name: value for name, value in (corrected or {}).items() if value != locked.read.get(name)}
        if not different and document is None:
            raise NothingCorrected
    locked.verdict, locked.corrected = verdict, different
    locked.document = document if verdict == Verdict.CORRECTED else None
    open_again = verdict == Verdict.OPEN
    locked.decided_by, locked.decided_at = (None, None) if open_again else (by, at)
    locked.save(update_fields=["verdict", "corrected", "document", "decided_by", "decided_at"])
    audit.record(
        "intake.fact_judged", on=locked.intake, by=by, at=at, fact=locked.pk, verdict=verdict, corrected=different,
        quote=locked.quote[:100],
    )  # fmt: skip
    return locked


@transaction.atomic
def accept_all(*, intake: Intake, by: User | None, at: datetime) -> int:
    """Accept every fact of our own reading that is still open and return how many there were.

    What a second reader alone found is looked at one by one.

    Raises:
        AlreadyDecided: the intake was registered or rejected.
    """
    locked = lock(intake.pk)
    ours = locked.facts.filter(Q(read__rule__isnull=True) | ~Q(read__rule=SECOND_READER), verdict=Verdict.OPEN)
    count = ours.update(verdict=Verdict.ACCEPTED, decided_by=by, decided_at=at)
    if count:
        audit.record("intake.facts_accepted", on=locked, by=by, at=at, count=count)
    return count


@transaction.atomic
def reject(*, intake: Intake, reason: str, by: User | None, at: datetime) -> Intake:
    """Put an intake aside: it is no document of ours. The original stays, and the same file may come in again.

    Raises:
        AlreadyDecided: it was registered or rejected before.
    """
    locked = lock(intake.pk)
    locked.state, locked.reject_reason = State.REJECTED, reason.strip()[:500]
    locked.decided_by, locked.decided_at = by, at
    locked.save(update_fields=["state", "reject_reason", "decided_by", "decided_at"])
    audit.record("intake.rejected", on=locked, by=by, at=at, reason=locked.reject_reason)
    return locked


def lock(pk: int) -> Intake:
    """Hold the intake until we are through, so that nobody registers it while its facts are judged."""
    locked = Intake.objects.select_for_update(of=("self",)).get(pk=pk)
    if locked.state != State.WAITING:
        raise AlreadyDecided(name=locked.name)
    return locked

"""Waiving and withdrawing: a commitment leaves the count, with a reason and with what allows it.

What is open below it is a question to the person, never an automatism.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.branch import lock_branch
from chancellery.commitments.enums import Below, Status
from chancellery.commitments.models import Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations.models import User


class ReasonMissing(Refusal):
    message = _("Say why: the reason is shown wherever this commitment is left out.")


class WarrantMissing(Refusal):
    message = _("Say what allows it: a registered document, or a post or person by name.")


class AlreadyClosed(Refusal):
    message = _("This commitment is closed already.")


class OpenBelow(Refusal):
    message = _("Commitments below this one are still open: say what becomes of them.")


class ChangedBelow(Refusal):
    message = _("What is open below has changed since you saw it. Look at it again, then decide.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """What allows that a commitment is left out: a registered document, or a post or person by name."""

    document: Document | None = None
    named: str = ""

    @property
    def words(self) -> str:
        """How it is shown: as named, or as the document is called."""
        return (self.named.strip() or (str(self.document) if self.document else ""))[:300]


@transaction.atomic
def waive(
    *,
    commitment: Commitment,
    reason: str,
    warrant: Warrant,
    by: User | None,
    at: datetime,
    below: Below | None = None,
    seen: str = "",
) -> Commitment:
    """Release the units from ``commitment``.

    ``below`` says what becomes of what is still open under it; ``seen`` is the mark of what the person saw there
    (``rules.mark_of``), and empty for whoever did not look.

    Raises:
        ReasonMissing, WarrantMissing: there is no reason, or nothing that allows it.
        AlreadyClosed: it is done, waived or withdrawn.
        OpenBelow: commitments below it are open, and ``below`` does not say what becomes of them.
        ChangedBelow: they are not those that the person saw.
    """
    return _close(commitment, Status.WAIVED, reason, warrant, below, seen, by=by, at=at)


@transaction.atomic
def withdraw(
    *,
    commitment: Commitment,
    reason: str,
    warrant: Warrant,
    by: User | None,
    at: datetime,
    below: Below | None = None,
    seen: str = "",
) -> Commitment:
    """Take ``commitment`` back as made in error or overtaken.

    Raises:
        ReasonMissing, WarrantMissing, AlreadyClosed, OpenBelow, ChangedBelow: as in ``waive``.
    """
    return _close(commitment, Status.WITHDRAWN, reason, warrant, below, seen, by=by, at=at)


def _close(
    commitment: Commitment,
    status: Status,
    reason: str,
    warrant: Warrant,
    below: Below | None,
    seen: str,
    *,
    by: User | None,
    at: datetime,
) -> Commitment:
    if not reason.strip():
        raise ReasonMissing
    if not warrant.words:
        raise WarrantMissing
    locked, under = lock_branch(commitment)
    if locked.status != Status.OPEN:
        raise AlreadyClosed
    open_keys = list(Commitment.objects.filter(pk__in=under, status=Status.OPEN).values_list("pk", flat=True))
    _ask(open_keys, below, seen)
    closed = open_keys if below == Below.CLOSE else []
    Commitment.objects.filter(pk__in=[locked.pk, *closed]).update(
        status=status, closing_reason=reason.strip(), warrant=warrant.words, warrant_document=warrant.document
    )
    locked.refresh_from_db()
    audit.record(
        f"commitment.{status.value}", on=locked, by=by, at=at, reason=locked.closing_reason, warrant=locked.warrant,
        below=len(closed), left_open=len(open_keys) - len(closed),
    )  # fmt: skip
    return locked


def _ask(open_keys: Sequence[int], below: Below | None, seen: str) -> None:
    if not open_keys:
        return
    if below is None:
        raise OpenBelow
    if seen and seen != rules.mark_of(open_keys):
        raise ChangedBelow

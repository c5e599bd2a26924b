"""Waiving and withdrawing: a commitment leaves the count, with a reason and with what allows it.

What is open below it is a question to the person, never an automatism.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions.branch import lock_branches
from chancellery.commitments.actions.refusals import Done
from chancellery.commitments.enums import Below, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.models.places import is_below
from chancellery.core import audit, bulk
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations.models import User

_OPEN_BELOW = f"""
SELECT top.id, array_agg(below.id ORDER BY below.path)
FROM commitments_commitment top
JOIN commitments_commitment below ON {is_below("below", "top")}
WHERE top.id = ANY(%s::bigint[]) AND below.status = 'open' GROUP BY top.id
"""  # noqa: S608 - nothing but what is written here


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


@transaction.atomic
def withdraw_each(
    *, keys: Iterable[int], reason: str, warrant: Warrant, below: Below | None, by: User | None, at: datetime
) -> Done:
    """Take commitments (by key) back, of which none stands below another; see ``withdraw``.

    What is refused for one does not stop the others, but for a missing reason or warrant.
    """
    return _close_each(sorted(keys), Status.WITHDRAWN, reason, warrant, below, "", by=by, at=at)


def open_below(keys: Iterable[int]) -> Mapping[int, Sequence[int]]:
    """Return the keys of what is open below each of some commitments."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_BELOW, [sorted(keys)])
        return {int(top): [int(key) for key in found] for top, found in cursor.fetchall()}


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
    done = _close_each([commitment.pk], status, reason, warrant, below, seen, by=by, at=at)
    closed = done.only()
    closed.refresh_from_db()
    return closed


def _close_each(
    keys: Sequence[int],
    status: Status,
    reason: str,
    warrant: Warrant,
    below: Below | None,
    seen: str,
    *,
    by: User | None,
    at: datetime,
) -> Done:
    if not reason.strip():
        raise ReasonMissing
    if not warrant.words:
        raise WarrantMissing
    lock_branches(keys)
    under = open_below(keys)
    rows, refused = [], {}
    for one in Commitment.objects.filter(pk__in=bulk.among(keys)).order_by("path"):
        try:
            if one.status != Status.OPEN:
                raise AlreadyClosed
            _ask(under.get(one.pk, ()), below, seen)
        except Refusal as refusal:
            refused[one.pk] = refusal
        else:
            rows.append(one)
    also = [key for one in rows for key in under.get(one.pk, ())] if below == Below.CLOSE else []
    Commitment.objects.filter(pk__in=bulk.among([*(one.pk for one in rows), *also])).update(
        status=status, closing_reason=reason.strip(), warrant=warrant.words, warrant_document=warrant.document
    )
    audit.record_each(
        f"commitment.{status.value}", {one: _said(one, under, reason, warrant, below) for one in rows}, by=by, at=at
    )
    return Done(rows, refused)


def _said(
    one: Commitment, under: Mapping[int, Sequence[int]], reason: str, warrant: Warrant, below: Below | None
) -> Mapping[str, object]:
    count = len(under.get(one.pk, ()))
    closed = count if below == Below.CLOSE else 0
    return {"reason": reason.strip(), "warrant": warrant.words, "below": closed, "left_open": count - closed}


def _ask(open_keys: Sequence[int], below: Below | None, seen: str) -> None:
    if not open_keys:
        return
    if below is None:
        raise OpenBelow
    if seen and seen != rules.mark_of(open_keys):
        raise ChangedBelow

"""Moving a branch under another commitment, or to the top."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from chancellery.commitments import rules
from chancellery.commitments.actions.answering import hold_trees
from chancellery.commitments.actions.branch import end_of, lock_branch, settle, stop_being_a_leaf
from chancellery.commitments.actions.linking import WouldMakeACycle
from chancellery.commitments.actions.refusals import Closed, LaterThanParent, NotUnderLead, ReportWaits
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.documents import queries as documents
from chancellery.organisations.models import User

#: Places and answers at one stroke: each row, and each change of what is counted, is written once.
_MOVE = """
UPDATE commitments_commitment SET
    path = %(above)s || substr(path, %(cut)s), depth = depth + %(deeper)s,
    parent_id = CASE WHEN id = %(top)s THEN %(parent)s ELSE parent_id END, answers_to = line.answers
FROM answers_of_branches(ARRAY[%(top)s::bigint], %(answers)s::bigint[]) line
WHERE id = line.commitment AND path >= %(first)s AND path < %(end)s
"""
_LONGEST = "SELECT max(length(path)) FROM commitments_commitment WHERE path >= %s AND path < %s"


class BelowItself(Refusal):
    message = _("A commitment cannot stand below itself or below what is handed down from it.")


class ThereAlready(Refusal):
    message = _("It stands there already.")


class TooDeep(Refusal):
    message = _("It would stand too deep: the line of commitments above it is too long.")


@transaction.atomic
def move(
    *,
    commitment: Commitment,
    under: Commitment | None,
    by: User | None,
    at: datetime,
    later_than_parent_reason: str = "",
) -> Commitment:
    """Put ``commitment`` with all below it under another one; ``None`` unlinks it, so that it stands at the top.

    What it was moved from is a leaf again when nothing is left below it, as far on as its own reports said.

    Raises:
        ThereAlready, BelowItself, TooDeep: it cannot go there.
        Closed: what it would stand under is done, waived or withdrawn.
        ReportWaits: a submitted report on what it would stand under is not decided yet.
        NotUnderLead: its unit is outside the subtree of the unit that leads what it would stand under.
        LaterThanParent: it would be due after the fixed day of what it would stand under, without a reason.
        WouldMakeACycle: the other's document rests on the document it comes from.
    """
    documents_actions.link_one_at_a_time()
    hold_trees([commitment, *([under] if under else [])])
    above = Commitment.objects.values_list("parent", flat=True).get(pk=commitment.pk)
    ends = [key for key in (above, under.pk if under else None) if key is not None]
    locked, below = lock_branch(commitment, besides=ends)
    wanted = Commitment.objects.select_related("lead", "provision__document")
    parent = wanted.get(pk=under.pk) if under else None
    before = wanted.get(pk=locked.parent_id) if locked.parent_id else None
    _check(locked, parent)
    is_later = parent is not None and rules.is_later(locked.due, parent.due)
    reason = later_than_parent_reason.strip() or locked.later_than_parent_reason
    if is_later and not reason and parent and parent.due_on:
        raise LaterThanParent(unit=locked.lead, day=date_format(parent.due_on, pgettext("format of a day", "j M Y")))
    if parent:
        stop_being_a_leaf(parent)
    _relocate(locked, parent, rows=1 + len(below))
    Commitment.objects.filter(pk=locked.pk).update(later_than_parent_reason=reason if is_later else "")
    if before:
        settle(before)
    moved = Commitment.objects.select_related("lead").get(pk=locked.pk)
    audit.record(
        "commitment.moved" if parent else "commitment.unlinked", on=moved, by=by, at=at,
        parent=parent.pk if parent else None, before=before.pk if before else None,
        title=(parent or before or moved).title,
    )  # fmt: skip
    return moved


def _check(locked: Commitment, parent: Commitment | None) -> None:
    if locked.parent_id == (parent.pk if parent else None):
        raise ThereAlready
    if parent is None:
        return
    if parent.path.startswith(locked.path):
        raise BelowItself
    if parent.status != Status.OPEN:
        raise Closed
    if parent.reports.filter(state=ReportState.SUBMITTED).exists():
        raise ReportWaits
    if not locked.lead.path.startswith(parent.lead.path):
        raise NotUnderLead(unit=locked.lead, lead=parent.lead)
    above, own = parent.provision.document_id, locked.provision.document_id
    if above != own and documents.rests_on(above, own):
        raise WouldMakeACycle(document=parent.provision.document)


def _relocate(locked: Commitment, parent: Commitment | None, *, rows: int) -> None:
    """Rewrite where a locked branch of so many rows stands and what it answers to, in one statement."""
    above = parent.path if parent else ""
    cut = len(locked.path) - len(f"{locked.pk}.") + 1
    first, end = end_of(locked.path)
    with connection.cursor() as cursor:
        cursor.execute(_LONGEST, [first, end])
        (longest,) = cursor.fetchone()
        if longest - cut + 1 + len(above) > (Commitment._meta.get_field("path").max_length or 0):
            raise TooDeep
        deeper = (parent.depth + 1 if parent else 0) - locked.depth
        cursor.execute(_MOVE, {
            "above": above, "cut": cut, "deeper": deeper, "top": locked.pk, "parent": parent.pk if parent else None,
            "answers": parent.answers_to if parent else [], "first": first, "end": end,
        })  # fmt: skip
        if cursor.rowcount != rows:
            raise RuntimeError(f"Of {rows} commitments {cursor.rowcount} moved: paths and parents do not agree.")

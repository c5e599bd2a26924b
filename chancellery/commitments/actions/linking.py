"""What a commitment implements beside the tree: provisions of superior documents. The graph has no cycle."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions.answering import hold_trees, refresh_answers
from chancellery.commitments.models import Commitment, Implementation
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents_actions
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import User


class NotSuperior(Refusal):
    message = _("A commitment comes from its own document; what it implements stands in another.")


class WouldMakeACycle(Refusal):
    message = _("%(document)s itself rests on the document of this commitment, so it cannot stand above it.")


class AlreadyImplements(Refusal):
    message = _("This commitment implements that provision already.")


@transaction.atomic
def implement(*, commitment: Commitment, provision: Provision, by: User | None, at: datetime) -> Implementation:
    """Say that ``commitment`` implements a provision of a superior document.

    Raises:
        NotSuperior: the provision stands in the commitment's own document.
        WouldMakeACycle: the provision's document implements, over however many steps, the commitment's document.
        AlreadyImplements: it was said before.
    """
    own = commitment.provision.document
    if provision.document_id == own.pk:
        raise NotSuperior
    check_order(own, superior=provision.document)
    made, is_new = Implementation.objects.get_or_create(
        commitment=commitment, provision=provision, defaults={"made_by": by, "made_at": at}
    )
    if not is_new:
        raise AlreadyImplements
    hold_trees([commitment])
    refresh_answers([commitment.pk])
    audit.record("commitment.implements", on=commitment, by=by, at=at, provision=provision.pk)
    return made


def check_order(document: Document, *, superior: Document) -> None:
    """Let ``superior`` stand above ``document`` until this transaction ends.

    Raises:
        WouldMakeACycle: it implements, over however many steps, ``document``.
    """
    documents_actions.link_one_at_a_time()
    if documents.rests_on(superior.pk, document.pk):
        raise WouldMakeACycle(document=superior)


@transaction.atomic
def stop_implementing(*, implementation: Implementation, by: User | None, at: datetime) -> None:
    """Take the link away; the trail keeps that it was there."""
    documents_actions.link_one_at_a_time()
    audit.record(
        "commitment.implements_no_more",
        on=implementation.commitment,
        by=by,
        at=at,
        provision=implementation.provision_id,
    )
    commitment = implementation.commitment
    implementation.delete()
    hold_trees([commitment])
    refresh_answers([commitment.pk])

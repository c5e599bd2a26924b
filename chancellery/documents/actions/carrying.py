"""Say what a plan's provision carries of a superior document, and what it does not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import queries
from chancellery.documents.actions.resting import link_one_at_a_time
from chancellery.documents.enums import Extent
from chancellery.documents.models import Carrying, NotCarried, Provision
from chancellery.documents.signals import carryings_changed
from chancellery.organisations.models import User


class CarriesItsOwn(Refusal):
    message = _("A provision carries one of another document, not of its own.")


class CarriedInACircle(Refusal):
    message = _("%(superior)s itself rests on %(document)s, so it cannot stand above it.")


class IsCarried(Refusal):
    message = _("It is carried; take the link away first.")


@transaction.atomic
def carry(
    *, provision: Provision, superior: Provision, extent: str = Extent.WHOLE, by: User | None, at: datetime
) -> Carrying:
    """Say that ``provision`` carries ``superior``; said again, it changes the extent. What was refused is so no more.

    Raises:
        CarriesItsOwn: both stand in one document.
        CarriedInACircle: the document of ``superior`` rests, over however many steps, on that of ``provision``.
    """
    link_one_at_a_time()
    if provision.document_id == superior.document_id:
        raise CarriesItsOwn
    if queries.rests_on(superior.document_id, provision.document_id):
        raise CarriedInACircle(superior=superior.document, document=provision.document)
    carrying, made = Carrying.objects.get_or_create(
        provision=provision, superior=superior,
        defaults={"extent": Extent(extent), "made_by": by, "made_at": at},
    )  # fmt: skip
    before = None if made else carrying.extent
    if before == extent:
        return carrying
    if not made:
        carrying.extent = Extent(extent)
        carrying.save(update_fields=["extent"])
    NotCarried.objects.filter(provision=provision, superior=superior).delete()
    _record("provision.carries", provision, superior, by, at, extent=str(carrying.extent), before=before)
    if made:
        carryings_changed.send(Carrying, provisions=(provision.pk,))
    return carrying


@transaction.atomic
def stop_carrying(*, carrying: Carrying, by: User | None, at: datetime) -> None:
    """Take the link away; the trail keeps that it was there."""
    link_one_at_a_time()
    provision = carrying.provision
    _record("provision.carries_no_more", provision, carrying.superior, by, at, extent=carrying.extent)
    carrying.delete()
    carryings_changed.send(Carrying, provisions=(provision.pk,))


@transaction.atomic
def refuse_carrying(*, provision: Provision, superior: Provision, by: User | None, at: datetime) -> NotCarried:
    """Say that ``provision`` does not carry ``superior``, so that it is not suggested again. Said once.

    Raises:
        IsCarried: somebody said that it does.
    """
    link_one_at_a_time()
    if Carrying.objects.filter(provision=provision, superior=superior).exists():
        raise IsCarried
    said, made = NotCarried.objects.get_or_create(
        provision=provision, superior=superior, defaults={"made_by": by, "made_at": at}
    )
    if made:
        _record("provision.does_not_carry", provision, superior, by, at)
    return said


def _record(
    verb: str, provision: Provision, superior: Provision, by: User | None, at: datetime, **details: object
) -> None:
    audit.record(
        verb, on=provision.document, by=by, at=at, provision=provision.pk, eid=provision.eid, superior=superior.pk,
        superior_document=superior.document_id, **details,
    )  # fmt: skip

"""What the provisions of a plan carry of superior documents, and who carries those of a directive."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from chancellery.core.written_once import WrittenOnce
from chancellery.documents.models import Carrying, Document, Provision
from chancellery.documents.queries.works import visible_to
from chancellery.organisations.rules import Authority


def carried_by(document: Document, *, superior: Document | None = None) -> QuerySet[Carrying]:
    """Return what the provisions of ``document`` carry, in their order; with ``superior``, of that one alone."""
    found = Carrying.objects.filter(provision__document=document)
    if superior is not None:
        found = found.filter(superior__document=superior)
    return found.select_related("provision", "superior__document").order_by("provision__order", "pk")


def carriers_of(document: Document) -> QuerySet[Carrying]:
    """Return who carries the provisions of ``document``, in their order."""
    found = Carrying.objects.filter(superior__document=document)
    return found.select_related("superior", "provision__document").order_by("superior__order", "pk")


def carryings_of(document: Document) -> list[Carrying]:
    """Return what the provisions of ``document`` carry and who carries them, in one query."""
    return _either_way(document.pk, document.pk)


@WrittenOnce
def _either_way(carrying: int, carried: int) -> QuerySet[Carrying]:
    found = Carrying.objects.filter(Q(provision__document=carrying) | Q(superior__document=carried))
    return found.select_related("provision__document", "superior__document").order_by("pk")


def carried_keys(provisions: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return for each provision (by key) the keys of the superior provisions it carries; none where it carries none."""
    found: dict[int, tuple[int, ...]] = {}
    pairs = Carrying.objects.filter(provision__in=list(provisions)).order_by("pk").values_list("provision", "superior")
    for provision, superior in pairs:
        found[provision] = (*found.get(provision, ()), superior)
    return found


def carrying_for(authority: Authority, provision: Provision, pk: int) -> Carrying:
    """Return one carrying of ``provision``; Http404 when it is absent or what it carries is not theirs to read."""
    found = provision.carries.select_related("provision__document", "superior__document").filter(pk=pk).first()
    if found is None or not visible_to(authority).filter(pk=found.superior.document_id).exists():
        raise Http404
    return found

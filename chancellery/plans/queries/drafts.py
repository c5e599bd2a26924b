"""Drafts and their measures, each through one door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from chancellery.core.written_once import WrittenOnce
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.rules import PLANNERS, Authority
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Adoption, Draft, Helper, Measure, Superior

LATELY = timedelta(days=30)
FOUND = 8  #: documents offered for a few words


def visible_to(authority: Authority) -> QuerySet[Draft]:
    """Return the drafts a person reads and writes: those of units they plan for. Issued, a plan is in the register."""
    if not authority.grants:
        return Draft.objects.none()
    return Draft.objects.filter(organisations.under(authority.paths(PLANNERS), field="unit__path"))


def listed(authority: Authority) -> QuerySet[Draft]:
    """Return the drafts for a list, the last changed first, each with the number of its measures."""
    found = visible_to(authority).exclude(state=DraftState.DISCARDED).select_related("unit", "document", "changed_by")
    return found.annotate(measure_count=Count("measures")).order_by("-changed_at", "-pk")


def being_written(authority: Authority) -> QuerySet[Draft]:
    """Return the drafts that are being written, the last changed first."""
    found = visible_to(authority).filter(state=DraftState.WRITING).select_related("unit")
    return found.order_by("-changed_at", "-pk")


def given_to(authority: Authority, *, today: date) -> list[tuple[Draft, int]]:
    """Return the plans that lately gave a person's own units measures, each with their number, the latest first.

    A unit's own plan is no news to it.
    """
    units = [grant.unit for grant in authority.grants if grant.role in PLANNERS]
    lately = Draft.objects.filter(state=DraftState.ISSUED, changed_at__date__gte=today - LATELY)
    led = Count("measures", filter=Q(measures__lead__in=units))
    found = lately.filter(measures__lead__in=units).exclude(unit__in=units).select_related("document").annotate(led=led)
    return [(one, one.__dict__["led"]) for one in found.order_by("-changed_at", "-pk")[:FOUND]]


def get_for(authority: Authority, pk: int) -> Draft:
    """Return one draft; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("unit", "document").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_measure_for(authority: Authority, pk: int) -> Measure:
    """Return one measure with its draft; Http404 as ``get_for``."""
    found = with_links(Measure.objects.filter(pk=pk, draft__in=visible_to(authority))).first()
    if found is None:
        raise Http404
    return found


def with_links(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Return measures with all that hangs on them."""
    return measures.select_related("draft__unit", "lead", "commitment").prefetch_related(
        Prefetch("helpers", Helper.objects.select_related("unit")),
        Prefetch("adoptions", Adoption.objects.select_related("provision__document")),
    )


def measures_of(draft: Draft) -> list[Measure]:
    """Return the measures in their order, with all that hangs on them."""
    found = _measures(draft.pk)
    for one in found:
        one.draft = draft
    return found


@WrittenOnce
def _measures(draft: int) -> QuerySet[Measure]:
    return with_links(Measure.objects.filter(draft=draft)).order_by("place", "pk")


def neighbours_of(measure: Measure) -> tuple[Measure | None, Measure | None]:
    """Return the measures before and after one, in the order of the plan."""
    place = Q(place=measure.place)
    others = measure.draft.measures.all()
    before = others.filter(Q(place__lt=measure.place) | place & Q(pk__lt=measure.pk)).order_by("-place", "-pk").first()
    after = others.filter(Q(place__gt=measure.place) | place & Q(pk__gt=measure.pk)).order_by("place", "pk").first()
    return before, after


def superiors_of(draft: Draft) -> list[Document]:
    """Return the documents the plan is to carry out, as they were named."""
    return [link.document for link in _superiors(draft.pk)]


@WrittenOnce
def _superiors(draft: int) -> QuerySet[Superior]:
    return Superior.objects.filter(draft=draft).select_related("document__issuer").order_by("pk")


def begin_from(authority: Authority, keys: Sequence[int]) -> list[Document]:
    """Return the documents a plan may begin from, in the order asked for; what is not theirs to read is left out."""
    found = documents.visible_to(authority).in_bulk(list(keys))
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def found_by(authority: Authority, words: str) -> list[Document]:
    """Return the documents a person may mean by a number or some words of a title, the likeliest first."""
    found = documents.visible_to(authority).filter(documents.matching(words))
    return list(found.select_related("issuer").order_by("-dated_on", "-pk")[:FOUND])

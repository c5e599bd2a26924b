"""The records behind the findings, each through the door of its own app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Model, Prefetch, QuerySet, Window
from django.db.models.functions import Left

from chancellery.commitments import queries as commitments
from chancellery.commitments.models import Commitment
from chancellery.core.written_once import WrittenOnce
from chancellery.documents import queries as documents
from chancellery.documents.models import Text
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Membership, Tenure
from chancellery.organisations.rules import Authority
from chancellery.reviews import queries as reviews
from chancellery.search.enums import Kind
from chancellery.search.queries.finding import Place

#: How much of a text is searched for a passage to show; the rest is found, but not quoted.
QUOTED_FROM = 40_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. ``shared`` is how many commitments of theirs are worded so."""

    place: Place
    record: Model
    texts: Sequence[Text] = ()  #: of a document, with the beginning of each in ``opening``
    shared: int = 1


def hits(authority: Authority, places: Iterable[Place]) -> list[Hit]:
    """Return the records in the order of ``places``; what is no longer theirs to see is left out."""
    keys: dict[Kind, list[int]] = {}
    wanted = list(places)
    for place in wanted:
        keys.setdefault(place.kind, []).append(place.key)
    found = {kind: _BEHIND[kind](authority, some) for kind, some in keys.items()}
    return [found[place.kind][place.key] for place in wanted if place.key in found[place.kind]]


@WrittenOnce
def _opened(documents: tuple[int, ...]) -> QuerySet[Text]:
    texts = Text.objects.filter(document__in=documents).order_by("pk")
    return texts.defer("body").annotate(opening=Left("body", QUOTED_FROM))


def _documents(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    found = documents.titled_for(authority, keys)
    texts: dict[int, list[Text]] = {}
    for text in _opened(tuple(one.pk for one in found)):
        texts.setdefault(text.document_id, []).append(text)
    return {one.pk: Hit(Place(Kind.DOCUMENT, one.pk), one, texts.get(one.pk, ())) for one in found}


def _provisions(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    return _by_key(Kind.PROVISION, documents.passages_for(authority, keys))


def _commitments(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    theirs = commitments.touching(authority).filter(wording__in=keys)
    return {
        one.wording_id: Hit(Place(Kind.COMMITMENT, one.wording_id), one, shared=one.__dict__["shared"])
        for one in _first_of_each(theirs)
    }


def _first_of_each(theirs: QuerySet[Commitment]) -> list[Commitment]:
    """Return the highest commitment of each wording, with how many are worded so."""
    counted = theirs.annotate(shared=Window(Count("pk"), partition_by="wording"))
    highest = counted.order_by("wording", "depth", "pk").distinct("wording")
    named = highest.select_related("lead", "provision__document")
    return list(named.defer("provision__reading", "provision__document__search_text"))


def _reports(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    found = commitments.reports_for(authority).filter(pk__in=keys).select_related("commitment", "unit")
    return _by_key(Kind.REPORT, found)


def _reviews(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    found = reviews.visible_to(authority).filter(pk__in=keys).select_related("unit", "document")
    return _by_key(Kind.REVIEW, found.prefetch_related("conclusions"))


def _units(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    found = organisations.visible_to(authority).filter(pk__in=keys)
    return _by_key(Kind.UNIT, found.prefetch_related(Prefetch("taken_over_by", organisations.takeovers_that_hold())))


def _holders(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    readable = organisations.visible_to(authority)
    found = Tenure.objects.filter(pk__in=keys, post__unit__in=readable).select_related("post__unit")
    return _by_key(Kind.HOLDER, found)


def _people(authority: Authority, keys: Sequence[int]) -> dict[int, Hit]:
    readable = organisations.visible_to(authority)
    held = Membership.objects.filter(user__in=keys, unit__in=readable).select_related("user", "unit")
    return {one.user_id: Hit(Place(Kind.PERSON, one.user_id), one) for one in held.order_by("user", "from_on")}


def _by_key(kind: Kind, found: Iterable[Model]) -> dict[int, Hit]:
    return {one.pk: Hit(Place(kind, one.pk), one) for one in found}


_BEHIND = {
    Kind.DOCUMENT: _documents,
    Kind.PROVISION: _provisions,
    Kind.COMMITMENT: _commitments,
    Kind.REPORT: _reports,
    Kind.REVIEW: _reviews,
    Kind.UNIT: _units,
    Kind.HOLDER: _holders,
    Kind.PERSON: _people,
}

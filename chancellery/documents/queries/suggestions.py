"""Which superior provision a provision may carry: suggested with reasons, never said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chancellery.documents.enums import ProvisionClass
from chancellery.documents.models import Carrying, Document, NotCarried, Provision
from chancellery.documents.queries.works import chain_up
from chancellery.reading.likeness import Among, Kind, Near, Passage, Shared

#: What a plan takes over of the documents above it: what is to be done, and what is to be reported on.
TO_CARRY = (ProvisionClass.DUTY, ProvisionClass.ORGANISATION)
#: Less near than this is not worth a person's look, nor is what is far behind the nearest.
LEAST = 0.1
FAR_BEHIND = 0.4
REASONS = 4
#: One of these must be shared; words and figures alike may be chance, unless nearly all are.
TELLING = frozenset({Kind.CONCEPT, Kind.PLACE, Kind.DOCUMENT})
NEARLY_THE_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A provision that may carry a superior one, how near both are (0 to 1), and what both speak of."""

    provision: Provision
    superior: Provision
    nearness: float
    shared: tuple[Shared, ...]


def provisions_to_carry(document: Document) -> list[Provision]:
    """Return the provisions of ``document`` that those below it are to take over, in their order."""
    return list(document.provisions.filter(classed__in=TO_CARRY).select_related("document").order_by("order"))


def superiors_of(document: Document) -> list[Document]:
    """Return the documents above one that have something to carry: those it implements or carries from."""
    above = [link.document for link in chain_up(document)]
    carried = Carrying.objects.filter(provision__document=document).select_related("superior__document")
    by_key = {one.pk: one for one in (*above, *(each.superior.document for each in carried))}
    able = Provision.objects.filter(document__in=by_key, classed__in=TO_CARRY).order_by()
    keys = set(able.values_list("document", flat=True))
    return [one for key, one in by_key.items() if key in keys]


def suggested(
    provisions: Iterable[Provision], superiors: Sequence[Provision], *, at_most: int = 3
) -> dict[int, list[Suggestion]]:
    """Suggest for each provision, by key, which of ``superiors`` it may carry, the likeliest first.

    What it carries already is left out, and what a person said it does not carry.
    """
    wanted = list(provisions)
    among = Among([passage_of(one) for one in superiors])
    by_key = {one.pk: one for one in superiors}
    settled = _settled(wanted, by_key)
    found: dict[int, list[Suggestion]] = {}
    for one in wanted:
        ranked = among.nearest(passage_of(one), at_most=at_most + len(settled.get(one.pk, ())), least=LEAST)
        near = [each for each in ranked if each.key not in settled.get(one.pk, ()) and _tells(each)][:at_most]
        found[one.pk] = [
            Suggestion(one, by_key[each.key], each.nearness, each.shared[:REASONS])
            for each in near
            if each.nearness >= near[0].nearness * FAR_BEHIND
        ]
    return found


def by_likeness(
    words: str, language: str, provisions: Sequence[Provision]
) -> list[tuple[Provision, tuple[Shared, ...]]]:
    """Return the provisions that are near ``words``, the nearest first, each with what both speak of."""
    by_key = {one.pk: one for one in provisions}
    ranked = Among([passage_of(one) for one in provisions]).nearest(
        Passage(0, words, language), at_most=20, least=LEAST
    )
    return [(by_key[each.key], each.shared[:REASONS]) for each in ranked]


def _tells(near: Near[int]) -> bool:
    return near.nearness >= NEARLY_THE_SAME or any(shared.kind in TELLING for shared in near.shared)


def passage_of(provision: Provision) -> Passage[int]:
    """Return the words of a provision as the library of likeness takes them; its label says nothing of its matter."""
    heading, body = provision.heading.rstrip("…"), provision.body.removeprefix(provision.label).lstrip()
    words = body if heading in " ".join(body[: len(heading) + 80].split()) else f"{heading}\n{body}"
    return Passage(provision.pk, words, provision.language)


def _settled(provisions: Sequence[Provision], superiors: Iterable[int]) -> dict[int, set[int]]:
    """Return for each provision the superior ones that a person has said something of."""
    found: dict[int, set[int]] = {}
    keys, above = [one.pk for one in provisions], list(superiors)
    for said in (Carrying, NotCarried):
        pairs = said.objects.filter(provision__in=keys, superior__in=above).order_by()
        for provision, superior in pairs.values_list("provision", "superior"):
            found.setdefault(provision, set()).add(superior)
    return found

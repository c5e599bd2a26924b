"""What a commitment may implement, and which commitments may answer to a duty: suggested by likeness, never said."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from chancellery.commitments.models import Commitment
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.reading.likeness import Passage, Shared, nearest

#: So many are compared; a document has fewer provisions, and a unit rarely more commitments.
COMPARED = 500


def likely_superiors(
    commitment: Commitment, readable: QuerySet[Document]
) -> list[tuple[Provision, tuple[Shared, ...]]]:
    """Return the provisions above that a commitment may implement and is not linked to, the likeliest first."""
    above = documents.superiors_of(commitment.provision.document)
    candidates = Provision.objects.filter(
        document__in=readable.filter(pk__in=[one.pk for one in above]), classed__in=documents.TO_CARRY
    ).exclude(pk__in=commitment.answers_to)
    words = f"{commitment.title}\n{commitment.provision.body}"
    language = commitment.provision.language
    return documents.by_likeness(words, language, list(candidates.select_related("document")[:COMPARED]))


def likeliest_first(duty: Provision, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return the commitments in the order in which their words are near the duty; the others keep theirs, behind."""
    given = list(commitments)
    passages = [Passage(one.pk, one.title, one.language) for one in given]
    ranked = nearest(Passage(0, duty.body, duty.language), passages, at_most=len(given))
    place = {near.key: number for number, near in enumerate(ranked)}
    return sorted(given, key=lambda one: place.get(one.pk, len(given)))

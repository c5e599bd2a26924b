"""What stands above a draft: the duties of its superior documents, and what the draft makes of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chancellery.commitments import rules as commitments
from chancellery.commitments.enums import DueKind, Status
from chancellery.commitments.models import Commitment
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit
from chancellery.plans import rules
from chancellery.plans.models import Adoption, Draft, Measure, Omission
from chancellery.plans.queries.drafts import superiors_of


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure that takes a superior provision up, and how."""

    measure: Measure
    adoption: Adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """A duty of a superior document beside the draft."""

    provision: Provision
    words: str
    taken: Sequence[Taken]
    omission: Omission | None
    handed: Commitment | None  #: what the unit has to do of it, where it was handed down
    last_on: date | None

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing is said of it: it is neither taken up nor left out on purpose."""
        return not self.taken and self.omission is None


def above_of(draft: Draft, measures: Sequence[Measure]) -> list[tuple[Document, list[Above]]]:
    """Return each superior document with its duties, and what the draft makes of each."""
    taken: dict[int, list[Taken]] = {}
    for measure in measures:
        for adoption in measure.adoptions.all():
            taken.setdefault(adoption.provision_id, []).append(Taken(measure, adoption))
    omitted = {one.provision_id: one for one in draft.omissions.all()}
    duties = [(document, duties_for(draft, document)) for document in superiors_of(draft)]
    keys = [one.pk for _document, provisions in duties for one in provisions]
    handed = handed_to(draft.unit, keys)
    return [
        (
            document,
            [
                Above(
                    provision=one, words=rules.words_of(heading=one.heading, body=one.body, label=one.label),
                    taken=taken.get(one.pk, ()), omission=omitted.get(one.pk), handed=handed.get(one.pk),
                    last_on=_last_day(one, handed.get(one.pk)),
                )
                for one in provisions
            ],
        )
        for document, provisions in duties
    ]  # fmt: skip


def duties_for(draft: Draft, document: Document) -> list[Provision]:
    """Return what ``document`` orders: in the language of the draft where it orders it in several, else in its first.

    A text registered in several languages may give the same duties once for each.
    """
    duties = documents.duties_of(document)
    spoken = {one.language for one in duties}
    if len(spoken) < 2 or len({one.text_id for one in duties}) < 2:
        return duties
    language = draft.language if draft.language in spoken else duties[0].language
    return [one for one in duties if one.language == language]


def handed_to(unit: Unit, provisions: Iterable[int]) -> dict[int, Commitment]:
    """Return, for each provision, the open commitment on it that the unit leads; the highest where it leads several."""
    wanted = list(provisions)
    found = Commitment.objects.filter(
        Q(provision__in=wanted) | Q(implementations__provision__in=wanted), lead=unit, status=Status.OPEN
    )
    held: dict[int, Commitment] = {}
    for one in found.select_related("provision__document").prefetch_related("implementations").distinct():
        for key in (one.provision_id, *(link.provision_id for link in one.implementations.all())):
            if key in wanted and (key not in held or (one.depth, one.pk) < (held[key].depth, held[key].pk)):
                held[key] = one
    return held


def bounds_of(draft: Draft, measures: Sequence[Measure]) -> dict[int, rules.Bound]:
    """Return, for each measure, the last fixed day that the provisions it takes up set."""
    adopted = {one.provision_id: one.provision for measure in measures for one in measure.adoptions.all()}
    handed = handed_to(draft.unit, adopted)
    last = {key: _last_day(one, handed.get(key)) for key, one in adopted.items()}
    return {
        measure.pk: rules.Bound(
            min((day for one in measure.adoptions.all() if (day := last[one.provision_id])), default=None)
        )
        for measure in measures
    }


def _last_day(provision: Provision, handed: Commitment | None) -> date | None:
    if handed is not None:
        return handed.due_on if handed.due_kind == DueKind.DAY else None
    said = commitments.suggest(provision.reading)
    return said.due_on if said.due_kind == DueKind.DAY else None

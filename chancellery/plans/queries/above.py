"""What stands above a draft: the duties of its superior documents, and what the draft makes of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from chancellery.commitments import rules as commitments
from chancellery.commitments.enums import DueKind, Status
from chancellery.commitments.models import Commitment
from chancellery.core.written_once import WrittenOnce
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


@dataclass(frozen=True, slots=True)
class Survey:
    """Each superior document with its duties, and the last fixed day that each measure's provisions set, by its key."""

    superiors: Sequence[tuple[Document, Sequence[Above]]]
    bounds: Mapping[int, rules.Bound]

    @property
    def lines(self) -> list[Above]:
        """The duties of all superior documents."""
        return [one for _document, found in self.superiors for one in found]


def survey_of(draft: Draft, measures: Sequence[Measure]) -> Survey:
    """Return what stands above a draft, and what the draft makes of it. The queries do not grow with either."""
    duties = duties_above(draft)
    adopted = {one.provision_id: one.provision for measure in measures for one in measure.adoptions.all()}
    asked = adopted | {one.pk: one for _document, provisions in duties for one in provisions}
    handed = handed_to(draft.unit, asked)
    last = {key: _last_day(one, handed.get(key)) for key, one in asked.items()}
    taken: dict[int, list[Taken]] = {}
    bounds: dict[int, rules.Bound] = {}
    for measure in measures:
        for adoption in measure.adoptions.all():
            taken.setdefault(adoption.provision_id, []).append(Taken(measure, adoption))
        days = (day for one in measure.adoptions.all() if (day := last[one.provision_id]))
        bounds[measure.pk] = rules.Bound(min(days, default=None))
    omitted = {one.provision_id: one for one in _omissions(draft.pk)}

    def beside(one: Provision) -> Above:
        return Above(
            provision=one, words=rules.words_of(heading=one.heading, body=one.body, label=one.label),
            taken=taken.get(one.pk, ()), omission=omitted.get(one.pk), handed=handed.get(one.pk),
            last_on=last[one.pk],
        )  # fmt: skip

    return Survey([(document, [beside(one) for one in provisions]) for document, provisions in duties], bounds)


@WrittenOnce
def _omissions(draft: int) -> QuerySet[Omission]:
    return Omission.objects.filter(draft=draft)


def duties_above(draft: Draft) -> list[tuple[Document, list[Provision]]]:
    """Return what each superior document orders: in the language of the draft where it orders it in several.

    A text registered in several languages may give the same duties once for each.
    """
    superiors = superiors_of(draft)
    ordered: dict[int, list[Provision]] = {one.pk: [] for one in superiors}
    for duty in documents.duties_of(*superiors):
        ordered[duty.document_id].append(duty)
    return [(document, _said_once(ordered[document.pk], draft.language)) for document in superiors]


def _said_once(duties: list[Provision], language: str) -> list[Provision]:
    spoken = {one.language for one in duties}
    if len(spoken) < 2 or len({one.text_id for one in duties}) < 2:
        return duties
    chosen = language if language in spoken else duties[0].language
    return [one for one in duties if one.language == chosen]


def handed_to(unit: Unit, provisions: Iterable[int]) -> dict[int, Commitment]:
    """Return, for each provision, the open commitment on it that the unit leads; the highest where it leads several."""
    wanted = set(provisions)
    keys = tuple(sorted(wanted))
    held: dict[int, Commitment] = {}
    for one in sorted(_handed(unit.pk, keys, keys), key=lambda one: (one.depth, one.pk)):
        for key in wanted.intersection((one.provision_id, *one.__dict__["implemented"])):
            held.setdefault(key, one)
    return held


@WrittenOnce
def _handed(unit: int, provisions: tuple[int, ...], implemented: tuple[int, ...]) -> QuerySet[Commitment]:
    return (
        Commitment.objects.filter(lead=unit, status=Status.OPEN)
        .filter(Q(provision__in=provisions) | Q(implementations__provision__in=implemented))
        .select_related("provision__document")
        .annotate(implemented=ArrayAgg("implementations__provision", default=Value([])))
    )


def _last_day(provision: Provision, handed: Commitment | None) -> date | None:
    if handed is not None:
        return handed.due_on if handed.due_kind == DueKind.DAY else None
    said = commitments.suggest(provision.reading, dated_on=provision.document.dated_on)
    return said.due_on if said.due_kind == DueKind.DAY else None

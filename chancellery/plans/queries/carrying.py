"""What a plan carries of a document above it, and which units have issued no plan at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from chancellery.commitments import queries as commitments
from chancellery.commitments.models import Commitment
from chancellery.documents import queries as documents
from chancellery.documents.enums import Extent
from chancellery.documents.models import Document, Provision
from chancellery.plans.enums import Became, Way
from chancellery.plans.rules.carrying import became

#: Suggestions shown for one clause.
SUGGESTED = 2


@dataclass(frozen=True, slots=True)
class Carrier:
    """A provision of the plan that carries a clause: said so, by its commitments, or by way of another document."""

    provision: Provision
    way: Way
    extent: str
    key: int | None = None  #: of the carrying, where somebody said so

    @property
    def extent_label(self) -> str:
        return str(Extent(self.extent).label) if self.way == Way.SAID else ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision of the order, who in the plan carries it, and who may."""

    provision: Provision
    carriers: tuple[Carrier, ...]
    suggested: tuple[documents.Suggestion, ...]  #: only while nobody carries it

    @property
    def became(self) -> Became:
        return became({one.extent for one in self.carriers})


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan beside a document above it."""

    plan: Document
    superior: Document
    clauses: tuple[Clause, ...]
    added: tuple[Provision, ...]  #: the plan's own: they carry nothing of this document

    def count(self, what: Became) -> int:
        """Return how many clauses came to this; those added, for ``ADDED``."""
        if what == Became.ADDED:
            return len(self.added)
        return Counter(clause.became for clause in self.clauses)[what]


def beside(plan: Document, superior: Document) -> Beside:
    """Set a plan beside a document above it. The number of queries does not depend on how long they are."""
    order, own = documents.provisions_to_carry(superior), documents.provisions_to_carry(plan)
    carriers = _carriers(plan, superior, own, {one.pk for one in order})
    carrying = {one.provision.pk for some in carriers.values() for one in some}
    free = [one for one in order if one.pk not in carriers]
    likely = _likely(own, order, {one.pk for one in free})
    return Beside(
        plan=plan,
        superior=superior,
        clauses=tuple(
            Clause(one, tuple(carriers.get(one.pk, ())), tuple(likely.get(one.pk, ())[:SUGGESTED])) for one in order
        ),
        added=tuple(one for one in own if one.pk not in carrying),
    )


def _likely(
    own: Sequence[Provision], order: Sequence[Provision], free: Iterable[int]
) -> dict[int, list[documents.Suggestion]]:
    """Return for each clause that nobody carries, by key, the provisions of the plan that may, the likeliest first."""
    wanted = frozenset(free)
    if not wanted:
        return {}
    found: dict[int, list[documents.Suggestion]] = defaultdict(list)
    for suggestions in documents.suggested(own, order).values():
        for one in suggestions:
            if one.superior.pk in wanted:
                found[one.superior.pk].append(one)
    return {key: sorted(some, key=lambda one: -one.nearness) for key, some in found.items()}


def _carriers(
    plan: Document, superior: Document, own: Sequence[Provision], order: Set[int]
) -> dict[int, list[Carrier]]:
    """Return who carries each provision of the order, by its key: what somebody said comes first."""
    found: dict[int, dict[int, Carrier]] = defaultdict(dict)
    for said in documents.carried_by(plan, superior=superior):
        found[said.superior_id][said.provision_id] = Carrier(said.provision, Way.SAID, said.extent, said.pk)
    by_key = {one.pk: one for one in own}
    for way, provision, above in (*_through_others(by_key), *_by_commitments(plan)):
        if above in order and provision in by_key:
            found[above].setdefault(provision, Carrier(by_key[provision], way, Extent.WHOLE))
    return {above: list(some.values()) for above, some in found.items()}


def _by_commitments(plan: Document) -> list[tuple[Way, int, int]]:
    """Return which superior provisions the commitments made of the plan's provisions answer to."""
    made = Commitment.objects.filter(provision__document=plan).order_by().values_list("provision", "answers_to")
    pairs = {(own, above) for own, answers in made for above in answers if above != own}
    return [(Way.COMMITMENT, own, above) for own, above in sorted(pairs)]


def _through_others(own: Iterable[int]) -> list[tuple[Way, int, int]]:
    """Return what the plan's provisions carry by way of a document between."""
    return [
        (Way.THROUGH, provision, above)
        for provision, reached in commitments.superior_to(own).items()
        for above in reached
        if above != provision
    ]

"""What confirmed texts tell of successions: which units they mean, and which document of the register orders it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from chancellery.core.folding import fold
from chancellery.documents import queries as documents
from chancellery.documents.enums import Kind
from chancellery.documents.models import Document
from chancellery.intake import stored
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact
from chancellery.organisations import queries as units
from chancellery.organisations.models import Takeover, Unit
from chancellery.organisations.rules import ADMINISTRATORS, Authority

LISTED = 20  #: successions that are offered at once, the latest first
#: Documents that order a succession themselves, where the text names no other basis.
ORDERING = frozenset({Kind.RESOLUTION, Kind.DECISION, Kind.LAW, Kind.DECREE, Kind.CONCLUSION})


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the words of a text, and the unit that it is; none where no unit, or several, are called so."""

    words: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Told:
    """A succession as a confirmed text tells of it."""

    fact: Fact
    formers: Sequence[Body]
    heir: Body
    basis: str  #: in the words of the text
    begins: Unit | None  #: the predecessor on whose page one who administers it may begin

    @property
    def document(self) -> Document | None:
        """The document that tells of it."""
        return self.fact.intake.document

    @property
    def unknown(self) -> list[str]:
        """The bodies that are no unit of the service."""
        return [body.words for body in (*self.formers, self.heir) if body.unit is None and body.words]

    @property
    def address(self) -> str:
        """Where one begins with it; empty where none of its predecessors is a unit that one administers."""
        return f"{reverse('successions:new', args=[self.begins.pk])}?told={self.fact.pk}" if self.begins else ""


def to_carry_out(authority: Authority, *, document: int | None = None) -> list[Told]:
    """Return what texts tell and nobody has carried out, for whoever administers a unit; ``document`` narrows it down.

    The language versions of a text tell of one succession once.
    """
    if not authority.has(ADMINISTRATORS):
        return []
    found = _facts(authority).order_by("-intake__decided_at", "order")
    if document is not None:
        found = found.filter(intake__document=document)
    every = _told(authority, found[: 4 * LISTED])
    done: frozenset[tuple[int, int | None]] = frozenset(
        Takeover.objects.filter(succession__undone_at=None).values_list("predecessor", "successor")
    )
    once: dict[object, Told] = {}
    for one in every:
        if not _is_done(one, done):
            meant = tuple(body.unit.pk if body.unit else body.words for body in (*one.formers, one.heir))
            once.setdefault((one.fact.intake.document_id, meant), one)
    return list(once.values())[:LISTED]


def get_for(authority: Authority, pk: int) -> Told:
    """Return what one fact tells; the same Http404 whether it is absent, not confirmed or not theirs to see."""
    found = _told(authority, _facts(authority).filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def basis_of(told: Told) -> Document | None:
    """Return the document of the register that orders the succession, where text and citations leave no doubt."""
    own, key = told.document, fold(told.basis)
    if own is None:
        return None
    if not key:
        return own if own.number and own.kind in ORDERING else None
    cited = own.cites.filter(target__isnull=False).select_related("target").order_by("pk")
    targets = {one.target for one in cited if key in fold(one.quote)}
    if targets:
        return targets.pop() if len(targets) == 1 else None
    named = [one for one in stored.mentions(told.fact.intake.reading) if key in fold(one.quote)]
    return own if any(one.is_own or (own.number and fold(own.number) in fold(one.quote)) for one in named) else None


def _facts(authority: Authority) -> QuerySet[Fact]:
    confirmed = Fact.objects.filter(
        kind=FactKind.SUCCESSION, verdict__in=[Verdict.ACCEPTED, Verdict.CORRECTED], intake__state=State.REGISTERED,
        intake__document__in=documents.visible_to(authority),
    )  # fmt: skip
    return confirmed.select_related("intake__document").defer("intake__text")


def _told(authority: Authority, facts: Iterable[Fact]) -> list[Told]:
    every = list(facts)
    names = {name for fact in every for name in (*stored.texts(fact.value, "from_units"), _into(fact))}
    known = units.those_named(names)
    found = []
    for fact in every:
        formers = [Body(name, known.get(name)) for name in stored.texts(fact.value, "from_units")]
        heir = Body(_into(fact), known.get(_into(fact)))
        ours = [
            body.unit for body in formers
            if body.unit and body.unit != heir.unit and body.unit.until_on is None
            and authority.may(ADMINISTRATORS, body.unit.path)
        ]  # fmt: skip
        found.append(Told(fact, formers, heir, stored.words(fact.value, "basis"), ours[0] if ours else None))
    return found


def _into(fact: Fact) -> str:
    return stored.words(fact.value, "into")


def _is_done(told: Told, done: frozenset[tuple[int, int | None]]) -> bool:
    """Say whether the heir has taken over from all of the predecessors that are units."""
    heir = told.heir.unit.pk if told.heir.unit else None
    pairs = {(body.unit.pk, heir) for body in told.formers if body.unit and body.unit.pk != heir}
    return bool(pairs) and pairs <= done

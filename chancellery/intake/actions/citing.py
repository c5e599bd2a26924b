"""Part of registering: which documents the text names, how it stands to them, and they to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from chancellery.documents import actions as documents
from chancellery.documents import queries as register_of
from chancellery.documents.actions.registering import LONGEST_NUMBER
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Document, Text
from chancellery.intake import stored
from chancellery.intake.enums import FactKind
from chancellery.intake.models import Fact, Intake
from chancellery.intake.queries import naming_of
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit, User


@dataclass(frozen=True, slots=True)
class Citing:
    """Who cites what in a text that is being registered as ``document``.

    ``itself`` is the work of the reading that the text is the text of; ``chosen`` says how it stands to other works.
    """

    intake: Intake
    itself: int | None
    chosen: Mapping[int, str]
    document: Document
    text: Text
    by: User | None
    at: datetime

    def all(self, confirmed: Sequence[Fact]) -> None:
        """Record the citations of every confirmed work, then what the text says of works among themselves."""
        # a translation repeats what the document's first text cites; what other texts said of it does not count
        own = self.document.cites.filter(Q(text__document=self.document) | Q(text__isnull=True))
        known = set(own.values_list("target", flat=True))
        places = stored.mentions_by_work(self.intake.reading)
        meant: dict[int, Document] = {}
        for fact in confirmed:
            if fact.kind == FactKind.WORK:
                target, candidates = self._meant(fact)
                if target is not None:
                    meant[fact.index] = target
                if target is None or (target != self.document and target.pk not in known):
                    self._cite(fact.index, target, candidates, places.get(fact.index, ()))
        self._relate(meant)

    def _cite(
        self,
        work: int,
        target: Document | None,
        candidates: Sequence[Document],
        places: Sequence[stored.Mention],
    ) -> None:
        said = {one.target: one.kind for one in stored.relations(self.intake.reading) if one.source == self.itself}
        kind = self.chosen.get(work) or said.get(work, CitationKind.CITES)
        for mention in places:
            documents.cite(
                source=self.document, target=target, kind=kind, text=self.text, quote=mention.quote,
                start=mention.start, end=mention.end, candidates=candidates, by=self.by, at=self.at,
            )  # fmt: skip

    def _meant(self, fact: Fact) -> tuple[Document | None, Sequence[Document]]:
        """Return the document that a work of the reading is, entered when it is new; or those that it may be."""
        forms = stored.texts(fact.read, "aliases")
        language = stored.Languages(self.intake.reading, self.intake.language).at(fact.start)
        known = self.document if fact.index == self.itself else fact.document
        if known is not None:
            documents.add_aliases(document=known, forms=forms, language=language, source=self.intake.name)
            return known, ()
        wanted = naming_of(fact)
        if not wanted.number or len(wanted.number) > LONGEST_NUMBER:
            # without a number nothing is entered: a name alone proves little
            match = register_of.find_works([wanted])[0]
            return match.document, match.candidates
        try:
            return self._named(fact, wanted, forms, language), ()
        except documents.SeveralMeant as several:
            return None, several.candidates

    def _named(self, fact: Fact, wanted: register_of.Wanted, forms: Sequence[str], language: str) -> Document:
        subject = stored.words(fact.value, "subject")[:300]
        words = wanted.issuer if isinstance(wanted.issuer, str) else ""
        units: Sequence[Unit] = organisations.find_units(words) if words else ()
        return documents.name_document(
            kind=wanted.kind, number=wanted.number, issuer=units[0] if len(units) == 1 else None,
            issuer_name=words[:300], dated_on=wanted.date, titles={language: subject} if subject else {},
            aliases=forms, language=language, unit=self.intake.unit, by=self.by, at=self.at, source=self.intake.name,
        )  # fmt: skip

    def _relate(self, meant: Mapping[int, Document]) -> None:
        """Record what this text says of how other documents stand to one another."""
        for relation in stored.relations(self.intake.reading):
            source, target = meant.get(relation.source), meant.get(relation.target)
            if source is None or target is None or source == target or relation.source == self.itself:
                continue
            kind: str = relation.kind
            if kind not in CitationKind.values or source.cites.filter(target=target, kind=kind).exists():
                continue
            if kind == CitationKind.IMPLEMENTS and register_of.rests_on(target.pk, source.pk):
                kind = CitationKind.CITES  # the register holds the opposite; that one names the other is still true
            documents.cite(
                source=source, target=target, kind=kind, text=self.text, quote=relation.quote, start=relation.start,
                end=relation.end, by=self.by, at=self.at,
            )  # fmt: skip

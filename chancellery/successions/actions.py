"""Carry successions out, on the legal basis of a registered document: previewed as the real act rolled back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection, transaction

from chancellery.core import bulk
from chancellery.documents.models import Document
from chancellery.organisations import actions as organisations
from chancellery.organisations.actions import Wanted
from chancellery.organisations.models import Succession, User
from chancellery.successions import queries
from chancellery.successions.models import LegalBasis


@dataclass(frozen=True, slots=True)
class Ordered:
    """A succession that somebody wants, with the document that orders it."""

    wanted: Wanted
    basis: Document | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was carried out, or would be: then ``made`` is empty."""

    made: Sequence[Succession]
    moved: Sequence[queries.Moved]
    parted: queries.Parted
    mark: str  #: of all that moves; it tells whether something else would move by now


@transaction.atomic
def carry_out(*, many: Sequence[Ordered], by: User | None, at: datetime) -> list[Succession]:
    """Carry successions out in their order, all or none.

    Raises:
        NoLegalBasis: a document is missing.
        And as ``organisations.actions.succeed_many``.
    """
    for one in many:
        if one.basis is None:
            raise organisations.NoLegalBasis
    wanted = [replace(one.wanted, basis=named(one.basis)) for one in many if one.basis]
    made = organisations.succeed_many(many=wanted, by=by, at=at)
    bases = [LegalBasis(succession=done, document=one.basis) for done, one in zip(made, many, strict=True)]
    bulk.insert(LegalBasis, bases)
    return made


def preview(*, many: Sequence[Ordered], by: User | None, at: datetime) -> Outcome:
    """Return what ``carry_out`` would do: it is done, and rolled back."""
    with transaction.atomic():
        made = carry_out(many=many, by=by, at=at)
        outcome = _outcome(made)
        transaction.set_rollback(True)
    return replace(outcome, made=())


def carry_out_as_seen(*, many: Sequence[Ordered], seen: str, by: User | None, at: datetime) -> Outcome:
    """Do what ``carry_out`` does if it moves what the person saw (``Outcome.mark``), else preview it."""
    with transaction.atomic():
        made = carry_out(many=many, by=by, at=at)
        outcome = _outcome(made)
        if outcome.mark == seen:
            return outcome
        transaction.set_rollback(True)
    return replace(outcome, made=())


def _outcome(made: Sequence[Succession]) -> Outcome:
    # planned for the table as it was before, what follows would compare each of 10^5 new rows with each
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE organisations_successionrow")
    return Outcome(made, queries.moved(made), queries.parted(made), queries.mark_of(made))


def named(document: Document) -> str:
    """Return the words for a document by which a succession is remembered."""
    return " · ".join(dict.fromkeys([str(document), document.title]))[:300].strip(" ·")

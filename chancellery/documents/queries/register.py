"""The register as a list: its filters, its search, its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chancellery.core.among import Among
from chancellery.core.folding import fold, number_key
from chancellery.documents.enums import CitationKind, Status
from chancellery.documents.models import Alias, Citation, Document, Provision
from chancellery.documents.queries.works import visible_to
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority

#: A list says "more than" so many: to count all of 10^5 by what no index knows takes longer than to show a page.
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list is to show; empty means all."""

    words: str = ""
    kind: str = ""
    issuer: Unit | None = None
    year: int | None = None
    status: str = ""
    language: str = ""  #: of a title or a text
    unplanned: bool = False  #: in force, orders something, and nobody has made a commitment or a plan of it


def listed(authority: Authority, filters: Filters) -> QuerySet[Document]:
    """Return the documents that fit, the newest first, with how much hangs on each of them."""
    return _with_counts(fitting(authority, filters))


def page_of(found: QuerySet[Document], *, start: int, size: int) -> list[Document]:
    """Return some of what ``fitting`` found, as ``listed`` does: what hangs on those before them is not counted."""
    keys = list(found.values_list("pk", flat=True)[start : start + size])
    return list(_with_counts(Document.objects.filter(pk__in=keys).select_related("issuer")))


def counted(found: QuerySet[Document]) -> int:
    """Return how many documents were found, or one more than ``MOST_COUNTED``."""
    return found.order_by()[: MOST_COUNTED + 1].count()


def fitting(authority: Authority, filters: Filters) -> QuerySet[Document]:
    """Return the documents that fit, the newest first."""
    found = visible_to(authority).select_related("issuer").filter(matching(filters.words))
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.issuer:
        found = found.filter(issuer=filters.issuer)
    if filters.year:
        found = found.filter(year=filters.year)
    if filters.status:
        found = found.filter(status=filters.status)
    if filters.language:
        found = found.filter(languages__contains=[filters.language])
    if filters.unplanned:
        found = found.filter(awaits_plan=True, status=Status.IN_FORCE)
    return found


def _with_counts(found: QuerySet[Document]) -> QuerySet[Document]:
    provisions = Provision.objects.filter(document=OuterRef("pk"))
    followers = Citation.objects.filter(target=OuterRef("pk"), kind=CitationKind.IMPLEMENTS)
    return found.annotate(
        provision_count=_count(provisions, "document", "pk"),
        commitment_count=_count(provisions, "document", "commitments"),
        follower_count=_count(followers, "target", "source"),
    )


def issuers(authority: Authority) -> QuerySet[Unit]:
    """Return the units that issued a document of the register."""
    return Unit.objects.filter(pk__in=visible_to(authority).order_by().values("issuer"))


def _count(rows: QuerySet[Provision] | QuerySet[Citation], by: str, what: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count(what, distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def numbered(words: str) -> Q:
    """Return the condition "has this number", in any form, or is known by it."""
    key = number_key(words)
    return Q(number_key=key) | _known_by(key) if key else Q(pk__in=[])


def _known_by(key: str) -> Q:
    return Q(Among("pk", Alias.objects.filter(key=key).values("document")))


def matching(words: str) -> Q:
    """Return the condition "found by these words", without accents; numbers in any form, the last word as a prefix."""
    folded = fold(words).split()
    if not folded:
        return Q()
    condition = Q(search_vector=SearchQuery(_prefix_query(folded), search_type="raw", config="simple"))
    key = number_key(words)
    if any(character.isdigit() for character in key):
        condition |= Q(number_key__startswith=key) | _known_by(key)
        if len(key) > 3:
            condition |= Q(number_key__contains=key)
    return condition


def _prefix_query(folded: Sequence[str]) -> str:
    # folded words hold letters, digits and underscores only, so nothing in them can be an operator
    return " & ".join([f"'{word}'" for word in folded[:-1]] + [f"'{folded[-1]}':*"])

"""Every read of documents, their provisions and citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import Http404

from chancellery.core.folding import fold, number_key
from chancellery.documents import rules
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Alias, Citation, Document, Provision
from chancellery.documents.rules import Naming
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority

#: A chain longer than this is a mistake in the data; the page stays readable.
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Match:
    """The document a naming means, or those it may mean."""

    document: Document | None = None
    candidates: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One document above another: ``depth`` 1 is what the document itself implements."""

    document: Document
    depth: int


def visible_to(authority: Authority) -> QuerySet[Document]:
    """Return the documents one may read: all of the register, for who holds any role."""
    return Document.objects.all() if rules.may_read(authority) else Document.objects.none()


def get_for(authority: Authority, pk: int) -> Document:
    """Return one document; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("issuer", "registered_in", "registered_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def provisions_for(authority: Authority, keys: Iterable[int]) -> list[Provision]:
    """Return those of the provisions that one may read, in the order of their documents."""
    return list(
        Provision.objects.filter(pk__in=list(keys), document__in=visible_to(authority)).select_related(
            "document", "text"
        )
    )


def find_work(
    *,
    number: str,
    kind: str,
    issuer: Unit | str | None = None,
    date: date | None = None,
    year: int | None = None,
    aliases: Sequence[str] = (),
) -> Match:
    """Return the document in the register that this naming means, or the candidates when it may be one of several.

    ``number`` may be damaged (``12/CT-TW``). ``issuer`` is a unit or the words of a text in any language. Without a
    number only an alias kept earlier can match.
    """
    keys = {key for key in map(number_key, [number] if number else aliases) if key}
    if not keys:
        return Match()
    known = list(
        Document.objects.filter(
            Q(number_key__in=keys) | Q(pk__in=Alias.objects.filter(key__in=keys).values("document"))
        )
        .select_related("issuer")
        .order_by("pk")
    )
    wanted = Naming(
        kind=kind, number=number or (aliases[0] if aliases else ""), date=date,
        year=year or rules.year_of(number, date), issuers=_paths(issuer),
    )  # fmt: skip
    chosen, others = rules.best_of(wanted, [_naming(document) for document in known])
    if chosen is not None:
        return Match(document=known[chosen])
    return Match(candidates=tuple(known[index] for index in others))


def _paths(issuer: Unit | str | None) -> tuple[str, ...]:
    if isinstance(issuer, Unit):
        return (issuer.path,)
    return tuple(unit.path for unit in organisations.find_units(issuer)) if issuer else ()


def _naming(document: Document) -> Naming:
    return Naming(
        kind=document.kind, number=document.number, date=document.dated_on, year=document.year,
        issuers=(document.issuer.path,) if document.issuer else (),
    )  # fmt: skip


def chain_up(document: Document) -> tuple[Link, ...]:
    """Return the documents this one implements, directly or through others, the topmost first, each once."""
    found: dict[int, Link] = {}
    level = [document.pk]
    for depth in range(1, LONGEST_CHAIN):
        above = Document.objects.filter(cited_by__source__in=level, cited_by__kind=CitationKind.IMPLEMENTS)
        links = {one.pk: Link(document=one, depth=depth) for one in above.select_related("issuer").distinct()}
        if not links:
            break
        found.update(links)  # by the longest way up, so that what stands above stands higher
        level = list(links)
    return tuple(sorted(found.values(), key=lambda link: -link.depth))


def implements(source: int, target: int) -> bool:
    """Say whether the document ``source`` implements ``target``, directly or through others."""
    seen: set[int] = set()
    level = {source}
    while level:
        if target in level:
            return True
        seen |= level
        above = Citation.objects.filter(source__in=level, kind=CitationKind.IMPLEMENTS, target__isnull=False)
        level = set(above.values_list("target", flat=True)) - seen
    return False


def matching(words: str) -> Q:
    """Return the condition "found by these words", without accents; numbers in any form, the last word as a prefix."""
    folded = fold(words).split()
    if not folded:
        return Q()
    condition = Q(search_vector=SearchQuery(_prefix_query(folded), search_type="raw", config="simple"))
    key = number_key(words)
    if any(character.isdigit() for character in key):
        condition |= Q(number_key__startswith=key) | Q(pk__in=Alias.objects.filter(key=key).values("document"))
        if len(key) > 3:
            condition |= Q(number_key__contains=key)
    return condition


def _prefix_query(folded: Sequence[str]) -> str:
    # folded words hold letters, digits and underscores only, so nothing in them can be an operator
    return " & ".join([f"'{word}'" for word in folded[:-1]] + [f"'{folded[-1]}':*"])

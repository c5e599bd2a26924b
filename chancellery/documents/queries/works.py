"""Which documents one may read, which one a text means, and what implements what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from chancellery.core.folding import fold, number_key
from chancellery.core.written_once import WrittenOnce
from chancellery.documents import rules
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Alias, Document, Provision
from chancellery.documents.rules import Naming
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
    # visible_to's rule once more, so that the query is the same for all and written once: test_doors ties the two
    found = _whole(pk) if rules.may_read(authority) else []
    if not found:
        raise Http404
    return found[0]


@WrittenOnce
def _whole(pk: int) -> QuerySet[Document]:
    return Document.objects.filter(pk=pk).select_related("issuer", "registered_in", "registered_by")


def provisions_for(authority: Authority, keys: Iterable[int]) -> list[Provision]:
    """Return those of the provisions that one may read, in the order of their documents."""
    return list(
        Provision.objects.filter(pk__in=list(keys), document__in=visible_to(authority)).select_related(
            "document", "text"
        )
    )


def titled_for(authority: Authority, keys: Iterable[int]) -> list[Document]:
    """Return those of the documents that one may read, with their issuers, for lines that name them."""
    return _titled(tuple(keys)) if rules.may_read(authority) else []


@WrittenOnce
def _titled(keys: tuple[int, ...]) -> QuerySet[Document]:
    found = Document.objects.filter(pk__in=keys).select_related("issuer")
    return found.defer("search_text", "search_vector")


def passages_for(authority: Authority, keys: Iterable[int]) -> list[Provision]:
    """Return those of the provisions that one may read, with their documents, for lines that quote them."""
    return _passages(tuple(keys)) if rules.may_read(authority) else []


@WrittenOnce
def _passages(keys: tuple[int, ...]) -> QuerySet[Provision]:
    found = Provision.objects.filter(pk__in=keys).select_related("document")
    return found.defer("reading", "document__search_text", "document__search_vector")


def provision_for(authority: Authority, pk: int) -> Provision:
    """Return one provision; the same Http404 whether it is absent or not theirs to see."""
    found = provisions_for(authority, [pk])
    if not found:
        raise Http404
    return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a text names a document. ``number`` may be damaged (``12/CT-TW``); ``issuer`` is a unit or words."""

    kind: str
    number: str = ""
    issuer: Unit | str | None = None
    date: date | None = None
    year: int | None = None
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """What to look for. Only a naming without a number is looked for by its aliases: short names prove little."""
        return frozenset(key for key in map(number_key, [self.number] if self.number else self.aliases) if key)


def find_work(
    *,
    number: str,
    kind: str,
    issuer: Unit | str | None = None,
    date: date | None = None,
    year: int | None = None,
    aliases: Sequence[str] = (),
) -> Match:
    """Return the document in the register that this naming means, or the candidates when it may be one of several."""
    wanted = Wanted(kind=kind, number=number, issuer=issuer, date=date, year=year, aliases=tuple(aliases))
    return find_works([wanted])[0]


def find_works(wanted: Sequence[Wanted]) -> list[Match]:
    """Return what each naming means, as :func:`find_work` does, with the same few queries for any number of them."""
    keys = frozenset().union(*(naming.keys for naming in wanted))
    if not keys:
        return [Match() for _ in wanted]
    aliased: dict[int, set[str]] = {}
    for pk, key in Alias.objects.filter(key__in=keys).values_list("document", "key"):
        aliased.setdefault(pk, set()).add(key)
    found = Document.objects.filter(Q(number_key__in=keys) | Q(pk__in=aliased)).select_related("issuer").order_by("pk")
    known = [(document, {document.number_key, *aliased.get(document.pk, ())}) for document in found]
    paths = _paths_by_name({naming.issuer for naming in wanted if isinstance(naming.issuer, str) and naming.issuer})
    return [_match(naming, [one for one, its in known if its & naming.keys], paths) for naming in wanted]


def _match(wanted: Wanted, known: Sequence[Document], paths: Mapping[str, tuple[str, ...]]) -> Match:
    issuer = wanted.issuer
    naming = Naming(
        kind=wanted.kind, number=wanted.number or next(iter(wanted.aliases), ""), date=wanted.date,
        year=wanted.year or rules.year_of(wanted.number, wanted.date),
        issuers=(issuer.path,) if isinstance(issuer, Unit) else paths.get(issuer or "", ()),
    )  # fmt: skip
    chosen, others = rules.best_of(naming, [_naming(document) for document in known])
    if chosen is not None:
        return Match(document=known[chosen])
    return Match(candidates=tuple(known[index] for index in others))


def _paths_by_name(names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the paths of the units that each of the names may mean, with one query."""
    keys = {name: fold(name)[:300] for name in names}
    if not keys:
        return {}
    units = Unit.objects.filter(name_keys__overlap=list(keys.values())).values_list("path", "name_keys")
    return {name: tuple(path for path, its in units if key in its) for name, key in keys.items()}


def _naming(document: Document) -> Naming:
    return Naming(
        kind=document.kind, number=document.number, date=document.dated_on, year=document.year,
        issuers=(document.issuer.path,) if document.issuer else (),
    )  # fmt: skip


def chain_up(document: Document) -> tuple[Link, ...]:
    """Return the documents this one implements, directly or through others, the topmost first, each once."""
    return chain_in(with_above(document))


def with_above(document: Document, *, others: Iterable[int] = ()) -> list[Document]:
    """Return the documents this one implements, directly or through others, and those of ``others``, by one query."""
    keys = {"key": document.pk, "kind": CitationKind.IMPLEMENTS, "longest": LONGEST_CHAIN, "others": list(others)}
    return list(Document.objects.raw(_WITH_ABOVE, keys))


def chain_in(found: Iterable[Document]) -> tuple[Link, ...]:
    """Return those of ``with_above`` that stand above the document, the topmost first."""
    links = [Link(document=one, depth=depth) for one in found if (depth := vars(one)["depth"]) is not None]
    return tuple(sorted(links, key=lambda link: (-link.depth, link.document.pk)))


#: ``depth`` is the longest way to a document above, so that what stands above stands higher. The keys are one array:
#: PostgreSQL takes the index for it, however many documents it expects above.
_WITH_ABOVE = """
    WITH RECURSIVE up(key, depth) AS (
        SELECT target_id, 1 FROM documents_citation
        WHERE source_id = %(key)s AND kind = %(kind)s AND target_id IS NOT NULL
        UNION
        SELECT cites.target_id, up.depth + 1 FROM up JOIN documents_citation cites ON cites.source_id = up.key
        WHERE cites.kind = %(kind)s AND cites.target_id IS NOT NULL AND up.depth < %(longest)s
    ), above AS (SELECT key, max(depth) AS depth FROM up GROUP BY key)
    SELECT document.*, above.depth FROM documents_document document LEFT JOIN above ON above.key = document.id
    WHERE document.id = ANY (ARRAY(SELECT key FROM above UNION SELECT unnest(%(others)s::bigint[])))
"""

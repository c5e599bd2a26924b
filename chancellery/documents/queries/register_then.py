"""The register at the end of an earlier day.

What nothing has changed since is found as the register of today finds it. What was changed is put back and looked at
one by one: it is little, for a registered document seldom changes. A document is never deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancellery.core import history
from chancellery.core.folding import fold, number_key
from chancellery.core.models import FormerValues
from chancellery.documents import search
from chancellery.documents.models import Alias, Document, Text
from chancellery.documents.queries.register import MOST_COUNTED, Filters, counted, fitting
from chancellery.documents.queries.works import visible_to
from chancellery.organisations.rules import Authority

#: What the search looks into, and no page shows: long.
SEARCHED = ("search_text", "search_vector")


@dataclass(frozen=True, slots=True)
class RegisterThen:
    """Some of the documents of that day as they stood, not to be saved, and how many there were."""

    shown: Sequence[Document]
    count: int
    more: bool = False  #: there were more than ``count``


def register_on(
    authority: Authority, filters: Filters, on: date, *, start: int = 0, size: int | None = None
) -> RegisterThen:
    """Return the documents that fitted at the end of the day ``on``, the newest first.

    Whether anybody had planned what they order is not asked of an earlier day.
    """
    end = history.end_of(on)
    known = visible_to(authority).filter(registered_at__lt=end)
    since = FormerValues.objects.filter(table=Document._meta.db_table, changed_at__gte=end, is_gone=False)
    changed = list(known.filter(pk__in=since.values("key")).select_related("issuer").defer(*SEARCHED))
    texts = _languages(changed, on) if filters.language else {}
    names = _names(changed) if filters.words else {}
    put_back = {
        one.pk: one
        for one in history.as_of_each(changed, on)
        if _fits(one, filters, texts.get(one.pk, frozenset()), names.get(one.pk, ()))
    }
    rest = fitting(authority, replace(filters, language="", unplanned=False)).filter(registered_at__lt=end)
    rest = _in_language(rest.exclude(pk__in=[one.pk for one in changed]), filters.language, on)
    before = max(start - len(put_back), 0)  # so many of the rest at least come before the page, whatever is put back
    keys = rest.values_list("pk", "dated_on")[before : None if size is None else start + size]
    ordered = merge(keys, sorted(((one.pk, one.dated_on) for one in put_back.values()), key=_place), key=_place)
    page = [pk for pk, _day in islice(ordered, start - before, None if size is None else start - before + size)]
    as_now = Document.objects.defer(*SEARCHED).in_bulk([pk for pk in page if pk not in put_back])
    count = len(put_back) + counted(rest)
    shown = [put_back.get(pk) or as_now[pk] for pk in page]
    return RegisterThen(shown, min(count, MOST_COUNTED), more=count > MOST_COUNTED)


def _place(found: tuple[int, date | None]) -> tuple[bool, int, int]:
    """Return what the newest comes first by, and what has no day last: the order of the register."""
    pk, day = found
    return day is None, -day.toordinal() if day else 0, -pk


def _in_language(found: QuerySet[Document], language: str, on: date) -> QuerySet[Document]:
    """Return those in this language, but for those that are in it since a text of theirs was added later."""
    if not language:
        return found
    texts, end = Text.objects.filter(language=language), history.end_of(on)
    later = Document.objects.filter(pk__in=texts.filter(added_at__gte=end).values("document")).exclude(
        Q(titles__has_key=language) | Q(Exists(texts.filter(document=OuterRef("pk"), added_at__lt=end)))
    )
    return found.filter(languages__contains=[language]).exclude(pk__in=later.order_by().values("pk"))


def _languages(documents: Sequence[Document], on: date) -> dict[int, frozenset[str]]:
    """Return the languages of the texts that documents had by that day, by their keys."""
    texts = Text.objects.filter(document__in=documents, added_at__lt=history.end_of(on))
    found: dict[int, frozenset[str]] = {}
    for key, language in texts.values_list("document", "language"):
        found[key] = found.get(key, frozenset()) | {language}
    return found


def _names(documents: Sequence[Document]) -> dict[int, list[str]]:
    """Return the other names of documents and their issuers' names, as they are today, by the documents' keys."""
    found = {one.pk: list(one.issuer.names.values()) if one.issuer else [] for one in documents}
    for key, name in Alias.objects.filter(document__in=documents).values_list("document", "as_printed"):
        found[key].append(name)
    return found


def _fits(then: Document, filters: Filters, languages: Collection[str], names: Iterable[str]) -> bool:
    """Say whether a document as it stood fits; of its other names and its issuer's, those of today are asked."""
    return (
        (not filters.kind or then.kind == filters.kind)
        and (filters.issuer is None or then.issuer_id == filters.issuer.pk)
        and (not filters.year or then.year == filters.year)
        and (not filters.status or then.status == filters.status)
        and (not filters.language or filters.language in then.titles or filters.language in languages)
        and (not filters.words or _is_called(then, names, filters.words))
    )


def _is_called(then: Document, names: Iterable[str], words: str) -> bool:
    """Say whether these words find it, as ``queries.matching`` says it of today."""
    *whole, begun = fold(words).split() or [""]
    said = set(search.words_of(then, names).split())
    key = number_key(words)
    if any(character.isdigit() for character in key) and key in number_key(then.number):
        return True
    return said.issuperset(whole) and any(word.startswith(begun) for word in said)

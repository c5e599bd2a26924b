"""What the register's search looks into: folded words, kept beside each document."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from chancellery.core.folding import fold
from chancellery.documents import kind_words
from chancellery.documents.models import Document


def words_for(document: Document) -> str:
    """Return all that ``document`` may be looked for by, folded: numbers, titles, aliases, issuer, its kind's names."""
    issuer = document.issuer.names.values() if document.issuer else ()
    return words_of(document, [*issuer, *document.aliases.values_list("as_printed", flat=True)])


def words_of(document: Document, names: Iterable[str]) -> str:
    """Return the same of ``document`` with these other ``names``, its issuer's among them."""
    said = [document.number, document.number_key, *document.titles.values(), *kind_words.words_of(document.kind)]
    said += [document.issuer_name, *names]
    if document.year:
        said.append(str(document.year))
    return " ".join(dict.fromkeys(word for words in said if words for word in fold(words).split()))


def refresh(document: Document) -> None:
    """Bring the search words of ``document`` up to date; part of every action that changes what it is called."""
    words = words_for(document)
    Document.objects.filter(pk=document.pk).update(
        search_text=words, search_vector=SearchVector(Value(words), config="simple")
    )

"""Every read of documents, their provisions and citations."""

from chancellery.documents.queries.record import (
    Origin,
    citation_of,
    citations_from,
    citations_to,
    file_of,
    origins_of,
    paragraphs,
    provisions_of,
    texts_of,
)
from chancellery.documents.queries.register import Filters, issuers, listed, matching
from chancellery.documents.queries.works import (
    Link,
    Match,
    Wanted,
    chain_up,
    find_work,
    find_works,
    get_for,
    implements,
    provisions_for,
    visible_to,
)

__all__ = [
    "Filters",
    "Link",
    "Match",
    "Origin",
    "Wanted",
    "chain_up",
    "citation_of",
    "citations_from",
    "citations_to",
    "file_of",
    "find_work",
    "find_works",
    "get_for",
    "implements",
    "issuers",
    "listed",
    "matching",
    "origins_of",
    "paragraphs",
    "provisions_for",
    "provisions_of",
    "texts_of",
    "visible_to",
]

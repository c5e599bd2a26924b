"""Every read of translations."""

from chancellery.translations.queries.record import of_records, stale_in, translations_of, words_of
from chancellery.translations.queries.waiting import COUNTED, counts, find, lacking, to_review

__all__ = [
    "COUNTED",
    "counts",
    "find",
    "lacking",
    "of_records",
    "stale_in",
    "to_review",
    "translations_of",
    "words_of",
]

"""Every read of translations."""

from chancellery.translations.queries.record import of_records, translations_of, words_of
from chancellery.translations.queries.waiting import COUNTED, counts, find, lacking

__all__ = ["COUNTED", "counts", "find", "lacking", "of_records", "translations_of", "words_of"]

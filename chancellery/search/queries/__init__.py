"""Every read of the index and of what people look for."""

from chancellery.search.queries.finding import MOST, Found, Narrowed, Place, found, marks_of, new_in
from chancellery.search.queries.hits import Hit, hits
from chancellery.search.queries.saved import due_to_tell, narrowed_in, saved_by, saved_for
from chancellery.search.queries.sources import Said, said_by

__all__ = [
    "MOST",
    "Found",
    "Hit",
    "Narrowed",
    "Place",
    "Said",
    "due_to_tell",
    "found",
    "hits",
    "marks_of",
    "narrowed_in",
    "new_in",
    "said_by",
    "saved_by",
    "saved_for",
]

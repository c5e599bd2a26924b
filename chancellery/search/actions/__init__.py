"""Every change of the index and of saved searches."""

from chancellery.search.actions.indexing import index_everything, index_waiting
from chancellery.search.actions.saving import NothingToLookFor, TooManySaved, forget, save_search, seen, tell

__all__ = [
    "NothingToLookFor",
    "TooManySaved",
    "forget",
    "index_everything",
    "index_waiting",
    "save_search",
    "seen",
    "tell",
]

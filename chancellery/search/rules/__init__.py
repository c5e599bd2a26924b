"""Words as they are looked for: folded, numbers in any form, and marked where they are found."""

from chancellery.search.rules.asking import Asked, any_of, asked, both
from chancellery.search.rules.marks import (
    EVERYBODY,
    after,
    first_of_stretch,
    in_language,
    of_day,
    of_kind,
    of_number,
    of_open_below,
    of_unit,
    of_year,
    stretch,
)
from chancellery.search.rules.passages import Piece, besides, marked
from chancellery.search.rules.vectors import numbers_in, vector, words_of

__all__ = [
    "EVERYBODY",
    "Asked",
    "Piece",
    "after",
    "any_of",
    "asked",
    "besides",
    "both",
    "first_of_stretch",
    "in_language",
    "marked",
    "numbers_in",
    "of_day",
    "of_kind",
    "of_number",
    "of_open_below",
    "of_unit",
    "of_year",
    "stretch",
    "vector",
    "words_of",
]

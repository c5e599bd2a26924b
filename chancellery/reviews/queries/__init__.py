"""Every read of reviews."""

from chancellery.reviews.queries.findings import (
    TOLD,
    Findings,
    Part,
    Span,
    Stand,
    findings,
    movements,
    moves,
)
from chancellery.reviews.queries.reading import (
    concluded_in,
    get_for,
    last_day_of,
    preparation_of,
    reviews_of,
    visible_to,
)

__all__ = [
    "TOLD",
    "Findings",
    "Part",
    "Span",
    "Stand",
    "concluded_in",
    "findings",
    "get_for",
    "last_day_of",
    "movements",
    "moves",
    "preparation_of",
    "reviews_of",
    "visible_to",
]

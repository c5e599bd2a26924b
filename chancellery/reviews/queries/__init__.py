"""Every read of reviews."""

from chancellery.reviews.queries.findings import (
    TOLD,
    Ends,
    Findings,
    Part,
    Span,
    Stand,
    ends_of,
    findings,
    moves,
)
from chancellery.reviews.queries.reading import (
    Days,
    concluded_in,
    days_of,
    get_for,
    last_day_of,
    preparation_of,
    reviews_of,
    visible_to,
)

__all__ = [
    "TOLD",
    "Days",
    "Ends",
    "Findings",
    "Part",
    "Span",
    "Stand",
    "concluded_in",
    "days_of",
    "ends_of",
    "findings",
    "get_for",
    "last_day_of",
    "moves",
    "preparation_of",
    "reviews_of",
    "visible_to",
]

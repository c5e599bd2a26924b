"""Every change of reviews."""

from chancellery.reviews.actions.preparing import keep_preparation
from chancellery.reviews.actions.recording import (
    BackingNothing,
    EndsBeforeItBegins,
    NotAccepted,
    NothingConcluded,
    NotKept,
    NotOverYet,
    ReviewedAlready,
    record_review,
)

__all__ = [
    "BackingNothing",
    "EndsBeforeItBegins",
    "NotAccepted",
    "NotKept",
    "NotOverYet",
    "NothingConcluded",
    "ReviewedAlready",
    "keep_preparation",
    "record_review",
]

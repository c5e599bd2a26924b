"""Every change of translations, each one transaction."""

from chancellery.translations.actions.bringing_in import PersonsStands, bring_in
from chancellery.translations.actions.following import follow
from chancellery.translations.actions.reviewing import IsStale, NothingToReview, TranslatedIt, review
from chancellery.translations.actions.translating import (
    IsTheOriginal,
    NoOriginal,
    OriginalChanged,
    TooLong,
    translate,
)

__all__ = [
    "IsStale",
    "IsTheOriginal",
    "NoOriginal",
    "NothingToReview",
    "OriginalChanged",
    "PersonsStands",
    "TooLong",
    "TranslatedIt",
    "bring_in",
    "follow",
    "review",
    "translate",
]

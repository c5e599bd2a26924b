"""The pages of translations."""

from chancellery.translations.views.listing import listing
from chancellery.translations.views.record import record, review, text, write

__all__ = ["listing", "record", "review", "text", "write"]

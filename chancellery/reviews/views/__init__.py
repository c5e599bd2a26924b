"""Reviews: those of a unit, one of them, recording one, and what a period brought."""

from chancellery.reviews.views.listing import moves, reviews
from chancellery.reviews.views.preparing import new
from chancellery.reviews.views.single import review, word

__all__ = ["moves", "new", "review", "reviews", "word"]

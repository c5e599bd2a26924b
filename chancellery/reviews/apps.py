"""The Django app of reviews."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """What a reviewer concluded of a period."""

    name = "chancellery.reviews"

    def ready(self) -> None:
        """Let boards compare with the last review."""
        from chancellery.commitments import earlier
        from chancellery.reviews import queries

        earlier.compare_also(queries.last_day_of)

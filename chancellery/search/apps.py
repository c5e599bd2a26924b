"""The Django app of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One box over the whole register."""

    name = "chancellery.search"

    def ready(self) -> None:
        """Say what goes through the index when a unit takes over from another."""
        from chancellery.organisations import succeeding
        from chancellery.search.actions.succeeding import MOVER

        succeeding.register(MOVER, place=90)

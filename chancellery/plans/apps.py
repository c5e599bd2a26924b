"""The Django app of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans while they are written."""

    name = "chancellery.plans"

    def ready(self) -> None:
        """Say how drafts move when a unit takes over from another."""
        from chancellery.organisations import succeeding
        from chancellery.plans.actions.succeeding import MOVER

        succeeding.register(MOVER, place=20)

"""The Django app of intake."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Papers as they come in."""

    name = "chancellery.intake"

    def ready(self) -> None:
        """Say how papers that wait move when a unit takes over from another."""
        from chancellery.intake.actions.succeeding import MOVER
        from chancellery.organisations import succeeding

        succeeding.register(MOVER, place=30)

"""The Django app of commitments."""

from collections.abc import Sequence
from datetime import datetime

from django.apps import AppConfig
from django.utils import timezone


class CommitmentsConfig(AppConfig):
    """Who owes what by when, and how far it is."""

    name = "chancellery.commitments"

    def ready(self) -> None:
        """Say in which ways commitments make documents rest on others, hear of other apps, and move with units."""
        from chancellery.commitments.actions import carry_on, fold_changes, follow_calendars
        from chancellery.commitments.actions.succeeding import MOVER
        from chancellery.commitments.queries import graph
        from chancellery.documents import queries as documents
        from chancellery.documents.signals import carryings_changed
        from chancellery.organisations import succeeding
        from chancellery.organisations.models import Unit
        from chancellery.organisations.signals import unit_moved, units_will_move

        def hear(provisions: Sequence[int], **_sent: object) -> None:
            carry_on(provisions)

        def follow(unit: Unit, **_sent: object) -> None:
            follow_calendars(unit)

        def count(at: datetime, **_sent: object) -> None:
            fold_changes(today=timezone.localdate(at))  # what waits counts where units stood until now

        carryings_changed.connect(hear, weak=False, dispatch_uid="commitments answer to what is carried")
        unit_moved.connect(follow, weak=False, dispatch_uid="commitments follow the calendars of units")
        units_will_move.connect(count, weak=False, dispatch_uid="commitments are counted before units move")

        succeeding.register(MOVER, place=10)
        for step in graph.STEPS:
            documents.rest_also(step)

"""The Django app of commitments."""

from collections.abc import Sequence

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Who owes what by when, and how far it is."""

    name = "chancellery.commitments"

    def ready(self) -> None:
        """Tell the register in which ways commitments make one document rest on another, and hear what is carried."""
        from chancellery.commitments.actions import carry_on
        from chancellery.commitments.queries import graph
        from chancellery.documents import queries as documents
        from chancellery.documents.signals import carryings_changed

        def hear(provisions: Sequence[int], **_sent: object) -> None:
            carry_on(provisions)

        carryings_changed.connect(hear, weak=False, dispatch_uid="commitments answer to what is carried")

        for step in graph.STEPS:
            documents.rest_also(step)

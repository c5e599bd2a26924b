"""The Django app of commitments."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Who owes what by when, and how far it is."""

    name = "chancellery.commitments"

    def ready(self) -> None:
        """Tell the register in which ways commitments make one document rest on another."""
        from chancellery.commitments.queries import graph
        from chancellery.documents import queries as documents

        for step in graph.STEPS:
            documents.rest_also(step)

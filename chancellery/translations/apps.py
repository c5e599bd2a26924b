"""The Django app of translations."""

from datetime import datetime

from django.apps import AppConfig
from django.db.models import Model


class TranslationsConfig(AppConfig):
    """What records say in other languages than their own, and how far that can be relied on."""

    name = "chancellery.translations"

    def ready(self) -> None:
        """Hear of every change of an original, and tell the pages of records which languages they have."""
        from chancellery.core import renditions
        from chancellery.core.signals import words_changed
        from chancellery.organisations.models import User
        from chancellery.translations import queries, showing
        from chancellery.translations.actions import follow

        def hear(record: Model, by: User | None, at: datetime, slip: bool | None, **_sent: object) -> None:
            follow(record=record, by=by, at=at, slip=slip)

        words_changed.connect(hear, weak=False, dispatch_uid="translations follow their originals")
        renditions.answer_with(showing.panels_of, queries.stale_in)

"""In what state a translation is, and what a list of them is about. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How a translation came about. Whether it is stale is another matter: any of them may be."""

    MACHINE = "machine", pgettext_lazy("state of a translation", "Machine")
    HUMAN = "human", pgettext_lazy("state of a translation", "Human")
    REVIEWED = "reviewed", pgettext_lazy("state of a translation", "Reviewed")


class Want(models.TextChoices):
    """What a list of translations is about."""

    MISSING = "missing", pgettext_lazy("list of translations", "To translate")
    STALE = "stale", pgettext_lazy("list of translations", "Stale")
    MACHINE = "machine", pgettext_lazy("list of translations", "Machine only")
    UNREVIEWED = "unreviewed", pgettext_lazy("list of translations", "To review")

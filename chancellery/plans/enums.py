"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class DraftState(models.TextChoices):
    WRITING = "writing", pgettext_lazy("state of a draft of a plan", "Being written")
    ISSUED = "issued", pgettext_lazy("state of a draft of a plan", "Issued")
    DISCARDED = "discarded", pgettext_lazy("state of a draft of a plan", "Discarded")


class Lack(models.TextChoices):
    """What keeps a measure from being issued."""

    NO_WORDS = "no words", pgettext_lazy("what a measure lacks", "No words")
    NO_LEAD = "no lead", pgettext_lazy("what a measure lacks", "No lead unit")
    UNKNOWN_LEAD = "unknown lead", pgettext_lazy("what a measure lacks", "Lead unit not known")
    LEAD_OUTSIDE = "lead outside", pgettext_lazy("what a measure lacks", "Lead unit not under the issuing unit")
    UNKNOWN_HELPER = "unknown helper", pgettext_lazy("what a measure lacks", "Co-ordinating unit not known")
    LEAD_HELPS = "lead helps", pgettext_lazy("what a measure lacks", "Lead unit co-ordinates as well")
    UNIT_CLOSED = "unit closed", pgettext_lazy("what a measure lacks", "Unit no longer exists")
    NO_DAY = "no day", pgettext_lazy("what a measure lacks", "No due day")
    NO_PERIOD = "no period", pgettext_lazy("what a measure lacks", "No period")
    LATER = "later", pgettext_lazy("what a measure lacks", "Later than above, without a reason")


class Found(models.TextChoices):
    """What became of a row of a table that is to be taken over."""

    NEW = "new", pgettext_lazy("verdict on a row", "New")
    CHANGED = "changed", pgettext_lazy("verdict on a row", "Changed")
    REWORDED = "reworded", pgettext_lazy("verdict on a row", "Reworded?")
    SAME = "same", pgettext_lazy("verdict on a row", "Same as before")
    HEADING = "heading", pgettext_lazy("verdict on a row", "Heads the rows below")
    NOT_UNDERSTOOD = "not understood", pgettext_lazy("verdict on a row", "Not understood")


class Became(models.TextChoices):
    """What became of a clause of an order in a plan; what the plan has beside is added."""

    CARRIED = "carried", pgettext_lazy("what became of a clause", "Carried")
    NARROWED = "narrowed", pgettext_lazy("what became of a clause", "Narrowed")
    IN_PART = "in part", pgettext_lazy("what became of a clause", "Carried in part")
    DROPPED = "dropped", pgettext_lazy("what became of a clause", "Dropped")
    ADDED = "added", pgettext_lazy("what became of a clause", "Added")


class Way(models.TextChoices):
    """How it is known that a provision carries another."""

    SAID = "said", pgettext_lazy("how it is known", "a person said so")
    THROUGH = "through", pgettext_lazy("how it is known", "by way of a document between")
    COMMITMENT = "commitment", pgettext_lazy("how it is known", "by a commitment made of it")

"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of an intake", "To be confirmed")
    REGISTERED = "registered", pgettext_lazy("state of an intake", "Registered")
    REJECTED = "rejected", pgettext_lazy("state of an intake", "Rejected")


class FactKind(models.TextChoices):
    WORK = "work", _("Document named")
    PROVISION = "provision", _("Provision")
    DATE = "date", _("Date")
    EVENT = "event", _("Event")
    PERSON = "person", _("Person")
    QUANTITY = "quantity", _("Quantity")
    PROPOSAL = "proposal", _("Proposal")
    AWARD = "award", _("Award")
    SUCCESSION = "succession", _("Succession")


class Verdict(models.TextChoices):
    OPEN = "open", pgettext_lazy("verdict on a fact", "Open")
    ACCEPTED = "accepted", pgettext_lazy("verdict on a fact", "Accepted")
    CORRECTED = "corrected", pgettext_lazy("verdict on a fact", "Corrected")
    REJECTED = "rejected", pgettext_lazy("verdict on a fact", "Rejected")


class Fate(models.TextChoices):
    """What became of a passage of a text, as a person tells it apart."""

    PROVISION = "provision", pgettext_lazy("what became of passages", "in provisions, headings and tables")
    FACT = "fact", pgettext_lazy("what became of passages", "facts only")
    FURNITURE = "furniture", pgettext_lazy("what became of passages", "left out as page furniture")
    UNREAD = "unread", pgettext_lazy("what became of passages", "nothing read")

"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """Kinds of documents; the codes are those the reading library gives."""

    DIRECTIVE = "directive", _("Directive")
    RESOLUTION = "resolution", _("Resolution")
    DECISION = "decision", _("Decision")
    CONCLUSION = "conclusion", _("Conclusion")
    PLAN = "plan", pgettext_lazy("kind of document", "Plan")
    PROGRAMME = "programme", _("Programme")
    SCHEME = "scheme", _("Scheme")
    PROJECT = "project", _("Project")
    DECREE = "decree", _("Decree")
    LAW = "law", _("Law")
    CIRCULAR = "circular", _("Circular")
    NOTICE = "notice", _("Notice")
    REPORT = "report", pgettext_lazy("kind of document", "Report")
    OFFICIAL_LETTER = "official letter", _("Official letter")
    REGULATION = "regulation", _("Regulation")
    RULE = "rule", pgettext_lazy("kind of document", "Rule")
    GUIDANCE = "guidance", _("Guidance")
    TREATY = "treaty", _("Treaty")
    AGREEMENT = "agreement", _("Agreement")
    OTHER = "other", pgettext_lazy("kind of document", "Other")


class Status(models.TextChoices):
    NAMED = "named", _("Named only")  #: other texts name it; its own text is not here yet
    IN_FORCE = "in force", _("In force")
    REPLACED = "replaced", _("Replaced")
    EXPIRED = "expired", _("Expired")


class CitationKind(models.TextChoices):
    IMPLEMENTS = "implements", pgettext_lazy("one document … another", "implements")
    AMENDS = "amends", pgettext_lazy("one document … another", "amends")
    REPLACES = "replaces", pgettext_lazy("one document … another", "replaces")
    CITES = "cites", pgettext_lazy("one document … another", "cites")
    ANSWERS = "answers", pgettext_lazy("one document … another", "answers")


class ProvisionClass(models.TextChoices):
    """What a provision says; the codes are those the reading library gives. Only a duty asks for a commitment."""

    DUTY = "duty", _("Duty")
    INFORMATION = "information", _("Information")
    ORGANISATION = "organisation", pgettext_lazy("class of a provision", "Carrying out and reporting")
    APPRAISAL = "appraisal", pgettext_lazy("class of a provision", "Appraisal")
    AWARD = "award", pgettext_lazy("class of a provision", "Award")
    PROPOSAL = "proposal", pgettext_lazy("class of a provision", "Proposal")
    AIM = "aim", pgettext_lazy("class of a provision", "Aim")
    DEFINITION = "definition", pgettext_lazy("class of a provision", "Definition or scope")
    VALIDITY = "validity", pgettext_lazy("class of a provision", "Validity")
    SECTION = "section", pgettext_lazy("class of a provision", "Title over others")


class Extent(models.TextChoices):
    """How much of a superior provision a plan's provision carries."""

    WHOLE = "whole", pgettext_lazy("carries a superior provision", "as it is")
    NARROWED = (
        "narrowed",
        pgettext_lazy("carries a superior provision", "narrowed"),
    )  #: to fewer people, places or years
    PART = "part", pgettext_lazy("carries a superior provision", "one part of it")  #: others carry the rest

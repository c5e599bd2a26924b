"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    CENTRAL_BODY = "central", _("Central body")
    MINISTRY = "ministry", _("Ministry")
    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    OFFICE = "office", _("Office")
    COMMUNE = "commune", _("Commune")
    FRIENDSHIP = "friendship", _("Friendship association")
    MASS_ORGANISATION = "mass", _("Mass organisation")
    MISSION = "mission", _("Mission abroad")
    OTHER = "other", pgettext_lazy("kind of unit", "Other")


class Pillar(models.TextChoices):
    PARTY = "party", _("Party external relations")
    STATE = "state", _("State diplomacy")
    PEOPLE = "people", _("People-to-people diplomacy")


class SuccessionKind(models.TextChoices):
    """What becomes of units on the day of a succession."""

    MERGE = "merge", pgettext_lazy("succession", "Merger")  #: several become one
    SPLIT = "split", pgettext_lazy("succession", "Split")  #: one becomes several
    RENAME = "rename", pgettext_lazy("succession", "Renaming")  #: the unit stays and is called otherwise
    TRANSFER = "transfer", pgettext_lazy("succession", "Transfer")  #: some of what a unit does goes to another
    CLOSURE = "closure", pgettext_lazy("succession", "Closure")  #: a unit ends; what is open goes to another


class Role(models.TextChoices):
    """What a person does in a unit; it holds for the unit's whole subtree."""

    CLERK = "clerk", _("Clerk")  #: registers papers
    PLANNER = "planner", _("Planner")  #: makes commitments and hands them down
    OFFICER = "officer", _("Officer")  #: reports
    HEAD = "head", _("Head")  #: assigns, accepts, signs
    REVIEWER = "reviewer", _("Reviewer")  #: reads a subtree, runs rounds
    ADMINISTRATOR = "administrator", _("Administrator")  #: units and users of a subtree
    OBSERVER = "observer", _("Observer")  #: reads


def words(choices: type[models.TextChoices]) -> dict[str, str]:
    """Return code → words in the language of the page. Ask once for a list: ``get_kind_display`` is slow in a loop."""
    return {str(code): str(label) for code, label in choices.choices}

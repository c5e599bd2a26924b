"""What can be found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What an entry of the index leads to. A commitment is found by its wording, which many units may share."""

    DOCUMENT = "document", _("Document")
    PROVISION = "provision", _("Provision")
    COMMITMENT = "commitment", _("Commitment")
    REPORT = "report", pgettext_lazy("of progress", "Report")
    REVIEW = "review", _("Review")
    UNIT = "unit", _("Unit")
    HOLDER = "holder", _("Holder of a post")
    PERSON = "person", _("Person")


#: What has no day of its own; it stands before what has, for few are called so.
UNDATED = (Kind.UNIT, Kind.HOLDER, Kind.PERSON)

"""What the trail of a document reads like."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HISTORY: Mapping[str, Promise] = {
    "document.registered": _("Registered"),
    "document.named": _("Named by %(source)s"),
    "document.described": _("Titles or status changed"),
    "document.file_attached": _("File attached: %(name)s"),
    "document.text_added": _("Text added in the language %(language)s"),
    "document.provisions_added": _("Provisions added"),
    "document.cited": _("A citation recorded"),
    "document.citation_resolved": _("A citation resolved"),
}

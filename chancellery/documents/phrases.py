"""What the trail of a document reads like."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from chancellery.core import languages
from chancellery.documents.enums import Kind, Status
from chancellery.reading import languages as reading_languages

HISTORY: Mapping[str, Promise] = {
    "document.registered": _("Registered"),
    "document.named": _("Named by %(source)s"),
    "document.described": _("Titles or status changed"),
    "document.file_attached": _("File attached: %(name)s"),
    "document.text_added": _("Text added: %(language)s"),
    "document.provisions_added": _("Provisions added"),
    "document.cited": _("A citation recorded: “%(quote)s”"),
    "document.citation_resolved": _("A citation resolved"),
    "provision.carries": _("Provision %(eid)s carries a superior one"),
    "provision.carries_no_more": _("Provision %(eid)s carries a superior one no more"),
    "provision.does_not_carry": _("Provision %(eid)s does not carry what was suggested"),
}

_called = lazy(languages.name_of, str)

WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    "language": {code: _called(code) for code in reading_languages.available()},
    "document_status": dict(Status.choices),
    "document_kind": dict(Kind.choices),
    "quote": {"": "…"},
}

#: What changed → its label.
FIELDS = {
    "titles": _("Title"),
    "document_status": _("Status"),
    "document_kind": _("Kind"),
    "document_number": _("Number"),
    "issuer": _("Issued by"),
    "register": _("Kept in the register of"),
}

#: What happened → the standing whose shape marks it.
SHAPES = {"document.registered": "done", "document.named": "way"}

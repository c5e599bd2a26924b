"""What the trail of a translation reads like."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

HISTORY: Mapping[str, Promise] = {
    "translation.written": _("Translated: %(language)s"),
    "translation.withdrawn": _("Translation taken off: %(language)s"),
    "translation.reviewed": _("Translation reviewed: %(language)s"),
    "translation.brought_in": _("Machine translation brought in: %(language)s (%(source)s)"),
    "translation.stale": _("The original says something else (%(judged)s); stale since: %(languages)s"),
    "translation.held": _("A slip of writing was put right (%(judged)s); translations still hold: %(languages)s"),
}

WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    "judged": {
        "person": pgettext_lazy("who judged it", "as the person said"),
        "program": pgettext_lazy("who judged it", "as the program judged"),
    },
}

#: What changed → its label.
FIELDS = {
    "title": _("Title"),
    "heading": _("Heading"),
    "body": pgettext_lazy("of a provision", "Words"),
    "done": _("What was done"),
    "difficulties": _("Difficulties"),
    "requests": _("What they ask for"),
}

#: What happened → the standing whose shape marks it.
SHAPES = {"translation.reviewed": "done", "translation.stale": "late"}

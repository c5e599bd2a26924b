"""The buttons beside a fact. A page may hold hundreds, so they are joined here and not in a template.

They belong to the page's one form ``judging``, so that they work without a script; htmx swaps their row alone.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chancellery.intake.enums import Verdict
from chancellery.intake.models import Fact
from chancellery.ui.icons import icon
from chancellery.ui.marks import colon

_CLASSES = "button small square"


def buttons(fact: Fact, title: str) -> SafeString:
    """Return what can be done with a fact: accept, correct, reject; or take the verdict back once there is one."""
    judge = reverse("intake:judge", args=[fact.intake_id, fact.pk])
    correct = format_html(
        '<a class="{}" href="{url}" hx-get="{url}" data-key="c" aria-keyshortcuts="c" title="{label}">{}'
        '<span class="unseen">{label}{colon} {title}</span></a>',
        _CLASSES, icon("pen"), url=reverse("intake:correct", args=[fact.intake_id, fact.pk]), label=_("Correct"),
        title=title, colon=colon(),
    )  # fmt: skip
    if fact.verdict != Verdict.OPEN:
        return correct + _button(judge, Verdict.OPEN, "o", "return", _("Take the verdict back"), title)
    accept = _button(judge, Verdict.ACCEPTED, "a", "check", _("Accept"), title)
    return accept + correct + _button(judge, Verdict.REJECTED, "r", "cross", _("Reject"), title)


def _button(url: str, verdict: str, key: str, drawing: str, label: str, title: str) -> SafeString:
    return format_html(
        '<button type="submit" class="{}" form="judging" formaction="{url}" hx-post="{url}" name="verdict" value="{}"'
        ' data-key="{key}" aria-keyshortcuts="{key}" title="{label}">{}'
        '<span class="unseen">{label}{colon} {title}</span></button>',
        _CLASSES, verdict, icon(drawing), url=url, key=key, label=label, title=title, colon=colon(),
    )  # fmt: skip

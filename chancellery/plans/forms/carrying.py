"""What a person says of a plan and a clause of the order."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents.enums import Extent
from chancellery.documents.models import Provision

LEVELS = [(1, _("Right below")), (2, _("Two levels below")), (3, _("Three levels below"))]
SHOWN = 240  #: characters of a provision to choose


class ByHand(forms.Form):
    """Which provision of the plan carries a clause, chosen among all; the likeliest stand first."""

    provision = forms.TypedChoiceField(label=_("Provision of the plan"), coerce=int, widget=forms.RadioSelect)
    extent = forms.ChoiceField(
        label=pgettext_lazy("carries a superior provision", "It is carried"), choices=Extent.choices,
        initial=Extent.WHOLE,
    )  # fmt: skip

    def __init__(self, *args: object, provisions: Iterable[Provision], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        field = self.fields["provision"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(one.pk, _label(one)) for one in provisions]


class Level(forms.Form):
    """How far below the issuer the units stand."""

    level = forms.TypedChoiceField(label=_("Units"), required=False, coerce=int, empty_value=None, choices=LEVELS)


def _label(one: Provision) -> SafeString:
    words = str(one)
    cut = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    return format_html('<span lang="{}">{}</span>', one.language, cut)

"""Leaving the count, and linking to superior provisions."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chancellery.documents.models import Provision


class Reason(forms.Form):
    """Why a commitment is waived or withdrawn, or a report goes back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class Implement(forms.Form):
    """Which of the provisions found is implemented."""

    provision = forms.TypedChoiceField(label=_("Provision"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: object, found: Iterable[Provision], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        field = self.fields["provision"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(one.pk, _label(one)) for one in found]


def _label(provision: Provision) -> SafeString:
    return format_html('<b>{}</b> <span lang="{}">{}</span>', provision.document, provision.language, provision)

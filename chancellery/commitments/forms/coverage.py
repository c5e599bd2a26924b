"""What the address of the coverage matrix may say."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.commitments.models import Commitment
from chancellery.organisations.enums import Pillar

MOST = 9  #: levels anybody needs


class CoverageFilters(forms.Form):
    """The filters of the matrix. The hidden ones come from links and stay as they are."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    gaps = forms.ChoiceField(
        label=_("Gaps"), required=False,
        choices=[
            ("", pgettext_lazy("gaps", "All rows and columns")), ("rows", _("Rows with gaps")),
            ("columns", _("Columns with gaps")), ("both", _("Rows and columns with gaps")),
            ("late", _("Where it is late")),
        ],
    )  # fmt: skip
    pillar = forms.ChoiceField(
        label=_("Pillar"), required=False, choices=[("", pgettext_lazy("pillar", "All")), *Pillar.choices]
    )
    sort = forms.ChoiceField(
        label=_("Order"), required=False,
        choices=[("", _("As in the document")), ("empty", _("The emptiest first"))],
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label=_("Units"), required=False, coerce=int, empty_value=None,
        choices=[(1, _("Right below")), (2, _("Two levels below")), (3, _("Three levels below"))],
    )  # fmt: skip
    levels = forms.IntegerField(required=False, min_value=1, max_value=MOST, widget=forms.HiddenInput)
    unit = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    below = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)


class LinkHere(forms.Form):
    """Which commitment of the unit implements the duty already."""

    commitment = forms.TypedChoiceField(label=_("Commitment"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: object, found: Iterable[Commitment], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        field = self.fields["commitment"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(one.pk, _label(one)) for one in found]


def _label(one: Commitment) -> SafeString:
    return format_html(
        '<span lang="{}">{}</span> <small class="soft">{} · {}</small>',
        one.language, one.title, one.lead.short_name, one.provision.document,
    )  # fmt: skip

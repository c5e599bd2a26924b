"""What a reviewer says of a period."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.documents.models import Document
from chancellery.ui.forms import DateInput

THEMES = 3


class Record(forms.Form):
    """The period, what of the unit's work is reviewed, and what was concluded, theme by theme."""

    period_from_on = forms.DateField(label=_("First day of the period"), widget=DateInput)
    period_until_on = forms.DateField(
        label=_("Last day of the period"), widget=DateInput, help_text=_("The figures are those of its end.")
    )
    document = forms.ModelChoiceField(
        label=_("Document"), queryset=Document.objects.none(), required=False, empty_label=_("All documents")
    )
    is_open_below = forms.BooleanField(label=_("The units below may read it"), required=False)

    def __init__(self, *args: object, documents: Sequence[Document], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        field = self.fields["document"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - made so above
        field.queryset = Document.objects.filter(pk__in=[one.pk for one in documents])
        for place in range(1, THEMES + 1):
            self.fields[f"theme_{place}"] = forms.CharField(
                label=_("Theme %(n)s") % {"n": place}, max_length=200, required=False
            )
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("Conclusion %(n)s") % {"n": place}, required=False, max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip

    def conclusions(self) -> list[tuple[str, str]]:
        """Return the themes with their texts."""
        given = self.cleaned_data
        return [(given[f"theme_{place}"], given[f"text_{place}"]) for place in range(1, THEMES + 1)]

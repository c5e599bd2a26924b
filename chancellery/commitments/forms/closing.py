"""Leaving the count, and linking to superior provisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.actions import Warrant
from chancellery.commitments.enums import Below
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.reading.likeness import Shared
from chancellery.ui import marks


class Reason(forms.Form):
    """Why a report goes back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class Close(Reason):
    """Why a commitment is waived or withdrawn, what allows it, and what becomes of what is open below."""

    document = forms.CharField(
        label=_("Document that allows it"), required=False, max_length=200, help_text=_("Its number in the register.")
    )
    named = forms.CharField(
        label=_("Or the post or person who allows it"), required=False, max_length=300,
        help_text=_("As it is to be shown, such as: the chair of the provincial committee."),
    )  # fmt: skip
    below = forms.ChoiceField(
        label=_("What is open below"), required=False, choices=Below.choices, widget=forms.RadioSelect
    )
    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: object, readable: QuerySet[Document], asks: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.readable = readable
        self.fields["below"].required = asks

    def clean_document(self) -> Document | None:
        """Return the one document of the register that bears the number, in any form."""
        words = self.cleaned_data["document"].strip()
        if not words:
            return None
        found = list(self.readable.filter(documents.numbered(words))[:2])
        if not found:
            raise forms.ValidationError(_("No document of the register has this number."))
        if len(found) > 1:
            raise forms.ValidationError(_("Several documents have this number; give the person or post instead."))
        return found[0]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("document") and not cleaned.get("named") and "document" not in self.errors:
            self.add_error("document", _("Say what allows it: a document of the register, or a post or person."))
        return cleaned

    def warrant(self) -> Warrant:
        """Return what a valid form says allows it."""
        return Warrant(document=self.cleaned_data["document"], named=self.cleaned_data["named"])

    def chosen(self) -> Below | None:
        """Return what a valid form says becomes of what is open below."""
        return Below(self.cleaned_data["below"]) if self.cleaned_data["below"] else None


class Implement(forms.Form):
    """Which of the provisions found is implemented; ``shared`` is what both speak of, where that was compared."""

    provision = forms.TypedChoiceField(label=_("Provision"), coerce=int, widget=forms.RadioSelect)

    def __init__(
        self,
        *args: object,
        found: Iterable[Provision],
        shared: Mapping[Provision, Sequence[Shared]] | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        field = self.fields["provision"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(one.pk, _label(one, (shared or {}).get(one, ()))) for one in found]


def _label(provision: Provision, shared: Sequence[Shared]) -> SafeString:
    label = format_html('<b>{}</b> <span lang="{}">{}</span>', provision.document, provision.language, provision)
    if not shared:
        return label
    pairs = format_html_join(
        ", ", '{} = <span lang="{}">{}</span>',
        ((marks.quoted(one.here), provision.language, marks.quoted(one.there)) for one in shared),
    )  # fmt: skip
    return format_html('{} <small class="soft">{} {}</small>', label, _("Both speak of"), pairs)

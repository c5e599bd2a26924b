"""Forms about one document: registered by hand, described, given provisions and citations."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents.enums import CitationKind, Kind, ProvisionClass, Status
from chancellery.documents.forms.fields import DocumentField, IssuerField, UnitChoice, language_choices, language_name
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit
from chancellery.ui.forms import DateInput

NUMBER = 80
TITLE = 500


class DocumentEntry(forms.Form):
    """What a document is called, with its title in one language."""

    kind = forms.ChoiceField(label=pgettext_lazy("of a document", "Kind"), choices=Kind.choices)
    number = forms.CharField(
        label=pgettext_lazy("of a document", "Number"), required=False, max_length=NUMBER,
        help_text=_("As issued, for example 12-CT/TW or 716/KH-UBND."),
    )  # fmt: skip
    dated_on = forms.DateField(label=pgettext_lazy("of a document", "Date"), required=False, widget=DateInput)
    language = forms.ChoiceField(label=_("Language of the title"))
    title = forms.CharField(
        label=_("Title"), required=False, max_length=TITLE, widget=forms.Textarea(attrs={"rows": 2})
    )
    status = forms.ChoiceField(
        label=pgettext_lazy("of a document", "Status"), choices=Status.choices, initial=Status.IN_FORCE
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.fields["issuer"] = IssuerField()
        self.fields["language"] = forms.ChoiceField(label=_("Language of the title"), choices=language_choices())
        self.order_fields(["kind", "number", "issuer", "dated_on", "language", "title", "status"])


class RegisterDocument(DocumentEntry):
    """A document registered by hand, without a file."""

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitChoice(units)
        self.order_fields(["unit"])


class DescribeDocument(forms.Form):
    """The titles of a document, one a language, and its status."""

    status = forms.ChoiceField(label=pgettext_lazy("of a document", "Status"), choices=Status.choices)

    def __init__(self, *args: object, document: Document, **kwargs: object) -> None:
        kwargs.setdefault("initial", {"status": document.status})
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self._codes = list(dict.fromkeys([*document.titles, *(code for code, _name in language_choices())]))
        for code in self._codes:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title: %(language)s") % {"language": language_name(code)}, required=False, max_length=TITLE,
                initial=document.titles.get(code, ""), widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )  # fmt: skip
        self.fields["original"] = forms.ChoiceField(
            label=_("Language of the original"), required=False, initial=document.language,
            choices=[("", "—"), *((code, language_name(code)) for code in self._codes)],
        )  # fmt: skip

    def titles(self) -> Mapping[str, str]:
        """Return the cleaned titles by language, without empty ones."""
        return {code: title for code in self._codes if (title := self.cleaned_data[f"title_{code}"])}


class AddProvision(forms.Form):
    """A provision typed by hand, for a document whose text is not here."""

    label = forms.CharField(
        label=pgettext_lazy("of a provision", "Label"), required=False, max_length=60,
        help_text=_("As printed: 1., II, Article 5."),
    )  # fmt: skip
    heading = forms.CharField(label=_("Heading"), max_length=500)
    body = forms.CharField(label=_("Words of the provision"), widget=forms.Textarea(attrs={"rows": 6}))
    language = forms.ChoiceField(label=_("Language"))
    classed = forms.ChoiceField(
        label=pgettext_lazy("of a provision", "Class"), choices=ProvisionClass.choices, initial=ProvisionClass.DUTY,
        help_text=_("Only a duty is offered to be committed to."),
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=language_choices())
        self.order_fields(["label", "heading", "body", "language", "classed"])


class AddCitation(forms.Form):
    """How the document stands to another one of the register."""

    kind = forms.ChoiceField(label=_("This document …"), choices=CitationKind.choices)

    def __init__(self, *args: object, documents: QuerySet[Document], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.fields["target"] = DocumentField(documents)


class ResolveCitation(forms.Form):
    """Which document an unclear citation means."""

    def __init__(
        self, *args: object, documents: QuerySet[Document], candidates: QuerySet[Document], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        if candidates:
            self.fields["candidate"] = forms.ModelChoiceField(
                label=_("It means"), queryset=candidates, required=False, widget=forms.RadioSelect, empty_label=None
            )
        self.fields["target"] = DocumentField(documents, required=not candidates)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("candidate") and not cleaned.get("target"):
            raise forms.ValidationError(_("Say which document it means."))
        return cleaned

    @property
    def meant(self) -> Document:
        """The document that was chosen or written."""
        chosen = self.cleaned_data.get("target") or self.cleaned_data.get("candidate")
        assert isinstance(chosen, Document)  # noqa: S101 - `clean` has seen to it
        return chosen

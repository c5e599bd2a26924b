"""What comes in, and how the list of it is filtered."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents.forms import UnitChoice
from chancellery.intake.enums import State
from chancellery.organisations.models import Unit
from chancellery.ui.forms import FilesField


class TakeIn(forms.Form):
    """Files, or a pasted text, or both. A file that is too large is refused by itself, later; the rest goes on."""

    papers = FilesField(
        label=_("Files"), required=False, allow_empty_file=True,
        help_text=_(
            "Text, HTML, Word, Excel, PDF, scanned pages (PDF, PNG, JPEG), mails (.eml) with their attachments, and zip"
            " archives of these; up to 25 MB each, several at once."
        ),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste a text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.fields["unit"] = UnitChoice(units)
        self.order_fields(["unit", "papers", "text"])

    def clean_papers(self) -> list[UploadedFile[bytes]]:
        given = self.cleaned_data["papers"]
        return [file for file in given if isinstance(file, UploadedFile)] if isinstance(given, list) else []

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("papers") and not str(cleaned.get("text", "")).strip():
            raise forms.ValidationError(_("Choose a file or paste a text."))
        return cleaned


def is_too_large(file: UploadedFile[bytes]) -> bool:
    """Say whether a file is larger than we take; asked before its bytes are loaded."""
    return (file.size or 0) > settings.UPLOAD_LIMIT


class IntakeFilters(forms.Form):
    """What stands in the address of the list."""

    q = forms.CharField(
        label=_("Name of the file"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("of an intake", "State"), required=False,
        choices=[("", pgettext_lazy("states of intakes", "all")), *State.choices],
    )  # fmt: skip


class Reject(forms.Form):
    reason = forms.CharField(
        label=_("Why is it no document of ours?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

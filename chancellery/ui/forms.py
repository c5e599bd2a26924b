"""How Django's forms are drawn here, and the inputs that Django does not have."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import DjangoTemplates
from django.utils.datastructures import MultiValueDict


class Renderer(DjangoTemplates):
    """Draw each field with its label, hint, error and required mark, and each form with its error summary.

    Set ``FORM_RENDERER = "chancellery.ui.forms.Renderer"``.
    """

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"
    formset_template_name = "ui/form/formset.html"


class DateInput(forms.DateInput):
    """The browser's own calendar, in which every language writes its own order of day and month."""

    input_type = "date"

    def __init__(self, attrs: Mapping[str, str] | None = None) -> None:
        super().__init__(attrs=dict(attrs or {}), format="%Y-%m-%d")


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, object], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> list[UploadedFile[bytes]]:
        return files.getlist(name)


class FilesField(forms.FileField):
    """Several files; cleaned, it is a list of them, checked one by one."""

    widget = FilesInput

    def clean(self, data: object, initial: object = None) -> list[UploadedFile[bytes]]:
        given = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(FilesField, self).clean(one, initial) for one in given or [None]]
        return [file for file in cleaned if file]

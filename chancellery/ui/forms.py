"""How Django's forms are drawn here, and the inputs that Django does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from chancellery.ui import fields, inputs


class Renderer(DjangoTemplates):
    """Draw each field with its label, hint, error and required mark, and each form with its error summary.

    Set ``FORM_RENDERER = "chancellery.ui.forms.Renderer"``. What a long form holds by the dozen is drawn by functions;
    everything else has a template.
    """

    form_template_name = "ui/form/form"
    field_template_name = "ui/form/field"
    formset_template_name = "ui/form/formset.html"

    def render(self, template_name: str, context: dict[str, object], request: HttpRequest | None = None) -> str:
        if template_name == self.field_template_name:
            return fields.group(cast(forms.BoundField, context["field"]))
        if template_name == self.form_template_name:
            return fields.whole(cast(forms.BaseForm, context["form"]))
        if template_name == ErrorList.template_name and not context["errors"]:
            return ""  # what its template would say, and a table of inputs has a hundred of them
        if draw := inputs.DRAWN.get(template_name):
            return draw(cast(inputs.Widget, context["widget"])).strip()
        return super().render(template_name, context, request)


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

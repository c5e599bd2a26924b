"""A field of a form: its label, its hint, its errors and its input."""

from __future__ import annotations

from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from chancellery.ui.icons import icon

FILES = ("clearablefile", "file", "files")
REQUIRED = SafeString('<span class="required" aria-hidden="true">*</span>')


def whole(form: BaseForm) -> SafeString:
    """Draw a form: its errors in one place, its fields, and last what is hidden."""
    shown = [group(field) for field in form.visible_fields()]
    return SafeString("".join([errors_of(form), *shown, *map(str, form.hidden_fields())]))


def group(field: BoundField) -> SafeString:
    """Draw a field with all that belongs to it. Radio buttons and tick boxes stand in a fieldset of their own."""
    kind = conditional_escape(field.widget_type)
    errors = str(field.errors) if field.errors else ""
    drawn = str(field)
    if field.use_fieldset:
        inside = _in_fieldset(field, errors + drawn)
    elif kind == "checkbox":
        inside = _tick_box(field, errors, drawn)
    else:
        inside = f"{_label(field)}\n{_hint(field)}\n{errors}{_drop(drawn) if kind in FILES else drawn}\n"
    return SafeString(f'<div class="field field-{kind}{" wrong" if errors else ""}">\n{inside}</div>')


def errors_of(form: BaseForm) -> SafeString:
    """Draw every error of a form in one place; nothing when there is none."""
    if not form.is_bound or not form.errors:
        return SafeString("")
    return render_to_string("ui/form/errors.html", {"form": form})


def _in_fieldset(field: BoundField, drawn: str) -> str:
    described = format_html(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else ""
    mark = conditional_escape(field.id_for_label or field.auto_id)
    legend = f'<legend class="label">{conditional_escape(field.label)}{_need(field)}</legend>'
    return f'<fieldset id="{mark}" tabindex="-1"{described}>{legend}\n{_hint(field)}\n{drawn}</fieldset>\n'


def _tick_box(field: BoundField, errors: str, drawn: str) -> str:
    need = REQUIRED if field.field.required else ""
    words = f"<span>{conditional_escape(field.label)}{need}</span>"
    named = conditional_escape(field.id_for_label)
    return f'{errors}<label class="choice" for="{named}">{drawn}{words}</label>\n{_hint(field)}\n'


def _label(field: BoundField) -> str:
    named = conditional_escape(field.id_for_label)
    return f'<label class="label" for="{named}">{conditional_escape(field.label)}{_need(field)}</label>'


def _need(field: BoundField) -> str:
    if field.field.required:
        return REQUIRED
    word = gettext("optional")
    return f' <span class="optional">{word}</span>'


def _hint(field: BoundField) -> str:
    if not field.help_text:
        return ""
    # the words of a hint are ours and may hold markup, as everywhere in Django
    return f'<p class="hint" id="{conditional_escape(field.auto_id)}_helptext">{field.help_text}</p>'


def _drop(drawn: str) -> SafeString:
    return format_html(
        '<div class="drop" data-drop data-limit="25" data-too-big="{}">{}<p class="drop-words">{}</p>{}'
        '<ul class="drop-list" data-drop-list aria-live="polite"></ul></div>',
        gettext("is larger than 25 MB and was not taken"), icon("upload"),
        gettext("Drop files here, or choose them:"), SafeString(drawn),
    )  # fmt: skip

"""Django's plain inputs, drawn without its templates, which ask for a hundred small ones to draw a long form.

What is drawn is what Django's templates draw, to the letter; a test compares them. A template that is not here is
Django's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict

from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

#: Of each option: its group, the options in it, its place.
Groups = list[tuple[object, list["Widget"], int]]


class Widget(TypedDict, total=False):
    """What Django's widgets say of themselves to their template."""

    type: str
    name: str
    value: object
    attrs: Mapping[str, object]
    label: object
    wrap_label: bool
    optgroups: Groups


def attributes(widget: Widget) -> str:
    """Return the attributes after the first ones, each with its blank before; ``True`` stands without a value."""
    written = ""
    for name, value in widget["attrs"].items():
        if value is True:
            written += f" {conditional_escape(name)}"
        elif value is not False:
            written += f' {conditional_escape(name)}="{_plain(value)}"'
    return written


def one_line(widget: Widget) -> str:
    """Draw an input of one line, a hidden one, a tick box or a radio button."""
    given = widget["value"]
    value = "" if given is None else f' value="{_plain(given)}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{conditional_escape(widget["type"])}" name="{name}"{value}{attributes(widget)}>'


def text_area(widget: Widget) -> str:
    """Draw an input of several lines."""
    words = _words(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{conditional_escape(widget["name"])}"{attributes(widget)}>\n{words}</textarea>'


def select(widget: Widget) -> str:
    """Draw a list to choose from, with its groups."""
    lines = [f'<select name="{conditional_escape(widget["name"])}"{attributes(widget)}>']
    for group, options, _place in widget["optgroups"]:
        if group:
            lines.append(f'\n  <optgroup label="{_words(group)}">')
        for option in options:
            value = _plain(option["value"])
            lines.append(f'\n  <option value="{value}"{attributes(option)}>{_words(option["label"])}</option>\n')
        if group:
            lines.append("\n  </optgroup>")
    return "".join([*lines, "\n</select>"])


def choices(widget: Widget) -> str:
    """Draw tick boxes or radio buttons, each beside its words."""
    given = widget["attrs"]
    mark = f' id="{_words(given["id"])}"' if given.get("id") else ""
    style = f' class="{_words(given["class"])}"' if given.get("class") else ""
    lines = [f"<div{mark}{style}>"]
    for group, options, _place in widget["optgroups"]:
        if group:
            lines.append(f"\n  <div><label>{_words(group)}</label>")
        lines += [f"<div>\n    {_choice(option)}</div>" for option in options]
        if group:
            lines.append("\n  </div>")
    return "".join([*lines, "\n</div>"])


def _choice(option: Widget) -> str:
    drawn = one_line(option)
    if not option.get("wrap_label"):
        return f"{drawn}\n\n\n"
    mark = option["attrs"].get("id")
    leads_to = f' for="{_words(mark)}"' if mark else ""
    return f"<label{leads_to}>{drawn}\n {_words(option['label'])}</label>\n\n"


def _plain(value: object) -> SafeString:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _words(value: object) -> SafeString:
    return _plain(localize(value))  # as a template writes it: figures in the reader's language


#: Template of Django's → what draws it.
DRAWN: Mapping[str, Callable[[Widget], str]] = {
    **{
        f"django/forms/widgets/{kind}.html": one_line
        for kind in ("text", "number", "email", "url", "password", "hidden", "date", "time", "file", "checkbox")
    },
    "django/forms/widgets/textarea.html": text_area,
    "django/forms/widgets/select.html": select,
    "django/forms/widgets/radio.html": choices,
    "django/forms/widgets/checkbox_select.html": choices,
}

"""What a page does with a form and the change behind it, and what forms of several apps ask."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from chancellery.core import renditions
from chancellery.core.languages import name_of
from chancellery.core.refusals import Refusal


def carried_out(request: HttpRequest, form: forms.Form, change: Callable[[], object], *, done: str) -> bool:
    """Make the change once ``form`` is valid and tell the person that it is ``done``.

    Returns ``False`` where the form is still to be shown: not sent yet, faulty, or with the refusal of the change.
    """
    if not form.is_valid():
        return False
    try:
        change()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, done)
    return True


def carried_out_knowingly(
    request: HttpRequest, form: forms.Form, change: Callable[[], object], *, record: Model, done: str
) -> bool:
    """Do what ``carried_out`` does; before other languages of ``record`` become stale, ask whether it is a slip.

    A form without a ``slip``, or with an answer to it, is not asked again.
    """
    if form.is_valid() and "slip" in form.fields and form.cleaned_data["slip"] is None:
        try:
            languages = renditions.made_stale(record, change)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        if languages:
            said = ngettext(
                "This change makes %(n)s translation stale: %(languages)s. Say below what it is, and save again.",
                "This change makes %(n)s translations stale: %(languages)s. Say below what it is, and save again.",
                len(languages),
            )
            form.add_error("slip", said % {"n": len(languages), "languages": ", ".join(map(name_of, languages))})
            return False
    return carried_out(request, form, change, done=done)


def ask_of_slips(form: forms.Form, record: Model) -> None:
    """Let ``form`` ask what a change of the original is, where ``record`` has words in other languages; name these."""
    languages = renditions.of(record)
    others = [line for line in languages.lines if line.url] if languages else []
    if others:
        form.fields["slip"] = SlipField()
        said = ", ".join(f"{name_of(line.language)} ({line.state})" for line in others)
        form.fields["slip"].help_text = gettext("There are translations: %(languages)s") % {"languages": said}


class SlipField(forms.TypedChoiceField):
    """What a change of an original is to its translations; cleaned, the ``slip`` of an action."""

    def __init__(self) -> None:
        super().__init__(
            label=_("If the original changed"), required=False, widget=forms.RadioSelect, empty_value=None,
            coerce=lambda said: said == "slip", initial="",
            choices=[
                ("", _("Let the program judge: it asks before another language becomes stale")),
                ("slip", _("A slip of writing was put right: the other languages still hold")),
                ("substance", _("It says something else: the other languages are stale")),
            ],
        )  # fmt: skip

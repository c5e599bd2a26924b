"""What a page does with a form and the change behind it, and what forms of several apps ask."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

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


class SlipField(forms.TypedChoiceField):
    """What a change of an original is to its translations; cleaned, the ``slip`` of an action."""

    def __init__(self) -> None:
        super().__init__(
            label=_("If the original changed"), required=False, widget=forms.RadioSelect, empty_value=None,
            coerce=lambda said: said == "slip", initial="",
            choices=[
                ("", _("Let the program judge: in doubt the other languages are stale")),
                ("slip", _("A slip of writing was put right: the other languages still hold")),
                ("substance", _("It says something else: the other languages are stale")),
            ],
        )  # fmt: skip

"""What a page does with a form and the change behind it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

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

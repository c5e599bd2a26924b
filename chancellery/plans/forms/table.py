"""A table of tasks, pasted or out of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from chancellery.reading.files import LARGEST

LONGEST_PASTE = 1_000_000


class Table(forms.Form):
    """Either the one or the other."""

    pasted = forms.CharField(
        label=_("Pasted table"), required=False, max_length=LONGEST_PASTE, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_(
            "Copy the rows in Excel or Word and paste them here. Columns: task, lead unit, co-ordinating units, "
            "deadline, output; with their headings in any order."
        ),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file with a table"), required=False, help_text=_("Word, Excel, web page, mail or PDF.")
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        given: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if given is not None and (given.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("This file is larger than %(size)s."), params={"size": filesizeformat(LARGEST)}
            )
        return given

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned.get("pasted") or "").strip() and not cleaned.get("file"):
            self.add_error("pasted", _("Paste a table, or choose a file that holds one."))
        return cleaned


_ANSWERS = {"same": True, "new": False}


def answers_in(data: Mapping[str, str]) -> dict[int, bool]:
    """Return what the person said of rows in question, by their line: whether each is the measure that is named."""
    return {
        int(line): _ANSWERS[said]
        for name, said in data.items()
        if (line := name.removeprefix("row-")) != name and line.isdecimal() and said in _ANSWERS
    }


_NUMBERED = re.compile(r"(\d{1,7}):(\d{1,7})")


def numbers_in(written: str) -> dict[int, int]:
    """Return the numbers of a spreadsheet's rows, by their lines, as ``written_numbers`` writes them."""
    return {int(line): int(number) for line, number in _NUMBERED.findall(written)}


def written_numbers(numbers: Mapping[int, int]) -> str:
    """Return the numbers of rows by their lines as a hidden field holds them: ``1:5 2:6``."""
    return " ".join(f"{line}:{number}" for line, number in numbers.items())

"""A table of tasks, pasted or out of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
_NAMED = re.compile(r"(\d{1,7}):(.{1,40})")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a spreadsheet shows beside its rows, by their lines in the text that is pasted."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    sheets: Mapping[int, str] = field(default_factory=dict)  #: the first line of a table → the name of its sheet

    def sheet_of(self, line: int) -> str:
        """Return the name of the sheet on which the row of a line stands; empty where there are not several."""
        return self.sheets[max(first)] if (first := [one for one in self.sheets if one <= line]) else ""

    @property
    def written_numbers(self) -> str:
        """The numbers by their lines as a hidden field holds them: ``1:5 2:6``."""
        return " ".join(f"{line}:{number}" for line, number in self.numbers.items())

    @property
    def written_sheets(self) -> list[str]:
        """The sheets as hidden fields hold them, one in each: ``1:Culture``."""
        return [f"{line}:{name}" for line, name in self.sheets.items()]


def shown_in(numbers: str, sheets: Sequence[str]) -> Shown:
    """Return what ``Shown`` wrote into hidden fields."""
    named = (found for one in sheets if (found := _NAMED.fullmatch(one)))
    return Shown(
        {int(line): int(number) for line, number in _NUMBERED.findall(numbers)},
        {int(found[1]): found[2] for found in named},
    )

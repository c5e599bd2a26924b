"""The rows of the grid, joined from strings: a hundred measures are more than a thousand fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chancellery.commitments.enums import DueKind, Period
from chancellery.plans import forms
from chancellery.plans.models import LONGEST_WORDS

#: The cells of a row, each with its fields; the first names the cell.
CELLS = (
    ("words", "section"), ("lead",), ("helpers",), ("due_kind", "due_on", "period", "later_reason"),
    ("expected_output",),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the grid, what is said of it, and whether it asks why it is due later than what stands above."""

    line: forms.GridLine
    number: str
    place: int  #: from 0, new rows too
    verdict: SafeString | str
    notes: Sequence[str] = ()
    late: bool = False
    focus: str = ""  #: the field to begin in, after cells were put in


def rows(given: Iterable[Row]) -> SafeString:
    """Return the rows of the table's body."""
    writer = _Writer()
    return SafeString("".join([writer.row(one) for one in given]))


class _Writer:
    """Writes rows; what is alike in all of them is made once."""

    def __init__(self) -> None:
        fields = forms.GridRow.base_fields
        self._labels = {name: escape(str(fields[name].label)) for cell in CELLS for name in cell}
        self._verdict = escape(_("Verdict"))
        self._choices = {
            "due_kind": [(one.value, escape(str(one.label))) for one in DueKind],
            "period": [("", "—"), *((one.value, escape(str(one.label))) for one in Period)],
        }
        self._attributes: Mapping[str, str] = {
            "section": 'type="text" maxlength="300"',
            "words": f'rows="3" maxlength="{LONGEST_WORDS}"',
            "lead": f'type="text" maxlength="400" list="{forms.LIST_ID}" autocomplete="off"',
            "helpers": 'rows="2" maxlength="1500"',
            "due_on": 'type="date"',
            "later_reason": 'type="text" maxlength="500"',
            "expected_output": 'type="text" maxlength="500"',
        }

    def row(self, row: Row) -> str:
        cells = "".join([self._cell(row, cell) for cell in CELLS])
        hidden = "".join([self._hidden(row, name) for name in ("key", "seen")])
        notes = "".join([f'<p class="soft">{escape(one)}</p>' for one in row.notes])
        return (
            f'<tr><th scope="row">{escape(row.number)}{hidden}</th>{cells}'
            f'<td data-label="{self._verdict}"><div>{row.verdict}{notes}</div></td></tr>'
        )

    def _hidden(self, row: Row, name: str) -> str:
        value = escape(row.line.values.get(name, ""))
        return f'<input type="hidden" name="{row.line.prefix}-{name}" value="{value}">'

    def _cell(self, row: Row, cell: Sequence[str]) -> str:
        shown = [name for name in cell if name != "later_reason" or row.late]
        fields = "".join([self._field(row, name, is_first=not place) for place, name in enumerate(shown)])
        return f'<td data-label="{self._labels[cell[0]]}"><div class="cell-fields">{fields}</div></td>'

    def _field(self, row: Row, name: str, *, is_first: bool) -> str:
        mark = f"id_{row.line.prefix}-{name}"
        errors = row.line.errors.get(name, ())
        which = row.number if row.line.key is not None else f"{row.number} {row.place + 1}"
        label = (
            f'<label class="{"unseen" if is_first else "soft"}" for="{mark}">{self._labels[name]}'
            f'<span class="unseen"> {escape(which)}</span></label>'
        )
        told = "".join([f"<li>{escape(one)}</li>" for one in errors])
        said = f'<ul class="errorlist" id="{mark}_error">{told}</ul>' if told else ""
        more = f' aria-invalid="true" aria-describedby="{mark}_error"' if told else ""
        if name == row.focus:
            more += " autofocus"
        wrong = ' class="wrong"' if told else ""
        return f"<div{wrong}>{label}{said}{self._input(row, name, mark, more)}</div>"

    def _input(self, row: Row, name: str, mark: str, more: str) -> str:
        value = row.line.values.get(name, "")
        opening = f'name="{row.line.prefix}-{name}" id="{mark}"'
        if name in self._choices:
            chosen = value or (DueKind.DAY.value if name == "due_kind" else "")
            options = "".join([
                f'<option value="{key}"{" selected" if key == chosen else ""}>{label}</option>'
                for key, label in self._choices[name]
            ])  # fmt: skip
            return f"<select {opening}{more}>{options}</select>"
        attributes = self._attributes[name]
        if name in {"words", "helpers"}:
            return f"<textarea {opening} {attributes}{more}>\n{escape(value)}</textarea>"
        return f'<input {opening} {attributes} value="{escape(value)}"{more}>'

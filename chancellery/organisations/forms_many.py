"""Rows of people, units and roles, pasted as a spreadsheet gives them."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chancellery.core.folding import fold
from chancellery.organisations.actions.granting import Wish
from chancellery.organisations.enums import Role

MOST = 1000


class ManyRoles(forms.Form):
    """A row for each role: e-mail address, name, code of the unit, role, first day, last day."""

    rows = forms.CharField(
        label=_("Rows"), max_length=200_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "Copied from a spreadsheet, or parted by semicolons: e-mail address, name, code of the unit, role, first"
            " day, last day. The name is needed of people who are new, the last day where a role is to end. Without a"
            " first day, the role that is held ends after the last one."
        ),
    )  # fmt: skip

    def clean_rows(self) -> list[Wish]:
        """Return the rows that hold something, each with what is wrong with it."""
        lines = [(n, line) for n, line in enumerate(self.cleaned_data["rows"].splitlines(), start=1) if line.strip()]
        if not lines:
            raise forms.ValidationError(_("There is no row."))
        if len(lines) > MOST:
            raise forms.ValidationError(
                _("These are more than %(most)s rows; paste them in parts."), params={"most": MOST}
            )
        return [_wish(number, line) for number, line in lines]


def _wish(number: int, line: str) -> Wish:
    cells = [cell.strip() for cell in line.split("\t" if "\t" in line else ";")]
    email, name, code, role, first, last = (*cells, "", "", "", "", "", "")[:6]
    try:
        validate_email(email)
        return Wish(number, email, name, code, _role(role), _first(first, last), _day(last) if last else None)
    except ValidationError as wrong:
        return Wish(number, email, name, code, fault=wrong.messages[0])


def _role(words: str) -> Role:
    for role in Role:
        if fold(words) in {role.value, fold(str(role.label))}:
            return role
    roles = ", ".join(str(role.label) for role in Role)
    raise ValidationError(gettext("“%(words)s” is no role: %(roles)s.") % {"words": words, "roles": roles})


def _first(first: str, last: str) -> date | None:
    """Return the first day; none where a role only ends."""
    return _day(first) if first or not last else None


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValidationError(gettext("Write the day as 2026-06-30.")) from None

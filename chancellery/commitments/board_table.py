"""The tables of the board, joined from strings: a template takes four times as long for seventy provinces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from chancellery.commitments import queries, rules
from chancellery.commitments.earlier import Earlier, month
from chancellery.commitments.enums import Figure
from chancellery.ui import marks, regions

#: The columns and what stands above them, in order; the first is the whole.
COLUMNS = {
    Figure.TOTAL: Figure.TOTAL.label,
    Figure.UNDER_WAY: Figure.UNDER_WAY.label,
    Figure.DUE_SOON: pgettext_lazy("column of the board", "Due in 30 days"),
    Figure.OVERDUE: Figure.OVERDUE.label,
    Figure.DONE: Figure.DONE.label,
    Figure.DONE_LATE: Figure.DONE_LATE.label,
    Figure.REPORTED: pgettext_lazy("column of the board", "Reported"),
    Figure.NOT_REPORTED: pgettext_lazy("column of the board", "Not reported"),
    Figure.NOT_DUE_YET: pgettext_lazy("column of the board", "No report due"),
    Figure.LEFT_OUT: pgettext_lazy("column of the board", "Left out"),
}
#: How many units stand beside the map: about as many as it is tall.
BEHIND = 16
NOUGHT = '<span class="soft">0</span>'
NOTHING = '<span class="soft">—</span>'


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the figures and names lead: each is to be followed by a unit's key, and needs no escaping."""

    board: str
    led: str  #: commitments led by the unit itself
    under: str  #: led by it and all below it
    more: str  #: what follows the key


def addresses(asked: str) -> Addresses:
    """Return where a board leads; ``asked`` is what it is about beside its unit, as an address says it."""
    more = f"&amp;{escape(asked)}" if asked else ""
    board, listed = reverse("commitments:board"), reverse("commitments:list")
    return Addresses(f"{board}?unit=", f"{listed}?led=", f"{listed}?under=", more)


def count(totals: rules.Totals, figure: Figure) -> int:
    return int(getattr(totals, figure.name.lower()))


def table(found: queries.Board, top: int, before: Earlier, to: Addresses) -> SafeString:
    """Return the table of the units below, with the sum of them; ``top`` is the unit over all."""
    writer = _Rows(before, to)
    heads = format_html_join("", '<th scope="col">{}</th>', ((title,) for title in (_("Unit"), *writer.first)))
    figures = format_html_join("", '<th scope="col" class="n">{}</th>', ((title,) for title in COLUMNS.values()))
    body = "".join([writer.row(row) for row in found.rows])
    foot = writer.cells(found.totals, top, own=False, moved=before.moved(top, found.totals))
    whole = escape(_("All of them"))
    content = (
        f"<thead><tr>{heads}{figures}</tr></thead><tbody>{body}</tbody>"
        f'<tfoot><tr><th scope="row">{whole}</th>{foot}</tr></tfoot>'
    )
    note = _(
        "Every figure opens what it counts. Progress is the mean by weight; no report counts as nought, and what is "
        "waived or withdrawn is left out."
    )
    return regions.table(SafeString(content), caption=_("Units below, by name"), note=note, stacked=True)


@lru_cache(maxsize=4096)
def _number(value: int, _language: str) -> str:
    """Write a number in the active language, which is named to tell its numbers from those of others."""
    return str(number_format(value))


class _Rows:
    """Writes rows; what is alike in all of them is made once."""

    def __init__(self, before: Earlier, to: Addresses) -> None:
        self.before, self.to = before, to
        since = (
            [_("Since %(day)s") % {"day": date_format(before.since, pgettext("format of a day", "j M Y"))}]
            if before.since
            else []
        )
        self.first = [_("Progress"), *since]
        self._language = get_language() or ""
        self._titles = [escape(title) for title in self.first]
        self._figures = [(figure, escape(str(label))) for figure, label in COLUMNS.items()]

    def row(self, row: queries.BoardRow) -> str:
        name = escape(row.unit.short_name)
        if row.is_own:
            heading, moved = escape(_("%(name)s itself") % {"name": row.unit.short_name}), SafeString(NOTHING)
        else:
            heading = f'<a href="{self.to.board}{row.unit.pk}{self.to.more}">{name}</a>'
            moved = self.before.moved(row.unit.pk, row.totals)
        cells = self.cells(row.totals, row.unit.pk, own=row.is_own, moved=moved)
        return f'<tr data-row><th scope="row">{heading}</th>{cells}</tr>'

    def cells(self, totals: rules.Totals, unit: int, *, own: bool, moved: SafeString) -> str:
        progress = marks.culm(totals.progress, late=bool(totals.overdue)) if totals.total else NOTHING
        pieces = [f'<td data-label="{self._titles[0]}">{progress}</td>']
        if len(self._titles) > 1:
            pieces.append(f'<td class="nowrap" data-label="{self._titles[1]}">{moved}</td>')
        listed = f"{self.to.led if own else self.to.under}{unit}{self.to.more}&amp;figure="
        for figure, label in self._figures:
            counted = count(totals, figure)
            if counted:
                late = ' class="late"' if figure == Figure.OVERDUE else ""
                link = f'<a href="{listed}{figure.value}"{late}>{_number(counted, self._language)}</a>'
                pieces.append(f'<td class="n" data-label="{label}">{link}</td>')
            else:
                pieces.append(f'<td class="n nought" data-label="{label}">{NOUGHT}</td>')
        return "".join(pieces)


def behind(found: queries.Board, to: Addresses) -> SafeString:
    """Return the units below that are furthest behind, the least progress first; nothing where none leads anything."""
    led = [row for row in found.rows if not row.is_own and row.totals.total]
    if not led:
        return SafeString("")
    last = sorted(led, key=lambda row: row.totals.progress or 0)[:BEHIND]
    first, second = escape(_("Unit")), escape(_("Progress"))
    heads = (
        f'<th scope="col">{first}</th><th scope="col">{second}</th>'
        f'<th scope="col" class="n">{escape(str(COLUMNS[Figure.OVERDUE]))}</th>'
    )
    body = "".join([_behind(row, to) for row in last])
    content = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return regions.table(SafeString(content), caption=_("Furthest behind"))


def _behind(row: queries.BoardRow, to: Addresses) -> str:
    name, late = escape(row.unit.short_name), row.totals.overdue
    figure = (
        f'<a href="{to.under}{row.unit.pk}{to.more}&amp;figure={Figure.OVERDUE.value}" class="late">'
        f"{_number(late, get_language() or '')}</a>"
        if late else NOUGHT
    )  # fmt: skip
    return (
        f'<tr><th scope="row"><a href="{to.board}{row.unit.pk}{to.more}">{name}</a></th>'
        f'<td>{marks.culm(row.totals.progress, late=bool(late))}</td><td class="n">{figure}</td></tr>'
    )


def months(found: queries.Board, before: Earlier) -> SafeString:
    """Return what the lines of the board draw, as a table; nothing where no month is kept."""
    units = [row.unit for row in found.rows if not row.is_own]
    if not before.days or not units:
        return SafeString("")
    heads = "".join([f'<th scope="col" class="n">{escape(month(day))}</th>' for day in before.days])
    rows = []
    for unit in units:
        cells = "".join([f'<td class="n">{escape(words)}</td>' for words in before.percents(unit.pk)])
        rows.append(f'<tr><th scope="row">{escape(unit.short_name)}</th>{cells}</tr>')
    first = escape(_("Unit"))
    content = f'<thead><tr><th scope="col">{first}</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody>'
    return regions.table(SafeString(content), caption=_("Progress at the end of each month"))

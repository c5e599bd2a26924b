"""The table of commitments that the list shows, and the page of one for what is right below it.

Its rows are written as strings, and their marks remembered by value: a template takes four times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from chancellery.commitments import rules, showing
from chancellery.commitments.enums import Standing
from chancellery.commitments.models import Commitment
from chancellery.ui import marks, regions

#: What a row is made from; a query for many rows need not fetch more.
FIELDS = (
    "title", "language", "is_leaf", "due_kind", "due_on", "period", "due_day", "status", "done_on", "progress",
    "lead__names", "lead__short_names",
    "provision__document__kind", "provision__document__number", "provision__document__titles",
)  # fmt: skip


def table(found: Iterable[tuple[Commitment, rules.Totals]], *, caption: str, today: date) -> SafeString:
    """Return the table of commitments whose ``lead`` and ``provision__document`` are loaded; nothing for no row."""
    first, *others = [_("Commitment"), _("Lead unit"), pgettext("column", "Due"), _("Standing"), _("Progress")]
    writing = _Writing(today, get_language() or "", tuple(map(conditional_escape, others)))
    body = "".join([writing.row(one, totals) for one, totals in found])
    if not body:
        return SafeString("")
    heads = format_html_join("", '<th scope="col">{}</th>', ((title,) for title in (first, *others)))
    content = SafeString(f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>")
    return regions.table(content, caption=caption, stacked=True)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What all rows of one table share; a unit and a document are named once."""

    today: date
    language: str
    titles: tuple[str, ...]  #: of the columns after the first one, which a phone writes into each row
    leads: dict[int, str] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)

    def row(self, one: Commitment, totals: rules.Totals) -> str:
        stands = showing.standing_of(one, totals, today=self.today)
        percent = showing.percent_of(one, totals)
        due, standing, progress = _marks(
            showing.due_of(one, today=self.today), stands, percent, self.today, self.language
        )
        foreign = showing.foreign(one.language, page=self.language)
        lang = f' lang="{conditional_escape(foreign)}"' if foreign else ""
        lead_title, due_title, standing_title, progress_title = self.titles
        return (
            f'<tr data-row><th scope="row"><a href="{showing.address("commitments:commitment", one.pk)}"{lang}>'
            f'{conditional_escape(one.title)}</a> <small class="soft">{self.source(one)}</small></th>'
            f'<td data-label="{lead_title}">{self.lead(one)}</td>'
            f'<td class="nowrap" data-label="{due_title}">{due}</td>'
            f'<td data-label="{standing_title}">{standing}</td><td data-label="{progress_title}">{progress}</td></tr>'
        )

    def lead(self, one: Commitment) -> str:
        if one.lead_id not in self.leads:
            name = conditional_escape(one.lead.short_name)
            self.leads[one.lead_id] = f'<a href="{showing.address("organisations:unit", one.lead_id)}">{name}</a>'
        return self.leads[one.lead_id]

    def source(self, one: Commitment) -> str:
        document = one.provision.document
        if document.pk not in self.sources:
            self.sources[document.pk] = conditional_escape(str(document))
        return self.sources[document.pk]


@lru_cache(maxsize=4096)
def _marks(
    due: rules.Due, stands: Standing, percent: Decimal | None, today: date, _language: str
) -> tuple[SafeString, SafeString, SafeString]:
    return (
        showing.due_mark(due),
        showing.standing_mark(stands, due_on=due.on, today=today),
        marks.culm(percent, late=stands == Standing.OVERDUE),
    )

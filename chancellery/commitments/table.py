"""The table of commitments that the list shows, and the page of one for what is right below it.

Its rows are written as strings and remembered by value: a template takes four times as long, and a list shows today
what it showed yesterday.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from chancellery.commitments import queries, showing
from chancellery.commitments.enums import Standing
from chancellery.ui import marks, regions


def table(lines: Iterable[queries.Line], *, caption: str, today: date, choose: str = "") -> SafeString:
    """Return the table of ``lines``; nothing for no line. ``choose`` is the form for which rows can be ticked."""
    language, first, others = get_language() or "", _("Commitment"), _titles()
    body = "".join([_row(line, today, language, choose) for line in lines])
    if not body:
        return SafeString("")
    heads = format_html_join("", '<th scope="col">{}</th>', ((title,) for title in (first, *others)))
    content = SafeString(f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>")
    return regions.table(content, caption=caption, stacked=True)


def _titles() -> tuple[str, str, str, str]:
    """Return the titles of the columns after the first one, which a phone writes into each row."""
    return _("Lead unit"), pgettext("column", "Due"), _("Standing"), _("Progress")


@lru_cache(maxsize=2048)
def _row(line: queries.Line, today: date, language: str, choose: str) -> str:
    stands = showing.standing_of(line, line.totals, today=today)
    percent = showing.percent_of(line, line.totals)
    due = showing.due_of(line, today=today)
    whole = " nowrap" if line.source_number else ""  # a number never breaks, a title may
    standing = showing.standing_mark(stands, due_on=due.on, today=today)
    concerns = showing.concerns_of(line, at_risk=line.at_risk, asked=line.asked, made_on=line.made_on, today=today)
    standing += SafeString("".join(f' <small class="soft">{escape(str(one.label))}</small>' for one in concerns))
    if line.closing_reason:
        standing += format_html(' <small class="soft">{}</small>', line.closing_reason)
    progress = marks.culm(percent, late=stands == Standing.OVERDUE)
    foreign = showing.foreign(line.language, page=language)
    lang = f' lang="{escape(foreign)}"' if foreign else ""
    lead_title, due_title, standing_title, progress_title = map(escape, _titles())
    address = showing.address("commitments:commitment", line.pk)
    return (
        f'<tr data-row><th scope="row">{_box(line, choose)}<a href="{address}"{lang}>'
        f'{escape(line.title)}</a> <small class="soft{whole}">{escape(line.source)}</small></th>'
        f'<td class="name" data-label="{lead_title}">'
        f'<a href="{showing.address("organisations:unit", line.lead)}">{escape(line.lead_name)}</a></td>'
        f'<td class="nowrap" data-label="{due_title}">{showing.due_mark(due)}</td>'
        f'<td data-label="{standing_title}">{standing}</td><td data-label="{progress_title}">{progress}</td></tr>'
    )


def _box(line: queries.Line, form: str) -> str:
    if not form:
        return ""
    name = escape(_("Choose %(title)s") % {"title": line.title})
    return f'<input type="checkbox" name="row" value="{line.pk}" form="{escape(form)}" aria-label="{name}"> '

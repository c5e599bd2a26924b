"""The component tags. Each refuses a misspelt argument by name; docs/reference/components.md lists them all."""

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chancellery.ui import cells, charts, controls, fields, frame, icons, lines, marks, regions, stylesheet

register = template.Library()

SINGLE = (
    *(
        marks.standing,
        marks.culm,
        marks.badge,
        marks.chip,
        marks.kbd,
        marks.colon,
        marks.ledger,
        marks.person,
        marks.day,
    ),
    *(
        icons.icon,
        cells.cell,
        charts.sparkline,
        charts.change,
        charts.tiles,
        regions.figure,
        lines.tree,
        lines.became,
        lines.languages,
    ),
    *(controls.button, controls.link_button, controls.tab, controls.busy),
)
WITH_CONTENT = (
    *(regions.panel, regions.card, regions.notice, regions.empty, regions.quote, regions.figures),
    *(regions.facts, regions.fact, regions.table, regions.matrix, regions.rows, regions.row),
    *(lines.chain, lines.node, lines.timeline, lines.moment, controls.menu, controls.tabs, controls.filters),
)
for mark in SINGLE:
    register.simple_tag(mark)
register.filter(marks.as_day)
register.filter(marks.quoted)
for region in WITH_CONTENT:
    register.simple_block_tag(region)


def _request(context: Context) -> HttpRequest | None:
    return context.get("request")


@register.simple_block_tag
def fragment(content: SafeString) -> SafeString:
    """Keep a piece of the page for a component: ``{% fragment as actions %}…{% endfragment %}``."""
    return content


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[object], *, name: str = "page") -> SafeString:
    """Links to the pages of a list that keep the rest of the address."""
    return controls.pagination(_request(context), page, name=name)


@register.simple_tag
def error_summary(form: BaseForm) -> SafeString:
    """Every error of a form in one place, each a link to its field; it takes the focus when the page opens."""
    return fields.errors_of(form)


@register.simple_tag
def styles() -> SafeString:
    """Link the style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', reverse("ui:styles", args=[stylesheet.current().digest]))


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """Return the theme the reader chose: light, dark, or nothing for the system's."""
    return frame.theme(_request(context))


@register.simple_tag(takes_context=True)
def rail(context: Context) -> SafeString:
    """The way around, beside or below every page, with the reader's name and switches."""
    return frame.region("ui/rail.html", context)


@register.simple_tag(takes_context=True)
def who(context: Context) -> SafeString:
    """The reader's name and switches alone, for pages without a navigation."""
    return frame.region("ui/who.html", context)


@register.simple_tag
def culm_shapes() -> SafeString:
    """The shapes that the culms of the page are drawn from."""
    return marks.culm_shapes()


@register.simple_tag
def shortcuts() -> SafeString:
    """The list of keys that ? opens."""
    return frame.shortcuts()

"""The regions a page is made of: panel, card, notice, empty state, quotation, figures, facts, table, rows."""

from collections.abc import Iterable

from django.forms.utils import flatatt
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from chancellery.ui.icons import icon
from chancellery.ui.wording import STANDINGS, TONES, one_of

NOTICE_ICONS = {"info": "info", "done": "check", "late": "warn", "warn": "warn"}
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


def heading(text: str, level: int) -> SafeString:
    """Return a heading of the given level, 2 to 4; level 1 belongs to the page."""
    depth = one_of(level, ("2", "3", "4"), of="level")
    return format_html("<h{}>{}</h{}>", depth, text, depth)


def panel(
    content: SafeString, *, title: str, level: int = 2, actions: str = "", note: str = "", id: str = ""
) -> SafeString:
    """A titled region on a sheet. ``actions`` is a fragment that stands beside the title, ``note`` a line below it."""
    beside = format_html('<div class="panel-actions">{}</div>', actions) if actions else ""
    below = format_html('<p class="soft">{}</p>', note) if note else ""
    return format_html(
        '<section class="sheet panel"{}><header class="panel-head"><div>{}{}</div>{}</header>{}</section>',
        flatatt({"id": id or None}), heading(title, level), below, beside, content,
    )  # fmt: skip


def card(content: SafeString, *, url: str = "", standing: str = "") -> SafeString:
    """A sheet without a title. With ``url`` all of it is one link; ``standing`` draws an edge in its colour."""
    edge = f" edge {one_of(standing, STANDINGS, of='card: standing')}" if standing else ""
    if url:
        return format_html('<a class="sheet card{}" href="{}">{}</a>', edge, url, content)
    return format_html('<div class="sheet card{}">{}</div>', edge, content)


def notice(content: SafeString, *, tone: str = "info", title: str = "", role: str = "") -> SafeString:
    """A sentence the reader should not miss. ``role`` is status or alert when it answers what was just done."""
    kind = one_of(tone, TONES, of="notice: tone")
    spoken = {"role": one_of(role, ("status", "alert"), of="notice: role")} if role else {}
    strong = format_html('<strong class="notice-title">{}</strong> ', title) if title else ""
    return format_html(
        '<div class="notice {}"{}>{}<div>{}{}</div></div>',
        kind, flatatt(spoken), icon(NOTICE_ICONS[kind]), strong, content,
    )  # fmt: skip


def empty(content: SafeString, *, title: str, icon_name: str = "leaf") -> SafeString:
    """What stands where a list has no rows: why it is empty, and in ``content`` what one can do about it."""
    return format_html(
        '<div class="empty">{}<p class="empty-title">{}</p><div>{}</div></div>', icon(icon_name), title, content
    )


def quote(content: SafeString, *, lang: str, source: str = "", url: str = "") -> SafeString:
    """Words of another, in their language, with where they come from."""
    direction = "rtl" if lang.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    origin = format_html('<a href="{}">{}</a>', url, source) if url else source
    below = format_html("<figcaption>{}</figcaption>", origin) if source else ""
    return format_html(
        '<figure class="quote"><blockquote lang="{}" dir="{}">{}</blockquote>{}</figure>',
        lang, direction, content, below,
    )  # fmt: skip


def figures(content: SafeString, *, label: str) -> SafeString:
    """A strip of figures, each of them a link to what it counts."""
    return format_html('<ul class="sheet figures" aria-label="{}">{}</ul>', label, content)


def figure(value: str | int, label: str, url: str, *, tone: str = "", change: str = "", better: str = "") -> SafeString:
    """One figure of a strip. ``change`` is the difference since last time; ``better`` says "yes" or "no" of it."""
    kind = one_of(tone, ("", "late", "done"), of="figure: tone")
    good = {"": "", "yes": "up", "no": "down"}[one_of(better, ("", "yes", "no"), of="figure: better")]
    shown = number_format(value, force_grouping=True) if isinstance(value, int) else value
    moved = format_html(' <span class="change {}">{}</span>', good, change) if change else ""
    return format_html(
        '<li><a class="{}" href="{}"><b>{}</b><small>{}{}</small></a></li>', kind, url, shown, label, moved
    )


def facts(content: SafeString, *, label: str = "") -> SafeString:
    """A list of names and values about one thing; fill it with ``fact``."""
    return format_html('<dl class="facts"{}>{}</dl>', flatatt({"aria-label": label or None}), content)


def fact(content: SafeString, *, name: str) -> SafeString:
    """One name and its value in ``facts``."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", name, content)


def table(
    content: SafeString,
    *,
    caption: str,
    note: str = "",
    stacked: bool = False,
    tall: bool = False,
    id: str = "",
) -> SafeString:
    """A captioned table that scrolls by itself, by keyboard too.

    ``content`` is thead and tbody. ``stacked`` turns each row into a card on a phone; the cells then name
    their column in ``data-label``. ``tall`` scrolls downwards too, under a head that stays.
    """
    below = format_html("<small>{}</small>", note) if note else ""
    classes = " ".join(["scroll", *(["stacked"] if stacked else []), *(["tall"] if tall else [])])
    return format_html(
        '<div class="{}" tabindex="0" role="region" aria-label="{}"{}>'
        "<table><caption><span>{}</span>{}</caption>{}</table></div>",
        classes, caption, flatatt({"id": id or None}), caption, below, content,
    )  # fmt: skip


def matrix(content: SafeString, *, caption: str, columns: Iterable[object], corner: str) -> SafeString:
    """The coverage matrix: ``content`` is its body rows, each a row heading and a ``cell`` for every column.

    ``columns`` are the names above, written upright; ``corner`` says what the row headings are.
    """
    heads = format_html_join("", '<th scope="col"><span>{}</span></th>', ((name,) for name in columns))
    return format_html(
        '<div class="scroll matrix" tabindex="0" role="region" aria-label="{}"><table><caption>{}</caption>'
        '<thead><tr><th scope="col"><span>{}</span></th>{}</tr></thead><tbody>{}</tbody></table></div>',
        caption, caption, corner, heads, content,
    )  # fmt: skip


def rows(content: SafeString, *, label: str) -> SafeString:
    """A list whose rows answer to the keyboard: j and k move, and each row's buttons name their own key."""
    return format_html('<ul class="rows" data-rows aria-label="{}">{}</ul>', label, content)


def row(content: SafeString, *, actions: str = "", current: bool = False, id: str = "") -> SafeString:
    """One row of ``rows``: what it is about, and in ``actions`` what can be done with it."""
    beside = format_html('<div class="row-actions">{}</div>', actions) if actions else ""
    return format_html(
        '<li class="row" data-row tabindex="-1"{}{}><div class="row-body">{}</div>{}</li>',
        flatatt({"id": id or None}), SafeString(' aria-current="true"') if current else "", content, beside,
    )  # fmt: skip

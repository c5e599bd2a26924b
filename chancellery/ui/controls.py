"""What is pressed and followed: buttons, menus, tabs, filters, pages of a list."""

from collections.abc import Iterator

from django.core.paginator import Page
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from chancellery.ui.icons import icon
from chancellery.ui.marks import badge
from chancellery.ui.wording import one_of

KINDS = ("plain", "main", "danger", "quiet")


def _face(label: str, icon_name: str, icon_only: bool) -> SafeString:
    drawing = icon(icon_name) if icon_name else ""
    words = format_html('<span class="unseen">{}</span>', label) if icon_only else format_html("<span>{}</span>", label)
    return format_html("{}{}", drawing, words)


def _classes(kind: str, small: bool, icon_only: bool) -> str:
    name = one_of(kind, KINDS, of="button: kind")
    return " ".join(["button", *([name] if name != "plain" else []), *(["small"] if small else []),
                     *(["square"] if icon_only else [])])  # fmt: skip


def button(
    label: str, *, kind: str = "plain", name: str = "", value: str = "", key: str = "", icon_name: str = "",
    icon_only: bool = False, small: bool = False, form: str = "", formaction: str = "", disabled: bool = False,
) -> SafeString:  # fmt: skip
    """A button that submits its form. ``kind`` is plain, main (one a page), danger or quiet.

    ``key`` is the letter that presses it while its row is the current one. An ``icon_only`` label is still spoken.
    """
    attributes: dict[str, str | bool | None] = {
        "class": _classes(kind, small, icon_only), "name": name or None, "value": value if name else None,
        "form": form or None, "formaction": formaction or None, "data-key": key or None,
        "aria-keyshortcuts": key or None, "title": label if icon_only else None, "disabled": disabled,
    }  # fmt: skip
    return format_html('<button type="submit"{}>{}</button>', flatatt(attributes), _face(label, icon_name, icon_only))


def link_button(
    label: str, url: str, *, kind: str = "plain", key: str = "", icon_name: str = "", icon_only: bool = False,
    small: bool = False, download: bool = False,
) -> SafeString:  # fmt: skip
    """A link that looks like a button, because it leads to an act rather than to a thing."""
    attributes: dict[str, str | bool | None] = {
        "class": _classes(kind, small, icon_only), "href": url, "data-key": key or None,
        "aria-keyshortcuts": key or None, "title": label if icon_only else None, "download": download,
    }  # fmt: skip
    return format_html("<a{}>{}</a>", flatatt(attributes), _face(label, icon_name, icon_only))


def menu(content: SafeString, *, label: str, icon_name: str = "", kind: str = "plain") -> SafeString:
    """A button that opens a list of links or buttons; ``content`` is its ``li`` elements."""
    face = _face(label, icon_name, icon_only=False)
    return format_html(
        '<details class="menu" data-menu><summary class="{}">{}{}</summary><ul class="sheet">{}</ul></details>',
        _classes(kind, small=False, icon_only=False), face, icon("chevron"), content,
    )  # fmt: skip


def tabs(content: SafeString, *, label: str) -> SafeString:
    """Links to the sides of one thing; each has its own address."""
    return format_html('<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>', label, content)


def tab(label: str, url: str, *, current: bool = False, count: int | None = None) -> SafeString:
    """One of ``tabs``."""
    here = SafeString(' aria-current="page"') if current else ""
    number = "" if count is None else badge(count)
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, here, label, number)


def filters(content: SafeString, *, label: str, clear: str = "", action: str = "", submit: str = "") -> SafeString:
    """A form whose answers stand in the address, so that a filtered list can be sent to a colleague.

    ``clear`` is the address without filters, given when some are set; ``submit`` says what a form does that looks for
    words.
    """
    without = format_html('<a class="button quiet" href="{}">{}</a>', clear, gettext("Clear filters")) if clear else ""
    return format_html(
        '<form class="filters" method="get" role="search" aria-label="{}" action="{}">'
        '<div class="filters-fields">{}</div>'
        '<div class="filters-act"><button type="submit" class="button">{}{}</button>{}</div></form>',
        label, action, content, icon("search" if submit else "filter"), submit or pgettext("filter", "Show"), without,
    )  # fmt: skip


def pagination(request: HttpRequest | None, page: Page[object], *, name: str = "page") -> SafeString:
    """Links to the pages of a list that keep the rest of the address; nothing when there is one page."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    items = format_html_join("", "<li>{}</li>", ((link,) for link in _page_links(request, page, name)))
    count = gettext("%(first)s–%(last)s of %(total)s") % {
        "first": page.start_index(), "last": page.end_index(), "total": page.paginator.count,
    }  # fmt: skip
    return format_html(
        '<nav class="pagination" aria-label="{}"><ul>{}</ul><span class="soft">{}</span></nav>',
        gettext("Pages"), items, count,
    )  # fmt: skip


def _page_links(request: HttpRequest | None, page: Page[object], name: str) -> Iterator[SafeString]:
    def address(number: int | str) -> str:
        query = request.GET.copy() if request else None
        if query is None:
            return f"?{name}={number}"
        query[name] = str(number)
        return f"?{query.urlencode()}"

    if page.has_previous():
        yield format_html('<a rel="prev" href="{}">{}{}</a>', address(page.previous_page_number()), icon("back"),
                          pgettext("page", "Previous"))  # fmt: skip
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if not isinstance(number, int):
            yield format_html('<span aria-hidden="true">{}</span>', number)
        elif number == page.number:
            yield format_html('<a href="{}" aria-current="page">{}</a>', address(number), number)
        else:
            yield format_html('<a href="{}">{}</a>', address(number), number)
    if page.has_next():
        yield format_html('<a rel="next" href="{}">{}{}</a>', address(page.next_page_number()),
                          pgettext("page", "Next"), icon("next"))  # fmt: skip


def busy(id: str = "busy") -> SafeString:
    """A sign that an answer is on its way; name it in ``hx-indicator``."""
    return format_html(
        '<span class="busy htmx-indicator" id="{}" role="status"><svg viewBox="0 0 34 8" aria-hidden="true">'
        '<path d="M0 1h9v6H0zM12 1h9v6h-9zM24 1h9v6h-9z"/></svg><span>{}</span></span>',
        id, gettext("Working…"),
    )  # fmt: skip

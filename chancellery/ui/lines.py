"""What runs down the page: the chain up to the directive, the timeline, the tree."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from chancellery.ui import marks
from chancellery.ui.icons import icon
from chancellery.ui.wording import STANDINGS, one_of


class Branch(Protocol):
    """What a tree is drawn from; any object with these names will do."""

    @property
    def label(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def children(self) -> "Sequence[Branch]": ...
    @property
    def open(self) -> bool: ...
    @property
    def current(self) -> bool: ...


def chain(content: SafeString, *, label: str) -> SafeString:
    """The line from a commitment up to the sentence it comes from; fill it with ``node``, the topmost first."""
    return format_html('<ol class="chain" aria-label="{}">{}</ol>', label, content)


def node(
    content: SafeString,
    *,
    kind: str,
    title: str,
    url: str = "",
    lang: str = "",
    current: bool = False,
    standing: str = "",
) -> SafeString:
    """One joint of a ``chain``: ``kind`` names what it is (plan, sentence …), ``lang`` the title's language."""
    words = format_html("<span{}>{}</span>", flatatt({"lang": lang or None}), title)
    name = format_html('<a href="{}">{}</a>', url, words) if url else words
    mark = marks.standing(standing) if standing else ""
    here = SafeString(' aria-current="true"') if current else ""
    return format_html(
        '<li{}><p class="chain-kind">{}</p><p class="chain-title">{} {}</p>{}</li>', here, kind, name, mark, content
    )


def timeline(content: SafeString, *, label: str) -> SafeString:
    """What happened, in order; fill it with ``moment``."""
    return format_html('<ol class="timeline" aria-label="{}">{}</ol>', label, content)


def moment(
    content: SafeString, *, at: date, title: str, by: str = "", role: str = "", kind: str = "none"
) -> SafeString:
    """One entry of a ``timeline``; ``at`` is a day or a moment, ``kind`` a standing whose shape marks it.

    ``role`` says as what the person did it. Fill it with ``became`` for each value that changed.
    """
    shape = one_of(kind, STANDINGS, of="moment: kind")
    what = format_html(" · {}", role) if role else ""
    who = format_html('<p class="who">{}{}</p>', by, what) if by else ""
    return format_html(
        '<li class="{}">{}<p><strong>{}</strong></p>{}{}</li>',
        shape, marks.day(at), title, content, who,
    )  # fmt: skip


def became(label: str, before: str, after: str) -> SafeString:
    """A value that changed: what it was, and what it is. Either may be empty."""
    nothing = format_html('<span class="soft">{}</span>', pgettext("a value that is empty", "none"))
    was = format_html('<span class="was">{}</span>', before) if before else nothing
    return format_html(
        '<p class="became"><span class="soft">{}</span> <span class="unseen">{}</span>{}'
        ' <span aria-hidden="true">→</span> <span class="unseen">{}</span>{}</p>',
        label, gettext("before:"), was, gettext("now:"), after or nothing,
    )  # fmt: skip


def tree(branches: Sequence[Branch], *, label: str) -> SafeString:
    """A nested list whose branches open and close without a script."""
    return format_html('<div class="tree" role="group" aria-label="{}">{}</div>', label, _branches(branches))


def _branches(branches: Sequence[Branch]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "{}", ((_branch(b),) for b in branches)))


def _branch(branch: Branch) -> SafeString:
    here = SafeString(' aria-current="true"') if branch.current else ""
    name = format_html('<a href="{}"{}>{}</a>', branch.url, here, branch.label) if branch.url else branch.label
    note = format_html(' <small class="soft">{}</small>', branch.note) if branch.note else ""
    shown = format_html('<span class="tree-name">{}{}</span>', name, note)
    if not branch.children:
        return format_html('<li class="leaf">{}</li>', shown)
    # A link inside a summary would be two controls in one; so the name lies over a hidden copy that keeps its place.
    return format_html(
        '<li class="branch">{}<details{}><summary>{}<span class="unseen">{}</span>'
        '<span class="tree-place" aria-hidden="true">{}{}</span></summary>{}</details></li>',
        shown, SafeString(" open") if branch.open else "", icon("next"),
        gettext("Below %(name)s") % {"name": branch.label}, branch.label, note, _branches(branch.children),
    )  # fmt: skip


def languages(current: str, codes: Sequence[str], *, url: str = "?lang=") -> SafeString:
    """Chips that lead to the other language versions of one text; ``url`` is followed by the code."""
    items = []
    for code in codes:
        here = SafeString(' aria-current="true"') if code == current else ""
        items.append((url + code, code, marks.own_name(code), here, code))
    links = format_html_join("", '<li><a class="chip" href="{}" hreflang="{}" title="{}"{}>{}</a></li>', items)
    return format_html('<ul class="chips" aria-label="{}">{}</ul>', gettext("Languages of this text"), links)

"""Small marks that stand in rows: standing, culm, badge, chip, cell, ledger bar.

They are built as strings and remembered by value, for a page may hold hundreds of them.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from math import floor
from unicodedata import normalize

from django.template import TemplateSyntaxError
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, pgettext

from chancellery.ui.wording import STANDINGS, one_of

SEGMENTS = 10
#: Of the ten units from node to node a joint takes so many; it runs from EDGE at its nodes to WAIST between them.
JOINT = 8.8
EDGE = 0.5
WAIST = 3.2
LEAF = SafeString('<path id="culm-leaf" d="M100 1.5c4-2.5 8-1.800 10 .7-3.500 2-7 1.900-10 .8z"/>')


def standing(kind: str, label: str = "") -> SafeString:
    """Say where something stands, by a shape, a colour and a word.

    ``kind`` is done, way, late, waived or none; ``label`` replaces the usual word ("11 days late").

    Raises:
        TemplateSyntaxError: ``kind`` is another word.
    """
    return _standing(one_of(kind, STANDINGS, of="standing"), str(label), get_language() or "")


@lru_cache(maxsize=2048)
def _standing(kind: str, label: str, _language: str) -> SafeString:
    return format_html('<span class="standing {}">{}</span>', kind, label or usual_word(kind))


def usual_word(kind: str) -> str:
    """Return the word for a standing in the page's language."""
    words = {
        "done": pgettext("standing", "done"),
        "way": pgettext("standing", "under way"),
        "late": pgettext("standing", "late"),
        "waived": pgettext("standing", "waived"),
        "none": pgettext("standing", "not started"),
    }
    return words[kind]


def whole_percent(percent: float | Decimal) -> int:
    """Round down, so that 99.7 never reads as done.

    Raises:
        TemplateSyntaxError: ``percent`` is below nought or no number.
    """
    try:
        whole = floor(percent)
    except (TypeError, ValueError) as slip:
        raise TemplateSyntaxError(f"A percentage must be a number or None, not “{percent}”.") from slip
    if whole < 0:
        raise TemplateSyntaxError(f"A percentage must not be below nought, and this is {percent}.")
    return whole


def percentage(whole: float | Decimal) -> str:
    """Write a percentage as the page's language does: with a blank before the sign, or without."""
    return (pgettext("a percentage", "%(n)s %%") % {"n": whole}).replace(" ", "\N{NO-BREAK SPACE}")


def culm(percent: float | Decimal | None, *, late: bool = False, text: bool = True) -> SafeString:
    """Draw progress as a culm of bamboo; a leaf sprouts at 100 %. None means that nothing was reported.

    With ``text=False`` the figure is not printed beside it but spoken by screen readers.
    """
    whole = None if percent is None else whole_percent(percent)
    return _culm(whole, bool(late), bool(text), get_language() or "")


@lru_cache(maxsize=1024)
def _culm(percent: int | None, late: bool, text: bool, _language: str) -> SafeString:
    words = gettext("no report") if percent is None else percentage(percent)
    kind = "unreported" if percent is None else "late" if late else "full" if percent >= 100 else "growing"
    drawing = _drawing(min(percent or 0, 100), reported=percent is not None)
    if text:
        return format_html(
            '<span class="culm {}"><svg viewBox="0 0 100 10" aria-hidden="true">{}</svg><b>{}</b></span>',
            kind, drawing, words,
        )  # fmt: skip
    return format_html(
        '<span class="culm {}"><svg viewBox="0 0 100 10" role="img" aria-label="{}">{}</svg></span>',
        kind, words, drawing,
    )  # fmt: skip


def _drawing(percent: int, *, reported: bool) -> SafeString:
    if not reported:
        return SafeString('<path class="culm-line" d="M0 5h100"/>')
    whole, part = divmod(percent, 10)
    hollow = "" if whole == SEGMENTS else f'<use href="#culm-{SEGMENTS}"/>'
    grown = f'<use class="culm-on" href="#culm-{whole}"/>' if whole else ""
    growing = f'<path class="culm-on" d="{_joint(whole, part / 10)}"/>' if part else ""
    leaf = '<use class="culm-leaf" href="#culm-leaf"/>' if whole == SEGMENTS else ""
    return SafeString(hollow + grown + growing + leaf)


@cache
def culm_shapes() -> SafeString:
    """Return the shapes that the culms of a page are drawn from; the page holds them once, for it may hold hundreds."""
    grown = "".join(
        f'<path id="culm-{count}" d="{"".join(_joint(segment, 1) for segment in range(count))}"/>'
        for count in range(1, SEGMENTS + 1)
    )
    return SafeString(f'<svg class="shapes" aria-hidden="true" focusable="false"><defs>{grown}{LEAF}</defs></svg>')


def _joint(segment: int, share: float) -> str:
    """Return the path of one joint, grown to ``share``: it is wide at its nodes and slender between them."""
    across = JOINT * share
    bend = EDGE + (WAIST - EDGE) * share
    end = EDGE * (1 - share) ** 2 + 2 * WAIST * share * (1 - share) + EDGE * share**2
    return (
        f"M{segment * 10} {EDGE}q{across / 2:.4g} {bend - EDGE:.3g} {across:.3g} {end - EDGE:.3g}"
        f"V{10 - end:.3g}Q{segment * 10 + across / 2:.4g} {10 - bend:.3g} {segment * 10} {10 - EDGE}z"
    )


def badge(count: int | str, *, label: str = "", tone: str = "") -> SafeString:
    """Print a count in a small lozenge; ``label`` tells screen readers what is counted."""
    kind = one_of(tone, ("", "late", "done", "accent"), of="badge: tone")
    shown = number_format(count, force_grouping=True) if isinstance(count, int) else count
    spoken = format_html('<span class="unseen"> {}</span>', label) if label else ""
    return format_html('<span class="badge {}">{}{}</span>', kind, shown, spoken)


@lru_cache(maxsize=256)
def chip(language: str) -> SafeString:
    """Show the code of a language, with the language's own name for who does not know the code."""
    return format_html('<abbr class="chip" title="{}">{}</abbr>', own_name(language), language)


def own_name(language: str) -> str:
    """Return what a language calls itself, or its code when we do not know."""
    try:
        return normalize("NFC", get_language_info(language)["name_local"])  # Django keeps Vietnamese decomposed
    except KeyError:
        return language


def colon() -> str:
    """Return what stands between a label and what it names: in some languages a blank before the colon."""
    return pgettext("after a label", ":")


def quoted(words: str) -> str:
    """Return words between the quotes of the page's language, whatever the language of the words."""
    return pgettext("quoted words", "“%(words)s”") % {"words": words}


@lru_cache(maxsize=64)
def kbd(keys: str) -> SafeString:
    """Show the key to press; keys pressed one after another are parted by a blank."""
    return format_html_join(" ", "<kbd>{}</kbd>", ((key,) for key in keys.split()))


def ledger(parts: Iterable[tuple[str, int, str]], *, label: str) -> SafeString:
    """Draw what became of the whole as one bar, and list its parts with their counts below.

    Each part is (kind, count, what it is): kind is a standing, "date" or "furniture". Empty ones are left out.
    """
    shown = [
        (one_of(kind, (*STANDINGS, "date", "furniture"), of="ledger: kind"), n, what) for kind, n, what in parts if n
    ]
    total = sum(n for _, n, _ in shown)
    if not total:
        return format_html('<p class="ledger-nothing soft">{}</p>', gettext("Nothing to account for."))
    bars, at = [], 0.0
    for kind, n, _ in shown:
        width = 100 * n / total
        bars.append((kind, f"{at:.3g}", f"{max(width - 0.4, 0.4):.3g}"))
        at += width
    drawing = format_html_join("", '<rect class="{}" x="{}" width="{}" height="6"/>', bars)
    items = format_html_join(
        "", '<li class="{}"><b>{}</b> {}</li>', ((k, number_format(n, force_grouping=True), w) for k, n, w in shown)
    )
    return format_html(
        '<div class="ledger"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
        '<ul aria-label="{}">{}</ul></div>',
        drawing, label, items,
    )  # fmt: skip


def person(name: str, *, post: str = "", unit: str = "", url: str = "") -> SafeString:
    """Name a person with post and unit on one line, which breaks between them on a phone."""
    shown = format_html('<a href="{}">{}</a>', url, name) if url else conditional_escape(name)
    notes = format_html_join("", " <span>{}</span>", ((note,) for note in (post, unit) if note))
    return format_html('<span class="person"><b>{}</b>{}</span>', shown, notes)


def day(on: date | None, *, missing: str = "") -> SafeString:
    """Write a day, or a moment in the reader's time zone, as the page's language does; ``missing`` stands for None."""
    if on is None:
        return format_html('<span class="soft">{}</span>', missing) if missing else SafeString("")
    if isinstance(on, datetime):
        local, shown = timezone.localtime(on) if timezone.is_aware(on) else on, as_day(on)
        return format_html('<time class="day" datetime="{}">{}</time>', local.isoformat(timespec="minutes"), shown)
    return _day(on, get_language() or "")


@lru_cache(maxsize=2048)
def _day(on: date, _language: str) -> SafeString:
    return format_html('<time class="day" datetime="{}">{}</time>', on.isoformat(), as_day(on))


def as_day(on: date) -> str:
    """Return the words that ``day`` writes, for sentences and titles, where no element may stand."""
    if isinstance(on, datetime):
        local = timezone.localtime(on) if timezone.is_aware(on) else on
        return str(date_format(local, pgettext("format of a moment", "j M Y, H:i")))
    return str(date_format(on, pgettext("format of a day", "j M Y")))

"""Small drawings of figures: how one moved over time, and tiles in the place of provinces. Each has its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from chancellery.ui.cells import STEP
from chancellery.ui.marks import percentage

WIDTH, HEIGHT, EDGE = 92, 20, 2
#: Places that the style sheet knows, across and down.
ACROSS, DOWN = 10, 24


def sparkline(percents: Sequence[float | Decimal | None], *, label: str) -> SafeString:
    """Draw how a percentage moved; ``None`` is a time without a figure. ``label`` says in words what the line shows."""
    step = (WIDTH - 2 * EDGE) / max(len(percents) - 1, 1)
    room = HEIGHT - 2 * EDGE
    points = [
        (EDGE + n * step, HEIGHT - EDGE - room * min(float(percent), 100) / 100)
        for n, percent in enumerate(percents)
        if percent is not None
    ]
    if not points:
        return SafeString("")
    line = " ".join(f"{x:.3g},{y:.3g}" for x, y in points)
    x, y = points[-1]
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<polyline points="{}"/><circle cx="{}" cy="{}" r="2"/></svg>',
        WIDTH, HEIGHT, label, line, f"{x:.3g}", f"{y:.3g}",
    )  # fmt: skip


def change(points: int, *, better: bool | None = None) -> SafeString:
    """Write a difference with its sign; ``better`` says whether it is good news, and by default more is."""
    if not points:
        return format_html('<span class="soft" title="{}">±0</span>', gettext("unchanged"))
    good = points > 0 if better is None else better
    sign = "+" if points > 0 else "−"
    return format_html('<span class="change {}">{}{}</span>', "up" if good else "down", sign, abs(points))


@dataclass(frozen=True, slots=True)
class Tile:
    """A place of a map: ``column`` and ``row`` count from 0. Without ``url`` nothing is known of it."""

    name: str
    column: int
    row: int
    url: str = ""
    percent: int | None = None
    late: bool = False


def tiles(places: Iterable[Tile], *, label: str) -> SafeString:
    """Draw tiles where provinces lie; each is filled as far as its percentage."""
    return format_html(
        '<ul class="tiles" aria-label="{}">{}</ul>',
        label,
        format_html_join("", "{}", ((_tile(one),) for one in places)),
    )


def _tile(one: Tile) -> SafeString:
    place = f"x{one.column} y{one.row}"
    if not one.url:
        return format_html('<li class="{}"><span class="tile"><span>{}</span></span></li>', place, one.name)
    filled = min(one.percent or 0, 100) // STEP * STEP
    kind = "late" if one.late else "done" if (one.percent or 0) >= 100 else "way"
    words = "—" if one.percent is None else percentage(one.percent)
    spoken = format_html('<span class="unseen"> {}</span>', gettext("something is overdue")) if one.late else ""
    return format_html(
        '<li class="{}"><a class="tile {}{}" href="{}"><span>{}</span> <b>{}</b>{}</a></li>',
        place, kind, f" p{filled}" if filled else "", one.url, one.name, words, spoken,
    )  # fmt: skip

"""What the board says of earlier months: how progress moved, and what has changed since one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chancellery.commitments import queries, rules
from chancellery.ui import charts, marks

MONTHS = 12
#: Tells the day of a unit (by key) and a document, or of all, with which boards may be compared besides.
LastDay = Callable[[int, int | None], date | None]
_last_days: list[LastDay] = []
Ends = Mapping[int, Sequence[queries.MonthEnd]]


def compare_also(last_day: LastDay) -> None:
    """Let boards be compared with the day that ``last_day`` tells."""
    _last_days.append(last_day)


def last_review(unit: int, document: int | None) -> date | None:
    """Return the day of the last review of a unit, if there is one."""
    return max((day for last_day in _last_days if (day := last_day(unit, document))), default=None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The ends of months of several units, and the one that the board compares with."""

    ends: Ends  #: by unit
    days: tuple[date, ...]  #: the ends of months of which anything is kept, the earliest first
    since: date | None  #: one of them, or the day of the last review
    at_review: Mapping[int, rules.Totals] | None = None  #: by unit, when it is compared with the last review

    def moved(self, unit: int, now: rules.Totals) -> SafeString:
        """Return a line of the unit's progress up to now, and by how many points it differs from the day compared."""
        by_day = {one.until_on: one.totals for one in self.ends.get(unit, ())}
        percents = [_percent(by_day.get(day)) for day in self.days]
        if all(percent is None for percent in percents):
            return SafeString('<span class="soft">—</span>')
        words = ", ".join(f"{month(day)}: {_words(percent)}" for day, percent in zip(self.days, percents, strict=True))
        line = charts.sparkline([*percents, _percent(now)], label=words)
        points = self.points(unit, now)
        return SafeString(f"<span>{line} {charts.change(points)}</span>" if points is not None else line)

    def points(self, unit: int, now: rules.Totals) -> int | None:
        """Return by how many percentage points the unit is further than on the day compared."""
        before, after = _percent(self.at_since(unit)), _percent(now)
        return None if before is None or after is None else after - before

    def at_since(self, unit: int) -> rules.Totals | None:
        """Return how the unit stood on the day compared, or ``None`` when it is not known."""
        if self.at_review is not None:
            return self.at_review.get(unit)
        return next((one.totals for one in self.ends.get(unit, ()) if one.until_on == self.since), None)

    def percents(self, unit: int) -> list[str]:
        """Return the unit's progress at the end of each month, in words."""
        by_day = {one.until_on: one.totals for one in self.ends.get(unit, ())}
        return [_words(_percent(by_day.get(day))) for day in self.days]


def earlier(ends: Ends, *, since: date | None) -> Earlier:
    """Compare with the end of the month of ``since``, or else with the last one that is kept."""
    days = tuple(sorted({one.until_on for its in ends.values() for one in its}))
    chosen = next(
        (day for day in days if since is not None and (day.year, day.month) == (since.year, since.month)), None
    )
    return Earlier(ends, days, chosen or (days[-1] if days else None))


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def month(day: date) -> str:
    """Return the month of a day, as a column says it."""
    return date_format(day, pgettext("format of a month", "M Y"))


def differs(now: int, before: int) -> str:
    """Return a difference of counts with its sign; nothing for none."""
    return "" if now == before else f"{'+' if now > before else '−'}{abs(now - before)}"


def _percent(totals: rules.Totals | None) -> int | None:
    progress = totals.progress if totals is not None else None
    return None if progress is None else marks.whole_percent(progress)


def _words(percent: int | None) -> str:
    return _("no figure") if percent is None else marks.percentage(percent)

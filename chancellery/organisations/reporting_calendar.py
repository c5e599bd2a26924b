"""When the data of a period close, and by when they are sent: values in, days out.

Source: Decree 09/2019/ND-CP, by which data close on the 14th (a month runs from the 15th to the 14th, a year from
15 December to 14 December); an authority may set other days for those below it, and Party bodies keep their own.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a reporting calendar. Without other words it is that of the year: periods end with their month."""

    closing_day: int = 31  #: of the month; 31 is the last
    sending_day: int = 31  #: the first such day on or after the close
    year_ends_in: int = 12

    def period_of(self, day: date, *, months: int) -> tuple[date, date]:
        """Return the first and the last day of the period of so many months in which ``day`` lies."""
        last = day.year * 12 + day.month - 1
        if day > self._close(last):
            last += 1
        while (last + 1 - self.year_ends_in) % months:
            last += 1
        return self._close(last - months) + timedelta(days=1), self._close(last)

    def last_closed(self, day: date, *, months: int) -> date:
        """Return the last day of the latest period of so many months that has closed by ``day``."""
        begins, ends = self.period_of(day, months=months)
        return ends if ends == day else begins - timedelta(days=1)

    def sent_by(self, closed_on: date) -> date:
        """Return the day by which the data of a period that closed are sent."""
        month = closed_on.year * 12 + closed_on.month - 1
        sent = _day(month, self.sending_day)
        return sent if sent >= closed_on else _day(month + 1, self.sending_day)

    def _close(self, month: int) -> date:
        return _day(month, self.closing_day)


PLAIN = Calendar()


def _day(month: int, day: int) -> date:
    """Return a day of a month counted from the year nought; the last one where it has not so many."""
    year, of_year = divmod(month, 12)
    return date(year, of_year + 1, min(day, calendar.monthrange(year, of_year + 1)[1]))
